"""What is open and where, from one start to the next. It is only state: no fault in it stops anything."""

from __future__ import annotations

import json
import os
import threading
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from corpus.model import Report
from reader import locations
from reader.places import Place
from reader.printable import printable

VERSION: Final = 1
"""Of the file's form; a file of another one is left unread."""
_LARGEST: Final = 1 << 20
"""Bytes; a larger file was not written here."""
_QUOTE: Final = 64
"""Characters of the text that hold a place."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place held by the words that stand there, so that it survives another cleaning of the text."""

    exact: str
    prefix: str
    suffix: str
    start: int
    """Where the words begin in the report text, in code points: a hint."""
    into: int
    """How far behind their beginning the place is."""


@dataclass(frozen=True, slots=True)
class PaneState:
    """A pane: what it shows, and where."""

    report: str
    """The report's id."""
    path: str
    """The file it was read from."""
    bytes_print: str
    """The SHA-256 of that file: it says most surely which report is meant."""
    cursor: Anchor
    top: Anchor
    """What stands on the first row."""
    width: float = 1.0
    """Its share of the screen beside the other panes' shares."""


@dataclass(frozen=True, slots=True)
class Session:
    """The panes from left to right, and how they are looked at."""

    panes: tuple[PaneState, ...] = ()
    focused: int = 0
    """Index of the pane that has the focus."""
    zoomed: bool = False
    colours: str | None = None
    """Name of the set of colours, None where none was chosen."""


def load(corpus: str) -> Session | None:
    """What was open of a corpus; None where nothing is known that can be used. Never raises.

    Args:
        corpus: the key of the workspace.
    """
    try:
        with locations.session_file(corpus).open("rb") as file:
            data = json.loads(file.read(_LARGEST), parse_constant=_refuse)
        return _session(data)
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def save(session: Session, corpus: str) -> str | None:
    """Keep what is open, whole or not at all, whatever else writes the same file.

    Returns:
        Why it could not be kept, in one line; None when it was.
    """
    path = locations.session_file(corpus)
    data = json.dumps({"version": VERSION, **asdict(session)}, indent=1).encode()
    temporary = path.with_name(f".{corpus}-{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        folder = printable(str(path.parent))
        return f"what is open is not remembered: {folder} cannot be written ({error.strerror})"
    return None


def pane_state(report: Report, cursor: Place, top: Place, width: float = 1.0) -> PaneState:
    """What is to be kept of a pane."""
    return PaneState(
        report.id, report.path, report.bytes_print, anchor(report, cursor), anchor(report, top), width
    )


def report_of(pane: PaneState, reports: Iterable[Report]) -> Report | None:
    """The report that a pane showed: the same bytes, else the same file, else the same id; None if gone."""
    reports = tuple(reports)
    return (
        next((r for r in reports if pane.bytes_print and r.bytes_print == pane.bytes_print), None)
        or next((r for r in reports if pane.path and r.path == pane.path), None)
        or next((r for r in reports if r.id == pane.report), None)
    )


def anchor(report: Report, place: Place) -> Anchor:
    """Hold a place by the words that stand there."""
    if not report.reading:
        return Anchor("", "", "", 0, 0)
    passage = report.reading[place.passage]
    begin = max(0, min(place.offset, len(passage.text) - _QUOTE))
    start = report.starts[place.passage] + begin
    end = start + len(passage.text[begin : begin + _QUOTE])
    text = report.text
    return Anchor(
        exact=text[start:end],
        prefix=text[max(0, start - _QUOTE) : start],
        suffix=text[end : end + _QUOTE],
        start=start,
        into=place.offset - begin,
    )


def place_of(report: Report, held: Anchor) -> Place:
    """Where the words of an anchor stand now; where they stood, if they are gone."""
    text = report.text
    start = held.start
    if not text.startswith(held.exact, start):
        start = _found(text, held)
    if not report.reading:
        return Place(0)
    index = max(0, bisect_right(report.starts, start + held.into) - 1)
    offset = start + held.into - report.starts[index]
    return Place(index, max(0, min(offset, len(report.reading[index].text))))


def _found(text: str, held: Anchor) -> int:
    """The occurrence of the words that is nearest to where they stood."""
    before = text.rfind(held.exact, 0, held.start + len(held.exact))
    after = text.find(held.exact, held.start)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - held.start), default=min(held.start, len(text)))


def _session(data: Any) -> Session:
    """The session in a parsed file.

    Raises:
        KeyError, OverflowError, TypeError, ValueError: another program's file, a newer form, or damaged.
    """
    if data["version"] != VERSION:
        raise ValueError("another version")
    panes = tuple(
        PaneState(
            report=_is(pane["report"], str),
            path=_is(pane["path"], str),
            bytes_print=_is(pane["bytes_print"], str),
            cursor=_anchor(pane["cursor"]),
            top=_anchor(pane["top"]),
            width=min(max(float(_is(pane["width"], (int, float))), 0.01), 100.0),
        )
        for pane in _is(data["panes"], list)
    )
    return Session(
        panes=panes,
        focused=min(max(_is(data["focused"], int), 0), max(len(panes) - 1, 0)),
        zoomed=_is(data["zoomed"], bool),
        colours=_is(data["colours"], (str, type(None))),
    )


def _anchor(data: Any) -> Anchor:
    return Anchor(
        exact=_is(data["exact"], str),
        prefix=_is(data["prefix"], str),
        suffix=_is(data["suffix"], str),
        start=max(_is(data["start"], int), 0),
        into=max(_is(data["into"], int), 0),
    )


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _is(value: Any, kind: type | tuple[type, ...]) -> Any:
    if isinstance(value, kind):
        return value
    raise TypeError("of another type")
