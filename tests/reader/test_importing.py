"""Importing on the screen: asked for a file, told what it would bring, done only after agreeing."""

from __future__ import annotations

from pathlib import Path

from reader.screens.confirm import Confirm
from reader.state import locations
from tests.notes.exchanging import annotation, written
from tests.reader.noted import kept, press, some, stored
from tests.reader.rooms import room, settled, shown, status


async def asked(app, pilot, name: str) -> None:
    """Answer the question which file."""
    await settled(pilot)
    await app.room.action_do("import")
    await settled(pilot)
    await pilot.press(*name)
    await press(pilot, "enter")
    await settled(pilot)


async def test_a_file_is_imported_after_it_was_said_what_it_brings(tmp_path: Path, monkeypatch):
    kept(some()[:2])
    monkeypatch.chdir(tmp_path)
    written(Path("a"), [annotation(), annotation(id="urn:2", body="two"), annotation(target=None)])
    async with room((120, 36)) as (app, pilot):
        await asked(app, pilot, "a")
        assert isinstance(app.screen, Confirm)
        said = " ".join(shown(app).replace("│", " ").split())
        assert "notes: 2 new" in said and "their words: 2 away" in said
        assert "left out: a: 1 annotation without a target" in said
        await press(pilot, "n")
        assert len(stored()) == 2
        await asked(app, pilot, "a")
        await press(pilot, "y")
        await settled(pilot)
        assert len(stored()) == 4
        assert status(app).startswith("imported: 2 notes; u takes it back")
        await asked(app, pilot, "a")
        assert "there is nothing to import" in status(app)
        await press(pilot, "u")
        await settled(pilot)
        assert len(stored()) == 2


async def test_what_is_no_file_or_none_of_ours_is_said(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("b").write_text("{")
    async with room((120, 36)) as (app, pilot):
        await asked(app, pilot, "nowhere")
        assert "there is no such file" in shown(app)
        await press(pilot, "escape")
        await asked(app, pilot, "b")
        assert "not whole JSON, perhaps cut off" in status(app)
        assert not locations.notes_file().exists()
