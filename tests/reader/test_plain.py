"""Columns of plain text: never wider than asked, and no word lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.plain_text import cells, clip, hang, table

TEXT = st.text(st.characters(categories=["L", "Nd", "P", "Zs", "Mn"]), max_size=80)


@given(TEXT, st.integers(0, 90))
def test_clipped_text_fits_and_is_marked(text: str, width: int) -> None:
    clipped = clip(text, width)
    assert cells(clipped) <= max(width, 0)
    assert clipped == text or clipped == "" or (clipped.endswith("…") and text.startswith(clipped[:-1]))


@given(TEXT, st.integers(16, 90))
def test_hanging_text_fits_and_keeps_every_letter(text: str, width: int) -> None:
    lines = hang("¶ 12  ", text, width).split("\n")
    assert all(cells(line) <= width for line in lines)
    assert all(line.startswith("      ") for line in lines[1:])
    assert "".join("".join(lines).removeprefix("¶ 12  ").split()) == "".join(text.split())


def test_wide_characters_count_twice_and_marks_nothing() -> None:
    assert (cells("安全"), cells("e\u0301"), cells("abc")) == (4, 1, 3)
    assert clip("安全保障", 5) == "安全…"


def test_without_a_width_a_text_is_one_line() -> None:
    assert hang("  ", "some\nwords  here", None) == "  some words here"
    assert clip("some words", None) == "some words"


def test_a_table_aligns_by_cells() -> None:
    assert list(table([("安全", "1", "x"), ("abc", "22", "")], right=frozenset({1}))) == [
        "安全   1  x",
        "abc   22",
    ]


def test_line_ends_of_tables_and_code_stay_with_the_blanks_before_them() -> None:
    assert hang("¶ 1  ", "def f():\n    return  1", 40) == "¶ 1  def f():\n         return  1"
    assert hang("", "a long line of words\nb", 10) == "a long\nline of\nwords\nb"
