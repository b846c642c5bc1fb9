"""What belongs to a quote besides its letters: the marks at its edges, and not the references in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from notes.anchoring.normalized import NormalizedText, Span, letters, normalize

_REFERENCE: Final = re.compile(r"(?<=[a-zß-öø-ÿ.,;:!?)\]”’\"'])(?<!\d[.,:])\d{1,3}(?![\w.,]\d|\w)")
"""Digits glued to a word or to the mark behind it, as extraction leaves a reference to a note."""


def same_words(text: str, other: str) -> bool:
    """Whether two texts differ in references to notes at the most: "Lavrov.6 The" is "Lavrov. The"."""
    return letters(_REFERENCE.sub("", text)) == letters(_REFERENCE.sub("", other))


def with_marks(text: str, normal: NormalizedText, first: int, last: int, exact: str) -> Span:
    """The stretch of the text for the letters from ``first`` to before ``last``, quotation marks and all.

    Marks at an edge belong to it as far as the quote had marks there and the text has some; accents that
    stand apart always do.
    """
    start, end = normal.span(first, last)
    least = normal.places[first - 1] + 1 if first else 0
    most = normal.places[last] if last < len(normal.places) else len(text)
    while end < most and unicodedata.combining(text[end]):
        end += 1
    while least < start and unicodedata.combining(text[least]):
        least += 1  # the accent of the letter before
    lead, trail = _marks(exact)
    if lead:
        start -= len(lead) if text.endswith(lead, least, start) else _run(text[least:start][::-1], len(lead))
    if trail:
        end += len(trail) if text.startswith(trail, end, most) else _run(text[end:most], len(trail))
    return Span(start, end)


def _marks(exact: str) -> tuple[str, str]:
    """What goes before the first letter of a quote and behind the last."""
    places = normalize(exact).places
    first, last = places[0], places[-1] + 1
    while last < len(exact) and unicodedata.combining(exact[last]):
        last += 1
    return exact[:first], exact[last:]


def _run(gap: str, most: int) -> int:
    """How many marks a gap begins with, blanks left out, at the most ``most``."""
    count = 0
    while count < min(len(gap), most) and not gap[count].isspace():
        count += 1
    return count
