"""A note in a line: what stands for it, its words, tags and holder, and what it is related to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from reader.note_words import where
from reader.notebook import Contents, Placed, Relation
from reader.parts.noting import mark
from reader.printable import printable
from reader.tag_looks import glyph, ink

LONGEST: Final = 400
"""Characters of a note's words that are looked at."""


def line(here: Sequence[Placed], contents: Contents) -> Content:
    """The innermost of the notes at the cursor, and how many more there are."""
    placed = here[0]
    note = placed.note
    sign = mark(placed) if not note.tags or mark(placed) == "≈" else "“" if note.is_highlight else "✎"
    parts = [Content.styled(sign, "bold")]
    if words := " ".join(note.text[:LONGEST].split()):
        parts.append(Content(printable(words)))
    parts += [Content.styled(printable(f"{glyph(tag)} {tag}"), ink(tag)) for tag in note.tags]
    if note.holder:
        parts.append(Content.styled(printable(f"({note.holder})"), "italic"))
    parts += [
        Content.styled(_related(note.id, one, contents), "dim") for one in contents.relations_of(note.id)
    ]
    if len(parts) == 1:
        parts.append(Content.styled("highlight", "dim"))
    if len(here) > 1:
        parts.insert(1, Content.styled(f"1 of {len(here)}", "bold"))
    return Content("  ").join(parts)


def nothing(notes: Sequence[Placed]) -> Content:
    """No note at the cursor: how many there are in this report."""
    count = len(notes)
    said = "no note here" if not count else f"{count} note{'s' * (count > 1)} in this report"
    return Content.styled(said, "dim")


def _related(ident: str, one: Relation, contents: Contents) -> str:
    """The relation as seen from one of its ends: "agrees: Portela 2001, ¶ 12"."""
    out = one.source == ident
    other = contents.note(one.target if out else one.source)
    place = where(other) if other else "a note that is gone"
    return printable(f"{'' if out else '← '}{one.type}: {place}")
