"""Names of files: safe on every system, still readable, never two alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.export.file_names import file_names
from tests.notes.export.building import texts


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("European security", "European security.md"),
        ("../../x", "x.md"),
        ("/etc/passwd", "etc-passwd.md"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f.md"),
        ("CON", "CON_.md"),
        ("lpt1.old", "lpt1.old_.md"),
        ("...hidden", "hidden.md"),
        ("Kapoor [2021]", "Kapoor (2021).md"),
        ("Schlüssel ключ 鍵", "Schlüssel ключ 鍵.md"),
        ("peace 🕊️ now", "peace 🕊️ now.md"),
        ("two\nlines\tof it", "two lines of it.md"),
        ("right\u202eleft\x1b[2J", "right left (2J.md"),
    ],
)
def test_a_name_is_read_as_its_title(title: str, name: str) -> None:
    assert file_names([title]) == [name]


def test_a_long_title_is_cut_between_words_and_marked() -> None:
    (name,) = file_names(["security architecture " * 15])
    assert name.startswith("security architecture security")
    assert len(name.encode()) <= 103
    assert name != file_names(["security architecture " * 16])[0]
    assert file_names(["🕊" * 300])[0].startswith("🕊🕊")


def test_titles_that_would_share_a_file_are_told_apart() -> None:
    names = file_names(["a/b", "a:b", "A-B", "index", "", "..", "other"], ["index.md"])
    assert len({name.casefold() for name in names}) == 7
    assert names[-1] == "other.md"
    assert "index.md" not in names
    assert file_names(["x", "a/b", "a:b"])[1:] == names[:2]  # what stands beside them changes nothing


@given(st.lists(texts, max_size=6, unique=True))
def test_every_name_is_safe(titles: list[str]) -> None:
    names = file_names(titles, ["index.md"])
    assert len({name.casefold() for name in [*names, "index.md"]}) == len(titles) + 1
    for name in names:
        assert not set(name) & set('/\\:*?"<>|\0\n')
        assert name.endswith(".md")
        assert not name.startswith((".", " ", "-"))
        assert len(name.encode()) <= 120
