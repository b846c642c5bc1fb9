"""Selectors: the words that hold a place in a text, and finding them again after the text changed.

A selector is what the W3C Web Annotation Data Model calls a TextQuoteSelector with a TextPositionSelector:
the quote, what stands on both sides of it, and where it began. The position is a hint; the quote decides.
What is compared is letters and digits in folded case, so that new line breaks, hyphens, spaces and
quotation marks move nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

CONTEXT: Final = 64
"""Characters kept on each side of a quote."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote held by its words, its surroundings and its position, in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int

    @property
    def end(self) -> int:
        """Where the quote ended."""
        return self.start + len(self.exact)


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of ``text[start:end]``."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def locate(text: str, selector: Selector) -> tuple[int, int] | None:
    """Where the quote stands in ``text``: start and end, or None where its words are gone.

    Of several places that hold the same words the one with the most of the context around it is meant, and
    of those the one nearest to where the quote began.
    """
    quote = skeleton(selector.exact).letters
    if text.startswith(selector.exact, selector.start) and (quote or selector.exact):
        before = text[max(0, selector.start - CONTEXT) : selector.start]
        if before.endswith(selector.prefix):
            return selector.start, selector.end
    if not quote:
        return None
    bones = skeleton(text)
    prefix, suffix = skeleton(selector.prefix).letters, skeleton(selector.suffix).letters
    best: tuple[tuple[int, int], int] | None = None
    at = bones.letters.find(quote)
    while at >= 0:
        end = at + len(quote)
        context = _same_end(bones.letters[max(0, at - len(prefix)) : at], prefix)
        context += _same_start(bones.letters[end : end + len(suffix)], suffix)
        rank = (context, -abs(bones.places[at] - selector.start))
        if best is None or rank > best[0]:
            best = rank, at
        at = bones.letters.find(quote, at + 1)
    if best is None:
        return None
    return bones.places[best[1]], bones.places[best[1] + len(quote) - 1] + 1


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The letters and digits of a text, and where each of them stands in it."""

    letters: str
    places: list[int]


@lru_cache(maxsize=16)
def skeleton(text: str) -> Skeleton:
    """The letters and digits of ``text``: compatibility forms taken apart, accents off, case folded."""
    if text.isascii():
        places = [i for i, c in enumerate(text) if c.isalnum()]
        return Skeleton("".join(filter(str.isalnum, text)).lower(), places)
    letters: list[str] = []
    places = []
    for i, char in enumerate(text):
        if char.isascii():
            if char.isalnum():
                letters.append(char.lower())
                places.append(i)
            continue
        for part in unicodedata.normalize("NFKD", char).casefold():
            if part.isalnum():
                letters.append(part)
                places.append(i)
    return Skeleton("".join(letters), places)


def _same_end(text: str, other: str) -> int:
    """How many letters two texts share at their ends."""
    count = 0
    for a, b in zip(reversed(text), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _same_start(text: str, other: str) -> int:
    """How many letters two texts share at their beginnings."""
    return _same_end(text[::-1], other[::-1])
