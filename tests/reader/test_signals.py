"""Signals: heard in the order of connecting, and by a screen only for as long as it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.notebook import Note
from reader.screens.overviews.base import OverviewScreen
from reader.services.signal import Signal
from tests.reader.overviews import shelf
from tests.reader.rooms import room, settled


def test_all_slots_are_called_in_their_order_until_they_are_taken_off() -> None:
    signal: Signal[[str]] = Signal()
    heard: list[str] = []

    def second(word: str) -> None:
        heard.append(f"second {word}")

    signal.connect(lambda word: heard.append(f"first {word}"))
    signal.connect(second)
    signal.emit("a")
    signal.disconnect(second)
    signal.emit("b")
    assert heard == ["first a", "second a", "first b"]


async def test_a_screen_hears_what_happens_until_it_is_left(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        happened: Signal[[str]] = Signal()
        heard: list[str] = []
        await pilot.press("m")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, OverviewScreen)
        screen.hear(happened, heard.append)
        happened.emit("seen")
        screen.dismiss(None)
        happened.emit("left")  # it is still mounted now
        await settled(pilot)
        happened.emit("gone")
        assert heard == ["seen"]
        await app.room.notebook.change(lambda book: book.add(Note(None, "x", theme="Harvests")))
        assert app.screen is app.room


async def test_each_state_that_cannot_be_kept_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with room() as (app, _):
        said: list[str] = []
        monkeypatch.setattr(app.room.bar, "say", lambda message, *, stay=False: said.append(message))
        for _turn in range(3):
            app.room.controllers.session_saving.say_problem("the session cannot be kept")
            app.room.services.history._not_kept("what was seen cannot be kept")
        assert said == ["the session cannot be kept", "what was seen cannot be kept"]
