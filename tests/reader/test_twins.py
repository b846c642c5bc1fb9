"""Several notes on exactly the same words: each can be reached from the text."""

import pytest

from reader.notebook import Note, on
from tests.reader.noted import kept, press, record, stored, words
from tests.reader.rooms import reports, room, shown, type_
from tests.reader.test_annotating import go_to


@pytest.fixture(autouse=True)
def twins():
    old = reports()[0]
    span = words(old, 6, 0, 9)
    kept(
        [
            record(1, Note(on(old, words(old, 6, 0, 60)), "around them")),
            record(2, Note(on(old, span), "one\nof them", ("eu",))),
            record(3, Note(on(old, span), "another", (), "Russia"), conflict="n-00002"),
        ]
    )


@pytest.mark.parametrize("key", ["enter", "a"])
@pytest.mark.parametrize(("number", "ident"), [("1", "n-00002"), ("2", "n-00003")])
async def test_each_of_them_can_be_opened(key, number, ident):
    async with room((80, 24)) as (app, pilot):
        await go_to(pilot, 5)
        assert "1 of 3" in shown(app)
        await press(pilot, key)
        seen = shown(app)
        assert "2 notes on the same words" in seen
        assert "1 one of them  #eu" in seen
        assert "2 ≠ other version  another  (Russia)" in seen
        await press(pilot, number)
        assert app.room.controllers.note_editing.now.note.id == ident
        await type_(pilot, "!")
        await press(pilot, "ctrl+s")
        assert next(note["text"] for note in stored() if note["id"] == ident).endswith("!")


async def test_those_on_selected_words_too():
    async with room() as (app, pilot):
        await go_to(pilot, 5)
        await press(pilot, "v", "e", "a", "2")
        assert app.room.controllers.note_editing.now.note.id == "n-00003"


async def test_one_that_is_alone_on_its_words_opens_at_once():
    async with room() as (app, pilot):
        await go_to(pilot, 5)
        await pilot.press("v", *["l"] * 12, "escape")
        await press(pilot, "enter")
        assert app.room.controllers.note_editing.now.note.id == "n-00001"


async def test_esc_opens_none():
    async with room() as (app, pilot):
        await go_to(pilot, 5)
        await press(pilot, "enter", "escape")
        assert (app.room.controllers.drawer.current, app.room.controllers.note_editing.now) == (None, None)
