"""The words of many reports in flat arrays, their stems numbered alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

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


class Joined(NamedTuple):
    """The words of all reports. A row is a passage."""

    stems: Sequence[str]
    """Once each; the numbers below count into them."""
    bounds: Ints
    """Where the rows of each report begin, and where the last ends."""
    places: Numbers
    """A row's index in its report's ``reading``."""
    tokens: Numbers
    """The stems of all words, in order;"""
    ends: Ints
    """where those of each row begin, and where the last end."""
    notes: Numbers
    """The stems of the footnotes that the rows cite, in the same way."""
    note_ends: Ints

    @staticmethod
    def of(reports: Iterable[ReportTerms]) -> Joined:
        """Join the words of reports."""
        stems: dict[str, int] = {}
        tokens, ends, notes, note_ends, places = _parts(5)
        bounds = [0]
        for report in reports:
            number = np.array([stems.setdefault(stem, len(stems)) for stem in report.vocabulary], np.int32)
            tokens.append(number[np.asarray(report.tokens, np.int64)])
            ends.append(_sizes(report.ends))
            notes.append(number[np.asarray(report.notes, np.int64)])
            note_ends.append(_sizes(report.note_ends))
            places.append(np.asarray(report.passages, np.int32))
            bounds.append(bounds[-1] + len(places[-1]))
        return Joined(
            list(stems), np.array(bounds), np.concatenate(places),
            np.concatenate(tokens), _ends(ends), np.concatenate(notes), _ends(note_ends),
        )  # fmt: skip

    def report(self, number: int) -> ReportTerms:
        """The words of one report as they were before they were joined."""
        first, end = self.bounds[number : number + 2].tolist()
        ends, note_ends = self.ends[first : end + 1], self.note_ends[first : end + 1]
        both = np.concatenate([self.tokens[ends[0] : ends[-1]], self.notes[note_ends[0] : note_ends[-1]]])
        rows = np.arange(end - first)
        read = np.argsort(  # a passage, then its footnotes: so they were numbered
            np.concatenate([np.repeat(2 * rows, np.diff(ends)), np.repeat(2 * rows + 1, np.diff(note_ends))]),
            kind="stable",
        )
        used, at = np.unique(both[read], return_index=True)
        order = np.argsort(at)
        place = np.zeros(len(used), np.int64)
        place[order] = np.arange(len(used))
        own = place[np.searchsorted(used, both)]
        words = int(ends[-1] - ends[0])
        return ReportTerms(
            tuple(self.stems[stem] for stem in used[order].tolist()), self.places[first:end],
            own[:words], ends[1:] - ends[0], own[words:], note_ends[1:] - note_ends[0],
        )  # fmt: skip

    def words(self, first: int, end: int) -> Stretch:
        """The words of the rows from ``first`` to ``end``."""
        return _stretch(self.tokens, self.ends, first, end)

    def noted(self, first: int, end: int) -> Stretch:
        """The words of the footnotes that these rows cite."""
        return _stretch(self.notes, self.note_ends, first, end)

    def marked(self, words: Collection[str]) -> Marks:
        """For each stem, whether it is one of these."""
        return np.array([stem in words for stem in self.stems], bool)

    def groups(self, lexicon: Lexicon) -> tuple[Ints, Ints, Reals]:
        """The groups of related words of each stem.

        Returns:
            Where a stem's groups begin among those that follow, one longer than the stems; the groups; and
            what each counts, 1 in all for a stem.
        """
        found = [
            (number, group, 1 / len(groups))
            for number, stem in enumerate(self.stems)
            for groups in (lexicon.related.get(stem, ()),)
            for group in sorted(groups)
        ]
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


def _sizes(ends: ArrayLike) -> Numbers:
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
