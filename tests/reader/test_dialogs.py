"""Whatever is typed ahead at a dialog: it is left once, and the room stands."""

from __future__ import annotations

import asyncio
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.content import Content
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

import reader
from reader.app import Syntopic
from reader.notebook import Contents, Note, on
from reader.positions.places import Place, Span
from reader.room import theme_assignment
from reader.room.screen import Room
from reader.screens.base import BaseScreen
from reader.screens.confirm import Confirm
from reader.screens.export.screen import ExportScreen
from reader.screens.filter_list import FilterList, FilterRow
from reader.screens.help import HelpScreen
from reader.screens.tags import TagsScreen
from reader.screens.too_small import TooSmallScreen
from reader.widgets.theme_entry import ThemeEntry
from tests.reader.dialogs import EVERYWHERE, KINDS, SCREENS, made_here
from tests.reader.overviews import shelf
from tests.reader.rooms import room, settled, shown, status


def test_every_screen_has_the_guard_and_a_place_in_the_table() -> None:
    assert made_here() == KINDS | set(SCREENS)
    assert all(issubclass(each, BaseScreen) for each in made_here())
    assert all(each.dismiss is BaseScreen.dismiss for each in made_here())


LEAVING = re.compile("leave|confirm|versions|folders|^(source|help|connections|quit)$")
"""Names of commands that leave a screen."""


@pytest.fixture
def quits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the program was to end: q leaves most screens, and ends the program in the room."""
    asked: list[str] = []

    async def quit_(app: Syntopic) -> None:
        asked.append("quit")

    monkeypatch.setattr(Syntopic, "action_quit", quit_)
    return asked


def key(name: str) -> events.Key:
    character = {"space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t"}.get(name)
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, character)


def type_ahead(app: Syntopic, *names: str) -> None:
    """Send keys, all of them before the first one is handled."""
    for name in names:
        app.post_message(key(name))


async def calm(app: Syntopic, pilot: Pilot[None]) -> None:
    """Wait until nothing that was sent is left to be handled."""
    for _ in range(2):
        await pilot.pause()


async def back_in_the_room(app: Syntopic, pilot: Pilot[None]) -> None:
    """Leave all that was opened, as a reader does."""
    for _ in range(6):
        await calm(app, pilot)
        if app.screen is app.room:
            break
        if isinstance(app.screen, TooSmallScreen):
            app.screen.dismiss()
        else:
            await pilot.press("escape")
    assert app.screen_stack == [app.room]


def leaving(screen: Screen[Any]) -> list[str]:
    """The keys that leave this screen, or some."""
    bound = [
        name
        for name, bindings in screen._bindings.key_to_bindings.items()
        if any(LEAVING.search(each.id or "") for each in bindings)
    ]
    return list(dict.fromkeys((*EVERYWHERE, *bound)))


async def with_a_note(app: Syntopic) -> None:
    report = app.room.grid.column.report
    span = Span(Place(1, 0), Place(1, 5))
    await app.room.notebook.change(lambda book: book.add(Note(on(report, span), "words", ("eu",))))


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
async def test_left_again_and_again_before_the_first_key_is_handled(
    kind: type[Screen[Any]], tmp_path: Path, quits: list[str]
) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await with_a_note(app)
        for again in (False, True):  # while the screen is being built, and when it stands
            for name in leaving(SCREENS[kind](app.room)):
                app.push_screen(SCREENS[kind](app.room))
                if again:
                    await calm(app, pilot)
                type_ahead(app, name, name, name)
                await calm(app, pilot)
                assert app.is_running and app.screen_stack[0] is app.room, name
                await back_in_the_room(app, pilot)


@pytest.mark.parametrize(
    "keys",
    [
        "+ enter enter enter", "o enter enter enter", "t enter enter", "t escape enter escape",
        ": enter enter", ": h escape enter escape", ": q enter enter enter", "p enter enter", "p 1 1 1",
        "m enter enter", "F enter h enter enter", "? j ? j ?", "i j i i", "c enter enter", "w enter enter",
        "e escape escape", "e w escape escape", "s escape escape", "/ w enter enter", "T enter enter",
        "T T T escape", "# a enter enter", "a x escape d d",
    ],
)  # fmt: skip
async def test_keys_typed_ahead_of_what_they_open(keys: str, tmp_path: Path, quits: list[str]) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        type_ahead(app, *keys.split())
        await settled(pilot)
        await back_in_the_room(app, pilot)
        assert app.is_running


async def test_the_palette_left_by_a_click_and_by_enter_at_once(tmp_path: Path, quits: list[str]) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await pilot.press(":", "h", "e", "l", "p")
        await calm(app, pilot)
        place = {"x": 2, "y": 34, "delta_x": 0, "delta_y": 0, "button": 1}
        for mouse in (events.MouseDown, events.MouseUp):
            app.post_message(
                mouse(None, **place, shift=False, meta=False, ctrl=False, screen_x=2, screen_y=34)
            )
        type_ahead(app, "enter", "enter")
        await calm(app, pilot)
        await back_in_the_room(app, pilot)


class Slow(FilterList):
    """A list that is not built before it is said to be."""

    CSS_PATH = Path(reader.__file__).with_name("styles") / "sheets.tcss"  # else looked for beside this file
    begun: asyncio.Event

    async def on_mount(self) -> None:
        await self.begun.wait()


async def test_keys_wait_for_the_screen_that_they_are_meant_for(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        rows = [FilterRow(index, Content(name), name) for index, name in enumerate(("one", "two"))]
        screen, chosen = Slow("A list", rows, 0, "nothing"), []
        screen.begun = asyncio.Event()
        try:
            app.push_screen(screen, chosen.append)
            type_ahead(app, "down", "enter")
            for _ in range(50):  # as many turns as they would need
                await asyncio.sleep(0)
            assert app.screen is screen and not chosen
        finally:
            screen.begun.set()  # or the program would never end
        await calm(app, pilot)
        assert chosen == [1] and app.screen is app.room


async def test_a_command_is_done_once_however_often_enter_is_pressed(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await pilot.press(":", *"keys")
        await calm(app, pilot)
        type_ahead(app, "enter", "enter", "enter")
        await calm(app, pilot)
        assert [type(screen) for screen in app.screen_stack] == [Room, HelpScreen]


async def test_a_screen_below_another_is_not_left_and_takes_nothing_away(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        below, above, answers = Confirm("One?", "yes"), Confirm("Two?", "yes"), []
        app.push_screen(below, answers.append)
        app.push_screen(above)
        await calm(app, pilot)
        below.dismiss(True)
        await calm(app, pilot)
        assert app.screen_stack == [app.room, below, above] and not answers
        above.dismiss(True)
        above.dismiss(True)
        await calm(app, pilot)
        below.dismiss(True)
        below.dismiss(False)
        await calm(app, pilot)
        assert app.screen_stack == [app.room] and answers == [True]


async def test_what_comes_late_is_not_heard(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        tags = TagsScreen(app.room.services)
        await app.push_screen(tags)
        await calm(app, pilot)
        tags.dismiss(None)
        tags.ask(Confirm("Merge them?", "yes"), lambda agreed: None)
        tags._read(Contents())
        assert not tags.is_usable
        await calm(app, pilot)
        assert app.screen_stack == [app.room]


async def test_the_plea_for_room_goes_though_a_screen_was_above_it(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        app.push_screen(Confirm("Shall it be?", "do it"))
        await pilot.pause()
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        await pilot.press("escape")
        await calm(app, pilot)
        assert app.screen is app.room


# -- the question in the bottom row


async def test_something_said_to_a_question_that_is_half_there_or_gone(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        bar, finding = app.room.bar, app.room.controllers.find
        bar.note("nobody asks")
        asked = finding.ask()
        asked.send(None)  # the prompt is on its way, but nothing of it is there yet
        bar.note("searching…")
        await calm(app, pilot)
        assert "searching…" in shown(app) and bar.asking
        prompt = bar._prompt
        bar._prompt.drop()
        prompt.drop()
        bar.note("too late")
        prompt.note("too late")
        await calm(app, pilot)
        assert not bar.asking and "too late" not in shown(app)
        assert app.focused is app.room.grid.pane
        asked.close()


async def test_a_question_over_another_leaves_the_later_one(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        first = app.room.controllers.find.ask()
        first.send(None)
        await app.room.controllers.find.ask()
        await calm(app, pilot)
        await pilot.press("x")
        assert app.room.bar.asking and app.room.controllers.find._typed == "x"
        await pilot.press("escape")
        assert not app.room.bar.asking
        first.close()


# -- T


async def test_a_theme_asked_for_twice_lays_one_drawer_and_says_what_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), []

    def slow(*asked: Any) -> Any:
        begun.append(asked)
        go_on.wait(60)
        return stand(*asked)

    stand = theme_assignment._stand
    monkeypatch.setattr(theme_assignment, "_stand", slow)
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await pilot.press("T", "T", "T")
        assert " …" in status(app)  # the passage's themes, or what has to be worked out before
        go_on.set()
        await settled(pilot)
        assert len(begun) == 1 and app.room.controllers.drawer.has_keys
        assert len(app.room.query("ThemeEntry")) == 1
        await pilot.press("escape")
        await settled(pilot)
        assert not app.room.query("ThemeEntry")


async def test_themes_that_cannot_be_read_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*asked: Any) -> Any:
        raise RuntimeError("the themes are torn")

    monkeypatch.setattr(theme_assignment, "_stand", fails)
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await pilot.press("T")
        await settled(pilot)
        assert "the themes are torn" in status(app)


async def test_a_theme_is_entered_once(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        done: list[str] = []

        async def entered(theme: str) -> None:
            done.append(theme)

        async def left() -> None:
            done.append("left")

        await app.room.controllers.drawer.open(ThemeEntry("a theme", lambda typed: [], entered, left))
        type_ahead(app, "x", "enter", "enter", "escape", "enter")
        await calm(app, pilot)
        assert done == ["x"]


# -- export


async def test_an_export_that_is_left_while_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await with_a_note(app)
        await pilot.press("e")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen) and screen.made is not None
        made = screen.made
        type_ahead(app, "escape", "escape")
        await calm(app, pilot)
        screen.show(made)
        screen.say("it is written")
        await calm(app, pilot)
        assert app.screen is app.room and status(app) == "it is written"
