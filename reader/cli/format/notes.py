"""What the commands for notes print: as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from reader.citation import label, locus
from reader.notebook import Contents, Placed, State
from reader.text.plain_text import clip, hang, table
from reader.text.printable import printable

_INDENT: Final = "    "
_ROWS: Final = 3
"""Rows that a quote takes at the most on a terminal."""
_MEASURE: Final = 90
"""Columns in a terminal that has more."""


def notes_text(notes: Sequence[Placed], contents: Contents, width: int | None) -> Iterator[str]:
    """Notes to read: where each stands and what it bears, the quote, the reader's words, its relations.

    A long quote is shortened where a width is given; the reader's words never are.
    """
    width = None if width is None else min(width, _MEASURE)
    for index, placed in enumerate(notes):
        yield "\n" * (index > 0) + clip(_head(placed), width) + "\n"
        quote, note = placed.quote, placed.note
        if quote:
            yield hang(_INDENT, _quoted(quote, width), width) + "\n"
        for line in note.text.splitlines():
            yield hang(_INDENT, line, width).rstrip() + "\n"
        for relation in contents.relations_of(note.id):
            outwards = relation.source == note.id
            other = relation.target if outwards else relation.source
            words = f"{relation.type} {other}" if outwards else f"{other} {relation.type} this"
            yield hang(_INDENT + "→ ", f"{words}: {relation.text}" if relation.text else words, width) + "\n"


def tags_text(tags: dict[str, int], width: int | None) -> str:
    """A table of the tags, most used first."""
    rows = [("NOTES", "TAG"), *((str(notes), printable(tag)) for tag, notes in tags.items())]
    return "".join(clip(line, width) + "\n" for line in table(rows, right=frozenset({0})))


def tags_json(tags: dict[str, int]) -> list[dict[str, Any]]:
    """The tags as the JSON contract has them."""
    return [{"tag": tag, "notes": notes} for tag, notes in tags.items()]


def where(placed: Placed) -> str:
    """What a note is on, in a few words: "Portela 2001, ¶ 12"."""
    note, report, span = placed.note, placed.report, placed.span or placed.guessed
    about = [f"on {note.theme}"] if note.theme else []
    if report is not None:
        about += [label(report)] + ([locus(report, span)] if span else [])
    elif note.target is not None:
        about.append(note.target.title or note.target.report)
    return printable(", ".join(about))


def _quoted(quote: str, width: int | None) -> str:
    """A quote on as many rows as tell which it is, or whole where there are no rows."""
    quote = " ".join(quote.split())
    most = None if width is None else _ROWS * max(width - len(_INDENT) - 2, 10)
    if most is None or len(quote) <= most:
        return f"“{quote}”"
    begin = quote[: most * 2 // 3].rpartition(" ")[0] or quote[: most * 2 // 3]
    end = quote[-most // 4 :].partition(" ")[2] or quote[-most // 4 :]
    return f"“{begin} … {end}”"


def _head(placed: Placed) -> str:
    note = placed.note
    facts = [where(placed), *(f"#{tag}" for tag in note.tags), note.holder or ""]
    facts += ["" if placed.state is State.ANCHORED else placed.state]
    facts += [f"another version of {note.conflict}" if note.conflict else ""]
    return printable("  ".join([note.id, *filter(None, facts)]))
