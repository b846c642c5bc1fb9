"""What is open and where, from one start to the next. It is only state: no fault in it stops anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from corpus.model import Report
from notes.anchoring.selectors import Selector
from reader.positions.anchors import Anchor, anchor
from reader.positions.places import Place
from reader.state import locations, state_file
from reader.text.printable import printable

VERSION: Final = 1
"""Of the file's form; a file of another one is left unread."""


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
    blank: int = 0
    """Blank rows above the first that bears text."""


@dataclass(frozen=True, slots=True)
class Session:
    """The panes from left to right, and how they are looked at."""

    panes: tuple[PaneState, ...] = ()
    focused: int = 0
    """Index of the pane that has the focus."""
    zoomed: bool = False
    colours: str | None = None
    """Name of the set of colours, None where none was chosen."""
    recent: tuple[str, ...] = ()
    """The files of the reports that were opened last, the latest first."""


def load(corpus: str) -> Session | None:
    """What was open of a corpus; None where nothing is known that can be used. Never raises.

    Args:
        corpus: the key of the workspace.
    """
    try:
        return _session(json.loads(state_file.read(locations.session_file(corpus)), parse_constant=_refuse))
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def save(session: Session, corpus: str) -> str | None:
    """Keep what is open, whole or not at all, whatever else writes the same file.

    Returns:
        Why it could not be kept, in one line; None when it was.
    """
    path = locations.session_file(corpus)
    data = json.dumps({"version": VERSION, **asdict(session)}, indent=1).encode()
    try:
        state_file.write(path, data)
    except OSError as error:
        folder = printable(str(path.parent))
        return f"what is open is not remembered: {folder} cannot be written ({error.strerror})"
    return None


def pane_state(report: Report, cursor: Place, top: Place, width: float = 1.0, blank: int = 0) -> PaneState:
    """What is to be kept of a pane."""
    held = anchor(report, cursor), anchor(report, top)
    return PaneState(report.id, report.path, report.bytes_print, *held, width, blank)


def report_of(pane: PaneState, reports: Iterable[Report]) -> Report | None:
    """The report that a pane showed: the same bytes, else the same file, else the same id; None if gone."""
    reports = tuple(reports)
    return (
        next((r for r in reports if pane.bytes_print and r.bytes_print == pane.bytes_print), None)
        or next((r for r in reports if pane.path and r.path == pane.path), None)
        or next((r for r in reports if r.id == pane.report), None)
    )


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
            blank=min(max(_is(pane.get("blank", 0), int), 0), 9),
        )
        for pane in _is(data["panes"], list)
    )
    return Session(
        panes=panes,
        focused=min(max(_is(data["focused"], int), 0), max(len(panes) - 1, 0)),
        zoomed=_is(data["zoomed"], bool),
        colours=_is(data["colours"], (str, type(None))),
        recent=tuple(_is(path, str) for path in _is(data.get("recent", []), list)),
    )


def _anchor(data: Any) -> Anchor:
    words = data["words"]
    return Anchor(
        words=Selector(
            exact=_is(words["exact"], str),
            prefix=_is(words["prefix"], str),
            suffix=_is(words["suffix"], str),
            start=max(_is(words["start"], int), 0),
        ),
        into=max(_is(data["into"], int), 0),
    )


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _is(value: Any, kind: type | tuple[type, ...]) -> Any:
    if isinstance(value, kind):
        return value
    raise TypeError("of another type")
