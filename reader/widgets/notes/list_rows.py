"""What a note looks like in a list: three rows, whatever it holds, so that any row is found at once."""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

from reader.notebook.placed import Placed, State
from reader.presentation.note_text import GLYPHS, guess, section, where
from reader.presentation.tag_styles import glyph, look
from reader.text.plain_text import clip
from reader.text.printable import printable
from reader.text.wrapping import cells, wrap

HEIGHT: Final = 3
"""Rows of a note."""
LEAD: Final = 4
"""Cells before the text: cursor, mark, state, blank."""
TAGS: Final = 9
"""Tags of a note that may be shown in its row."""
LONGEST: Final = 600
"""Characters of a quote or of words that are looked at for a row."""
DATE: Final = 10
"""Characters of a time that are its day."""


class Piece(NamedTuple):
    """A stretch of a row, and what it is."""

    text: str
    kind: str
    """Names a component style of the list."""


Row = list[Piece]


def rows(placed: Placed, width: int, *, marked: bool, current: bool, split: bool = False) -> list[Row]:
    """The rows of a note, at the most ``width`` cells each; ``split``: there is another version of it."""
    lead = ("▌" if current else " ") + ("✓" if marked else " ")
    head = [Piece(lead, "mark"), Piece(f"{GLYPHS[placed.state]} ", str(placed.state))]
    space = " " * LEAD
    edge = Piece(("▌" if current else " ") + space[1:], "mark")
    body = [[edge, piece] for piece in _body(placed, max(width - LEAD, 1))]
    return [[*head, *_head(placed, max(width - LEAD, 1), split)], *body][:HEIGHT]


def _head(placed: Placed, width: int, split: bool) -> Row:
    """Where it stands, its section, holder and tags; the day at the right end."""
    note = placed.note
    day = note.updated[:DATE] if width >= 60 else ""
    left = max(width - (cells(day) + 2 if day else 0), 1)
    parts = [
        Piece(where(placed), "where"),
        Piece("≠ two versions" if split else "", "changed"),
        *(Piece(f"{glyph(tag)} {printable(tag)}", look(tag)) for tag in note.tags[:TAGS]),
        Piece(printable(f"view: {note.holder}") if note.holder else "", "holder"),
        Piece(section(placed), "section"),
    ]
    row: Row = []
    used = 0
    for piece in parts:
        gap = 2 if row else 0
        if piece.text and left - used - gap >= min(cells(piece.text), 8):
            text = clip(piece.text, left - used - gap)
            row.append(Piece(" " * gap + text, piece.kind))
            used += gap + cells(text)
    if day:
        row.append(Piece(" " * (width - used - cells(day)) + day, "date"))
    return row


def _body(placed: Placed, width: int) -> list[Piece]:
    """Two rows: the quote and the reader's words; what is alone takes both."""
    quote, words, perhaps = _line(placed.quote), _line(placed.note.text), _line(guess(placed))
    if placed.state is State.ORPHAN and perhaps:
        quote = f"“{clip(quote, width // 2 - 4)}” ⇢ perhaps “{perhaps}”"
    elif quote:
        quote = f"“{quote}”"
    if quote and words:
        return [Piece(clip(quote, width), "quote"), Piece(clip(words, width), "words")]
    text, kind = (quote, "quote") if quote else (words, "words")
    return [Piece(line, kind) for line in _two(text, width)]


def _line(text: str) -> str:
    """The beginning of a text on one line."""
    return printable(" ".join(text[:LONGEST].split())) + ("…" if len(text) > LONGEST else "")


def _two(text: str, width: int) -> list[str]:
    starts = list(islice(wrap(text, width), 2))
    if len(starts) < 2:
        return [clip(text, width), ""]
    return [text[: starts[1]].rstrip(), clip(text[starts[1] :], width)]
