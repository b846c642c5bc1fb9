"""What there is of themes in the passages of one report, whatever the other reports say.

What depends on the whole corpus (how long a passage is on average, how rare a word) is worked out of these
rows afterwards, so that a report need not be read again when another one comes or goes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from corpus.index.joined_terms import runs
from corpus.themes.presence import Marked, Marks, Numbers, Small


class ReportPresences(NamedTuple):
    """The presences of all themes in one report, by passage. Bounds are half-open."""

    content: str | None
    """Names the report's content; None where that is not known."""
    under: Numbers
    """Of each passage in its ``reading`` the heading above it, as ``Postings.sections`` has it."""
    heading_of: Numbers
    """A heading that names a theme, and"""
    heading_themes: Numbers
    """beside it the theme."""
    passages: Numbers
    """Of each presence the passage, an index into the report's ``reading``, in order;"""
    themes: Numbers
    """the theme, by its number;"""
    kinds: Small
    """what the passage is, a place in ``KINDS``;"""
    lengths: Numbers
    """how many words it has that say something;"""
    first: Marks
    """whether a name stands in its first sentence;"""
    section: Marks
    """whether its heading names the theme;"""
    listed: Marked
    """whether an index has it as about the theme (1), as treating it in part (0), or not (-1);"""
    repeats: Marks
    """whether the passage only repeats another, and no index has it: it is shown with no theme;"""
    match_begins: Numbers
    """where its names begin among the following, and where the last end;"""
    matches: Numbers
    """the bounds of the names in the passages' texts;"""
    sentence_begins: Numbers
    """where the sentences begin that may say most of it, and where the last end;"""
    sentences: Numbers
    """their bounds, trailing blanks left out,"""
    sentence_names: Numbers
    """how many names each has,"""
    word_begins: Numbers
    """where the words begin that go with the theme, and where the last end, and"""
    words: Numbers
    """these words, places in what ``name_words`` has of the theme."""

    @property
    def size(self) -> int:
        """How many presences there are."""
        return len(self.passages)

    def only(self, kept: Marks) -> ReportPresences:
        """These presences alone."""
        return self.at(np.flatnonzero(kept))

    def at(self, rows: NDArray[np.integer]) -> ReportPresences:
        """The presences of these rows, in this order."""
        sentences = _within(self.sentence_begins, rows)
        words = _within(self.word_begins, sentences)
        matches = _within(self.match_begins, rows)
        return self._replace(
            **{name: getattr(self, name)[rows] for name in OF_PRESENCES},
            match_begins=begins(np.diff(self.match_begins)[rows]),
            matches=self.matches[matches],
            sentence_begins=begins(np.diff(self.sentence_begins)[rows]),
            sentences=self.sentences[sentences],
            sentence_names=self.sentence_names[sentences],
            word_begins=begins(np.diff(self.word_begins)[sentences]),
            words=self.words[words],
        )

    def numbered(self, number: Numbers) -> ReportPresences:
        """The same where the themes have other numbers; those of -1 are left out."""
        found = self.only(number[self.themes] >= 0) if (number[self.themes] < 0).any() else self
        named = number[found.heading_themes]
        return found._replace(
            themes=number[found.themes],
            heading_of=found.heading_of[named >= 0],
            heading_themes=named[named >= 0],
        )

    def naming(self, headings: Mapping[int, Collection[int]]) -> ReportPresences:
        """The same where the headings name these themes."""
        pairs = _pairs(headings)
        return self._replace(heading_of=pairs[:, 0], heading_themes=pairs[:, 1])


OF_PRESENCES: Final = (
    "passages", "themes", "kinds", "lengths", "first", "section", "listed", "repeats",
)  # fmt: skip
BEGINS: Final = ("match_begins", "sentence_begins", "word_begins")
DATA: Final = ("matches", "sentences", "sentence_names", "words")
_TYPES: Final[Mapping[str, Any]] = {
    "kinds": np.uint8, "first": np.bool_, "section": np.bool_, "listed": np.int8, "repeats": np.bool_,
}  # fmt: skip
_BOUNDS: Final = frozenset({"matches", "sentences"})


