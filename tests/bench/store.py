"""The store of notes against TinyDB as it comes: one change, and opening."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from notes.opening import open_store
from notes.storage import disk
from notes.storage.schema import empty, encode
from notes.store import NoteStore
from tests.bench.frame import Row, benchmark, medians, wall_ms

SIZES = (1_000, 10_000)


@benchmark
def store() -> list[Row]:
    """One durable change against one insert of TinyDB's default storage; opening against an empty store."""
    return [*(row for size in SIZES for row in _change(size)), _opening()]


def _change(size: int) -> list[Row]:
    """Ours, and the floor: the same bytes in a new file, both syncs and the renaming alone."""
    with tempfile.TemporaryDirectory() as folder:
        ours = NoteStore(_filled(Path(folder, "notes.json"), size))
        ours.all("notes")
        peer = TinyDB(Path(folder, "peer.json")).table("notes")
        peer.insert_multiple(_note(number) for number in range(size))
        data, bare = ours.path.read_bytes(), Path(folder, "bare.json")

        def floor() -> None:
            disk.replace(bare, data)
            disk.sync_folder(bare.parent)

        we, least, they = medians(
            lambda: wall_ms(lambda: _add(ours)),
            lambda: wall_ms(floor),
            lambda: wall_ms(lambda: peer.insert(_note(0))),
        )
    return [
        Row(f"one change at {size:,} notes, saved", we, they, "ms", most_ratio=0.333),
        Row(f"  of which the bare syncs, {len(data) / 1e6:.1f} MB", least, they, "ms"),
    ]


def _opening() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        full, none = _filled(Path(folder, "full.json"), SIZES[-1]), _filled(Path(folder, "none.json"), 0)
        we, they = medians(
            lambda: wall_ms(lambda: open_store(full)), lambda: wall_ms(lambda: open_store(none))
        )
    return Row(f"opening {SIZES[-1]:,} notes; peer: none", we, they, "ms")


def _note(number: int) -> dict[str, Any]:
    quote = {
        "exact": "words " * 20,
        "prefix": "p" * 64,
        "suffix": "s" * 64,
        "start": number,
        "end": number + 120,
    }
    return {
        "id": f"n-20260101-{number:06}",
        "report": "portela-2001",
        "quote": quote,
        "text": "What I think of it, in some words. " * 3,
        "tags": ["order/architecture", "nato"],
        "holder": None,
        "created": "2026-01-01T00:00:00Z",
        "updated": "2026-01-01T00:00:00Z",
        "revision": 1,
    }


def _filled(path: Path, size: int) -> Path:
    tables = empty()
    tables["notes"] = {str(number + 1): _note(number) for number in range(size)}
    path.write_bytes(encode(tables))
    return path


def _add(store: NoteStore) -> None:
    note = _note(0)
    del note["id"]
    with store.change("add note") as change:
        change.add("notes", note)
