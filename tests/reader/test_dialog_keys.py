"""The keys of dialogs, lists and lines are those of the config, and what names them names these."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from reader.notebook import Note, on
from reader.positions.places import Place, Span
from reader.screens.connections import ConnectionsScreen
from reader.screens.filter_list import FilterList
from reader.screens.help import HelpScreen
from reader.screens.jump import JumpScreen
from reader.screens.name_manager import NameManagerScreen
from reader.screens.notes.screen import NotesScreen
from reader.screens.relations import RelationsScreen
from reader.screens.report_details import ReportDetailsScreen
from reader.screens.report_picker import ReportPicker
from reader.screens.search import SearchScreen
from reader.screens.source import SourceScreen
from reader.screens.store import StoreScreen
from reader.screens.tags import TagsScreen
from reader.screens.versions import VersionsScreen
from reader.settings.config import Config
from reader.widgets.notes.tag_line import TagLine
from reader.widgets.tag_entry import TagEntry
from tests.reader.dialogs import SCREENS
from tests.reader.overviews import shelf
from tests.reader.rooms import room, until

LEAVING = {"query-leave": "f5", "dialog-leave": "Z", "sheet-leave": "Z", "entry-leave": "f5"}


async def _note(app: Any) -> None:
    report = app.room.grid.column.report
    noted = Note(on(report, Span(Place(1, 0), Place(1, 5))), "words", ("eu",))
    await app.room.notebook.change(lambda book: book.add(noted))


def _hint(screen: Screen[Any]) -> str:
    return str(screen.query_one("#hint", Static).content)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (FilterList, "f5"), (JumpScreen, "f5"), (SearchScreen, "f5"), (ReportDetailsScreen, "f5"),
        (ConnectionsScreen, "Z"), (RelationsScreen, "Z"), (StoreScreen, "Z"), (TagsScreen, "Z"),
        (VersionsScreen, "Z"),
    ],
    ids=lambda each: getattr(each, "__name__", each),
)  # fmt: skip
async def test_a_dialog_is_left_by_the_key_of_the_config_and_says_so(
    kind: type[Screen[Any]], key: str, tmp_path: Path
) -> None:
    async with room(shelf=shelf(tmp_path), config=Config(keys=LEAVING)) as (app, pilot):
        await _note(app)
        await app.push_screen(SCREENS[kind](app.room))
        await until(pilot, lambda: key.lower() in _hint(app.screen).lower())
        assert "esc" not in _hint(app.screen)
        await pilot.press("escape")
        assert isinstance(app.screen, kind)
        await pilot.press(key)
        await until(pilot, lambda: app.screen is app.room)


async def test_keys_of_a_list_of_its_own_and_of_a_question(tmp_path: Path) -> None:
    keys = {"tags-delete": "Z", "confirm-yes": "J", "dialog-down": "n", "dialog-help": "f1"}
    async with room(shelf=shelf(tmp_path), config=Config(keys=keys)) as (app, pilot):
        await _note(app)
        await app.push_screen(TagsScreen(app.room.services))
        tags = app.screen
        assert isinstance(tags, NameManagerScreen)
        await until(pilot, lambda: tags.query_one(OptionList).option_count == 1)
        assert "· Z delete ·" in _hint(tags)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("q", "d")
        assert app.screen is tags
        await pilot.press("Z")
        await until(pilot, lambda: app.screen is not tags)
        assert "J delete the tag · n leave" in str(app.screen.query_one("#answers", Static).content)
        await pilot.press("y")
        assert app.screen is not tags
        await pilot.press("J")
        await until(pilot, lambda: tags.query_one(OptionList).option_count == 0)


async def test_a_key_that_goes_before_those_of_the_line(tmp_path: Path) -> None:
    config = Config(keys={"reports-sort": "ctrl+a"})  # which the line has for itself
    async with room(shelf=shelf(tmp_path), config=config) as (app, pilot):
        await app.push_screen(SCREENS[ReportPicker](app.room))
        picker = app.screen
        assert isinstance(picker, ReportPicker)
        before = picker.sort
        assert f"ctrl+a sorts: by {before} ·" in _hint(picker)
        await pilot.press("ctrl+s")
        assert picker.sort is before
        await pilot.press("ctrl+a")
        assert picker.sort is before.next
        assert f"ctrl+a sorts: by {before.next} ·" in _hint(picker)


async def test_what_opens_a_sheet_closes_it(tmp_path: Path) -> None:
    config = Config(keys={"source": "I", "help": "f1"})
    async with room(shelf=shelf(tmp_path), config=config) as (app, pilot):
        for key, kind in (("I", SourceScreen), ("f1", HelpScreen)):
            await pilot.press(key)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind))
            await pilot.press("i", "?")
            assert isinstance(app.screen, kind)
            await pilot.press(key)
            await until(pilot, lambda: app.screen is app.room)


async def test_lines_and_drawers(tmp_path: Path) -> None:
    keys = {"entry-leave": "f5", "entry-complete": "f6", "filter-done": "f7"}
    async with room(shelf=shelf(tmp_path), config=Config(keys=keys)) as (app, pilot):
        await _note(app)
        await pilot.press("#")
        await until(pilot, lambda: bool(app.screen.query(TagEntry)))
        entry = app.screen.query_one(TagEntry)
        assert "f6 completes · enter saves · f5" in str(entry.border_subtitle)
        await pilot.press("e", "f6")
        assert entry.line.names == ("eu",)
        await pilot.press("f5")
        await until(pilot, lambda: not app.screen.query(TagEntry))
        await pilot.press("/", "escape")
        assert app.room.bar.asking
        await pilot.press("f5")
        assert not app.room.bar.asking

        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, NotesScreen) and bool(app.screen.notes.shown))
        await pilot.press("/", "down")
        assert isinstance(app.focused, Input)
        await pilot.press("f7")
        assert not isinstance(app.focused, Input)
        await pilot.press("#")
        await until(pilot, lambda: bool(app.screen.query(TagLine)))
        assert "f6 completes" in app.screen.bar.text  # type: ignore[attr-defined]
        await pilot.press("escape")
        assert app.screen.query(TagLine)
        await pilot.press("f5")
        await until(pilot, lambda: not app.screen.query(TagLine))


async def test_rebinding_what_moves_in_a_screen_leaves_the_keys_of_its_line(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path), config=Config(keys={"list-down": "n"})) as (app, pilot):
        await _note(app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, NotesScreen) and bool(app.screen.notes.shown))
        await pilot.press("/")
        assert isinstance(app.focused, Input)
        await pilot.press("down")
        assert not isinstance(app.focused, Input)
