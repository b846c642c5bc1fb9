"""One whole note: its quote in context, the reader's words, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from corpus.model import Report
from reader.notebook.contents import Contents
from reader.notebook.placed import Placed, State
from reader.presentation.note_text import GLYPHS, SAID, guess, section, where
from reader.presentation.tag_styles import colour, glyph
from reader.text.printable import printable

AROUND: Final = 400
"""Characters of the report shown on either side of a quote, at the most, and never beyond its passages."""
LONGEST: Final = 4000
"""Characters of a quote that are shown."""
_TIME: Final = 16
"""Characters of a time up to the minute."""


class NoteSheet(VerticalScroll, can_focus=False):
    """Shows the note that the list stands on."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", markup=False)

    def show(self, placed: Placed | None, contents: Contents) -> None:
        """Show a note, or nothing."""
        parts = [] if placed is None else [part for part in _parts(placed, contents) if part.plain]
        self.query_one(Static).update(Content("\n\n").join(parts))
        self.scroll_home(animate=False)


def _parts(placed: Placed, contents: Contents) -> Iterator[Content]:
    note = placed.note
    head = [Content.styled(where(placed), "bold")]
    if heading := section(placed):
        head.append(Content.styled(heading, "italic"))
    style = "" if placed.state is State.ANCHORED else "$warning"
    head.append(Content.styled(f"{GLYPHS[placed.state]} {SAID[placed.state]}", style))
    if placed.id in contents.split:
        count = len(contents.versions(placed.id))
        head.append(Content.styled(f"≠ one of {count} versions that were kept; = compares", "$warning"))
    yield Content("\n").join(head)
    yield from _quote(placed)
    if note.text:
        yield Content(printable(note.text, lines=True))
    yield Content("\n").join(_facts(placed))
    yield Content("\n").join(_relations(placed, contents))


def _quote(placed: Placed) -> Iterator[Content]:
    report = placed.report
    if report is not None and placed.start is not None and placed.end is not None:
        yield _in_context(report, placed.start, placed.end)
        quote = placed.note.target.quote if placed.note.target else None
        if placed.state is State.CHANGED and quote and quote.exact != placed.quote:
            yield Content.styled("when the note was made: ", "dim") + _cited(quote.exact)
    elif placed.quote:
        yield _cited(placed.quote)
    if report is not None and placed.guess and guess(placed):
        yield Content.styled("best guess: ", "$warning bold") + _in_context(report, *placed.guess)


def _cited(text: str) -> Content:
    more = "…" if len(text) > LONGEST else ""
    return Content.styled(f"“{printable(text[:LONGEST], lines=True)}{more}”", "underline")


def _in_context(report: Report, start: int, end: int) -> Content:
    """A stretch of a report amid what surrounds it in its passages."""
    text, shown = report.text, min(end, start + LONGEST)
    before = text[max(0, start - AROUND) : start].rpartition("\n\n")[2]
    after = text[end : end + AROUND].partition("\n\n")[0] if shown == end else "…"
    cut_before = len(before) == AROUND and start > AROUND
    cut_after = len(after) == AROUND and end + AROUND < len(text)
    return (
        Content.styled(("…" if cut_before else "") + printable(before, lines=True), "dim")
        + Content.styled(printable(text[start:shown], lines=True), "bold underline")
        + Content.styled(printable(after, lines=True) + ("…" if cut_after else ""), "dim")
    )


def _facts(placed: Placed) -> Iterator[Content]:
    note = placed.note
    if note.tags:
        yield Content("  ").join(
            Content.styled(f"{glyph(tag)} {printable(tag)}", colour(tag)) for tag in note.tags
        )
    if note.holder:
        yield Content(f"view of {printable(note.holder)}")
    times = [f"made {_time(note.created)}"]
    if note.updated != note.created:
        times.append(f"changed {_time(note.updated)}")
    yield Content.styled(printable(" · ".join(times)), "dim")


def _time(time: str) -> str:
    return time[:_TIME].replace("T", " ")


def _relations(placed: Placed, contents: Contents) -> Iterator[Content]:
    for relation in contents.relations_of(placed.id):
        outwards = relation.source == placed.id
        other = contents.note(relation.target if outwards else relation.source)
        name = f"{where(other)}: “{' '.join(other.quote.split())[:80]}”" if other else "a note that is gone"
        words = f"→ {relation.type} {name}" if outwards else f"← {name} {relation.type} this"
        yield Content(printable(words + (f": {relation.text}" if relation.text else "")))