class Flat(NamedTuple):
    """The presences of many reports, one after the other; the columns are those of ``ReportPresences``."""

    contents: tuple[str | None, ...]
    under_bounds: Numbers
    """Where the passages of each report begin, and where the last end."""
    under: Numbers
    heading_bounds: Numbers
    """Where the themes of each report's headings begin, and where the last end."""
    heading_of: Numbers
    heading_themes: Numbers
    bounds: Numbers
    """Where the presences of each report begin, and where the last end."""
    passages: Numbers
    themes: Numbers
    kinds: Small
    lengths: Numbers
    first: Marks
    section: Marks
    listed: Marked
    repeats: Marks
    match_begins: Numbers
    matches: Numbers
    sentence_begins: Numbers
    sentences: Numbers
    sentence_names: Numbers
    word_begins: Numbers
    words: Numbers

    def part(self, number: int) -> ReportPresences:
        """Those of one report."""
        low, high = self.bounds[number : number + 2].tolist()
        under = slice(*self.under_bounds[number : number + 2].tolist())
        named = slice(*self.heading_bounds[number : number + 2].tolist())
        matches = self.match_begins[low : high + 1]
        sentences = self.sentence_begins[low : high + 1]
        words = self.word_begins[sentences[0] : sentences[-1] + 1]
        return ReportPresences(
            content=self.contents[number],
            under=self.under[under],
            heading_of=self.heading_of[named],
            heading_themes=self.heading_themes[named],
            **{name: getattr(self, name)[low:high] for name in OF_PRESENCES},
            match_begins=matches - matches[0],
            matches=self.matches[matches[0] : matches[-1]],
            sentence_begins=sentences - sentences[0],
            sentences=self.sentences[sentences[0] : sentences[-1]],
            sentence_names=self.sentence_names[sentences[0] : sentences[-1]],
            word_begins=words - words[0],
            words=self.words[words[0] : words[-1]],
        )


def joined(parts: Sequence[ReportPresences]) -> Flat:
    """Lay the presences of reports out, one after the other."""
    all_parts = [NONE, *parts]  # so that there is one
    columns: dict[str, NDArray[Any]] = {
        name: np.concatenate([getattr(part, name) for part in all_parts])
        for name in (*OF_PRESENCES, *DATA, "under", "heading_of", "heading_themes")
    }
    for name in BEGINS:
        columns[name] = begins(np.concatenate([np.diff(getattr(part, name)) for part in all_parts]))
    return Flat(
        contents=tuple(part.content for part in parts),
        under_bounds=begins(np.array([len(part.under) for part in parts], np.int32)),
        heading_bounds=begins(np.array([len(part.heading_of) for part in parts], np.int32)),
        bounds=begins(np.array([part.size for part in parts], np.int32)),
        **columns,
    )


def merged(parts: Sequence[ReportPresences]) -> ReportPresences:
    """The presences of all parts of a report in order of their passages; no passage is in two of them."""
    if len(parts) == 1:
        return parts[0]
    flat = joined(parts)
    headings: dict[int, set[int]] = {}
    for heading, theme in zip(flat.heading_of.tolist(), flat.heading_themes.tolist(), strict=True):
        headings.setdefault(heading, set()).add(theme)
    both = parts[-1]._replace(**{name: getattr(flat, name) for name in (*OF_PRESENCES, *BEGINS, *DATA)})
    both = both.naming(headings)
    return both.at(np.argsort(both.passages, kind="stable"))


def flat_of(
    headings: Sequence[Mapping[int, Collection[int]]], bounds: Numbers, columns: Mapping[str, NDArray[Any]]
) -> Flat:
    """Presences of reports, without what is told of the reports themselves.

    Args:
        headings: of each report the headings that were looked at, with the themes that they name.
        bounds: where the presences of each report begin, and where the last end.
        columns: the presences.
    """
    pairs = list(map(_pairs, headings))
    named = np.concatenate([_pairs({}), *pairs])
    return Flat(
        contents=(None,) * len(pairs),
        under_bounds=begins(np.zeros(len(pairs), np.int32)),
        under=NONE.under,
        heading_bounds=begins(np.array([len(each) for each in pairs], np.int32)),
        heading_of=named[:, 0],
        heading_themes=named[:, 1],
        bounds=bounds,
        **columns,
    )


def _pairs(headings: Mapping[int, Collection[int]]) -> Numbers:
    """Headings, each beside a theme that it names."""
    pairs = [(heading, theme) for heading, themes in sorted(headings.items()) for theme in sorted(themes)]
    found: Numbers = column("heading_of", pairs).reshape(-1, 2)
    return found


def begins(sizes: NDArray[np.integer]) -> Numbers:
    """Where each of some things of these sizes begins, and where the last ends."""
    found = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=found[1:])
    return found


def _within(begins: Numbers, at: NDArray[np.integer]) -> NDArray[np.int64]:
    """The places of what belongs to some rows, one row after the other."""
    return runs(begins[at], np.diff(begins)[at])


def column(name: str, data: ArrayLike) -> NDArray[Any]:
    """Numbers as a column of this name holds them."""
    found = np.asarray(data, _TYPES.get(name, np.int32))
    return found.reshape(-1, 2) if name in _BOUNDS else found


_EMPTY: Final = ("under", "heading_of", "heading_themes", *OF_PRESENCES, *DATA)
NONE: Final = ReportPresences(
    content=None,
    **{name: column(name, ()) for name in _EMPTY},
    **{name: cast(Any, begins(column(name, ()))) for name in BEGINS},
)
"""What there is in a report without passages."""
