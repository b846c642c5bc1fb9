"""Notes on themes and findings, from the palette to the list."""

from reader.notebook import Note, on
from tests.reader.noted import filtered, kept, press, record, stored
from tests.reader.rooms import NEW, OLD, reports, room, settled, shown, status, type_


async def ask(pilot, command):
    await pilot.app.room.action_do(command)
    await settled(pilot)


async def write(pilot, theme, words):
    await type_(pilot, theme)
    await press(pilot, "enter")
    await type_(pilot, words)
    await press(pilot, "ctrl+s")


async def test_a_note_on_a_theme_has_no_report_and_is_listed_edited_and_deleted():
    async with room((80, 24)) as (app, pilot):
        await ask(pilot, "annotate-theme")
        await type_(pilot, "arms control")
        await press(pilot, "enter")
        assert "note on arms control" in shown(app)
        await type_(pilot, "lapsed")
        await press(pilot, "ctrl+s")
        (note,) = stored()
        assert (note["theme"], note["report"], note["text"]) == ("arms control", None, "lapsed")
        await press(pilot, "w")
        await filtered(pilot, "theme:control")
        assert "on arms control" in shown(app)
        await press(pilot, "e", "!", "ctrl+s")
        assert [note["text"] for note in stored()] == ["lapsed!"]
        await press(pilot, "w", "d")
        assert stored() == []


async def test_a_finding_is_one_theme_in_one_report_and_is_gone_on_with():
    async with room() as (app, pilot):
        await ask(pilot, "finding")
        assert "finding in Adams 2001" in shown(app)
        await write(pilot, "silence", "says nothing")
        (note,) = stored()
        assert (note["theme"], note["report"], note["quote"]) == ("silence", OLD, None)
        await ask(pilot, "finding")
        await write(pilot, "Silence", " at all")
        assert [(note["theme"], note["text"]) for note in stored()] == [("silence", "says nothing at all")]
        await press(pilot, "w")
        await filtered(pilot, "theme:silence report:adams")
        assert "on silence, Adams 2001" in shown(app)
        await press(pilot, "enter")
        assert app.room.grid.column.report.id == OLD


async def test_a_finding_of_another_report_is_another_one():
    kept([record(1, Note(on(reports()[2]), "of Clark", theme="silence"))])
    async with room() as (_, pilot):
        await ask(pilot, "finding")
        await write(pilot, "silence", "of Adams")
        assert [(note["report"], note["text"]) for note in stored()] == [(NEW, "of Clark"), (OLD, "of Adams")]


async def test_themes_are_suggested_and_completed_however_they_are_typed():
    kept([record(1, Note(None, "x", theme="common strategy")), record(2, Note(None, "y", theme="gas"))])
    async with room((80, 24)) as (app, pilot):
        await ask(pilot, "annotate-theme")
        assert "1 gas" in shown(app) and "2 common strategy" in shown(app)
        await type_(pilot, "comon strat")
        assert "tab common strategy" in shown(app)
        await press(pilot, "tab", "enter")
        assert "note on common strategy" in shown(app)
        assert app.room.controllers.note_editing.now.note.id == "n-00001"


async def test_esc_leaves_and_a_theme_without_a_name_stays_to_be_typed():
    async with room((80, 24)) as (app, pilot):
        await ask(pilot, "annotate-theme")
        await press(pilot, "enter")
        assert "type a theme, or esc" in shown(app)
        await press(pilot, "escape")
        assert app.room.controllers.drawer.current is None
        assert stored() == []
        await press(pilot, "j")
        assert "theme" not in status(app)
