"""Panes: how many there are, which are in sight, and what each shows."""

import pytest

from reader.positions.places import Place, Span
from reader.settings.config import Config
from reader.widgets.pane_grid import LEAST, fit
from tests.reader.rooms import MIDDLE, NEW, OLD, room, settled, shown, status, type_, workspace


def seen(app) -> list[str]:
    """The ids of the reports in sight, from left to right."""
    return [column.report.id for column in app.room.grid.columns if column.display]


@pytest.mark.parametrize(
    ("width", "count"), [(80, 1), (99, 1), (100, 2), (120, 3), (159, 3), (160, 4), (400, 4)]
)
def test_so_many_panes_fit(width, count):
    assert fit(width) == count


@pytest.mark.parametrize(
    ("size", "ids"), [((80, 24), [OLD]), ((120, 36), [OLD, NEW]), ((200, 50), [OLD, MIDDLE, NEW])]
)
async def test_the_first_start_opens_reports_that_repay_comparing(size, ids):
    async with room(size) as (app, _):
        assert seen(app) == ids
        assert "? shows all keys" in status(app)


async def test_at_80_cells_there_are_tabs_and_twenty_rows_of_text():
    async with room((80, 24)) as (app, pilot):
        assert app.room.grid.pane.size.height >= 20
        assert "▌Adams 2001 " in shown(app)
        await pilot.press("tab")
        assert seen(app) == [NEW]
        assert "▌Clark 2021 " in shown(app)
        await pilot.press("l")
        assert seen(app) == [OLD]
        await pilot.press("shift+tab")
        assert seen(app) == [NEW]
        await pilot.press("h")
        assert seen(app) == [OLD]


async def test_keys_go_to_the_pane_that_is_marked():
    async with room() as (app, pilot):
        left, right = app.room.grid.columns
        await pilot.press("tab", "j", "j")
        assert left.pane.cursor == Place(0)
        assert right.pane.cursor != Place(0)
        assert right.title.current
        assert not left.title.current
        assert "▌Clark 2021" in shown(app)


async def test_a_pane_is_added_beside_the_current_one_and_closed_again():
    async with room() as (app, pilot):
        await pilot.press("+")
        await pilot.pause()
        assert seen(app) == [OLD, MIDDLE, NEW]
        assert app.focused is app.room.grid.columns[1].pane
        await pilot.press("-")
        await pilot.pause()
        assert seen(app) == [OLD, NEW]
        await pilot.press("-")
        await pilot.pause()
        assert len(seen(app)) == 1
        await pilot.press("-")
        assert "only one pane is open; + adds another" in status(app)


async def test_a_pane_is_refused_where_there_is_no_room():
    async with room((100, 36)) as (app, pilot):
        await pilot.press("+")
        await pilot.pause()
        assert seen(app) == [OLD, NEW]
        assert "no room for another pane" in status(app)


async def test_there_are_four_panes_at_most_and_the_last_shows_a_report_again():
    async with room((200, 50)) as (app, pilot):
        await pilot.press("+")
        await pilot.pause()
        assert len(seen(app)) == 4
        assert len(set(seen(app))) == 3
        await pilot.press("+")
        assert "4 panes already" in status(app)


async def test_the_same_report_in_two_panes_keeps_two_places():
    async with room() as (app, pilot):
        await pilot.press("tab", "o")
        await type_(pilot, "adams")
        await pilot.press("enter")
        await pilot.pause()
        assert seen(app) == [OLD, OLD]
        await pilot.press(*"JJJ")
        left, right = app.room.grid.columns
        assert left.pane.cursor == Place(0)
        assert right.pane.cursor == Place(3)


async def test_the_picker_lists_all_reports_in_date_order_and_marks_the_open_ones():
    async with room() as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        screen = app.screen
        prompts = ["".join(text for text, _ in screen._row(place)) for place in range(len(screen.found))]
        assert [p[2:12] for p in prompts] == ["Adams 2001", "Baker 2010", "Clark 2021"]
        assert [p[0] for p in prompts] == ["●", " ", "●"]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert seen(app) == [MIDDLE, NEW]


