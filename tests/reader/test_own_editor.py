"""A note in the reader's own editor: its words come back, also where the editor fails or saves late."""

import os
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta

import pytest

from reader.room import draft_recovery
from reader.runtime import outside_editor
from reader.state import locations
from tests.reader.rooms import room, settled, shown
from tests.reader.test_annotating import kept
from tests.reader.test_type_ahead import burst


class Aside:
    """Stands for leaving the terminal, which like Textual's comes back only where nothing was raised."""

    back = False

    def __call__(self):
        return self._aside()

    @contextmanager
    def _aside(self):
        self.back = False
        yield
        self.back = True


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Makes an editor of a shell script, whose file is ``$1``."""

    def make(script):
        path = tmp_path / "editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(path))

    return make


@asynccontextmanager
async def sent_out(*keys):
    """A room with a new note in which these keys are pressed, and a terminal that can be left."""
    async with room() as (app, pilot):
        app.suspend = Aside()
        await pilot.press("a", *keys)
        yield app, pilot


def words(app):
    """What stands in the drawer."""
    return app.room.controllers.note_editing.now.editor.written.text


async def saves(pilot, text):
    """The window of an editor that came back long ago saves."""
    (file,) = locations.drafts_dir().glob("*.md")
    file.write_text(text)
    await pilot.app.room.controllers.late_saves.look()
    await pilot.pause()


async def test_the_own_editor_gets_the_words_and_gives_them_back(editor):
    editor('printf "and more\\n" >> "$1"')
    async with sent_out("x", "enter", "ctrl+o") as (app, pilot):
        await settled(pilot)
        assert words(app) == "x\nand more\n"
        await pilot.press("escape", "o")
        await settled(pilot)
        assert words(app) == "x\nand more\nand more\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-editor --wait", "no-such-editor: No such file or directory; the note is as it was"),
        ("/nonexistent/editor", "/nonexistent/editor: No such file or directory"),
        ("false", "false ended with 1; the note is as it was"),
        ("sh -c 'kill -9 $$'", "sh was ended by SIGKILL"),
        ("'open", "has an open quotation mark"),
    ],
)
async def test_an_editor_that_fails_leaves_the_words_and_the_terminal_and_it_is_said(
    monkeypatch, command, said
):
    monkeypatch.setenv("VISUAL", command)
    async with room() as (app, pilot):
        aside = Aside()
        monkeypatch.setattr(app, "suspend", aside)
        await pilot.press("a", *"typed", "ctrl+o")
        await settled(pilot)
        assert said in shown(app)
        assert aside.back
        await pilot.press("!", "ctrl+s")
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["typed!"]


async def test_what_goes_wrong_besides_is_said_too(monkeypatch):
    def broken(*_):
        raise RuntimeError("the moon is full")

    async with room() as (app, pilot):
        aside = Aside()
        monkeypatch.setattr(app, "suspend", aside)
        monkeypatch.setattr(outside_editor, "edit", broken)
        await pilot.press("a", "x", "ctrl+o")
        assert "the moon is full" in shown(app)
        assert aside.back
        assert words(app) == "x"


async def test_where_the_terminal_cannot_be_left_it_is_said():
    async with room() as (app, pilot):
        await pilot.press("a", "x", "ctrl+o")
        assert "not supported" in shown(app)
        assert words(app) == "x"


async def test_the_words_that_a_failing_editor_had_saved_stand_there_and_can_be_taken_back(editor):
    editor('printf "half a page" > "$1"; exit 1')
    async with sent_out(*"typed", "ctrl+o") as (app, pilot):
        await settled(pilot)
        assert "ended with 1; what it had saved stands here" in shown(app)
        assert words(app) == "half a page"
        await pilot.press("ctrl+z")
        assert words(app) == "typed"


async def test_what_follows_the_key_of_the_editor_goes_to_the_drawer(editor):
    editor('printf "there " >> "$1"')
    async with room() as (app, pilot):
        app.suspend = Aside()
        await burst(pilot, "a", *"here ", "ctrl+o", *"again")
        assert words(app) == "here there again"


# An editor that comes back at once and saves later, from a window of its own


async def test_what_is_saved_later_comes_to_the_drawer(editor):
    editor("true")
    async with sent_out(*"typed", "ctrl+o") as (app, pilot):
        await settled(pilot)
        assert "needs --wait" in shown(app)
        await saves(pilot, "written later\n")
        assert words(app) == "written later"
        assert "stands here; ctrl+z takes it back" in shown(app)
        await saves(pilot, "and later still\n")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["and later still"]


async def test_what_is_saved_later_does_not_take_the_place_of_what_was_written_here(editor):
    editor("true")
    async with sent_out("x", "ctrl+o", "y") as (app, pilot):
        await saves(pilot, "theirs")
        assert "your editor has saved other words: ctrl+o brings them" in shown(app)
        assert words(app) == "xy"
        await pilot.press("ctrl+o")
        assert words(app) == "theirs"
        await pilot.press("ctrl+z")
        assert words(app) == "xy"


@pytest.mark.parametrize("leave", [("ctrl+s",), ("escape", "d")])
@pytest.mark.parametrize("again", [False, True])
async def test_what_is_saved_after_the_drawer_has_gone_is_offered(editor, leave, again):
    editor("true")
    async with sent_out("x", "ctrl+o", *leave) as (app, pilot):
        await settled(pilot)
        if not again:
            await saves(pilot, "later")
            await offered_is_taken(app, pilot)
        ended(app)
    if again:
        (file,) = locations.drafts_dir().glob("*.md")
        file.write_text("later")
        shelf = app.workspace
        async with room(shelf=shelf) as (app, pilot):
            await settled(pilot)
            await offered_is_taken(app, pilot)


def ended(app):
    """The program that wrote the drafts is gone, and with it its lock."""
    os.close(app.room.controllers.draft_recovery.drafts._lock)


async def offered_is_taken(app, pilot):
    before = len(kept(app))
    assert "your editor has saved words since: enter opens it" in app.room.waiting
    await pilot.press("enter")
    await settled(pilot)
    assert words(app) == "later"
    await pilot.press("!", "ctrl+s")
    await settled(pilot)
    assert [placed.note.text for placed in kept(app)] == ["later!"]
    assert before <= 1


async def test_words_that_were_waiting_when_the_note_was_saved_are_offered(editor):
    editor("true")
    async with sent_out("x", "ctrl+o", "y") as (app, pilot):
        await saves(pilot, "later")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await app.room.controllers.late_saves.look()
        await pilot.pause()
        assert [placed.note.text for placed in kept(app)] == ["xy"]
        await offered_is_taken(app, pilot)


async def test_what_was_offered_and_discarded_is_not_offered_again(editor):
    editor("true")
    async with sent_out("x", "ctrl+o", "ctrl+s") as (app, pilot):
        await settled(pilot)
        await saves(pilot, "later")
        await pilot.press("x")
        await settled(pilot)
        await app.room.controllers.late_saves.look()
        assert app.room.waiting == ""
        ended(app)
    async with room(shelf=app.workspace) as (app, pilot):
        await settled(pilot)
        assert app.room.waiting == ""
        await saves(pilot, "later and more")
        assert "your editor has saved words since" in app.room.waiting


async def test_where_no_editor_can_save_any_more_nothing_is_left_of_the_draft(editor):
    editor('printf "done" > "$1"')
    async with sent_out("x", "ctrl+o", "ctrl+s") as (app, pilot):
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["done"]
    assert [path.suffix for path in locations.drafts_dir().iterdir() if path.suffix != ".owner"] == []


async def test_after_a_week_nothing_is_waited_for_any_more(editor, monkeypatch):
    editor("true")
    async with sent_out("x", "ctrl+o", "ctrl+s") as (app, pilot):
        await settled(pilot)
        ended(app)
    monkeypatch.setattr(draft_recovery, "PATIENCE", timedelta(0))
    async with room(shelf=app.workspace) as (_, pilot):
        await settled(pilot)
    assert [path.suffix for path in locations.drafts_dir().iterdir() if path.suffix != ".owner"] == []
