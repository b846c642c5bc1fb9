"""Keys typed faster than the screen answers are taken in their order, each for what it was typed for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from notes.errors import SaveError
from reader.notebook import Notebook
from reader.runtime.type_ahead import typed_ahead
from tests.reader.rooms import room, settled, shown
from tests.reader.test_annotating import go_to, kept

NAMES = {" ": "space", ",": "comma", "#": "number_sign", ".": "full_stop", "/": "slash"}


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Type keys all at once: the app has them all before it has looked at the first."""
    for key in keys:
        if len(key) > 1 and key.startswith("paste "):
            pilot.app.post_message(events.Paste(key.removeprefix("paste ")))
        else:
            named = NAMES.get(key, key)
            pilot.app.post_message(events.Key(named, key if len(key) == 1 else None))
    typed = typed_ahead(pilot.app)
    await pilot.pause()
    while typed.busy:
        await asyncio.sleep(0.01)
    for _ in range(3):
        with suppress(WorkerCancelled):  # an older look that a newer one has taken the place of
            await settled(pilot)


@pytest.mark.parametrize("save", [("ctrl+s",), ("f2",), ("tab", "enter"), ("escape", "s")])
async def test_what_follows_the_save_key_goes_to_the_room(save):
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        at = app.room.grid.pane.cursor
        await burst(pilot, "a", *"memo1", *save, "J", "J")
        assert [placed.note.text for placed in kept(app)] == ["memo1"]
        assert app.room.grid.pane.cursor.passage == at.passage + 2


@pytest.mark.parametrize("leave", [("escape",), ("x", "escape", "d")])
async def test_what_follows_the_key_that_leaves_goes_to_the_room(leave):
    async with room() as (app, pilot):
        at = app.room.grid.pane.cursor
        await burst(pilot, "a", *leave, "J", "A")
        assert app.room.grid.pane.cursor.passage == at.passage + 1
        assert [placed.note.text for placed in kept(app)] == [""]


async def test_what_follows_the_question_what_to_do_answers_it():
    async with room() as (app, pilot):
        await burst(pilot, "a", "x", "escape", "escape", "y", "escape", "s", "J")
        assert [placed.note.text for placed in kept(app)] == ["xy"]


async def test_what_is_pasted_after_the_save_key_is_not_saved():
    async with room() as (app, pilot):
        await burst(pilot, "a", "x", "ctrl+s", "paste y", "a", "z", "ctrl+s")
        assert [placed.note.text for placed in kept(app)] == ["xz"]


async def test_what_follows_the_enter_that_tags_goes_to_the_room():
    async with room() as (app, pilot):
        at = app.room.grid.pane.cursor
        await burst(pilot, "#", *"eu", "enter", "J", "#", *"us", "enter", "J")
        assert {placed.note.tags for placed in kept(app)} == {("eu",), ("us",)}
        assert app.room.grid.pane.cursor.passage == at.passage + 2


async def test_what_follows_the_enter_that_relates_goes_to_the_room():
    async with room() as (app, pilot):
        await burst(pilot, "J", "r", "J", "r", "1", *"so it is", "enter", "J", "A")
        at = app.room.grid.pane.cursor
        (relation,) = app.room.notebook.contents.relations
        assert relation.text == "so it is"
        assert at.passage == 3
        assert len(kept(app)) == 3


async def test_what_follows_the_enter_that_names_a_theme_is_written_in_the_note():
    async with room() as (app, pilot):
        await app.room.controllers.theme_notes.note()
        await burst(pilot, *"peace", "enter", *"words q", "ctrl+s", "J", "A")
        assert sorted((placed.note.theme or "", placed.note.text) for placed in kept(app)) == [
            ("", ""), ("peace", "words q"),
        ]  # fmt: skip


async def test_keys_wait_as_long_as_the_disk_does(monkeypatch):
    go, add = Event(), Notebook.add

    def slow(notebook, note):
        go.wait()
        return add(notebook, note)

    async with room() as (app, pilot):
        await settled(pilot)
        at = app.room.grid.pane.cursor
        monkeypatch.setattr(Notebook, "add", slow)
        monkeypatch.setattr("reader.services.notebook.PATIENCE", 0.0)
        for key in ("a", *"memo", "ctrl+s", *"JJ"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        while (
            app.room.controllers.note_editing.now is None or not app.room.controllers.note_editing.now.saving
        ):
            await asyncio.sleep(0)
        await pilot.press()
        assert "saving…" in shown(app)
        assert app.room.controllers.note_editing.now.editor.written.text == "memo"
        go.set()
        await burst(pilot)
        assert [placed.note.text for placed in kept(app)] == ["memo"]
        assert app.room.grid.pane.cursor.passage == at.passage + 2
        assert app.room.controllers.drawer.current is None


async def test_where_it_was_not_saved_what_followed_is_forgotten_and_the_words_stay(monkeypatch):
    def refuse(*_):
        raise SaveError("not saved: the disk is full")

    async with room() as (app, pilot):
        await settled(pilot)
        monkeypatch.setattr(Notebook, "add", refuse)
        await burst(pilot, "a", *"memo", "ctrl+s", *"qqJ")
        assert "the disk is full" in shown(app)
        assert app.room.controllers.note_editing.now.editor.written.text == "memo"
        await burst(pilot, "!")
        assert app.room.controllers.note_editing.now.editor.written.text == "memo!"


async def test_a_held_key_does_what_it_says_each_time():
    async with room() as (app, pilot):
        at = app.room.grid.pane.cursor
        await burst(pilot, *"J" * 20, *"K" * 15)
        assert app.room.grid.pane.cursor.passage == at.passage + 5


async def test_what_follows_the_enter_of_a_question_goes_to_the_room():
    async with room() as (app, pilot):
        await go_to(pilot, 9)
        nine = app.room.grid.pane.cursor.passage
        await burst(pilot, ".", *"4", "enter", "J", ".", *"9", "enter", "J", "A")
        assert app.room.grid.pane.cursor.passage == nine + 1
        assert len(kept(app)) == 1


async def test_letters_typed_ahead_of_a_line_that_opens_stand_in_it():
    async with room() as (app, pilot):
        await burst(pilot, "/", *"paragraph 9", "enter", "A")
        assert app.room.controllers.find.hits.query == "paragraph 9"
        assert len(kept(app)) == 1
