"""What is open is there again at the next start."""

from reader.positions.anchors import place_of
from reader.positions.places import Place
from reader.settings.config import Config
from reader.state import locations, session
from tests.reader.rooms import MIDDLE, NEW, OLD, long_report, room, settled, status, type_, until, workspace


async def leave_things_open(pilot) -> None:
    await pilot.press("tab", "o")
    await type_(pilot, "baker")
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press(".", "1", "2", "enter")
    await pilot.press("j", ">", "z")
    await pilot.pause()


def places(app) -> list[tuple[str, Place, Place]]:
    return [(c.report.id, c.pane.cursor, c.pane.top) for c in app.room.grid.columns]


async def test_a_later_start_goes_on_where_one_left_off():
    async with room() as (app, pilot):
        await leave_things_open(pilot)
        before, shares = places(app), [column.share for column in app.room.grid.columns]
        await pilot.press("q")
    async with room() as (app, pilot):
        await settled(pilot)
        assert places(app) == before
        assert [column.share for column in app.room.grid.columns] == shares
        assert app.room.grid.index == 1
        assert app.room.grid.zoomed
        assert "shows all keys" not in status(app)


async def test_what_is_open_is_kept_a_second_after_a_move_without_quitting():
    async with room() as (app, pilot):
        await pilot.press(*"JJJ")
        report = app.room.grid.column.report
        kept = await until(pilot, lambda: session.load("test"))
        assert place_of(report, kept.panes[0].cursor) == Place(3)


async def test_many_moves_are_kept_once(monkeypatch):
    async with room() as (app, pilot):
        await pilot.pause(1.2)
        await settled(pilot)
        timers = []
        monkeypatch.setattr(app.room, "set_timer", lambda delay, callback: timers.append(callback))
        for _ in range(50):
            app.room.controllers.session_saving.soon()
        assert len(timers) == 1
        timers[0]()
        app.room.controllers.session_saving.soon()
        assert len(timers) == 2


async def test_a_report_that_is_gone_is_left_out():
    async with room() as (app, pilot):
        await leave_things_open(pilot)
        await pilot.press("q")
    old, _, new = workspace().reports
    async with room(shelf=workspace(old, new)) as (app, _):
        assert [column.report.id for column in app.room.grid.columns] == [OLD]
    async with room(shelf=workspace(long_report("other", "Other", "1999", "x"))) as (app, _):
        assert [column.report.id for column in app.room.grid.columns] == ["other"]


async def test_places_survive_another_cleaning_of_the_text():
    async with room() as (app, pilot):
        await leave_things_open(pilot)
        pane = app.room.grid.pane
        words = pane.report.reading[pane.cursor.passage].text
        await pilot.press("q")

    old, middle, new = workspace().reports
    again = middle.but(passages=middle.passages[1:3] + middle.passages[6:])
    async with room(shelf=workspace(old, again, new)) as (app, _):
        pane = app.room.grid.pane
        assert pane.report.reading[pane.cursor.passage].text == words


async def test_a_damaged_file_is_a_first_start():
    path = locations.session_file("test")
    path.parent.mkdir(parents=True)
    path.write_text("{")
    async with room() as (app, _):
        assert [column.report.id for column in app.room.grid.columns] == [OLD, NEW]


async def test_another_set_of_reports_has_panes_of_its_own():
    async with room() as (app, pilot):
        await leave_things_open(pilot)
        await pilot.press("q")
    async with room(shelf=workspace(key="another")) as (app, _):
        assert MIDDLE not in [column.report.id for column in app.room.grid.columns]


async def test_colours_are_kept():
    async with room() as (app, pilot):
        assert app.theme == "dark"
        await app.room.action_do("colours-light")
        await pilot.press("q")
    async with room() as (app, pilot):
        assert app.theme == "light"
        await pilot.press("q")
    async with room(config=Config(colours="dark")) as (app, _):
        assert app.theme == "light"


async def test_colours_that_were_never_chosen_are_left_to_the_config():
    async with room() as (_, pilot):
        await pilot.press("q")
    async with room(config=Config(colours="light")) as (app, _):
        assert app.theme == "light"


async def test_the_first_row_is_restored_with_the_blanks_above_it():
    async with room() as (app, pilot):
        await pilot.press("space")
        pane = app.room.grid.pane
        while not pane.viewport.blank:
            pane.scroll_by(1)
        before = app.room.grid.column.opening
        await pilot.press("q")
    async with room() as (app, pilot):
        await settled(pilot)
        assert app.room.grid.column.opening == before