async def test_panes_get_wider_and_narrower_but_never_too_narrow():
    async with room() as (app, pilot):
        left, right = app.room.grid.columns
        await pilot.press(">")
        await pilot.pause()
        assert left.pane.size.width > right.pane.size.width
        await pilot.press("<", "<")
        await pilot.pause()
        assert left.pane.size.width < right.pane.size.width
        await pilot.press(*["<"] * 10)
        await pilot.pause()
        assert left.pane.size.width >= LEAST - 1
        assert "too narrow" in status(app)


async def test_zoom_shows_one_pane_and_back():
    async with room() as (app, pilot):
        await pilot.press("tab", "z")
        await pilot.pause()
        assert seen(app) == [NEW]
        assert "zoomed" in shown(app)
        await pilot.press("tab")
        assert seen(app) == [OLD]
        await pilot.press("z")
        await pilot.pause()
        assert seen(app) == [OLD, NEW]


async def test_a_narrower_terminal_hides_panes_and_a_wider_one_shows_them_again():
    async with room((160, 40)) as (app, pilot):
        await pilot.press("tab", "tab", *"JJ")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert seen(app) == [NEW]
        assert app.room.grid.pane.cursor == Place(2)
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        assert seen(app) == [OLD, MIDDLE, NEW]
        assert app.room.grid.index == 2


async def test_with_one_report_pane_keys_say_why_they_do_nothing():
    async with room(shelf=workspace(workspace().reports[0])) as (app, pilot):
        for key in ("z", "<", ">", "tab"):
            await pilot.press(key)
            assert "only one pane is open" in status(app)


async def test_a_click_chooses_the_pane_and_a_click_on_a_tab_its_report():
    async with room() as (app, pilot):
        right = app.room.grid.columns[1]
        await pilot.click(right.pane, offset=(10, 5))
        assert app.room.grid.index == 1
        assert app.focused is right.pane
    async with room((80, 24)) as (app, pilot):
        await pilot.click("TabStrip", offset=(20, 0))
        assert seen(app) == [NEW]


async def test_a_report_that_was_open_before_comes_back_where_one_was():
    async with room((80, 24)) as (app, pilot):
        await pilot.press("J", "J", "J", "J", "space", "j")
        column = app.room.grid.column
        before = column.opening
        app.room.controllers.panes.open(app.room.workspace.report(MIDDLE))
        await pilot.pause()
        assert column.pane.cursor == Place(0)
        app.room.controllers.panes.open(app.room.workspace.report(OLD))
        await pilot.pause()
        assert column.opening == before
        await pilot.press("-", "+")
        await pilot.pause()
        assert "a new tab: " in status(app)


async def test_the_cursor_stays_in_sight_in_panes_that_get_narrower():
    async with room((160, 24)) as (app, pilot):
        await pilot.press("space", "space")
        pane = app.room.grid.pane
        pane.move_to(Place(*pane.cursor))
        for _ in range(12):
            await pilot.press("j")
        await pilot.press("+")
        await pilot.pause()
        await pilot.press("+")
        await pilot.pause()
        for column in app.room.grid.columns:
            assert column.pane.row_of(column.pane.cursor) is not None


async def test_lines_are_no_wider_than_the_settings_say():
    async with room((80, 24), config=Config(measure=40)) as (app, _):
        assert app.room.grid.pane.viewport.layout.width == 40


async def test_in_a_pane_that_was_not_in_sight_one_lands_in_the_middle_too() -> None:
    async with room(size=(80, 24)) as (app, pilot):
        hidden = app.room.grid.columns[1]
        assert not hidden.pane.size.height
        place = Place(20, 30)
        app.room.controllers.navigation.show(hidden.report, place, Span(place, Place(20, 60)))
        await settled(pilot)
        assert app.room.grid.column is hidden and hidden.pane.cursor == place
        row = hidden.pane.row_of(place)
        assert row is not None and row >= hidden.pane.size.height // 2 - 1
