"""Rebinding: what the config gives to whom, and what is said where that clashes."""

import pytest

from reader.settings.config import Config
from reader.settings.keymap import keymap, shown
from tests.reader.rooms import room, workspace


def test_without_a_config_all_have_their_default_keys_and_textual_is_told_nothing():
    plain = keymap()
    assert plain.keys["find"] == ("slash",)
    assert plain.textual == {}
    assert plain.problems == ()


def test_a_command_gets_the_keys_it_is_given():
    ours = keymap({"find": ("Q", "ctrl+s"), "source": "I"})
    assert ours.keys["find"] == ("Q", "ctrl+s")
    assert ours.textual == {"find": "Q,ctrl+s", "source": "I"}
    assert ours.problems == ()


def test_a_key_taken_from_another_command_is_said():
    ours = keymap({"find": "n"})
    assert ours.keys["hit-next"] == ()
    assert ours.problems == ("keys: n now means 'find'; 'hit-next' has no key left, only the palette",)


def test_a_command_that_loses_one_of_several_keys_keeps_the_others():
    ours = keymap({"zoom": "l"})
    assert ours.keys["pane-next"] == ("tab", "right")
    assert "is left with tab →" in ours.problems[0]


def test_two_commands_may_swap_their_keys():
    ours = keymap({"find": "n", "hit-next": "/"})
    assert (ours.keys["find"], ours.keys["hit-next"]) == (("n",), ("slash",))
    assert ours.problems == ()


def test_a_key_given_twice_stays_with_the_first_and_the_second_keeps_its_default():
    ours = keymap({"find": "Q", "source": "Q"})
    assert ours.keys["find"] == ("Q",)
    assert ours.keys["source"] == ("i",)
    assert ours.problems == ("keys: Q is given to 'find' and 'source'; 'find' has it",)


def test_the_keys_of_selecting_do_not_clash_with_those_of_the_room():
    ours = keymap({"word-next": "n"})
    assert ours.keys["hit-next"] == ("n",)
    assert ours.problems == ()


def test_a_key_of_all_lists_is_taken_from_those_that_had_it_alone():
    ours = keymap({"dialog-down": "d"})
    assert ours.keys["tags-delete"] == ours.keys["themes-hide"] == ()
    assert ours.keys["matrix-up"] == ("k", "up")
    assert "keys: d now means 'dialog-down'; 'tags-delete' has no key left" in ours.problems


def test_a_key_of_one_list_is_not_missed_in_the_others():
    ours = keymap({"tags-delete": "x", "themes-hide": "x", "relations-delete": "k"})
    assert ours.keys["tags-delete"] == ours.keys["themes-hide"] == ("x",)
    assert ours.keys["connections-reject"] == ("x",)
    assert ours.keys["dialog-up"] == ("up",)


@pytest.mark.parametrize("key", ["s", "space", "é"])
def test_what_is_typed_in_a_line_is_no_key_there(key):
    ours = keymap({"reports-sort": (key, "f5")})
    assert ours.keys["reports-sort"] == ("f5",)
    assert "is text there" in ours.problems[0]


def test_a_hint_names_the_keys_that_count():
    ours = keymap({"tags-delete": "Z"})
    assert ours.hint("{tags-delete} deletes · {dialog-leave} · {} {0}") == "Z deletes · esc · {} {0}"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"fnd": "s"}, "did you mean 'find'?"),
        ({"xyzzy": "s"}, "no command 'xyzzy'"),
        ({"find": "ctrl+shift+hyper"}, "'ctrl+shift+hyper' for 'find' is not a key"),
        ({"find": "\x1b"}, "is not a key"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(wanted, said):
    (problem,) = keymap(wanted).problems
    assert said in problem
    assert "\n" not in problem
    assert "\x1b" not in problem


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        ("question_mark", "?"),
        ("full_stop", "."),
        ("escape", "esc"),
        ("ctrl+f", "ctrl+f"),
        ("G", "G"),
        ("down", "↓"),
    ],
)
def test_keys_are_shown_as_they_are_typed(key, seen):
    assert shown(key) == seen


async def test_the_screen_listens_to_the_keys_of_the_config_and_names_the_clash():
    async with room(config=Config(keys={"zoom": ("x",), "pane-next": ("z",)})) as (app, pilot):
        assert "z now means" not in app.room.bar.text
        await pilot.press("x")
        assert app.room.grid.zoomed
        await pilot.press("z")
        assert app.room.grid.index == 1
    other = workspace(key="other")  # what the first had open must not come back
    async with room(shelf=other, config=Config(keys={"pane-next": ("z",)})) as (app, pilot):
        assert app.room.bar.text.startswith("keys: z now means 'pane-next'; 'zoom' has no key left")
        await pilot.press("z")
        assert app.room.grid.index == 1
        assert not app.room.grid.zoomed


def test_enter_is_written_as_everywhere_else():
    assert keymap().first("note") == keymap().first("list-open") == shown("enter") == "enter"
