"""The table of commands is whole: all is handled and described, and every key means one thing."""

from collections import Counter
from itertools import chain

import pytest

from reader.room.handlers import HANDLERS as ROOM
from reader.screens.export.screen import HANDLERS as EXPORT
from reader.screens.notes.screen import HANDLERS as NOTES
from reader.screens.overviews.matrix import HANDLERS as MATRIX
from reader.screens.overviews.synopsis import HANDLERS as SYNOPSIS
from reader.settings.commands import BY_ID, COMMANDS, Where
from reader.settings.keymap import keymap, normal
from reader.widgets.command_node import CommandNode
from reader.widgets.name_drawer import NameDrawer
from reader.widgets.names import Names
from reader.widgets.note_editor import NoteEditor
from reader.widgets.notes.tag_line import TagLine
from reader.widgets.prompt import Prompt
from reader.widgets.relation_entry import RelationEntry, Types
from tests.reader.dialogs import made_here
from tests.reader.rooms import room

SCREENS = (ROOM, NOTES, EXPORT, MATRIX, SYNOPSIS)
WIDGETS = (NameDrawer, Names, NoteEditor, TagLine, Prompt, RelationEntry, Types)
"""Those with keys of their own."""
DIALOGS = sorted((each for each in made_here() if each.HANDLED), key=lambda each: each.__name__)


def test_names_are_unique():
    assert len(BY_ID) == len(COMMANDS)


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_in_one_place(where):
    for other in where.reach:
        keys = Counter(key for c in COMMANDS if c.where in (where, other) for key in normal(c.keys))
        assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_says_what_it_does():
    assert all(command.label and command.help and len(command.help) <= 50 for command in COMMANDS)


def test_no_default_key_is_one_that_many_terminals_cannot_send():
    keys = [key for command in COMMANDS for key in command.keys]
    assert not [key for key in keys if "alt+" in key or "ctrl+shift" in key or "super+" in key]


def test_every_ctrl_key_has_a_plain_one_beside_it():
    for command in COMMANDS:
        if command.id in ("suspend", "redraw"):  # the terminal's own keys; and the palette has them
            continue
        if command.where in (Where.REPORTS, Where.JUMP):  # above a line, which takes the plain keys
            continue
        assert not command.keys or any("ctrl+" not in key for key in command.keys)


def test_each_command_has_a_handler_and_each_handler_a_command():
    handled = chain(*SCREENS, *(each.HANDLED for each in (*DIALOGS, *WIDGETS)))
    assert set(handled) == set(BY_ID)


@pytest.mark.parametrize("kind", [*DIALOGS, *WIDGETS], ids=lambda kind: kind.__name__)
def test_a_dialog_does_what_its_keys_are_bound_to_and_nothing_else(kind: type[CommandNode]):
    bound = {
        binding.id: binding
        for bindings in kind._merged_bindings.key_to_bindings.values()
        for binding in bindings
        if binding.action.startswith("do(")
    }
    assert set(bound) == set(kind.HANDLED)
    assert all(binding.priority is BY_ID[name].priority for name, binding in bound.items())


def test_every_widget_with_keys_of_its_own_is_known_here():
    widgets = {each for each in _all_of(CommandNode) if each.__module__.startswith("reader.widgets.")}
    assert {each for each in widgets if "HANDLED" in vars(each)} == set(WIDGETS)


def _all_of(kind: type) -> set[type]:
    return {kind, *chain.from_iterable(_all_of(each) for each in kind.__subclasses__())} - {CommandNode}


@pytest.mark.parametrize(
    ("places", "handlers"),
    [
        ({Where.LIST, Where.FILTER}, NOTES),
        ({Where.EXPORT, Where.FILTER}, EXPORT),
        ({Where.MATRIX, Where.FILTER}, MATRIX),
        ({Where.SYNOPSIS}, SYNOPSIS),
    ],
)
def test_commands_of_a_screen_are_handled_there(places, handlers):
    assert set(handlers) == {command.id for command in COMMANDS if command.where in places}


async def test_every_key_is_bound_to_its_command():
    async with room() as (app, _):
        bound = {key: active.binding.id for key, active in app.room.active_bindings.items()}
        for command in COMMANDS:
            if command.where is Where.ROOM:
                assert {bound[key] for key in keymap().keys[command.id]} <= {command.id}
