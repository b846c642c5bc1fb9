"""The words of many reports in flat arrays, their stems numbered alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.index.lexicon import Lexicon
from corpus.index.terms import ReportTerms

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Reals = NDArray[np.float32]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a run of rows: the row and the stem of each."""

    rows: Numbers
    stems: Numbers


class Joined:
    """The words of all reports. A row is a passage.

    Attributes:
        stems: from a stem to its number.
        bounds: where the rows of each report begin, and where the last ends.
        places: a row's index in its report's ``reading``.
        report_of: a row's report.
    """

    def __init__(self, reports: Iterable[ReportTerms]) -> None:
        self.stems: dict[str, int] = {}
        tokens, ends, notes, note_ends, places = _parts(5)
        bounds = [0]
        for report in reports:
            number = np.array(
                [self.stems.setdefault(stem, len(self.stems)) for stem in report.vocabulary], np.int32
            )
            tokens.append(number[np.asarray(report.tokens, np.int64)])
            ends.append(_sizes(report.ends))
            notes.append(number[np.asarray(report.notes, np.int64)])
            note_ends.append(_sizes(report.note_ends))
            places.append(np.asarray(report.passages, np.int32))
            bounds.append(bounds[-1] + len(report.passages))
        self._tokens, self._ends = np.concatenate(tokens), _ends(ends)
        self._notes, self._note_ends = np.concatenate(notes), _ends(note_ends)
        self.places: Numbers = np.concatenate(places)
        self.bounds: Ints = np.array(bounds)
        reports_count = len(bounds) - 1
        self.report_of: Numbers = np.repeat(np.arange(reports_count, dtype=np.int32), np.diff(self.bounds))

    def words(self, first: int, end: int) -> Stretch:
        """The words of the rows from ``first`` to ``end``."""
        return _stretch(self._tokens, self._ends, first, end)

    def noted(self, first: int, end: int) -> Stretch:
        """The words of the footnotes that these rows cite."""
        return _stretch(self._notes, self._note_ends, first, end)

    def marked(self, words: Iterable[str]) -> Marks:
        """For each stem, whether it is one of these."""
        marks = np.zeros(len(self.stems), bool)
        marks[[self.stems[word] for word in words if word in self.stems]] = True
        return marks

    def groups(self, lexicon: Lexicon) -> tuple[Ints, Ints, Reals]:
        """The groups of related words of each stem.

        Returns:
            Where a stem's groups begin among those that follow, one longer than the stems; the groups; and
            what each counts, 1 in all for a stem.
        """
        found = sorted(
            (self.stems[stem], group, 1 / len(groups))
            for stem, groups in lexicon.related.items()
            if stem in self.stems
            for group in groups
        )
        table = np.array(found, np.float64).reshape(-1, 3)
        begins = np.searchsorted(table[:, 0], np.arange(len(self.stems) + 1))
        return begins, table[:, 1].astype(np.int64), table[:, 2].astype(np.float32)


def runs(first: NDArray[np.integer], sizes: NDArray[np.integer]) -> Ints:
    """The numbers from each ``first`` on, ``sizes`` many, one run after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Ints = np.arange(total, dtype=np.int64) + np.repeat(first - ends + sizes, sizes)
    return found


def _parts(count: int) -> list[list[Numbers]]:
    return [[np.zeros(0, np.int32)] for _ in range(count)]


def _sizes(ends: Sequence[int]) -> Numbers:
    """How long the stretches are that end there, one after the other."""
    whole = np.concatenate([[0], np.asarray(ends, np.int64)])
    sizes: Numbers = (whole[1:] - whole[:-1]).astype(np.int32)
    return sizes


def _ends(sizes: Sequence[Numbers]) -> Ints:
    """Where the rows begin, and where the last ends."""
    return np.concatenate([[0], np.cumsum(np.concatenate(sizes), dtype=np.int64)])


def _stretch(stems: Numbers, ends: Ints, first: int, end: int) -> Stretch:
    sizes = ends[first + 1 : end + 1] - ends[first:end]
    rows = np.repeat(np.arange(first, end, dtype=np.int32), sizes)
    return Stretch(rows, stems[ends[first] : ends[end]])
