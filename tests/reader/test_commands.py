"""The table of commands is whole: all is handled and described, and every key means one thing."""

from collections import Counter

import pytest

from reader.room.handlers import HANDLERS as ROOM
from reader.screens.export.screen import HANDLERS as EXPORT
from reader.screens.notes.screen import HANDLERS as NOTES
from reader.screens.overviews.matrix import HANDLERS as MATRIX
from reader.screens.overviews.synopsis import HANDLERS as SYNOPSIS
from reader.settings.commands import BY_ID, COMMANDS, Where
from reader.settings.keymap import keymap, normal
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


def test_each_command_has_one_handler_and_each_handler_a_command():
    handlers = (ROOM, NOTES, EXPORT, MATRIX, SYNOPSIS)
    assert sorted(name for each in handlers for name in each) == sorted(BY_ID)


@pytest.mark.parametrize(
    ("where", "handlers"),
    [(Where.LIST, NOTES), (Where.EXPORT, EXPORT), (Where.MATRIX, MATRIX), (Where.SYNOPSIS, SYNOPSIS)],
)
def test_commands_of_a_screen_are_handled_there(where, handlers):
    assert set(handlers) == {command.id for command in COMMANDS if command.where is where}


async def test_every_key_is_bound_to_its_command():
    async with room() as (app, _):
        bound = {key: active.binding.id for key, active in app.room.active_bindings.items()}
        for command in COMMANDS:
            if command.where is Where.ROOM:
                assert {bound[key] for key in keymap().keys[command.id]} <= {command.id}
