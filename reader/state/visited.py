"""Which passages the reader has been to, and which themes are pinned: state, whose faults stop nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from reader.state import locations, state_file
from reader.text.printable import printable

VERSION: Final = 1
"""Of the file's form; a file of another one is left unread."""
_LARGEST: Final = 64 << 20
"""Bytes; a larger file was not written here: all passages of 5,000 reports take an eighth of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the reader has been to in one set of reports."""

    passages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By a report's id the ids of its passages in which the cursor has rested."""
    pinned: tuple[str, ...] = ()
    """Keys of the themes that stand first in the matrix, the one pinned first first."""

    def has(self, report: str, passage: str) -> bool:
        """Whether the reader has been to a passage."""
        return passage in self.passages.get(report, ())

    def with_passages(self, more: Mapping[str, frozenset[str]]) -> Seen:
        """The same, and these passages."""
        both = {**self.passages}
        for report, passages in more.items():
            both[report] = both.get(report, frozenset()) | passages
        return Seen(both, self.pinned)


def load(corpus: str) -> Seen:
    """What the reader has been to; nothing where nothing is known that can be used. Never raises.

    Args:
        corpus: the key of the workspace.
    """
    try:
        return _seen(json.loads(state_file.read(locations.seen_file(corpus), _LARGEST)))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Seen()


def save(seen: Seen, corpus: str) -> str | None:
    """Keep it, whole or not at all; what another window has kept of passages meanwhile stays.

    Returns:
        Why it could not be kept, in one line; None when it was.
    """
    path = locations.seen_file(corpus)
    whole = seen.with_passages(load(corpus).passages)
    data = {
        "version": VERSION,
        "pinned": list(whole.pinned),
        "passages": {report: sorted(ids) for report, ids in sorted(whole.passages.items())},
    }
    try:
        state_file.write(path, json.dumps(data, separators=(",", ":")).encode())
    except OSError as error:
        folder = printable(str(path.parent))
        return f"what was seen is not remembered: {folder} cannot be written ({error.strerror})"
    return None


def _seen(data: Any) -> Seen:
    """What a parsed file holds.

    Raises:
        KeyError, TypeError, ValueError: another program's file, a newer form, or damaged.
    """
    if data["version"] != VERSION:
        raise ValueError("another version")
    passages = {report: frozenset(map(_name, ids)) for report, ids in dict(data["passages"]).items()}
    return Seen(passages, tuple(map(_name, data["pinned"])))


def _name(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("of another type")
