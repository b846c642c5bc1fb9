"""A store that may only be read: said at the start, and before one has typed a page."""

import os

import pytest

from tests.reader.noted import kept, press, stored
from tests.reader.rooms import room, settled, shown, status
from tests.reader.test_annotating import go_to


@pytest.fixture(autouse=True)
def path(monkeypatch):
    """The store without the right to write it, which is kept from root too."""
    path = kept()
    path.chmod(0o444)
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda name, mode, **more: not mode & os.W_OK and access(name, mode, **more)
    )
    return path


async def test_it_is_said_at_the_start_and_the_notes_are_shown():
    async with room((200, 50)) as (app, pilot):
        await settled(pilot)
        assert "notes.json may not be written; change its permissions" in shown(app)
        await press(pilot, "w")
        assert "The start of it all." in shown(app)
        assert "notes cannot be changed" in app.screen.bar.text


@pytest.mark.parametrize("key", ["a", "O", "r", "number_sign"])
async def test_nothing_that_would_be_lost_can_be_begun(path, key):
    async with room((200, 50)) as (app, pilot):
        await go_to(pilot, 15)
        await press(pilot, key)
        assert app.room.controllers.drawer.current is None
        assert status(app) == f"{path} may not be written; change its permissions"


@pytest.mark.parametrize("command", ["annotate-report", "annotate-theme", "finding"])
async def test_nor_from_the_palette(path, command):
    async with room((200, 50)) as (app, pilot):
        await settled(pilot)
        await app.room.action_do(command)
        await settled(pilot)
        assert app.room.controllers.drawer.current is None
        assert "may not be written" in status(app)


async def test_what_needs_no_words_says_why_it_is_not_saved(path):
    before = path.read_bytes()
    async with room((200, 50)) as (app, pilot):
        await go_to(pilot, 15)
        await press(pilot, "A")
        assert "may not be written" in status(app)
    assert path.read_bytes() == before
    assert len(stored()) == 8
