"""What is kept between starts: the same as made anew, whatever became of the reports and of the cache."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import kept
from corpus.index.lexicon import Lexicon
from corpus.kept import folder as kept_folder
from corpus.links import Linker
from corpus.model import Kind, Passage, Report, in_date_order
from corpus.search import Searcher
from corpus.steps import finish
from corpus.themes import Locator, Theme, Themes
from corpus.themes.discovery import discover
from corpus.themes.discovery.cache import discovered
from corpus.themes.jump import Jumper
from corpus.themes.passage_reader import PassageReader
from corpus.themes.themes_for_links import ThemesForLinks
from tests.corpus.building import passage, report

ARRAYS = kept.ArrayKind("arrays", "1")
TEXTS = (
    ("Minsk Group", "The Minsk Group met. NATO was there.", "A harvest of wine in Transnistria."),
    ("NATO", "NATO and START are treaties.", "The Transdnistria question of the Minsk agreement."),
    ("Wine", "Nobody harvests wine in the Minsk Group.", "NATO enlargement; enlargement of NATO."),
    ("Cheese", "Cheese is made in Minsk. It starts there."),
)
THEMES = (
    Theme("Minsk Group"),
    Theme("NATO", ("Alliance",)),
    Theme("Minsk", calls={"r1": ("question",)}),
    Theme("Transnistria", ("harvest",), locators=(Locator("r0", "The Minsk Gr", True),)),
    Theme("NATO", ("enlargement", "treaty")),
    Theme("wine", off=frozenset({("r2", "Nobody harve")})),
)


def made(number: int, year: int = 2000) -> Report:
    """A report as if read from a file."""
    heading, *texts = TEXTS[number]
    passages = [passage(heading, Kind.HEADING), *(_under(heading, text) for text in texts)]
    built = report(*passages, name=f"r{number}", date=str(year))
    prints = sha256(str(number).encode()).hexdigest()
    return built.but(bytes_print=prints, letters_print=prints)


def _under(heading: str, text: str) -> Passage:
    return replace(passage(text), section=heading)


def answers(reports: Sequence[Report], themes: Sequence[Theme], cache: Path | None) -> list[object]:
    """What a start tells of reports and themes."""
    Lexicon.load.cache_clear()
    ordered = in_date_order(reports)
    searcher = Searcher(ordered, cache).build()
    found = finish(Themes.steps(ordered, searcher, themes, cache=cache))
    jumper = Jumper(found)
    linker = Linker(ordered, ThemesForLinks(found), cache, meaning=searcher)
    jumps = [jumper.jump(query) for query in ("nato", "wine growing", "Mnisk")]
    return [
        [searcher.search(query) for query in ("minsk treaty", "dairy products", "harvset")],
        [found.presences(theme) for theme in found.themes],
        jumps,
        [[silence.near for silence in jump.silent] for jump in jumps],
        [(report, here.id, links) for report, here, links in linker.all()],
        discovered(reports, cache) if cache else discover(reports),
    ]


STEP = st.tuples(
    st.lists(st.tuples(st.integers(0, 3), st.integers(2000, 2002)), unique_by=lambda one: one[0]),
    st.lists(st.sampled_from(THEMES), unique_by=lambda theme: theme.key),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=4))
def test_whatever_is_changed_it_is_as_if_nothing_had_been_kept(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[list[tuple[int, int]], list[Theme]]]
) -> None:
    """Reports are added, removed and dated otherwise, themes touched, in any order, over many starts."""
    cache = tmp_path_factory.mktemp("cache")
    for numbers, themes in steps:
        reports = [made(*number) for number in numbers]
        anew = answers(reports, themes, None)
        assert answers(reports, themes, cache) == anew
        assert answers(reports, themes, cache) == anew, "read where it lies"


def test_a_second_start_reads_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = answers([made(0), made(1)], THEMES[:4], tmp_path)
    monkeypatch.setattr(PassageReader, "read", None)
    assert answers([made(0), made(1)], THEMES[:4], tmp_path) == before


def test_a_report_that_is_added_is_the_only_one_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers([made(0), made(1)], THEMES[:4], tmp_path)
    asked: list[str] = []
    real = PassageReader.read

    def noted(self: Any, reports: Sequence[Report], places: Any, **more: Any) -> Any:
        asked.extend(one.id for one, own in zip(reports, places, strict=True) if own)
        return real(self, reports, places, **more)

    monkeypatch.setattr(PassageReader, "read", noted)
    answers([made(0), made(1), made(3)], THEMES[:4], tmp_path)
    assert asked == ["r3"]


DAMAGES = {
    "cut": lambda data: data[:-30],
    "emptied": lambda _: b"",
    "foreign": lambda _: b"SQLite format 3\x00" * 20,
    "flipped": lambda data: data[:-20] + bytes([data[-20] ^ 1]) + data[-19:],
    "made longer": lambda data: data + b"x",
    "of a head without end": lambda data: data[:20] + b"\xff" * 8 + data[28:],
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_foreign_is_made_again(tmp_path: Path, damage: str) -> None:
    before = answers([made(0), made(1)], THEMES[:4], tmp_path)
    whole = {path: path.read_bytes() for path in tmp_path.glob("*.arrays")}
    assert len(whole) > 2
    for path, data in whole.items():
        path.write_bytes(DAMAGES[damage](data))
    assert answers([made(0), made(1)], THEMES[:4], tmp_path) == before
    assert {path: path.read_bytes() for path in tmp_path.glob("*.arrays")} == whole


def test_of_another_version_is_made_again(tmp_path: Path) -> None:
    kept.save(tmp_path, ARRAYS, "key", {"one": np.arange(3)}, ["a"])
    newer = ARRAYS._replace(version="2")
    assert kept.load(tmp_path, newer, "key") is None
    assert kept.nearest(tmp_path, newer, ["a"]) is None
    kept.save(tmp_path, newer, "key", {"one": np.arange(4)})
    assert len(list(tmp_path.iterdir())) == 1, "the older one is gone"


def test_parts_come_back_as_they_were(tmp_path: Path) -> None:
    parts: dict[str, kept.Part] = {
        "whole": np.arange(5, dtype=np.int64),
        "table": np.ones((2, 3), np.float32),
        "none": np.zeros((0, 4), np.uint8),
        "texts": ["a", "", "Göteborg", "\udc80"],
        "no texts": [],
        "bytes": b"\x00\x01",
    }
    assert kept.save(tmp_path, ARRAYS, "key", parts)
    found = kept.load(tmp_path, ARRAYS, "key")
    assert found is not None and list(found) == list(parts)
    for name, part in parts.items():
        if isinstance(part, np.ndarray):
            assert found[name].dtype == part.dtype and np.array_equal(found[name], part)
            assert not found[name].flags.writeable
        else:
            assert found[name] == part


def test_the_one_that_has_most_in_common_is_nearest(tmp_path: Path) -> None:
    for key, contents in (("one", ["a"]), ("two", ["a", "b"]), ("other", ["x", "y", "z"])):
        kept.save(tmp_path, ARRAYS, key, {}, contents)
    near = kept.nearest(tmp_path, ARRAYS, ["b", "a", "c"])
    assert near is not None and near[0].key == "two"
    assert kept.nearest(tmp_path, ARRAYS, ["c"]) is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_folder, "MOST", 6_000)
    (tmp_path / "words.sqlite").write_text("of a former version")
    (tmp_path / "text-x.json").write_text("somebody else's")
    for number in range(6):
        kept.save(tmp_path, ARRAYS, str(number), {"one": np.zeros(300)})
        if number == 0:
            kept.save(tmp_path, kept.ArrayKind("others", "1"), "0", {"one": np.zeros(300)})
        for age, path in enumerate(sorted(tmp_path.glob("*.arrays"), key=lambda p: p.stat().st_mtime)):
            os.utime(path, (age, age))
        kept.load(tmp_path, ARRAYS, "1")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"arrays-1.arrays", "arrays-5.arrays", "others-0.arrays", "text-x.json"}


@pytest.mark.parametrize("barred", ["a file", "a folder that is not to be written"])
def test_where_nothing_can_be_written_all_works(tmp_path: Path, barred: str) -> None:
    if barred == "a file":
        cache = tmp_path / "file" / "cache"
        (tmp_path / "file").write_text("no folder can be made here")
    else:
        cache = tmp_path / "folder"
        cache.mkdir(mode=0o500)
    assert answers([made(0)], THEMES[:2], cache) == answers([made(0)], THEMES[:2], None)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert answers([made(0)], THEMES[:2], tmp_path) == answers([made(0)], THEMES[:2], None)
    assert not list(tmp_path.iterdir())
