"""What the matrix and the synopsis look like, at sizes people use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from notes.records.silences import ConfirmedSilence
from notes.store import NoteStore
from reader.app import Syntopic
from reader.notebook import Note, Notebook, on
from reader.screens.overviews.matrix_base import PATIENCE
from reader.settings.config import Config
from reader.state import locations
from reader.state.visited import Seen, save
from tests.reader.overviews import KEY, press, shelf
from tests.reader.test_snapshots import SIZES

ASK = ["s", *"nato", "enter"]


def app(folder, colours: str = "dark") -> Syntopic:
    """A matrix with a cell of each kind: partly seen, a finding, a confirmed silence, an abstract, a pin."""
    workspace = shelf(folder)
    reports = {report.id: report for report in workspace.reports}
    book = Notebook(locations.notes_file(), workspace.reports)
    book.add(Note(on(reports["clark"]), "Over, for good.", theme="NATO enlargement"))
    names = ("NATO enlargement", "expansion of the alliance", "wider alliance")
    kept = ConfirmedSilence(names[0], on(reports["baker"]), names)
    then = lambda: datetime(2026, 1, 2, tzinfo=UTC)  # noqa: E731
    with NoteStore(locations.notes_file(), then).change("confirm") as change:
        change.add("findings", kept.fields())
    save(Seen({"adams": frozenset({reports["adams"].reading[0].id})}, ("wine",)), KEY)
    return Syntopic(workspace, Config(colours=colours))


def pressed(keys: Sequence[str]):
    """Types the keys, then waits for the best sentence, and keeps cursors from blinking."""

    async def run(pilot) -> None:
        await press(pilot, *keys)
        await pilot.pause(3 * PATIENCE)
        for field in pilot.app.screen.query("Input"):
            field.cursor_blink = False
        await press(pilot)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("name", "keys"), [("matrix", ["m", "j"]), ("synopsis", [*ASK, "j"])])
def test_overviews_at_all_sizes(snap_compare, tmp_path, name, keys, size):
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=pressed(keys))


def test_narrowing(snap_compare, tmp_path):
    assert snap_compare(app(tmp_path), terminal_size=(80, 24), run_before=pressed(["m", "/", *"trade"]))


@pytest.mark.parametrize("keys", [["m", "j"], ASK], ids=["matrix", "synopsis"])
def test_light_colours(snap_compare, tmp_path, keys):
    assert snap_compare(app(tmp_path, "light"), terminal_size=(120, 36), run_before=pressed(keys))


@pytest.mark.parametrize("keys", [["m", "j"], ASK], ids=["matrix", "synopsis"])
def test_no_colours(snap_compare, tmp_path, monkeypatch, keys):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app(tmp_path), terminal_size=(120, 36), run_before=pressed(keys))
