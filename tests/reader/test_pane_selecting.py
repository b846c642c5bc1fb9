from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from reader.positions.places import Place, Span
from reader.widgets.pane import Pane
from tests.reader.panes import SIZES, Panes, paragraphs
from tests.reader.rooms import until


def selected(pane: Pane) -> str:
    """The text of the selection, passages parted by a bar."""
    span = pane.selection.span
    if span is None or pane.report is None:
        return ""
    parts = []
    for index in range(span.start.passage, span.end.passage + 1):
        text = pane.report.reading[index].text
        start = span.start.offset if index == span.start.passage else 0
        parts.append(text[start : span.end.offset if index == span.end.passage else None])
    return "|".join(parts)


async def test_selecting_by_keyboard_extends_with_every_move() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        pane.selection.start()
        assert selected(pane) == "P"
        pane.moves.word_end()
        assert selected(pane) == "Paragraph"
        pane.moves.sentences(1)
        assert selected(pane) == "Paragraph 1."
        pane.moves.words(1)
        assert selected(pane) == "Paragraph 1. The "
        pane.move_to(Place(1, 3))
        assert selected(pane).endswith(".|Para")
        await pilot.pause()
        assert any(isinstance(message, Pane.Selected) for message in app.heard)
        pane.selection.clear()
        assert pane.selection.span is None
        assert not pane.selection.active


async def test_a_selection_can_go_backwards() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.move_to(Place(0, 8))
        pane.selection.start()
        pane.moves.words(-1)
        assert selected(pane) == "Paragraph"


async def test_going_on_by_passages_selects_to_their_ends() -> None:
    app = Panes(paragraphs(20, text="One."))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.selection.start()
        pane.moves.passages(1)
        assert selected(pane) == "Paragraph 1. One."
        pane.moves.passages(1)
        assert selected(pane) == "Paragraph 1. One.|Paragraph 2. One."
        pane.moves.passages(-1)
        assert selected(pane) == "Paragraph 1. One."


async def test_what_was_selected_stays_when_selecting_stops() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.selection.start()
        pane.moves.word_end()
        pane.selection.stop()
        pane.moves.lines(3)
        assert selected(pane) == "Paragraph"
        pane.selection.start()
        assert len(selected(pane)) == 1


async def test_a_span_is_selected_as_it_is_and_can_be_extended() -> None:
    app = Panes(paragraphs(40))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        span = Span(Place(30, 4), Place(31, 9))
        pane.selection.select(span)
        assert pane.selection.span == span
        assert pane.row_of(pane.cursor) is not None
        pane.moves.chars(1)
        assert pane.selection.span == Span(Place(30, 4), Place(31, 10))
        pane.selection.select(Span(Place(3), Place(3)))
        assert pane.selection.span is None


async def test_another_report_has_nothing_selected() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)):
        app.pane.selection.start()
        app.pane.load(paragraphs(5))
        assert app.pane.selection.span is None
        assert not app.pane.selection.active


# The mouse.


async def drag(pilot: Pilot[None], start: tuple[int, int], *stops: tuple[int, int]) -> None:
    await pilot.mouse_down(None, offset=start)
    for stop in stops:
        await pilot.hover(None, offset=stop)
    await pilot.mouse_up(None, offset=stops[-1])
    await pilot.pause()


def cell_of(pane: Pane, place: Place) -> tuple[int, int]:
    """Where on the screen a place is drawn."""
    y = pane.row_of(place)
    assert y is not None
    x = pane.viewport.page.margin + pane.viewport.page.gutter + pane.viewport.layout.column(place)
    return pane.region.x + x, pane.region.y + y


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_sets_the_cursor_and_is_told(size: tuple[int, int]) -> None:
    app = Panes(paragraphs(20), paragraphs(20))
    async with app.run_test(size=size) as pilot:
        pane = app.query(Pane).last()
        await pilot.click(None, offset=cell_of(pane, Place(1, 25)))
        assert pane.cursor == Place(1, 25)
        assert pane.has_focus
        assert pane.selection.span is None
        assert [m.place for m in app.heard if isinstance(m, Pane.Clicked)] == [Place(1, 25)]


async def test_a_drag_selects_over_rows_and_passages() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        await drag(
            pilot, cell_of(pane, Place(0, 200)), cell_of(pane, Place(1, 40)), cell_of(pane, Place(1, 12))
        )
        assert pane.selection.span == Span(Place(0, 200), Place(1, 13))
        assert pane.selection.active
        assert not [m for m in app.heard if isinstance(m, Pane.Clicked)]
        pane.moves.chars(1)
        assert pane.selection.span == Span(Place(0, 200), Place(1, 14))
        await pilot.click(None, offset=cell_of(pane, Place(2, 4)))
        assert pane.selection.span is None


async def test_a_drag_stays_in_the_pane_where_it_began() -> None:
    app = Panes(paragraphs(20), paragraphs(20))
    async with app.run_test(size=(120, 36)) as pilot:
        left, right = app.query(Pane)
        await drag(pilot, cell_of(left, Place(0, 4)), (100, 1), (110, 2))
        assert left.selection.span is not None
        assert left.selection.span.start == Place(0, 4)
        assert right.selection.span is None
        assert app.screen.get_selected_text() is None


async def test_a_drag_beyond_the_edge_scrolls_until_it_ends() -> None:
    app = Panes(paragraphs(80), paragraphs(9))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        pane.styles.height = 12
        await pilot.pause()
        await pilot.mouse_down(None, offset=cell_of(pane, Place(0, 4)))
        await pilot.hover(None, offset=(12, 20))
        await until(pilot, lambda: pane.top > Place(0))
        await pilot.mouse_up(None, offset=(12, 20))
        await pilot.pause()
        top = pane.top
        await pilot.pause(0.2)
        assert pane.top == top
        assert pane.selection.span is not None
        assert pane.selection.span.start == Place(0, 4)
        assert pane.row_of(pane.cursor) is not None


async def test_two_clicks_select_a_word_and_three_its_passage() -> None:
    app = Panes(paragraphs(20))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        where = cell_of(pane, Place(1, 20))
        await pilot.click(None, offset=where, times=2)
        assert selected(pane) == "European"
        await pilot.click(None, offset=where, times=3)
        assert selected(pane) == pane.report.reading[1].text


async def test_the_wheel_scrolls_and_keeps_the_cursor_in_sight() -> None:
    app = Panes(paragraphs(60))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        for _ in range(4):
            pane.post_message(
                events.MouseScrollDown(pane, 10, 5, 0, 0, 0, False, False, False, screen_x=10, screen_y=5)
            )
        await pilot.pause()
        assert pane.row_of(Place(0)) is None
        assert pane.row_of(pane.cursor) == 0 or pane.cursor.passage > 0


async def test_a_press_on_the_bar_goes_there() -> None:
    app = Panes(paragraphs(100))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        await pilot.click(None, offset=(79, 12))
        assert 45 <= pane.cursor.passage <= 55
        await pilot.click(None, offset=(79, 0))
        assert pane.cursor == Place(0)
