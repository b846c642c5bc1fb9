"""How much of a passage is about a theme, and which of its sentences says most of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.model import Kind
from corpus.search.terms import KINDS
from corpus.themes.model import SAYING

Numbers = NDArray[np.int32]
Small = NDArray[np.uint8]
Marked = NDArray[np.int8]
Marks = NDArray[np.bool_]
Reals = NDArray[np.float64]

_FIRST: Final = 0.5
"""What a name in the first sentence counts besides: paragraphs begin with what they are about."""
_SECTION: Final = 1.0
"""What a name in the section's heading counts, in names."""
_HALF: Final = 1.5
"""So many names make a passage half about a theme; twice as many do not make it twice that."""
_LONG: Final = 0.3
"""How a passage's length tells against it: a name in a long passage is less of it."""
_MAIN: Final = 0.7
"""The weight of a passage that an index says is about a theme, before its names count."""
_ALSO: Final = 0.4
"""The same where the index says that it treats the theme in part."""
_UNLISTED: Final = 0.4
"""What names are worth in a report for which the index lists other passages."""
_PASSING: Final = 0.42
"""A theme that weighs less is mentioned in passing: one name, in the midst of a passage of common length."""
_BESIDE: Final = 0.8
"""What a note or caption that an index lists is worth beside the text itself."""
_KINDS: Final[Mapping[Kind, float]] = {
    Kind.TITLE: 0.5,
    Kind.BYLINE: 0.1,
    Kind.HEADING: 0.5,
    Kind.FOOTNOTE: 0.6,
    Kind.CAPTION: 0.6,
    Kind.PULL_QUOTE: 0.6,
}
"""What kinds of passages are worth beside paragraphs: they say less."""
_WORTH: Final[Reals] = np.array([_KINDS.get(kind, 1.0) for kind in KINDS])
_SAYS: Final[Marks] = np.array([kind in SAYING for kind in KINDS])


def strengths(
    names: Numbers, first: Marks, section: Marks, listed: Marked, kinds: Small, lengths: Numbers,
    elsewhere: Marks, mean: float,
) -> Reals:  # fmt: skip
    """How much of passages is about a theme, 0 to 1.

    Args:
        names: how many names of the theme each passage has.
        first: whether one of them stands in its first sentence.
        section: whether the heading above it holds one.
        listed: whether an index has it as about the theme (1), as treating it in part (0), or not (-1).
        kinds: what each passage is, a place in ``KINDS``.
        lengths: how many words each has that say something.
        elsewhere: whether the index lists other passages of its report.
        mean: how many of these words a passage has on average.
    """
    count = names + _FIRST * first + _SECTION * section
    drag = np.array(
        [
            _HALF * math.pow(max(length / max(1.0, mean), 0.3), _LONG)
            for length in range(int(lengths.max(initial=0)) + 1)
        ]
    )
    said = count / (count + drag[lengths])
    base = np.where(listed == 1, _MAIN, _ALSO)
    by_index = (base + (1 - _MAIN) * said) * np.where(_SAYS[kinds], 1.0, _BESIDE)
    by_names = said * _WORTH[kinds] * np.where(elsewhere, _UNLISTED, 1.0)
    found: Reals = np.where(listed < 0, by_names, by_index)
    return found


def in_passing(points: Reals, listed: Marked) -> Marks:
    """Whether themes of these weights are only mentioned."""
    found: Marks = (listed < 0) & (points < _PASSING)
    return found


def says(kinds: Small) -> Marks:
    """Whether passages of these kinds are of those in which a report says something."""
    found: Marks = _SAYS[kinds]
    return found


def best(begins: Numbers, names: Numbers, word_begins: Numbers, worth: Reals) -> Numbers:
    """The sentences that say most of a theme, one of each presence.

    Args:
        begins: where the sentences of each presence begin, and where the last end; each has one.
        names: how many names each sentence has; a name is worth 1.
        word_begins: where the words of each sentence that go with the theme begin, and where the last end.
        worth: what each of these words is worth.
    """
    count = len(names)
    sentence = np.repeat(np.arange(count), np.diff(word_begins))
    points = names + np.bincount(sentence, worth, count)
    presence = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
    most = np.maximum.reduceat(points, begins[:-1]) if count else points
    good = np.flatnonzero(points >= most[presence] - 1e-9)
    found: Numbers = good[np.searchsorted(presence[good], np.arange(len(begins) - 1))].astype(np.int32)
    return found
