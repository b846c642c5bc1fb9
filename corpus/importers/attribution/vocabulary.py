"""The words of a report's own text: what tells its words from its names, and what years it knows of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import Final

from corpus.blocks import Block
from corpus.model import Kind
from corpus.text.months import MONTHS, month_of

_TEXT: Final = frozenset({Kind.PARAGRAPH, Kind.ABSTRACT, Kind.LIST_ITEM, Kind.FOOTNOTE})
_ENOUGH: Final = 400_000
"""Characters; a text that is longer has no other words."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"(?<![\d./-])(?:1[5-9]|20)\d\d(?![\d/]|[.,-]\d)")
_MONTH_BEFORE: Final = re.compile(r"([^\W\d_]{3,10})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s$")
_OFTEN: Final = 3
"""Times that a year is named before it counts: one may be a misprint or a plan."""


class Vocabulary:
    """What the text of a report knows; made of what it says when it is asked for."""

    def __init__(self, drafts: Iterable[Block]) -> None:
        """Take the text, titles and bylines left out."""
        self._texts = [draft.text for draft in drafts if draft.kind in _TEXT]

    @cached_property
    def _said(self) -> list[str]:
        """The words that are looked at, as they stand."""
        return _WORD.findall(" \n ".join(self._texts)[:_ENOUGH])

    @cached_property
    def _low(self) -> list[str]:
        return [word.lower() for word in self._said]

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word is there, in small letters; the names of months are known to all texts."""
        return Counter(dict.fromkeys(MONTHS, 1)) + Counter(self._low)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand there in small letters: names do not."""
        return frozenset(word for word in self._said if word.islower())

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other there, in small letters."""
        return frozenset(pairwise(self._low))

    @cached_property
    def _years(self) -> tuple[Counter[int], Counter[int]]:
        named: Counter[int] = Counter()
        by_month: Counter[int] = Counter()
        for text in self._texts:
            for found in _YEAR.finditer(text):
                year = int(found[0])
                named[year] += 1
                before = _MONTH_BEFORE.search(text, max(0, found.start() - 20), found.start())
                if before and month_of(before[1]):
                    by_month[year] += 1
        return named, by_month

    @property
    def newest(self) -> int | None:
        """The last year that the text names more than once."""
        return max((year for year, often in self._years[0].items() if often > 1), default=None)

    @property
    def witnessed(self) -> int | None:
        """The last year of which the text knows months: one that is to come is a plan, and named alone."""
        return max((year for year, often in self._years[1].items() if often >= _OFTEN), default=None)
