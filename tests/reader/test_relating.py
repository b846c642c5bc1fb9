"""Relations and tags by key."""

from reader.notebook import Notebook
from reader.settings.config import Config
from tests.reader.rooms import room, settled, shown, status, type_
from tests.reader.test_annotating import go_to, kept, noted


def relations(app):
    return Notebook(app.workspace.notes_file, app.workspace.reports).contents.relations


async def test_two_quotes_of_two_reports_are_related_with_a_type_and_words():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", "e", "r")
        await settled(pilot)
        assert status(app).startswith("r on the second quote relates it to “Paragraph” (Adams 2001, ¶ 4)")
        await pilot.press("tab")
        await go_to(pilot, 7)
        assert "relates it to" in status(app)
        await pilot.press("r")
        await settled(pilot)
        seen = shown(app)
        assert "“Paragraph” (Adams 2001, ¶ 4)" in seen
        assert "“Paragraph 7 of clark-2021 begins." in seen
        await pilot.press("3")
        await type_(pilot, "flatly")
        await pilot.press("enter")
        await settled(pilot)
        (relation,) = relations(app)
        assert (relation.type, relation.text) == ("contradicts", "flatly")
        assert [placed.quote[:11] for placed in kept(app)] == ["Paragraph", "Paragraph 7"]
        assert "← contradicts: Adams 2001, ¶ 4" in shown(app)
        assert status(app) == "related: contradicts"


async def test_notes_are_related_as_they_are_in_one_pane():
    async with room((80, 24)) as (app, pilot):
        await go_to(pilot, 4)
        await noted(pilot, "one")
        await pilot.press("r")
        await go_to(pilot, 9)
        await noted(pilot, "two")
        await pilot.press("r", "j", "enter", "enter")
        await settled(pilot)
        (relation,) = relations(app)
        assert relation.type == "agrees"
        assert [relation.source, relation.target] == [placed.id for placed in kept(app)]


async def test_own_types_come_from_the_config():
    async with room(config=Config(relations=("quotes",))) as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("r")
        await go_to(pilot, 9)
        await pilot.press("r", "6", "enter")
        await settled(pilot)
        assert [relation.type for relation in relations(app)] == ["quotes"]


async def test_escape_drops_the_first_quote_and_then_the_choice():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("r", "escape")
        await settled(pilot)
        assert not app.room.controllers.relations.begun
        await pilot.press("r")
        await pilot.press("r")
        await settled(pilot)
        assert "this is the first quote" in status(app)
        await go_to(pilot, 9)
        await pilot.press("r", "escape")
        await settled(pilot)
        assert (app.room.controllers.drawer.current, app.room.controllers.relations.begun) == (None, False)
        assert kept(app) == ()


async def test_tags_are_put_on_a_selection_and_by_number_on_the_next():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", "e", "number_sign")
        await type_(pilot, "order/architecture, eu")
        await pilot.press("enter")
        await settled(pilot)
        assert [placed.note.tags for placed in kept(app)] == [("order/architecture", "eu")]
        await go_to(pilot, 5)
        await pilot.press("number_sign", "2", "enter")
        await settled(pilot)
        assert kept(app)[1].note.tags == ("eu",)
        assert kept(app)[1].note.is_highlight


async def test_a_misspelt_tag_is_completed_and_a_new_one_is_called_new():
    async with room() as (app, pilot):
        await pilot.press("number_sign")
        await type_(pilot, "architecture")
        assert "new" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        await go_to(pilot, 5)
        await pilot.press("number_sign")
        await type_(pilot, "architekture")
        assert "tab" in shown(app)
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert kept(app)[1].note.tags == ("architecture",)


async def test_the_tags_of_the_note_here_stand_there_and_a_number_takes_one_out():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("number_sign")
        await type_(pilot, "one, two")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("number_sign")
        assert "one, two, " in shown(app)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert [placed.note.tags for placed in kept(app)] == [("two",)]
        await pilot.press("number_sign", "escape")
        await settled(pilot)
        assert app.room.controllers.drawer.current is None


async def test_a_tag_that_is_none_stays_to_be_corrected():
    async with room() as (app, pilot):
        await pilot.press("number_sign")
        await type_(pilot, "#/")
        await pilot.press("enter")
        await settled(pilot)
        assert "a tag needs a letter" in status(app)
        assert app.room.controllers.drawer.has_keys
