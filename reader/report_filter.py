"""Finding reports by what is known of them: any part of author, title, year or file, misspelt too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from corpus.model import Report
from corpus.text.folding import fold
from reader.citation import label

_WORD: Final = re.compile(r"[^\W_]+")
_ALIKE: Final = 0.84
"""Jaro-Winkler similarity from which a word may be what was meant; it favours words that begin alike."""
_MEANT: Final = 12
"""Words that one misspelt word is taken as, at most."""
_SHORTEST: Final = 3
"""Letters from which a word can be misspelt."""
_BEGINS, _STARTS, _WITHIN = 3, 2, 1
"""What a word is worth that begins the report's name, begins a word of it, or stands inside one."""


class Sort(StrEnum):
    """In which order reports are listed."""

    DATE = "date"
    TITLE = "title"
    AUTHOR = "author"
    RECENT = "recently opened"

    @property
    def next(self) -> Sort:
        """The order that comes after this one, round and round."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


class Picks:
    """Reports made ready to be found among: each keystroke costs milliseconds among thousands."""

    def __init__(self, reports: Sequence[Report], recent: Sequence[str] = ()) -> None:
        """Fold what is known of the reports.

        Args:
            reports: in date order.
            recent: paths of those that were opened last, the latest first.
        """
        self.reports = tuple(reports)
        self.names = [label(report) for report in reports]
        self._recent: dict[str, int] = {}
        known = [_known(report, name) for report, name in zip(reports, self.names, strict=True)]
        # Folded in one go: each call costs more than most of these texts.
        self._texts = [f" {text}" for text in fold("\n".join(known).replace("\n", "\x00")).text.split("\x00")]
        self._orders: dict[Sort, list[int]] = {Sort.DATE: list(range(len(reports)))}
        self._words: dict[str, list[int]] | None = None
        self.remember(recent)

    def remember(self, recent: Sequence[str]) -> None:
        """Take note of which reports were opened last.

        Args:
            recent: their paths, the latest first.
        """
        self._recent = {path: place for place, path in enumerate(recent)}
        self._orders.pop(Sort.RECENT, None)

    def order(self, sort: Sort) -> list[int]:
        """The indexes of all reports in an order."""
        if sort not in self._orders:
            self._orders[sort] = sorted(range(len(self.reports)), key=self._key(sort))
        return self._orders[sort]

    def find(
        self, typed: str, sort: Sort = Sort.DATE, only: Callable[[Report], bool] | None = None
    ) -> list[int]:
        """The indexes of the reports that have all the words, those first that have them where it counts.

        Args:
            typed: words, parts of words or misspelt ones, in any order; nothing finds all.
            sort: the order of those that have them alike.
            only: leaves reports out.
        """
        words = fold(typed).text.split()
        found = self.order(sort)
        if only is not None:
            found = [index for index in found if only(self.reports[index])]
        worth: dict[int, int] = dict.fromkeys(found, 0)
        for word in words:
            worth = self._with(word, worth)
        return sorted(worth, key=lambda index: -worth[index]) if words else list(worth)

    def _with(self, word: str, worth: dict[int, int]) -> dict[int, int]:
        """Those of the reports that have a word, each worth more by where it stands."""
        texts, begin, start = self._texts, f" {word}", f" {word}"
        found = {index: held for index, held in worth.items() if word in texts[index]}
        if not found:
            meant = self._meant(word)
            return {index: held for index, held in worth.items() if index in meant}
        return {
            index: held
            + (_BEGINS if texts[index].startswith(begin) else _STARTS if start in texts[index] else _WITHIN)
            for index, held in found.items()
        }

    def _meant(self, word: str) -> set[int]:
        """The reports that have a word like one that none has."""
        if len(word) < _SHORTEST:
            return set()
        from rapidfuzz.distance import JaroWinkler
        from rapidfuzz.process import extract

        if self._words is None:
            self._words = defaultdict(list)
            for index, text in enumerate(self._texts):
                for known in set(_WORD.findall(text)):
                    self._words[known].append(index)
        near = extract(
            word, self._words.keys(), scorer=JaroWinkler.similarity, score_cutoff=_ALIKE, limit=_MEANT
        )
        return {index for known, _, _ in near for index in self._words[known]}

    def _key(self, sort: Sort) -> Callable[[int], tuple[str, int] | tuple[int, int]]:
        reports = self.reports
        match sort:
            case Sort.TITLE:
                return lambda index: (_sortable(reports[index].about.title), index)
            case Sort.AUTHOR:
                return lambda index: (_sortable(self.names[index]), index)
            case Sort.RECENT:
                last = len(self._recent)
                return lambda index: (self._recent.get(reports[index].path, last), index)
        return lambda index: (index, index)


def _known(report: Report, name: str) -> str:
    """All that a report may be found by, on one line."""
    about = report.about
    known = (
        name, about.title, report.id, *about.authors, about.organisation, about.series, about.date,
        report.source,
    )  # fmt: skip
    return " ".join(" ".join(filter(None, known)).split())


def _sortable(text: str) -> str:
    """A text as it is sorted: without what stands before its first letter or digit."""
    folded = text.casefold()
    first = _WORD.search(folded)
    return folded[first.start() :] if first else folded
