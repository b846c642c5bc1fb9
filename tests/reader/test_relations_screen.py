"""The relations of a note: followed, edited, deleted, from the list and from the text."""

from contextlib import asynccontextmanager

from notes.opening import open_store
from reader.notebook import Notebook
from reader.state import locations
from tests.reader.noted import at, kept, listed, press
from tests.reader.rooms import NEW, OLD, reports, room, settled, shown, type_
from tests.reader.test_relating import relations


def related(kind="agrees", text="in part"):
    notebook = Notebook(locations.notes_file(), reports())
    one, other = (notebook.contents.note(f"n-0000{n}").note for n in (1, 6))
    notebook.relations.relate(kind, one, other, text)


@asynccontextmanager
async def opened(size=(80, 24)):
    """The relations of the first note, above the list."""
    kept()
    related()
    async with room(size) as (app, pilot):
        await press(pilot, "w")
        await at(pilot, "n-00001")
        await press(pilot, "r")
        yield app, pilot


async def test_r_shows_them_and_enter_goes_to_the_other_quote():
    async with opened() as (app, pilot):
        assert "Relations of Adams 2001" in shown(app)
        assert "→ agrees: in part" in shown(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert app.screen is app.room
        assert app.room.grid.column.report.id == NEW


async def test_a_note_without_relations_says_how_to_make_one():
    async with listed((80, 24)) as (app, pilot):
        await press(pilot, "r")
        assert "no relations" in shown(app)
        await press(pilot, "enter", "e", "d", "escape")
        assert app.screen.notes


async def test_e_changes_type_and_words_and_u_takes_it_back():
    async with opened() as (app, pilot):
        await press(pilot, "e")
        await press(pilot, "j", "enter")
        await type_(pilot, " only")
        await press(pilot, "enter")
        assert [(one.type, one.text) for one in relations(app)] == [("contradicts", "in part only")]
        assert "→ contradicts: in part only" in shown(app)
        assert "related: contradicts" in shown(app)
        await press(pilot, "u")
        assert [(one.type, one.text) for one in relations(app)] == [("agrees", "in part")]


async def test_esc_leaves_a_relation_as_it_is():
    async with opened() as (app, pilot):
        await press(pilot, "e", "3", "d", "escape")
        assert [(one.type, one.text) for one in relations(app)] == [("agrees", "in part")]
        assert "Relations of" in shown(app)
        await press(pilot, "escape")
        assert app.screen.notes


async def test_d_deletes_the_relation_alone_and_u_has_it_back():
    async with opened() as (app, pilot):
        await press(pilot, "d")
        assert relations(app) == ()
        assert "relation deleted; u takes it back" in shown(app)
        assert len(open_store(locations.notes_file()).store.all("notes")) == 8
        await press(pilot, "u")
        assert [one.type for one in relations(app)] == ["agrees"]
        assert "→ agrees" in shown(app)


async def test_the_palette_shows_those_of_the_note_at_the_cursor():
    async with opened((120, 36)) as (app, pilot):
        await press(pilot, "escape")
        await at(pilot, "n-00001")
        await press(pilot, "enter")
        assert app.room.grid.column.report.id == OLD
        await app.room.action_do("relations")
        await settled(pilot)
        assert "→ agrees: in part" in shown(app)
        await press(pilot, "enter")
        assert app.room.grid.column.report.id == NEW


async def test_where_there_is_no_note_that_is_said():
    async with listed() as (app, pilot):
        await press(pilot, "escape", "G")
        await app.room.action_do("relations")
        assert app.screen is app.room
        assert "there is no note here" in app.room.bar.text
