"""Selectors: the words that hold a place in a text.

A selector is what the W3C Web Annotation Data Model calls a TextQuoteSelector with a TextPositionSelector:
the quote, what stands on both sides of it, and where it began. The position is a hint; the quote decides.
https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

from dataclasses import dataclass
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

    def stands_in(self, text: str) -> bool:
        """Whether the quote is where it was, amid what it was amid (`stands`)."""
        return stands(text, self.exact, self.prefix, self.suffix, self.start)


def stands(text: str, exact: str, prefix: str, suffix: str, start: int) -> bool:
    """Whether a quote is where it was in a text, amid what it was amid.

    One that nothing was kept around must be the only one: others may have been meant.
    """
    before = start - len(prefix)
    return (
        before >= 0
        and bool(exact)
        and text.startswith(exact, start)
        and text.startswith(prefix, before)
        and text.startswith(suffix, start + len(exact))
        and (bool(prefix or suffix) or text.find(exact) == text.rfind(exact))
    )


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of ``text[start:end]``."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )
