"""A change under another screen is drawn once and where it is seen; what was drawn goes with its widget."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version

import pytest
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.app import Syntopic
from reader.screens.base import BaseScreen, Dialog
from tests.reader.rooms import room, settled, shown


class Over(Dialog[None]):
    """A dialog through which the room is seen."""

    CSS = "Over, Asking { background: $background 40%; }"


class Asking(Over):
    """A dialog with a field, at the top of the terminal."""

    DEFAULT_CSS = "Asking { align: left top; }"

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input()


class Opaque(BaseScreen[None]):
    """A screen that hides all."""


Drawn = list[LayoutUpdate | ChopsUpdate]


@pytest.fixture(autouse=True)
def _lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stays as long as a test may take."""
    monkeypatch.setattr("reader.widgets.status_bar.LONGER", 3600.0)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawn]:
    """What has been drawn."""
    updates: Drawn = []
    render = Compositor.render_update

    def rendering(compositor: Compositor, *args: object, **more: object) -> object:
        update = render(compositor, *args, **more)  # type: ignore[arg-type]
        if isinstance(update, LayoutUpdate | ChopsUpdate):
            updates.append(update)
        return update

    monkeypatch.setattr(Compositor, "render_update", rendering)
    yield updates


async def frames(pilot: Pilot[None]) -> None:
    """Give each screen what a clock gives it, a message and then leave to draw, more than once."""
    for _ in range(5):
        for screen in pilot.app.screen_stack:
            screen.call_later(lambda: None)
            await pilot.pause()
            screen._on_timer_update()
    await pilot.pause()


def rows(drawn: Drawn) -> set[int]:
    """The rows of which a part was drawn."""
    assert all(isinstance(update, ChopsUpdate) for update in drawn)
    return {y for update in drawn if isinstance(update, ChopsUpdate) for y, _, _ in update.spans}


def seen(app: Syntopic) -> str:
    """What stands on the terminal, through all dialogs."""
    visible_screen_stack.set(app._background_screens)
    return shown(app)


async def news_under(app: Syntopic, pilot: Pilot[None], drawn: Drawn, *screens: Screen[None]) -> None:
    """Open screens above the room, and let the room say something: only what that draws is in ``drawn``."""
    await settled(pilot)
    for screen in screens:
        await app.push_screen(screen)
    await frames(pilot)
    drawn.clear()
    app.room.bar.say("news from below", stay=True)
    await frames(pilot)


def test_textual_is_the_one_whose_private_parts_were_read() -> None:
    """Where it is another, see whether screens/quiet.py and runtime/styles_cache.py are still right."""
    assert version("textual") == "8.2.8"


async def test_what_changes_under_a_dialog_is_drawn_once(drawn: Drawn) -> None:
    async with room() as (app, pilot):
        await news_under(app, pilot, drawn, Over())
        assert "news from below" in seen(app)
        assert len(drawn) == 1
        assert rows(drawn) == {app.size.height - 1}


async def test_what_changes_is_seen_through_all_dialogs(drawn: Drawn) -> None:
    async with room() as (app, pilot):
        await news_under(app, pilot, drawn, Over(), Over())
        assert "news from below" in seen(app)
        assert len(drawn) == 1


async def test_what_changes_under_a_screen_that_hides_it_is_not_drawn_before_that_goes(drawn: Drawn) -> None:
    async with room() as (app, pilot):
        await news_under(app, pilot, drawn, Opaque())
        assert drawn == []
        app.screen.dismiss()
        await frames(pilot)
        assert "news from below" in seen(app)
        assert drawn


async def test_what_a_dialog_draws_is_drawn_when_something_changes_under_it_too(drawn: Drawn) -> None:
    async with room() as (app, pilot):
        await settled(pilot)
        await app.push_screen(Asking())
        await frames(pilot)
        drawn.clear()
        field = app.screen.query_one(Input)
        app.room.bar.say("news from below", stay=True)
        await pilot.pause(0)
        app.room._on_timer_update()
        field.value = "words"
        await frames(pilot)
        assert {field.region.y, app.size.height - 1} <= rows(drawn)


async def test_the_cursor_of_a_field_does_not_blink() -> None:
    async with room() as (app, pilot):
        await settled(pilot)
        await app.push_screen(Asking())
        await pilot.pause()
        field = app.screen.query_one(Input)
        assert field.has_focus
        assert not field.cursor_blink
        assert field._cursor_visible


async def test_nothing_is_left_of_dialogs_that_are_gone() -> None:
    async with room() as (_, pilot):
        for _ in range(3):
            await opened_and_left(pilot)
        first = living()
        for _ in range(8):
            await opened_and_left(pilot)
        assert living() == first
        assert first[Widget] == first[StylesCache]


async def opened_and_left(pilot: Pilot[None]) -> None:
    """Open some sheets, one after the other."""
    for key in ("question_mark", "o", "c", "i"):
        await pilot.press(key)
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("escape")
        await settled(pilot)


def living() -> Counter[type]:
    """How many widgets there are, screens too, and how many caches of drawn rows."""
    gc.collect()
    kinds = Counter(type(each) for each in gc.get_objects())
    widgets = {kind: count for kind, count in kinds.items() if issubclass(kind, Widget)}
    return Counter(widgets) + Counter({Widget: sum(widgets.values()), StylesCache: kinds[StylesCache]})
