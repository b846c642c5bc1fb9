"""How much of a passage is about a theme, and which of its sentences says most of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.model import NUMBERED, Kind, Passage
from corpus.sentences import sentences

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
SAYING: Final = NUMBERED | {Kind.ABSTRACT}
"""The kinds of passages in which a report says something; the others announce it or add to it."""
_KINDS: Final[Mapping[Kind, float]] = {
    Kind.TITLE: 0.5,
    Kind.BYLINE: 0.1,
    Kind.HEADING: 0.5,
    Kind.FOOTNOTE: 0.6,
    Kind.CAPTION: 0.6,
    Kind.PULL_QUOTE: 0.6,
}
"""What kinds of passages are worth beside paragraphs: they say less."""


def weight(
    passage: Passage,
    names: Sequence[tuple[int, int]],
    in_section: bool,
    length: float,
    listed: bool | None,
    elsewhere: bool,
) -> float:
    """How much of a passage is about a theme, 0 to 1.

    Args:
        passage: the passage.
        names: where the theme's names stand in it.
        in_section: whether the heading above it holds a name of the theme.
        length: how long the passage is, in mean lengths of passages.
        listed: whether an index has it as about the theme (True), as treating it in part (False), or not.
        elsewhere: whether the index lists other passages of the report.
    """
    ends = sentences(passage.text, passage.refs)
    first = ends[0][1] if ends else 0
    count = (
        len(names)
        + _FIRST * any(start < first for start, _ in names)
        + _SECTION * in_section * bool(names or listed is not None or not elsewhere)
    )
    said = count / (count + _HALF * math.pow(max(length, 0.3), _LONG))
    if listed is not None:
        base = _MAIN if listed else _ALSO
        return (base + (1 - _MAIN) * said) * (1.0 if passage.kind in SAYING else _BESIDE)
    return said * _KINDS.get(passage.kind, 1.0) * (_UNLISTED if elsewhere else 1.0)


def is_passing(points: float, listed: bool | None) -> bool:
    """Whether a theme of this weight is only mentioned."""
    return listed is None and points < _PASSING


def best_sentence(
    passage: Passage,
    names: Sequence[tuple[int, int]],
    words: Mapping[str, float],
    tokens: Sequence[tuple[str, int]],
) -> tuple[int, int]:
    """The sentence that says most of a theme: half-open bounds, trailing blanks left out.

    Args:
        passage: the passage.
        names: where the theme's names stand in it.
        words: stems that go with the theme, with what each is worth; a name is worth 1.
        tokens: the passage's stems and where each begins.
    """
    best, most = (0, len(passage.text)), -1.0
    for start, end in sentences(passage.text, passage.refs):
        points = sum(1.0 for a, _ in names if start <= a < end)
        points += sum(words.get(stem, 0.0) for stem in {s for s, at in tokens if start <= at < end})
        if points > most + 1e-9:
            best, most = (start, end), points
    start, end = best
    return start, start + len(passage.text[start:end].rstrip())
