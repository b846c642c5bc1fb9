"""Finding the words that somebody quotes in a passage, however their marks and spaces are written."""

from __future__ import annotations

from typing import NamedTuple

from corpus.model import Passage
from reader.errors import UnknownPassage
from reader.text.plain_text import clip
from reader.text.printable import printable

_LONGEST = 60
"""Characters of a quote that are shown in a message."""


class Quoted(NamedTuple):
    """A stretch of a passage's text, and in how many places the words stand there."""

    start: int
    end: int
    times: int


def quoted(passage: Passage, quote: str, where: str) -> Quoted:
    """The first place of a passage that says what is quoted; note references may be left out.

    Args:
        passage: where to look.
        quote: what it should say; letters and digits must be right.
        where: what the passage is called in a message.

    Raises:
        UnknownPassage: it does not say that; the message has the words that come nearest.
    """
    from notes.anchoring.normalized import normalize

    if quote and quote in passage.text:
        start = passage.text.index(quote)
        return Quoted(start, start + len(quote), passage.text.count(quote))
    wanted = normalize(quote).letters
    for text in (passage.text, _blanked(passage)):
        normal = normalize(text)
        if wanted and wanted in normal.letters:
            first = normal.letters.index(wanted)
            return Quoted(*normal.span(first, first + len(wanted)), normal.letters.count(wanted))
    said = printable(clip(" ".join(quote.split()), _LONGEST))
    raise UnknownPassage(f"{where} does not say “{said}”; nearest: “{_nearest(passage.text, quote)}”")


def _blanked(passage: Passage) -> str:
    """The passage's text with its note references blanked, so that all else stays in its place."""
    text = list(passage.text)
    for ref in passage.refs:
        text[ref.start : ref.end] = " " * (ref.end - ref.start)
    return "".join(text)


def _nearest(text: str, quote: str) -> str:
    """The words of a text that are most like a quote."""
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote.casefold(), text.casefold()) if quote.strip() else None
    if found is None or len(text) <= len(quote):
        return printable(clip(text, _LONGEST))
    start = text.rfind(" ", 0, found.dest_start + 1) + 1
    end = text.find(" ", found.dest_end)
    return printable(clip(text[start : end if end >= 0 else None], _LONGEST))
