"""Confirmed silences, as the store keeps them: now, and as earlier versions did."""

from __future__ import annotations

import json
from pathlib import Path

from notes.checking import faults
from notes.model import Target
from notes.records.silences import ConfirmedSilence, silence_of
from notes.store import NoteStore

EARLIER = {
    "meta": {"1": {"id": "store", "format": "syntopic-notes", "version": 1}},
    "findings": {
        "1": {
            "id": "f-20261101-abcdef",
            "theme": "Energy",
            "report": "kapoor-2021",
            "title": "T",
            "prints": ["b", "l"],
            "verdict": "silent",
            "revision": 1,
            "created": "2026-11-01T10:00:00Z",
            "updated": "2026-11-01T10:00:00Z",
        }
    },
}


def test_a_record_of_an_earlier_version_is_read_and_the_store_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text(json.dumps(EARLIER))
    store = NoteStore(path)
    (kept,) = map(silence_of, store.all("findings"))
    assert kept is not None and (kept.names, kept.passages, kept.day) == ((), (), "2026-11-01")
    assert kept.names_since(["any"]) == () and kept.is_of("l") and not kept.is_of("m")
    assert list(faults(path)) == [] and json.loads(path.read_text()) == EARLIER


def test_what_was_searched_and_shown_comes_back() -> None:
    silence = ConfirmedSilence("Energy", Target("kapoor-2021", "b", "l"), ("Energy", "Gas"), ("p1", "p2"))
    kept = silence_of({"id": "f-1", **silence.fields()})
    assert kept is not None and (kept.names, kept.passages) == (silence.names, silence.passages)
    assert kept.names_since(["GAS", "Oil"]) == ("Oil",)
