"""A draft of a themes.toml, read back: the same themes, no warning, whatever their names hold."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import open_paths
from corpus.model import Report
from corpus.search import Searcher
from corpus.steps import finish
from corpus.themes import Origin, Theme, Themes, read_themes
from corpus.themes.draft import draft, locators
from corpus.themes.names import name_key
from tests.corpus.building import report


def drafted(reports: Sequence[Report], *themes: Theme) -> str:
    """The draft of themes of some reports."""
    return "".join(draft(finish(Themes.steps(reports, Searcher(reports).build(), themes))))


def read(text: str, reports: Sequence[Report]) -> tuple[Theme, ...]:
    """What a folder has of such a list, without any warning."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "themes.toml").write_text(text, "utf-8")
        themes, problems = read_themes(Path(folder), reports)
    assert problems == ()
    return themes


@pytest.fixture
def opened(tmp_path: Path) -> Sequence[Report]:
    """Two reports as they are read from files."""
    (tmp_path / "one.md").write_text("# One\n\nAll want arms control.\n\nGulls cry.\n\nArms control ends.\n")
    (tmp_path / "two.md").write_text("# Two\n\nThe control of arms is dear.\n\nNATO met.\n")
    return open_paths([tmp_path]).reports


def test_a_draft_is_read_back(opened: Sequence[Report]) -> None:
    arms = Theme("arms control", ("control of arms",), Origin.DISCOVERED)
    nato = Theme("NATO", ("North Atlantic Treaty Organization",), Origin.DISCOVERED)
    text = drafted(opened, arms, nato)
    assert [(t.name, t.aliases) for t in read(text, opened)] == [(t.name, t.aliases) for t in (arms, nato)]
    assert '\n# main.one = "1, 3"\n# main.two = "1"\n' in text


def test_its_locators_are_right_once_they_are_taken_in(opened: Sequence[Report]) -> None:
    text = drafted(opened, Theme("arms control"))
    (theme,) = read(text.replace("# main.", "main."), opened)
    spoken = [(at.report, opened[at.report == "two"].by_id[at.passage]) for at in theme.locators]
    assert spoken == [("one", 1), ("one", 3), ("two", 1)]


def test_a_report_without_a_plain_name_is_quoted() -> None:
    assert '# main."a.b c" = "' in drafted([report("Arms control.", name="a.b c")], Theme("arms control"))


def test_locators_are_short(opened: Sequence[Report]) -> None:
    one = opened[0]
    assert locators(one.reading) == f"1-3, {one.reading[0].id}"


HOSTILE = st.text(st.characters(), min_size=1, max_size=20) | st.sampled_from(
    [
        '"',
        "\\",
        '"]\n[[theme]]\nname = "x',
        "\x1b[31m",
        "a\r\nb",
        "\u202e",
        "'''",
        '"""',
        "#",
        "\x00a",
        "A",
        "a",
    ]
)


@given(st.lists(st.tuples(HOSTILE, st.lists(HOSTILE, max_size=3)), max_size=5))
def test_any_names_are_quoted_rightly(rows: list[tuple[str, list[str]]]) -> None:
    reports = [report("Text.", name="one"), report("Text.", name="two")]
    themes = list({name_key(name): Theme(name, tuple(aliases)) for name, aliases in rows}.values())
    text = drafted(reports, *themes)
    tomllib.loads(text)
    names = [theme.name for theme in read(text, reports)]
    kept = [theme.name for theme in themes if any(map(str.isalnum, theme.name))]
    assert len(names) == len(kept)
