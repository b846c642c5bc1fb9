"""The words of many reports in flat arrays, and in which passages their stems stand, how often.

A row is a passage. Whatever depends on the whole corpus (rarity, lengths beside the mean) is derived from
these when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corpus.search.terms import NONE, UNWRITTEN, ReportWords

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Small = NDArray[np.uint8]
Short = NDArray[np.uint16]

NOWHERE: Final = -1
"""Stands for the heading of a passage under none."""
_CHUNK: Final = 20_000
"""Rows that are sorted at once: some 40 MB."""
_LONGEST: Final = (1 << 16) - 1
"""Characters: no word that is longer is shown to its end."""
_OFTEN: Final = 255
"""A word is not counted any further in one passage."""


class Postings(NamedTuple):
    """The arrays. All of them can also be views of a file."""

    words: Sequence[str]
    """The words as they stand; ``tokens`` count into them."""
    stems: Sequence[str]
    """Their stems."""
    bounds: Numbers
    """Where the rows of each report begin, and where the last ends."""
    places: Numbers
    """A row's index in its report's ``reading``."""
    kinds: Small
    """A row's kind, a place in ``KINDS``."""
    headings: Numbers
    """The row of its section's heading; as many as there are rows where there is none."""
    citing: Numbers
    """Rows that cite footnotes, and"""
    cited: Numbers
    """beside each the footnote's row."""
    tokens: Numbers
    """The words of all rows, in order, hyphenated ones again as one behind each row's."""
    text_ends: Ints
    """Where a row's words end."""
    starts: Ints
    """Where those of each row begin, and where the last ends."""
    offsets: Numbers
    """Where each of the words begins in its passage's text,"""
    sizes: Short
    """how long it is there,"""
    marks: Small
    """and what is told of it: see ``corpus.index.layout``."""
    sentence_bounds: Ints
    """Where each row's sentences begin among these two, and where the last end:"""
    sentence_starts: Numbers
    """where each begins in the passage's text,"""
    sentence_sizes: Numbers
    """and how long it is without the blanks that trail it."""
    reading: Numbers
    """Where the passages of each report begin, whether they are rows or not, and where the last end."""
    sections: Numbers
    """Of each of these under which heading it stands, as ``sections`` of ``corpus.search.terms`` has it; a
    heading that stands nowhere is -2 less the place of a passage under it, none is ``NOWHERE``."""
    stem_of: Numbers
    """From a word to its stem."""
    with_word: Numbers
    """In how many rows a word stands."""
    begins: Ints
    """Where each stem's part of the two below begins, and where the last ends."""
    rows: Numbers
    """The rows in which a stem stands, in order, and"""
    counts: Small
    """how often."""

    def report(self, number: int) -> LaidOut:
        """What is laid out of one report."""
        first, end = self.bounds[number : number + 2].tolist()
        words = slice(*self.starts[[first, end]].tolist())
        sentences = slice(*self.sentence_bounds[[first, end]].tolist())
        notes = slice(*np.searchsorted(self.citing, [first, end]).tolist())
        over = self.headings[first:end]
        return LaidOut(
            self.places[first:end], self.kinds[first:end],
            np.where(over == len(self.places), -1, over - np.int32(first)),
            self.citing[notes] - np.int32(first), self.cited[notes] - np.int32(first),
            self.tokens[words], self.text_ends[first:end] - words.start,
            self.starts[first + 1 : end + 1] - words.start,
            self.offsets[words], self.sizes[words], self.marks[words],
            self.sentence_bounds[first + 1 : end + 1] - sentences.start,
            self.sentence_starts[sentences], self.sentence_sizes[sentences],
            self.sections[slice(*self.reading[number : number + 2].tolist())],
        )  # fmt: skip


class LaidOut(NamedTuple):
    """What ``Postings`` have of one report: its rows, words and sentences are counted from 0."""

    places: Numbers
    kinds: Small
    headings: Numbers
    """-1 where there is none."""
    citing: Numbers
    cited: Numbers
    tokens: Numbers
    """These count into the words of the postings, as they do there."""
    text_ends: Ints
    ends: Ints
    """Where all words of a row end."""
    offsets: Numbers
    sizes: Short
    marks: Small
    sentence_ends: Ints
    """Where the sentences of a row end."""
    sentence_starts: Numbers
    sentence_sizes: Numbers
    sections: Numbers

    @classmethod
    def of(cls, *arrays: ArrayLike) -> LaidOut:
        """Make one of arrays of numbers of any width."""
        return cls(*(np.asarray(array, kind) for array, kind in zip(arrays, _LAID, strict=True)))


_LAID: Final = (
    "i4", "u1", "i4", "i4", "i4", "i4", "i8", "i8", "i4", "u2", "u1", "i8", "i4", "i4", "i4",
)  # fmt: skip
"""What the arrays of ``LaidOut`` consist of."""


