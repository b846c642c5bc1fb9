"""Managing tags: renaming, merging and deleting them on all notes, with the count first."""

from __future__ import annotations

from reader.presentation.tag_tree import Branch, branches
from reader.screens.confirm import Confirm
from reader.screens.notes.screen import NotesScreen
from reader.screens.tags import TagsScreen
from tests.reader.noted import ids, listed, press, stored
from tests.reader.rooms import room, shown, type_


def test_tags_stand_under_what_they_are_nested_in_each_note_counted_once():
    notes = [("eu", "eu/law"), ("eu/law/court",), ("asia",), ()]
    assert branches(notes) == [
        Branch("asia", 0, 1),
        Branch("eu", 0, 2),
        Branch("eu/law", 1, 2),
        Branch("eu/law/court", 2, 1),
    ]
    assert branches(notes)[3].name == "court"


async def tags(pilot, tag: str) -> TagsScreen:
    """The screen of the tags, standing on one."""
    await press(pilot, "T")
    screen = pilot.app.screen
    assert isinstance(screen, TagsScreen)
    names = [branch.tag for branch in screen._branches]
    await press(pilot, *["j"] * names.index(tag))
    return screen


def borne() -> list[list[str]]:
    return [note["tags"] for note in stored() if note["tags"]]


async def test_all_tags_are_shown_with_their_counts():
    async with listed((80, 24)) as (app, pilot):
        await press(pilot, "T")
        text = shown(app)
        for said in ("doubt  2", "eu  3", "law  2", "fish  1", "summary  1"):
            assert said in text, said


async def test_enter_shows_the_notes_of_a_tag():
    async with listed() as (app, pilot):
        await tags(pilot, "eu/law")
        await press(pilot, "enter")
        assert isinstance(app.screen, NotesScreen)
        assert set(ids(app)) == {1, 4}


async def test_a_tag_is_renamed_with_all_that_is_nested_in_it_and_back_again():
    async with listed() as (app, pilot):
        before = borne()
        screen = await tags(pilot, "eu")
        await press(pilot, "r")
        await type_(pilot, "union")
        await press(pilot, "enter")
        assert borne()[0] == ["union", "union/law"]
        assert screen._bar.text == "3 notes changed"
        assert "union  3" in shown(app)
        await press(pilot, "u")
        assert borne() == before
        assert "undone" in screen._bar.text
        await press(pilot, "U")
        assert borne() != before


async def test_merging_says_the_counts_and_asks():
    async with listed() as (app, pilot):
        await tags(pilot, "fish")
        await press(pilot, "r")
        await type_(pilot, "doubt")
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        text = " ".join(shown(app).split())
        assert "#doubt exists already, on 2 notes." in text
        assert "#fish on 1 note becomes #doubt too." in text
        await press(pilot, "n")
        assert ["fish"] in borne()
        await press(pilot, "r")
        await type_(pilot, "doubt")
        await press(pilot, "enter", "y")
        assert ["fish"] not in borne()
        assert sum("doubt" in tags for tags in borne()) == 3


async def test_deleting_says_the_count_and_asks():
    async with listed() as (app, pilot):
        screen = await tags(pilot, "eu")
        await press(pilot, "d")
        assert "is taken off 3 notes" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TagsScreen)
        assert sum("eu" in tags for tags in borne()) == 2
        await press(pilot, "d", "enter")
        assert not any(tag.startswith("eu") for tags in borne() for tag in tags)
        assert screen._bar.text == "3 notes changed"
        assert len(stored()) == 8


async def test_a_name_that_is_none_is_said_and_esc_leaves_the_tag():
    async with listed() as (app, pilot):
        await tags(pilot, "fish")
        await press(pilot, "r", "backspace")
        await type_(pilot, "/")
        await press(pilot, "enter")
        assert "a tag needs a letter" in shown(app)
        await press(pilot, "escape")
        assert ["fish"] in borne()
        assert isinstance(app.screen, TagsScreen)


async def test_without_tags_that_is_said():
    async with room() as (app, pilot):
        await press(pilot, "w", "T")
        assert "no note has a tag yet" in shown(app)
        await press(pilot, "r", "d", "enter", "escape")
        assert isinstance(app.screen, NotesScreen)


async def test_the_palette_opens_them_and_a_tag_leads_to_the_list():
    async with listed() as (app, pilot):
        await press(pilot, "escape")
        await app.room.action_do("tags")
        await press(pilot, "enter")
        assert isinstance(app.screen, NotesScreen)
        assert app.screen.view.query == "tag:doubt"
