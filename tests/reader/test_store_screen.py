"""The notes' file: what is said of it at the start and on its screen, restoring it, and conflict copies."""

from __future__ import annotations

import json

from textual.widgets import OptionList

from reader.screens.confirm import Confirm
from reader.screens.store import StoreScreen
from reader.state import locations
from tests.reader.noted import kept, press, some, stored
from tests.reader.rooms import room, settled, shown, status


async def opened(app, pilot) -> str:
    await settled(pilot)
    await app.room.action_do("store")
    await settled(pilot)
    await settled(pilot)
    assert isinstance(app.screen, StoreScreen)
    said = [app.screen.query_one("#facts").content, app.screen.query_one("#hint").content]
    rows = [option.prompt for option in app.screen.query_one(OptionList).options]
    return "\n".join(map(str, said + rows))


def damaged() -> None:
    """A store that cannot be read, with a backup of two notes."""
    path = kept(some()[:2])
    path.with_name(f"{path.name}.backup-20261120T101010Z").write_bytes(path.read_bytes())
    path.write_text("{ no json")


async def test_a_good_store_says_so():
    kept()
    async with room() as (app, pilot):
        text = await opened(app, pilot)
        assert "8 notes" in text
        assert "notes are saved" in text
        assert "nothing needs doing" in text
        await press(pilot, "enter", "escape")
        assert app.screen is app.room


async def test_a_damaged_store_is_said_at_the_start_and_restored_after_asking():
    damaged()
    async with room((120, 36)) as (app, pilot):
        await settled(pilot)
        assert status(app).startswith("“Notes store” in the palette (and 1 more): notes.json is damaged")
        text = await opened(app, pilot)
        assert "restore notes.json.backup-20261120T101010Z, with 2 notes" in text
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        asked = " ".join(shown(app).replace("│", " ").split())
        assert "kept aside under another name" in asked
        await press(pilot, "n")
        assert locations.notes_file().read_text() == "{ no json"
        await press(pilot, "enter", "y")
        assert len(stored()) == 2
        assert list(locations.data_dir().glob("notes.json.damaged-*"))
        assert "restored: notes.json.backup-20261120T101010Z" in shown(app)
        assert "notes are saved" in shown(app)
        await press(pilot, "escape")
        assert "damaged" not in status(app)


async def test_a_foreign_store_is_said_and_never_offered_to_be_replaced():
    path = locations.notes_file()
    path.parent.mkdir(parents=True)
    path.write_text('{"a": 1}')
    async with room() as (app, pilot):
        await settled(pilot)
        assert "no store of Syntopic's" in status(app)
        text = await opened(app, pilot)
        assert "not saved" in text
        assert "restore" not in text
    assert path.read_text() == '{"a": 1}'


async def test_a_newer_store_is_said():
    path = kept()
    tables = json.loads(path.read_text())
    tables["meta"]["1"]["version"] = 99
    path.write_text(json.dumps(tables))
    async with room() as (app, pilot):
        assert "written by a later Syntopic" in await opened(app, pilot)


async def test_a_conflict_copy_is_merged_after_its_counts_have_been_said():
    path = kept(some()[:2])
    other = path.with_name("notes (conflicted copy).json")
    kept([*some()[:3], {**some()[1], "text": "words on the other machine"}][1:], other)
    tables = json.loads(other.read_text())
    tables["notes"].pop("1")
    other.write_text(json.dumps(tables))
    before = other.read_bytes()
    async with room((120, 36)) as (app, pilot):
        await settled(pilot)
        assert "conflict copy" in status(app)
        text = await opened(app, pilot)
        assert "take in notes (conflicted copy).json: 1 new, 0 newer, 1 kept beside yours" in text
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert len(stored()) == 2
        await press(pilot, "y")
        assert len(stored()) == 4
        assert "taken in: 1 new, 0 newer, 1 kept beside yours" in shown(app)
        assert "holds nothing that is not here; it may be removed" in shown(app)
        assert "take in" not in shown(app)
        await press(pilot, "escape", "w", "u")
        assert len(stored()) == 2
    assert other.read_bytes() == before


async def test_a_damaged_conflict_copy_is_said_and_not_offered():
    path = kept()
    path.with_name("notes (conflicted copy).json").write_text("{")
    async with room() as (app, pilot):
        text = await opened(app, pilot)
        assert "not readable as JSON" in text
        assert "take in" not in text
