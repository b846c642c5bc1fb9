"""The table of commands is whole: every deed exists, every key means one thing, everything is described."""

from collections import Counter

import pytest

from corpus.themes import Theme
from reader.exporting.options import Choices
from reader.overview.view import MatrixView
from reader.screens.export.screen import ExportScreen
from reader.screens.notes.screen import NotesScreen
from reader.screens.overviews.matrix import MatrixScreen
from reader.screens.overviews.synopsis import SynopsisScreen
from reader.settings.keymap import keymap, normal
from reader.settings.room_commands import BY_ID, COMMANDS, Where
from reader.widgets.notes.list_view import View
from tests.reader.rooms import room


def test_names_are_unique():
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_in_one_place(where):
    keys = Counter(key for c in COMMANDS if c.where is where for key in normal(c.keys))
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_says_what_it_does():
    assert all(command.label and command.help and len(command.help) <= 50 for command in COMMANDS)


def test_no_default_key_is_one_that_many_terminals_cannot_send():
    keys = [key for command in COMMANDS for key in command.keys]
    assert not [key for key in keys if "alt+" in key or "ctrl+shift" in key or "super+" in key]


def test_every_ctrl_key_has_a_plain_one_beside_it():
    for command in COMMANDS:
        if command.id == "suspend":  # the shell's own key, which every terminal sends; and the palette has it
            continue
        assert not command.keys or any("ctrl+" not in key for key in command.keys)


async def test_every_deed_exists():
    async with room() as (app, _):
        screens = {
            Where.LIST: NotesScreen(app.room, View()),
            Where.EXPORT: ExportScreen(app.room, Choices()),
            Where.MATRIX: MatrixScreen(app.room, MatrixView(())),
            Where.SYNOPSIS: SynopsisScreen(app.room, Theme("peace")),
        }
        for command in COMMANDS:
            part, _, method = command.deed.partition(".")
            place = screens.get(command.where, app.room)
            assert callable(getattr(getattr(place, part), method)), command.id


async def test_every_key_is_bound_to_its_command():
    async with room() as (app, _):
        bound = {key: active.binding.id for key, active in app.room.active_bindings.items()}
        for command in COMMANDS:
            if command.where is Where.ROOM:
                assert {bound[key] for key in keymap().keys[command.id]} <= {command.id}
