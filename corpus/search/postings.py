"""The words of many reports in flat arrays, and in which passages their stems stand, how often.

A row is a passage. Whatever depends on the whole corpus (rarity, lengths beside the mean) is derived from
these when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.search.terms import NONE, UNWRITTEN, ReportWords

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Small = NDArray[np.uint8]
Short = NDArray[np.uint16]

NOWHERE: Final = -1
"""Stands for the heading of a passage under none."""
_LAID: Final = (
    "i4", "u1", "i4", "i4", "i4", "i4", "i8", "i8", "i4", "u2", "u1", "i8", "i4", "i4", "i4",
)  # fmt: skip
"""What the arrays that are joined consist of."""
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


def joined(reports: Iterable[ReportWords], stem: Callable[[str], str]) -> Postings:
    """Lay the words of reports out.

    Args:
        reports: their words, in the order of the reports.
        stem: gives a word's stem; it is asked for a report's new words before the next report is taken.
    """
    number: dict[str, int] = {}
    stem_number: dict[str, int] = {}
    stem_of: list[int] = []
    parts: list[list[NDArray[Any]]] = [[np.zeros(0, kind)] for kind in _LAID]
    bounds, reading = [0], [0]
    length = sentences = 0
    for report in reports:
        new = [word for word in report.vocabulary if word not in number]
        number.update(zip(new, range(len(number), len(number) + len(new)), strict=True))
        stem_of += [stem_number.setdefault(each, len(stem_number)) for each in map(stem, new)]
        own = np.array([number[word] for word in report.vocabulary], np.int32)
        first = bounds[-1]
        over = _wide(report.headings)
        added = (
            report.places, report.kinds, np.where(over == NONE, -1, over + first),
            _wide(report.citing) + first, _wide(report.cited) + first, own[_wide(report.tokens)],
            _wide(report.text_ends) + length, _wide(report.ends) + length,
            report.offsets, np.minimum(_wide(report.sizes), _LONGEST), report.marks,
            _wide(report.sentence_ends) + sentences, report.sentence_starts, report.sentence_sizes,
            _sections(_wide(report.sections)),
        )  # fmt: skip
        for part, array in zip(parts, added, strict=True):
            part.append(np.asarray(array, part[0].dtype))
        bounds.append(first + len(report.places))
        reading.append(reading[-1] + len(report.sections))
        length += len(report.tokens)
        sentences += len(report.sentence_starts)
    (
        places, kinds, headings, citing, cited, tokens, text_ends, ends, offsets, sizes, marks,
        sentence_ends, sentence_starts, sentence_sizes, sections,
    ) = map(np.concatenate, parts)  # fmt: skip
    del parts
    starts = np.concatenate([np.zeros(1, np.int64), ends])
    sentence_bounds = np.concatenate([np.zeros(1, np.int64), sentence_ends])
    headings[headings < 0] = len(places)
    stems = np.array(stem_of, np.int32)
    posted = _posted(tokens, starts, stems, len(number), len(stem_number))
    return Postings(
        list(number), list(stem_number), np.array(bounds, np.int32), places, kinds, headings, citing, cited,
        tokens, text_ends, starts, offsets, sizes, marks, sentence_bounds, sentence_starts, sentence_sizes,
        np.array(reading, np.int32), sections, stems, *posted,
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
