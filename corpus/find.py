"""Finding words in one report as one types them: literally, but for what nobody types.

Any white space in the query matches any other, a straight apostrophe or quote its typographic twin, one
hyphen another; a reference within the match doesn't hinder. A capital in the query makes it heed case, an
accent makes it heed accents.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from corpus.folding import Folded, fold
from corpus.model import Report

_GAP: Final = "\n"
"""What parts passages in the folded report: folded text and folded queries have no line feed."""


class Hit(NamedTuple):
    """Where a query was found: a passage of ``Report.reading`` and half-open bounds in its text."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _FoldedReport:
    """A report's passages folded in one way, as one text."""

    passages: list[Folded]
    text: str
    starts: list[int]
    """Where each passage begins in ``text``."""

    @classmethod
    def of(cls, report: Report, case: bool, accents: bool) -> _FoldedReport:
        passages = [fold(p.text, p.refs, case=case, accents=accents) for p in report.reading]
        starts = list(accumulate((len(p.text) + len(_GAP) for p in passages), initial=0))
        return cls(passages, _GAP.join(p.text for p in passages), starts[:-1])


def find(report: Report, query: str) -> list[Hit]:
    """Where the query stands in the report, in reading order, without overlaps.

    The folded report is kept with the report, so that every further keystroke costs a plain search only.

    Args:
        report: the report whose reading passages are searched.
        query: what was typed; nothing but white space finds nothing.
    """
    if not query.strip():
        return []
    case, accents = any(map(str.isupper, query)), _has_accents(query)
    sought = fold(query, case=case, accents=accents).text
    folded = _folded(report, case, accents)
    hits: list[Hit] = []
    at = folded.text.find(sought)
    while at >= 0:
        passage = bisect_right(folded.starts, at) - 1
        begin = at - folded.starts[passage]
        start, end = folded.passages[passage].source(begin, begin + len(sought))
        if not hits or (hits[-1].passage, hits[-1].end) <= (passage, start):  # two halves of a unit are one
            hits.append(Hit(passage, start, end))
        at = folded.text.find(sought, at + len(sought))
    return hits


def _folded(report: Report, case: bool, accents: bool) -> _FoldedReport:
    """The folded report, kept as a cached property of the report is: as long as the report lives."""
    kept: dict[tuple[bool, bool], _FoldedReport] = vars(report).setdefault("_folded", {})
    if (case, accents) not in kept:
        kept[case, accents] = _FoldedReport.of(report, case, accents)
    return kept[case, accents]


def _has_accents(query: str) -> bool:
    return any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", query))
