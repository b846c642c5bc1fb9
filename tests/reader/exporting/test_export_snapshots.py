"""What the screen for exports looks like, at sizes people use."""

from __future__ import annotations

import pytest

from tests.reader.noted import kept
from tests.reader.test_snapshots import SIZES, app, typing

BODY = "j" * 11
"""Past the front matter, whose digest changes with every letter below."""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the path of what is written is the same everywhere."""
    kept()
    monkeypatch.chdir("/")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_export_at_all_sizes(snap_compare, size):
    assert snap_compare(app(), terminal_size=size, run_before=typing(["e", "s", *BODY]))


def test_a_folder_for_obsidian(snap_compare):
    keys = ["e", "s", "f", "o", *["backspace"] * 8, *"vault/", "enter", "G"]
    assert snap_compare(app("light"), terminal_size=(120, 36), run_before=typing(keys))


def test_no_colours(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(), terminal_size=(80, 24), run_before=typing(["e", *BODY]))
