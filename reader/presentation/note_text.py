"""Notes in words: where one stands, how it holds on, and how it is quoted."""

from __future__ import annotations

from typing import Final

from reader.citation import label, locus, quote
from reader.notebook.placed import Placed, State
from reader.text.printable import printable

GLYPHS: Final = {State.ANCHORED: "●", State.CHANGED: "≈", State.ORPHAN: "∅", State.AWAY: "○"}
"""How each state looks, one cell wide."""
SAID: Final = {
    State.ANCHORED: "anchored",
    State.CHANGED: "changed: the words were found, but they or their surroundings differ",
    State.ORPHAN: "orphan: its words are not in the report any more",
    State.AWAY: "away: its report is not open",
}
"""What each state means."""


def where(placed: Placed) -> str:
    """What a note is on, in a few words: "Portela 2001, ¶ 12"; of an orphan where it perhaps was."""
    note, report = placed.note, placed.report
    about = [f"on {note.theme}"] if note.theme else []
    if report is not None:
        about.append(label(report))
        if placed.span:
            about.append(locus(report, placed.span))
        elif placed.guessed:
            about.append(f"perhaps {locus(report, placed.guessed)}")
        elif note.kind.place:
            about.append(note.kind.place)
    elif note.target is not None:
        about.append(note.target.title or note.target.report)
    return printable(", ".join(about))


def section(placed: Placed) -> str:
    """The heading under which a note's words stand, or empty."""
    passage = placed.passage
    return printable(passage.section or "") if passage else ""


def guess(placed: Placed) -> str:
    """The words of the report that an orphan may have stood on, or empty."""
    if placed.report is None or placed.guess is None:
        return ""
    return placed.report.text[slice(*placed.guess)]


def quoted(placed: Placed) -> str:
    """A note to be pasted: its quote with the citation, then the reader's words and tags."""
    report, span = placed.report, placed.span
    if report is not None and span is not None:
        head = quote(report, span)
    elif placed.quote:
        head = f"“{placed.quote}” ({where(placed)})"
    else:
        head = f"({where(placed)})"
    tags = " ".join(f"#{tag}" for tag in placed.note.tags)
    return "\n\n".join(part for part in (head, placed.note.text, tags) if part)


def nowhere(placed: Placed) -> str:
    """Why there is no place to go to for a note, in one line; empty where there is one."""
    if placed.report is not None:
        return ""
    target = placed.note.target
    if target is None:
        return "a note on a theme has no place in a report"
    return f"its report is not open: {target.title or target.report}"


def counted(count: int) -> str:
    """So many notes, in words."""
    return "1 note" if count == 1 else f"{count:,} notes"
