"""A note in a line: what stands for it, its words, tags and holder, and what it is related to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from reader.notebook import Contents, Placed, Relation, State
from reader.presentation.note_text import where
from reader.presentation.tag_styles import colour, glyph
from reader.text.printable import printable

LONGEST: Final = 400
"""Characters of a note's words that are looked at."""


def line(here: Sequence[Placed], contents: Contents) -> tuple[Content, Content]:
    """The innermost of the notes at the cursor: its words, and what else there is to say of it."""
    placed, note = here[0], here[0].note
    words = " ".join(note.text[:LONGEST].split())
    sign = "≈" if placed.state is State.CHANGED else note.sign
    count = f" 1 of {len(here)}" if len(here) > 1 else ""
    said = Content(f"  {printable(words)}") if words else Content.styled(f"  {note.kind.called_bare}", "dim")
    rest = [Content.styled(printable(f"{glyph(tag)} {tag}"), colour(tag)) for tag in note.tags]
    if note.holder:
        rest.append(Content.styled(printable(f"({note.holder})"), "italic"))
    related = contents.relations_of(note.id)
    rest += [Content.styled(_related(note.id, one, contents), "dim") for one in related]
    return Content.styled(sign + count, "bold") + said, Content("  ").join(rest)


def nothing(count: int) -> Content:
    """No note at the cursor: how many there are in this report."""
    said = "no note here" if not count else f"{count} note{'s' * (count > 1)} in this report"
    return Content.styled(said, "dim")


def _related(ident: str, one: Relation, contents: Contents) -> str:
    """The relation as seen from one of its ends: "agrees: Portela 2001, ¶ 12"."""
    out = one.source == ident
    other = contents.note(one.target if out else one.source)
    place = where(other) if other else "a note that is gone"
    return printable(f"{'' if out else '← '}{one.type}: {place}")
