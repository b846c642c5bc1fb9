from __future__ import annotations

import itertools
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from corpus.model import Kind, Passage
from reader.layout.document_layout import BLOCK, DocumentLayout, LayoutRow
from reader.positions.places import Place
from reader.text import wrapping
from reader.text.wrapping import SPACES, cells, column_of, joins, offset_at, reach_by_cells, wrap
from tests.reader.panes import of_every_kind, paragraphs, report_of

WORDS = st.text(
    alphabet=st.sampled_from("abcé -–—/\u00a0\u0301\u200d\ufe0f日本語、。「♥👩 \n\u3000"), max_size=200
)
ANY = st.text(max_size=120)
WIDTHS = st.integers(min_value=2, max_value=40)


def rows_of(text: str, width: int) -> list[str]:
    starts = wrap(text, width)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(WORDS | ANY, WIDTHS)
def test_rows_tile_the_text_and_fit(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert "".join(rows) == text
    assert all(rows) or text == ""
    for row in rows:
        assert cells(row.rstrip(SPACES)) <= width


@example("a\u200d\u200d、", 2)
@given(WORDS | ANY, WIDTHS)
def test_no_row_begins_with_what_is_drawn_with_the_character_before(text: str, width: int) -> None:
    starts = wrap(text, width)
    for before, start in pairwise(starts):
        if text[start - 1] != "\n":
            alone = all(joins(text, at) for at in range(before + 1, start))  # one thing, wider than a row
            assert not joins(text, start) or (alone and cells(text[before : start + 1]) > width)
            assert (
                get_character_cell_size(text[start]) > 0
                or text[start] < " "
                or "\x7f" <= text[start] < "\xa0"
            )


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=200), WIDTHS)
def test_the_fast_way_and_the_exact_way_agree(text: str, width: int) -> None:
    for at in range(0, len(text), 7):
        assert reach_by_cells(text, at, len(text), width) == min(len(text), at + width)


def test_what_counts_as_one_cell_without_a_look_is_one_cell_wide() -> None:
    taken = [chr(code) for code in range(0x10000) if not wrapping._ODD.match(chr(code))]
    assert len(taken) > 500
    assert {get_character_cell_size(character) for character in taken} == {1}


@given(WORDS)
def test_cells_are_counted_as_they_are_drawn(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("Hello world, again", 12, ["Hello world, ", "again"]),
        ("one two", 7, ["one two"]),
        ("a well-known and/or", 8, ["a well-", "known ", "and/or"]),
        ("long—dash", 6, ["long—", "dash"]),
        ("in 1999–2001", 8, ["in ", "1999–200", "1"]),
        ("Article\u00a05 holds", 10, ["Article\u00a05 ", "holds"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("日本語テキスト", 6, ["日本語", "テキス", "ト"]),
        ("日本、語", 4, ["日", "本、", "語"]),
        ("cafe\u0301s", 4, ["cafe\u0301", "s"]),
        ("one\n\ntwo", 9, ["one\n", "\n", "two"]),
        ("", 9, [""]),
    ],
)  # fmt: skip
def test_rows_end_where_a_typesetter_ends_them(text: str, width: int, rows: list[str]) -> None:
    assert rows_of(text, width) == rows


@given(st.text(alphabet="ab日é\u0301 ", min_size=1, max_size=40), st.integers(0, 60))
def test_a_cell_belongs_to_the_character_drawn_in_it(row: str, column: int) -> None:
    offset = offset_at(row, column)
    if column < cells(row):
        assert column_of(row, offset) <= column
        assert not joins(row, offset)
    else:
        assert offset == len(row)


# Layouts.


@given(st.integers(10, 90), st.integers(0, 200), st.integers(-60, 60))
def test_steps_and_distances_agree(width: int, start: int, by: int) -> None:
    layout = DocumentLayout(of_every_kind(), width)
    everything = layout.rows(layout.first, 10_000)
    assert everything[0] == layout.first
    assert everything[-1] == layout.last
    index = start % len(everything)
    target = min(max(index + by, 0), len(everything) - 1)
    row = layout.step(everything[index], by)
    assert row == everything[target]
    assert layout.distance(everything[index], row, 10_000) == target - index
    assert layout.distance(everything[index], row, 5) == max(-5, min(5, target - index))


@given(st.integers(10, 90))
def test_every_place_is_drawn_in_the_row_and_column_that_are_told(width: int) -> None:
    layout = DocumentLayout(of_every_kind(), width)
    for index, passage in enumerate(layout.report.reading):
        for offset in range(len(passage.text)):
            row = layout.row_of(Place(index, offset))
            found, start, end = layout.bounds(row)
            assert found == index
            assert start <= offset < end
            if offset < start + len(layout.text(row)):
                assert layout.place_at(row, layout.column(Place(index, offset))) == Place(index, offset)


def test_a_very_long_passage_is_wrapped_by_blocks_that_leave_no_seam_in_the_text() -> None:
    text = "A word and another one. " * (3 * BLOCK // 24)
    layout = DocumentLayout(report_of(Passage("p", Kind.PARAGRAPH, text, 1)), 70)
    rows = layout.rows(layout.first, 1 << 20)
    assert len(layout.blocks) > 2
    assert all(row.at >= 0 for row in rows)
    bounds = [layout.bounds(row)[1:] for row in rows]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(bounds))


def test_list_items_hang_and_blank_rows_part_what_is_long() -> None:
    layout = DocumentLayout(of_every_kind(), 40)
    drawn = [
        layout.lead(row) + layout.text(row) if row.at >= 0 else "" for row in layout.rows(layout.first, 999)
    ]
    first = next(n for n, line in enumerate(drawn) if line.startswith("1. The European"))
    assert drawn[first + 1].startswith("   ")
    short = drawn.index("  • A short one")
    assert drawn[short + 1] == "  • Another"
    assert drawn[short - 1] != "" or drawn[short - 2] != ""
    assert any(line.startswith("   ▏ Security is indivisible") for line in drawn)


def test_only_what_is_asked_for_is_wrapped() -> None:
    layout = DocumentLayout(paragraphs(5_000), 70)
    middle = layout.row_of(Place(2_500))
    layout.rows(layout.step(middle, -20), 60)
    assert len(layout._wrapped) < 60


def test_controls_are_shown_and_take_the_room_they_are_given() -> None:
    layout = DocumentLayout(report_of(Passage("p", Kind.PARAGRAPH, "a\x1b[31mred\x07 \u202eevil" * 9, 1)), 10)
    for row in layout.rows(layout.first, 99):
        assert layout.text(row).isprintable()
        assert cells(layout.text(row)) <= 10


def test_rows_compare_in_reading_order() -> None:
    assert LayoutRow(0, 3) < LayoutRow(1, -2) < LayoutRow(1, -1) < LayoutRow(1, 0)
