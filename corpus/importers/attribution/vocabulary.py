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
_YEAR: Final = re.compile(r"(?:1[5-9]|20)(?<![\d./-]..)\d\d(?![\d/]|[.,-]\d)")
"""What may not stand before it is asked last: a search for a digit is a quick one."""
_MONTH_BEFORE: Final = re.compile(r"([^\W\d_]{3,10})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s$")
_OFTEN: Final = 3
"""Times that a year is named before it counts: one may be a misprint or a plan."""


class Vocabulary:
    """What the text of a report knows; made of what it says when it is asked for."""

    def __init__(self, drafts: Iterable[Block]) -> None:
        """Take the text, titles and bylines left out."""
        self._texts = [draft.text for draft in drafts if draft.kind in _TEXT]

    @cached_property
    def _text(self) -> str:
        """What is looked at."""
        return " \n ".join(self._texts)[:_ENOUGH]

    @cached_property
    def _low(self) -> str:
        return f" {self._text.lower()} "

    def has(self, word: str) -> bool:
        """Whether a word in small letters is one of ``words``; most are found between blanks somewhere."""
        return f" {word} " in self._low or word in self.words

    @cached_property
    def _different(self) -> frozenset[str]:
        """The words, as they stand."""
        # what blanks part is looked at once, however often it is there
        return frozenset(_WORD.findall(" ".join(set(self._text.split()))))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, in small letters; the names of months are known to all texts."""
        return frozenset(MONTHS).union(map(str.lower, self._different))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand there in small letters: names do not."""
        return frozenset(filter(str.islower, self._different))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow each other there, in small letters."""
        return frozenset(pairwise(map(str.lower, _WORD.findall(self._text))))

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
