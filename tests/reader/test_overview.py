"""The matrix below its screen: sums, bins of years, what a cell shows, at 5 and at 5,000 reports."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.themes import Theme
from corpus.themes.matrix import Cell, ThemeCounts
from reader.comparison.cells import LEAST, CellState, compact, pieces
from reader.comparison.columns import Columns, MatrixColumn, fold, name_of
from reader.comparison.grid import Grid, ThemeOrder
from reader.comparison.matrix_layout import MatrixLayout
from reader.comparison.theme_sums import Sum, ThemeSums
from reader.state.visited import Seen
from reader.text.wrapping import cells
from reader.widgets.comparison.matrix_grid import MatrixGrid
from tests.reader.overviews import COUNT, Many, many, press, rows
from tests.reader.rooms import room, shown

CELL = st.builds(Cell, st.integers(0, 9), st.floats(0, 5), st.integers(0, 3), st.just(0))
CELLS = st.lists(CELL, max_size=30)
YEARS = st.lists(st.integers(1950, 2030).map(str), max_size=200).map(sorted)


@given(CELLS, st.data())
def test_the_sum_over_a_stretch_is_that_of_its_cells(found: list[Cell], data: st.DataObject) -> None:
    ids = [str(n) for n in range(len(found))]
    seen = {i: data.draw(st.integers(0, cell.passages)) for i, cell in zip(ids, found, strict=True)}
    line = ThemeSums(ThemeCounts(Theme("x"), dict(zip(ids, found, strict=True))), seen, ids)
    first = data.draw(st.integers(0, len(found)))
    last = data.draw(st.integers(first, len(found)))
    part = found[first:last]
    got = line.over(first, last)
    assert got[:2] + got[3:] == (
        sum(c.passages > 0 for c in part),
        sum(c.passages for c in part),
        sum(c.passing for c in part),
        sum(seen[i] for i, c in zip(ids[first:last], part, strict=True) if c.passages or c.passing),
    )
    assert got.weight == pytest.approx(sum(c.weight for c in part if c.passages or c.passing), abs=1e-6)
    assert got.seen + got.left == got.passages


def test_a_report_that_has_it_only_in_a_note_mentions_it() -> None:
    line = ThemeSums(ThemeCounts(Theme("x"), {"a": Cell(0, 0.0, 0, 2)}), {}, ["a"])
    assert line.over(0, 1) == Sum(0, 0, 0.0, 2, 0)


@given(YEARS, st.integers(0, 20), st.integers(4, 40))
def test_columns_tile_the_reports_by_years_and_fit(dated: list[str], undated: int, most: int) -> None:
    years = [*dated, *[""] * undated]
    columns = fold(years, 0, len(years), most)
    assert [c.first for c in columns] == [0, *(c.last for c in columns)][: len(columns)]
    assert sum(c.size for c in columns) == len(years)
    if any(not c.single for c in columns):
        assert len(columns) <= most
    for one, other in pairwise(columns):
        if not (one.single and other.single):
            assert years[one.last - 1] != years[other.first]  # a bin never parts a year


@given(YEARS.filter(len), st.integers(2, 12), st.lists(st.integers(0, 400), max_size=8))
def test_whatever_is_unfolded_can_be_folded_again(years: list[str], most: int, steps: list[int]) -> None:
    columns = Columns(years, most)
    before = list(columns.shown)
    for step in steps:
        columns.unfold(columns.shown[step % len(columns.shown)])
        assert sum(c.size for c in columns.shown) == len(years)
    while any(columns.fold(column) for column in list(columns.shown)):
        pass
    assert columns.shown == before


def test_bins_are_named_by_their_years() -> None:
    years = ["1990", "1994", "1999", "2003", "", ""]
    assert name_of(years, MatrixColumn(0, 2)) == "1990–94"
    assert name_of(years, MatrixColumn(2, 4)) == "1999–2003"
    assert (name_of(years, MatrixColumn(3, 4)), name_of(years, MatrixColumn(4, 6))) == ("2003", "n.d.")


SUMS = st.builds(
    lambda n, seen, passing: Sum(min(n, 1), n, float(n), passing, min(seen, n)),
    st.integers(0, 2_000_000), st.integers(0, 2_000_000), st.integers(0, 5_000),
)  # fmt: skip


@given(SUMS, st.floats(0, 1), st.booleans(), st.booleans(), st.booleans(), st.integers(LEAST, 30))
def test_a_cell_is_as_wide_as_its_column(
    found: Sum, share: float, finding: bool, confirmed: bool, abstract: bool, width: int
) -> None:
    state = CellState(found, share, finding=finding, confirmed=confirmed, abstract=abstract)
    text = "".join(piece for piece, _ in pieces(state, width))
    assert cells(text) == width
    assert ("✎" in text) is finding
    if found.passages:
        assert compact(found.passages) in text
    elif found.passing:
        assert "(" in text
    else:
        assert ("✓" in text) is confirmed
        assert ("abs" in text) is (abstract and not confirmed)


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (999, "999"), (1000, "1.0k"), (9_951, "10k"), (350_000, "350k"), (2_000_000, "2.0M")],
)
def test_numbers_take_four_cells(number: int, said: str) -> None:
    assert compact(number) == said and len(said) <= 4


# -- five thousand reports


async def test_of_five_thousand_reports_only_what_is_in_sight_is_drawn() -> None:
    workspace = Many(many(), key="many")
    workspace.given = rows()
    async with room((120, 36), shelf=workspace) as (app, pilot):
        await press(pilot, "m")
        screen: Any = app.screen
        grid: MatrixGrid = screen.grid
        heads = shown(app).splitlines()[1:3]
        assert heads[0].split()[0] == "▸1980–84" and "625 rep." in heads[1]
        assert 0 < grid.drawn <= 3 * grid.sheet.height  # type: ignore[union-attr]
        before = grid.drawn
        await press(pilot, "j")
        assert grid.drawn - before <= 2
        before = grid.drawn
        await press(pilot, "l")
        assert grid.drawn - before <= 1
        assert "625 reports speak of it" in shown(app)
        before = grid.drawn
        await press(pilot, "enter", "enter")  # five years, then one: 125 reports
        sheet = grid.sheet
        assert sheet is not None and sheet.current_column.single
        assert len(sheet.columns.shown) == 7 + 4 + 125
        assert grid.drawn - before <= 2 * 2 * sheet.height
        await press(pilot, "l", "l", "$")
        assert sheet.current_column.last == COUNT and "more" in shown(app).splitlines()[2]
        await press(pilot, "0", "l", "-")
        assert len(sheet.columns.shown) == 7 + 5
        await press(pilot, "-", "-")
        assert len(sheet.columns.shown) == 8 and "nothing is unfolded here" in screen.bar.text


def test_a_line_holds_no_more_than_its_cells() -> None:
    (row,) = rows(themes=1)
    line = ThemeSums(row, {}, list(row.cells))
    assert len(line._at) == sum(bool(cell.passages) for cell in row.cells.values())


def test_the_current_cell_is_always_in_sight() -> None:
    reports = many(300)
    grid = Grid(reports, rows(300, 40), lambda *_: (), Seen())
    sheet = MatrixLayout(grid)
    sheet.show(grid.arranged(ThemeOrder.REPORTS, (), ""), 0)
    sheet.arrange(80, 24)
    while any(sheet.unfold() for _ in range(2)):
        sheet.go_to(sheet.row, sheet.column + 1)
    for row, column in ((0, 0), (39, 5), (17, 10**6), (10**6, 0), (3, 200)):
        sheet.go_to(row, column)
        assert sheet.top <= sheet.row < sheet.top + sheet.height
        assert sheet.current_column in sheet.in_sight
        for width, height in ((40, 12), (200, 50), (80, 24)):
            report = sheet.current_column.first
            sheet.arrange(width, height)
            assert sheet.current_column.first <= report < sheet.current_column.last
            assert sheet.name_width + sheet.fit * sheet.width + 1 <= width
