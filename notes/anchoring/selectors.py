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
        """Whether the quote is where it was, amid what it was amid.

        One that nothing was kept around must be the only one: others may have been meant.
        """
        before = self.start - len(self.prefix)
        return (
            before >= 0
            and bool(self.exact)
            and text.startswith(self.exact, self.start)
            and text.startswith(self.prefix, before)
            and text.startswith(self.suffix, self.end)
            and (bool(self.prefix or self.suffix) or text.find(self.exact) == text.rfind(self.exact))
        )


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of ``text[start:end]``."""
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )
