"""What the screens look like, at sizes people use. Update them with ``pytest --snapshot-update`` and look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.app import Syntopic
from reader.settings.config import Config
from tests.reader.rooms import reports, settled, workspace

SIZES = [(80, 24), (120, 36), (200, 50)]
SCREENS: dict[str, Sequence[str]] = {
    "room": [*"JJJ"],
    "find": ["/", *"treat"],
    "hits": ["/", *"treaties", "enter", "n"],
    "search": ["F", *"treatys"],
    "contents": ["c"],
    "picker": ["o"],
    "note": [".", "2", "enter", "enter"],
    "help": ["?"],
    "selecting": ["J", "J", "J", "v", "e", "e", "j"],
}


def typing(keys: Sequence[str]) -> Callable[[Pilot[Any]], Any]:
    """Types the keys, then keeps the cursor of a line one types in from blinking."""

    async def run(pilot: Pilot[Any]) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        for field in pilot.app.screen.query("Input"):
            field.cursor_blink = False
        await settled(pilot)

    return run


def app(colours: str = "dark") -> Syntopic:
    return Syntopic(workspace(*reports()), Config(colours=colours))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["room", "search", "note", "help"])
def test_screen_at_all_sizes(snap_compare, name, size):
    assert snap_compare(app(), terminal_size=size, run_before=typing(SCREENS[name]))


@pytest.mark.parametrize("name", ["find", "hits", "contents", "picker", "selecting"])
def test_screen(snap_compare, name):
    assert snap_compare(app(), terminal_size=(120, 36), run_before=typing(SCREENS[name]))


def test_light_colours(snap_compare):
    assert snap_compare(app("light"), terminal_size=(120, 36), run_before=typing(SCREENS["hits"]))


def test_no_colours(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(), terminal_size=(120, 36), run_before=typing(SCREENS["hits"]))


def test_source(snap_compare, tmp_path):
    path = tmp_path / "old.txt"
    path.write_text("\n".join(f"This is line {n} of the source." for n in range(1, 90)))
    old, *others = reports()
    room = Syntopic(workspace(old.but(path=str(path)), *others))
    keys = [".", "1", "2", "enter", "i"]
    assert snap_compare(room, terminal_size=(120, 36), run_before=typing(keys))


def test_too_small(snap_compare):
    assert snap_compare(app(), terminal_size=(39, 12))
