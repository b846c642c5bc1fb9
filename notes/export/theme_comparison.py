"""A theme as it is compared: what each report says of it, in date order, silences shown."""

from __future__ import annotations

from dataclasses import dataclass

from notes.export.records import CitedReport, Entry


@dataclass(frozen=True, slots=True)
class Row:
    """What one report says of a theme."""

    source: CitedReport
    passages: int | None = None
    """How many passages speak of it; None where nobody has looked."""
    passing: int = 0
    """How many more only mention it."""
    silent: bool = False
    """No passage is on it, and the report is there in full."""
    confirmed: bool = False
    """The reader has looked, and found it silent too."""
    best: tuple[Entry, ...] = ()
    """The sentences that say most of it, the best first: entries without an id, for they are no notes."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its reports."""

    name: str
    aliases: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    """One for each report, in date order."""
    notes: tuple[str, ...] = ()
    """The ids of the notes on it, in the order in which they are written."""
