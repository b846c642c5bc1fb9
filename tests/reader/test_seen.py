"""What the reader has been to is kept from one start to the next, and no file can stop the program."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from reader.room import reading_history
from reader.state import locations
from reader.state.visited import Seen, load, save
from tests.reader.overviews import press
from tests.reader.rooms import NEW, OLD, room, until

SEEN = Seen({"one": frozenset({"a", "b"}), "two": frozenset({"c"})}, ("nato", "wine"))


def test_what_is_saved_is_loaded_and_nothing_else_lies_there() -> None:
    assert load("bundled") == Seen()
    assert save(SEEN, "bundled") is None
    assert load("bundled") == SEEN and load("another") == Seen()
    assert SEEN.has("one", "a") and not SEEN.has("two", "a") and not SEEN.has("three", "a")
    path = locations.seen_file("bundled")
    assert list(path.parent.iterdir()) == [path]


def test_windows_that_save_at_once_lose_no_passage_that_was_kept_before() -> None:
    save(SEEN, "bundled")
    threads = [Thread(target=save, args=(Seen({"one": frozenset({str(n)})}), "bundled")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {"a", "b"} <= load("bundled").passages["one"] and load("bundled").has("two", "c")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'{"version": 2, "pinned": [], "passages": {}}',
        b'{"version": 1, "pinned": 3, "passages": {}}',
        b'{"version": 1, "pinned": [], "passages": []}x',
        b'{"version": 1, "pinned": [], "passages": {"one": [1]}}',
        b'{"version": 1, "pinned": [], "passages": 5}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_as_good_as_none(content: bytes) -> None:
    path = locations.seen_file("bundled")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert load("bundled") == Seen()
    assert save(SEEN, "bundled") is None and load("bundled") == SEEN


def test_a_folder_that_cannot_be_written_is_named() -> None:
    path = locations.seen_file("bundled")
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("in the way")
    assert "is not remembered" in (save(SEEN, "bundled") or "")
    assert Path(path.parent).read_text() == "in the way"


async def test_only_where_the_cursor_rests_has_one_been(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_history, "REST", 3600)
    monkeypatch.setattr("reader.services.reading_history.DELAY", 0.05)
    async with room() as (app, pilot):
        app.room.controllers.reading_history.begin()
        reading = app.room.workspace.report(OLD).reading
        await pilot.press("J", "J", "J")  # passes over what lies between
        monkeypatch.setattr(reading_history, "REST", 0.05)
        app.room.controllers.reading_history._rested()  # the time is over
        await until(pilot, lambda: app.room.services.history.seen().has(OLD, reading[3].id))
        assert not app.room.services.history.seen().has(OLD, reading[2].id)
        await press(pilot, "tab")
        other = app.room.workspace.report(NEW).reading[0].id
        await until(pilot, lambda: app.room.services.history.seen().has(NEW, other))
    assert load("test").has(OLD, reading[3].id)


async def test_quitting_keeps_what_was_seen_last() -> None:
    async with room() as (app, _):
        app.room.controllers.reading_history.soon()
        app.room.controllers.reading_history._rested()
        await app.action_quit()
    assert load("test").passages
