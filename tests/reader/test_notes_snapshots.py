"""What the screens for notes look like, at sizes people use, on notes whose ids and times never change."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.screens.notes.base import PATIENCE
from tests.reader.noted import kept
from tests.reader.test_snapshots import SIZES, app, typing

SCREENS: dict[str, Sequence[str]] = {
    "notes": ["w", "j"],
    "filter": ["w", "/", *"tag:eu"],
    "orphan": ["w", "/", *"herons", "enter"],
    "marked": ["w", "space", "j", "space", "#", *"or"],
    "tags": ["w", "T", "j"],
    "merging": ["w", "T", "r", *"eu", "enter"],
    "whole": ["w", "j", "i"],
}


def pressed(keys: Sequence[str]):
    """Types the keys and waits until the whole note has followed."""

    async def run(pilot) -> None:
        await typing(keys)(pilot)
        await pilot.pause(3 * PATIENCE)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["notes", "orphan"])
def test_notes_at_all_sizes(snap_compare, name, size):
    kept()
    assert snap_compare(app(), terminal_size=size, run_before=pressed(SCREENS[name]))


@pytest.mark.parametrize("name", ["filter", "marked", "tags", "merging"])
def test_notes(snap_compare, name):
    kept()
    assert snap_compare(app(), terminal_size=(120, 36), run_before=pressed(SCREENS[name]))


def test_the_whole_note_in_a_narrow_window(snap_compare):
    kept()
    assert snap_compare(app(), terminal_size=(80, 24), run_before=pressed(SCREENS["whole"]))


def test_light_colours(snap_compare):
    kept()
    assert snap_compare(app("light"), terminal_size=(120, 36), run_before=pressed(SCREENS["notes"]))


def test_no_colours(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    kept()
    assert snap_compare(app(), terminal_size=(120, 36), run_before=pressed(SCREENS["notes"]))