def joined(
    reports: Iterable[ReportWords | LaidOut], stem: Callable[[str], str], before: Postings | None = None
) -> Postings:
    """Lay the words of reports out.

    Args:
        reports: their words, in the order of the reports.
        stem: gives a word's stem; it is asked for a report's new words before the next report is taken.
        before: what those reports that are laid out already are taken from. The outcome is the same that
            it would be without.
    """
    words, stems = ([], []) if before is None else (list(before.words), _stems(before))
    number = {word: place for place, word in enumerate(words)}
    parts: list[list[NDArray[Any]]] = [[np.zeros(0, kind)] for kind in _LAID]
    bounds, reading = [0], [0]
    length = sentences = 0
    for report in reports:
        if isinstance(report, ReportWords):
            new = [word for word in report.vocabulary if word not in number]
            number.update(zip(new, range(len(number), len(number) + len(new)), strict=True))
            words += new
            stems += map(stem, new)
            report = _laid_out(report, number)
        first = bounds[-1]
        added = report._replace(
            headings=np.where(report.headings < 0, -1, report.headings + first),
            citing=report.citing + first,
            cited=report.cited + first,
            text_ends=report.text_ends + length,
            ends=report.ends + length,
            sentence_ends=report.sentence_ends + sentences,
        )
        for part, array, kind in zip(parts, added, _LAID, strict=True):
            part.append(np.asarray(array, kind))
        bounds.append(first + len(report.places))
        reading.append(reading[-1] + len(report.sections))
        length += len(report.tokens)
        sentences += len(report.sentence_starts)
    laid = LaidOut(*map(np.concatenate, parts))
    del parts
    starts = np.concatenate([np.zeros(1, np.int64), laid.ends])
    order, tokens = _in_order(laid.tokens, len(words))
    stem_number: dict[str, int] = {}
    stem_of = np.array([stem_number.setdefault(stems[at], len(stem_number)) for at in order], np.int32)
    laid.headings[laid.headings < 0] = len(laid.places)
    return Postings(
        [words[at] for at in order], list(stem_number), np.array(bounds, np.int32),
        laid.places, laid.kinds, laid.headings, laid.citing, laid.cited,
        tokens, laid.text_ends, starts, laid.offsets, laid.sizes, laid.marks,
        np.concatenate([np.zeros(1, np.int64), laid.sentence_ends]),
        laid.sentence_starts, laid.sentence_sizes, np.array(reading, np.int32), laid.sections, stem_of,
        *_posted(tokens, starts, stem_of, len(order), len(stem_number)),
    )  # fmt: skip


def _stems(post: Postings) -> list[str]:
    """The stem of each word."""
    return [post.stems[number] for number in post.stem_of.tolist()]


def _in_order(tokens: Numbers, count: int) -> tuple[list[int], Numbers]:
    """Words numbered in the order in which they first stand in a text; those that stand nowhere left out.

    Args:
        tokens: words by their numbers.
        count: how many numbers there are.

    Returns:
        Of each new number the old one, and the words by their new numbers.
    """
    first = np.full(count, len(tokens), np.int64)
    np.minimum.at(first, tokens, np.arange(len(tokens)))
    order = np.argsort(first, kind="stable")[: int((first < len(tokens)).sum())]
    number = np.zeros(count, np.int32)
    number[order] = np.arange(len(order), dtype=np.int32)
    return order.tolist(), number[tokens]


def _laid_out(report: ReportWords, number: Mapping[str, int]) -> LaidOut:
    """The words of a report with these numbers."""
    own = np.array([number[word] for word in report.vocabulary], np.int32)
    over = _wide(report.headings)
    return LaidOut.of(
        _wide(report.places), _wide(report.kinds), np.where(over == NONE, -1, over),
        _wide(report.citing), _wide(report.cited), own[_wide(report.tokens)],
        _wide(report.text_ends), _wide(report.ends),
        _wide(report.offsets), np.minimum(_wide(report.sizes), _LONGEST), _wide(report.marks),
        _wide(report.sentence_ends), _wide(report.sentence_starts), _wide(report.sentence_sizes),
        _sections(_wide(report.sections)),
    )  # fmt: skip


def _posted(
    tokens: Numbers, starts: Ints, stem_of: Numbers, words: int, stems: int
) -> tuple[Numbers, Ints, Numbers, Small]:
    """In how many rows words stand, and the postings of the stems."""
    with_word = np.zeros(words, np.int64)
    parts: list[tuple[Numbers, Numbers, Small]] = [
        (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.uint8))
    ]
    count = len(starts) - 1
    for first in range(0, count, _CHUNK):
        end = min(first + _CHUNK, count)
        own = tokens[starts[first] : starts[end]].astype(np.int64)
        row = np.repeat(np.arange(end - first, dtype=np.int64), np.diff(starts[first : end + 1]))
        codes, _ = _counted(own * _CHUNK + row)
        with_word += np.bincount(codes // _CHUNK, minlength=words)
        codes, often = _counted(stem_of[own] * np.int64(_CHUNK) + row)
        parts.append(
            (
                (codes // _CHUNK).astype(np.int32),
                (codes % _CHUNK + first).astype(np.int32),
                np.minimum(often, _OFTEN).astype(np.uint8),
            )
        )
    of, rows, counts = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(of, kind="stable")
    begins = np.zeros(stems + 1, np.int64)
    np.cumsum(np.bincount(of, minlength=stems), out=begins[1:])
    return with_word.astype(np.int32), begins, rows[order], counts[order]


def _counted(codes: Ints) -> tuple[Ints, Ints]:
    """Numbers in order, once each, and how often each stands there: sorting is quicker than ``np.unique``."""
    ordered = np.sort(codes)
    first = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[first], np.diff(first, append=len(ordered))


def _wide(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.asarray(numbers, np.int64)


def _sections(kept: Ints) -> Ints:
    """Headings as numbers with a sign."""
    return np.where(kept == NONE, NOWHERE, np.where(kept >= UNWRITTEN, -2 - (kept - UNWRITTEN), kept))
