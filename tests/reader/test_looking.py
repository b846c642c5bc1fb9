"""Notes, source lines, help, palette: what opens above the text."""

from dataclasses import replace

import pytest

from reader.positions.places import Place
from reader.settings.commands import COMMANDS, Where
from tests.reader.rooms import OLD, long_report, room, settled, shown, status, type_, until, workspace


async def go_to(pilot, number: int) -> None:
    await pilot.press(".")
    await type_(pilot, str(number))
    await pilot.press("enter")
    await pilot.pause()


async def test_enter_shows_the_note_of_a_reference_near_its_line():
    async with room() as (app, pilot):
        await go_to(pilot, 2)
        await pilot.press("enter")
        await pilot.pause()
        panel = app.screen.query_one("FootnotePopup")
        pane = app.room.grid.pane
        assert "The second note, which says more." in shown(app)
        assert panel.region.y == pane.region.y + pane.row_of(pane.cursor) + 1
        await pilot.press("escape")
        await pilot.pause()
        assert "The second note" not in shown(app)
        assert app.focused is pane


async def test_a_long_note_scrolls_and_its_own_references_come_next():
    async with room((80, 24)) as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("enter")
        await pilot.pause()
        panel = app.screen.query_one("FootnotePopup")
        assert panel.max_scroll_y > 0
        await pilot.press("j", "j", "k")
        await pilot.pause()
        assert panel.scroll_y == 1
        await pilot.press("enter")
        await pilot.pause()
        assert "The second note, which says more." in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not app.screen.query("FootnotePopup")


async def test_a_note_that_the_source_lost_is_said():
    async with room() as (app, pilot):
        await go_to(pilot, 6)
        await pilot.press("enter")
        await pilot.pause()
        assert "The note 6 is not in this text." in shown(app)


async def test_a_line_without_references_says_so():
    async with room() as (app, pilot):
        await go_to(pilot, 3)
        await pilot.press("enter")
        assert status(app) == "there is no reference in this passage"


async def test_any_other_command_closes_the_note_and_is_done():
    async with room() as (app, pilot):
        await go_to(pilot, 2)
        await pilot.press("enter", "J")
        await pilot.pause()
        assert not app.screen.query("FootnotePopup")
        assert app.room.grid.pane.report.reading[app.room.grid.pane.cursor.passage].number == 3


async def test_tab_out_of_a_note_closes_it():
    async with room() as (app, pilot):
        await go_to(pilot, 2)
        await pilot.press("enter", "tab")
        await pilot.pause()
        assert not app.screen.query("FootnotePopup")
        assert app.room.grid.index == 1
        assert app.focused is app.room.grid.pane


async def test_the_note_stands_within_the_pane_at_its_foot_too():
    async with room((80, 24)) as (app, pilot):
        await go_to(pilot, 4)
        pane = app.room.grid.pane
        pane.viewport.scroll_to_place(Place(0))
        await pilot.press("enter")
        await pilot.pause()
        panel = app.screen.query_one("FootnotePopup")
        assert pane.region.contains_region(panel.region)
        assert not panel.region.y <= pane.region.y + pane.row_of(pane.cursor) < panel.region.bottom


async def test_source_shows_the_raw_lines_and_marks_the_passages_own(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(b"".join(b"line %d \x1b[31mred\n" % n for n in range(1, 90)))
    report = long_report(OLD, "Adams", "2001", "treaties").but(path=str(path))
    async with room(shelf=workspace(report)) as (app, pilot):
        await go_to(pilot, 12)
        await pilot.press("i")
        await settled(pilot)
        text = shown(app)
        assert "▌29  line 29 ␛[31mred" in text
        assert "▌30  line 30" in text
        assert " 31  line 31" in text
        assert "paragraph, lines 29–30" in text
        await pilot.press("g")
        await pilot.pause()
        assert "  1  line 1" in shown(app)
        await pilot.press("i")
        await pilot.pause()
        assert app.screen is app.room


async def test_a_source_that_is_gone_is_said():
    async with room() as (app, pilot):
        await pilot.press("i")
        await settled(pilot)
        assert "cannot be read any more: No such file" in shown(app)
        await pilot.press("escape")


async def test_what_was_mended_is_said_with_the_source():
    report = long_report(OLD, "Adams", "2001", "treaties")
    mended = replace(report.reading[0], mended="note 71 is 7")
    async with room(shelf=workspace(report.but(passages=(mended, *report.passages[1:])))) as (
        app,
        pilot,
    ):
        await pilot.press("i")
        await pilot.pause()
        assert "mended: note 71 is 7" in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_help_shows_every_command_with_its_keys(size):
    async with room(size) as (app, pilot):
        await pilot.press("?")
        await pilot.pause()
        text = "\n".join(str(block.content) for block in app.screen.query(".group"))
        for command in COMMANDS:
            assert command.help in text
        for block in app.screen.query(".group"):
            assert block.size.height >= len(str(block.content).splitlines())
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.room


async def test_the_palette_offers_every_command_that_can_be_done_now():
    async with room() as (app, pilot):
        await pilot.press(":")
        await settled(pilot)
        labels = {
            option.prompt.plain.split("\n")[0] for option in app.screen.query_one("CommandList").options
        }
        wanted = {
            c.label for c in COMMANDS if c.where is Where.ROOM and c.id != "palette" and not app.room.lacks(c)
        }
        assert labels == wanted
        assert "Next hit" not in labels
        await pilot.press("escape")


async def test_a_command_chosen_from_the_palette_is_done():
    async with room() as (app, pilot):
        await pilot.press("ctrl+p")
        await type_(pilot, "colours: light")
        await until(pilot, lambda: "Colours: light" in shown(app))
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "light")


async def test_quit():
    async with room() as (app, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit


async def test_a_reference_elsewhere_in_the_passage_is_opened_and_one_that_is_clicked():
    async with room((60, 24)) as (app, pilot):
        await go_to(pilot, 2)
        await pilot.press("j", "j")
        pane = app.room.grid.pane
        assert not pane.viewport.refs_on_line(pane.cursor)
        await pilot.press("enter")
        await pilot.pause()
        assert "The second note, which says more." in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        passage = pane.cursor.passage
        ref = pane.report.reading[passage].refs[0]
        place = Place(passage, ref.start)
        x = pane.viewport.page.margin + pane.viewport.page.gutter + pane.viewport.layout.column(place)
        await pilot.click(pane, offset=(x, pane.row_of(place)))
        await pilot.pause()
        assert "The second note, which says more." in shown(app)
