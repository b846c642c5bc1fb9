"""The full-text index of the passages: which words stand in which passage, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from pathlib import Path
from typing import Final, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from corpus.index.lexicon import Lexicon
from corpus.model import Passage, Report
from corpus.search.index_file import postings
from corpus.search.letter_sharing import Letters
from corpus.search.postings import Ints, Numbers, Postings, Small
from corpus.text.folding import fold
from corpus.text.stemmer import stem
from corpus.text.tokenizer import words

APART: Final = 1 << 20
"""Lies between the places of words in two passages; no passage that is looked into has half as many words."""
_SAYS: Final = 3
"""Letters of a stem that says something."""


class IndexedPassage(NamedTuple):
    """A passage in the index."""

    report: str
    """The report's id."""
    passage: Passage


class Index:
    """The words of all passages, as they stand and as stems. A row is a passage.

    References and the passages that only repeat another are left out. Passages are read from their reports
    when they are asked for. Once it is built nothing in it changes: any number of threads may ask at once.
    """

    def __init__(
        self,
        reports: Iterable[Report] = (),
        cache: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Build it, or read what is kept of it.

        Args:
            reports: what is searched.
            cache: folder in which indexes are kept; None keeps none.
            progress: is told how many reports are done, and of how many.
        """
        self.reports = tuple(reports)
        self.lexicon = Lexicon.load(cache)
        self.postings: Postings
        self.key: str | None
        """Names what it was made of; None where that cannot be told."""
        self.postings, self.key = postings(self.reports, cache, progress)
        self.count = len(self.postings.places)
        """How many rows there are."""
        self.entries: Sequence[IndexedPassage] = _Entries(self)
        """The passages by row."""
        self.sizes: Ints = np.diff(self.postings.begins)
        """In how many passages each stem stands."""
        self.passages_with_stem = dict(zip(self.postings.stems, self.sizes.tolist(), strict=True))
        self.passages_with_word = dict(
            zip(self.postings.words, self.postings.with_word.tolist(), strict=True)
        )
        self.letters = Letters(self.postings.words)
        """Tells which words share letters."""
        self._words = {word: number for number, word in enumerate(self.postings.words)}
        self._numbers = {report.id: number for number, report in enumerate(self.reports)}
        self._stems = {stem: number for number, stem in enumerate(self.postings.stems)}
        self._stem_of: list[str] = [self.postings.stems[number] for number in self.postings.stem_of.tolist()]
        self.titled = _titled(self.reports, self.stem)
        """From a stem to the reports in whose title it stands, as numbers."""
        lengths = (self.postings.text_ends - self.postings.starts[:-1]).astype(np.float32)
        self.mean_length = float(lengths.mean()) if self.count else 0.0
        """Words in a passage, on average."""
        self.lengths: NDArray[np.float32] = lengths / np.float32(max(self.mean_length, 1.0))
        """How long each row is, beside the mean."""
        rarities = np.log1p((self.count - self.sizes + 0.5) / (self.sizes + 0.5))
        self.rarities: NDArray[np.float32] = rarities.astype(np.float32)
        """The weight of each stem by how many passages have it, as ``ranking.rarity`` has it."""
        empty = self.lexicon.stop | self.lexicon.general
        self.says: NDArray[np.bool_] = np.array(
            [len(stem) >= _SAYS and stem not in empty for stem in self.postings.stems], bool
        )
        """Which stems say something of what a passage is about."""
        sizes = np.diff(self.postings.bounds)
        self.report_of: Numbers = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        """A row's report, as a number."""

    def stem(self, word: str) -> str:
        """The stem of a word in small letters: looked up where the passages have it, else worked out."""
        number = self._words.get(word)
        return stem(word) if number is None else self._stem_of[number]

    def posted(self, stem: str) -> tuple[Numbers, Small]:
        """The rows in which a stem stands, in order, and how often it does in each."""
        return self.numbered(self.number(stem))

    def numbered(self, number: int) -> tuple[Numbers, Small]:
        """The same for a stem's number; none for -1."""
        if number < 0:
            return self.postings.rows[:0], self.postings.counts[:0]
        part = slice(*self.postings.begins[number : number + 2].tolist())
        return self.postings.rows[part], self.postings.counts[part]

    def row_of(self, report: str, passage: str) -> int | None:
        """The row of a passage by its report's id and its own; None where it is in no row, or not open."""
        number = self._numbers.get(report)
        place = None if number is None else self.reports[number].by_id.get(passage)
        if number is None or place is None:
            return None
        first, end = self.postings.bounds[number : number + 2].tolist()
        row = first + int(np.searchsorted(self.postings.places[first:end], place))
        return row if row < end and self.postings.places[row] == place else None

    def by_report(self, marked: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the marked rows are of each report, in order."""
        counts = np.bincount(self.report_of[marked], minlength=len(self.reports)).tolist()
        return {report.id: count for report, count in zip(self.reports, counts, strict=True)}

    def row(self, row: int) -> Ints:
        """The stems of a passage's words, as numbers, in order; hyphenated words as one behind them."""
        tokens = self.postings.tokens[slice(*self.postings.starts[row : row + 2].tolist())]
        return self.postings.stem_of[tokens].astype(np.int64)

    def laid(self, rows: Ints) -> tuple[Ints, Ints]:
        """The stems of some passages one after another, each with its place, in order.

        A place is the passage's place among the rows times ``APART``, plus that of the word.
        """
        starts, post = self.postings.starts[rows], self.postings
        sizes = np.minimum(self.postings.starts[rows + 1] - starts, APART // 2)
        before = np.cumsum(sizes) - sizes
        word = np.arange(int(sizes.sum())) - np.repeat(before, sizes)
        stems = post.stem_of[post.tokens[word + np.repeat(starts, sizes)]].astype(np.int64)
        return word + np.repeat(np.arange(len(rows)) * APART, sizes), stems

    def number(self, stem: str) -> int:
        """A stem as a number; -1 for one that stands nowhere."""
        return self._stems.get(stem, -1)

    def with_stems(self, sought: Iterable[Iterable[str]]) -> Numbers:
        """The rows with one stem of each group, wherever they stand; looked for beginning with the rarest."""
        groups = [[self.posted(stem)[0] for stem in group] for group in sought]
        groups.sort(key=lambda rows: sum(map(len, rows)))
        found: Numbers | None = None
        for rows in groups:
            any_of = rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows))
            found = any_of if found is None else np.intersect1d(found, any_of, assume_unique=True)
            if not len(found):
                break
        return self.postings.rows[:0] if found is None else found

    def with_phrase(self, phrase: Sequence[str]) -> set[int]:
        """The rows of the passages with a run of words as they stand."""
        if any(word not in self._words for word in phrase):
            return set()
        rows = reduce(np.intersect1d, (self.posted(self.stem(word))[0] for word in phrase))
        return {row for row in rows.tolist() if self.runs(row, phrase)}

    def runs(self, row: int, phrase: Sequence[str]) -> list[int]:
        """Where in a passage a run of words stands as it is: the places of its first word among the words."""
        text = self.postings.tokens[self.postings.starts[row] : self.postings.text_ends[row]]
        sought = np.array([self._words.get(word, -1) for word in phrase], np.int32)
        if len(text) < len(sought):
            return []
        stretches = np.lib.stride_tricks.sliding_window_view(text, len(sought))
        places: list[int] = np.flatnonzero((stretches == sought).all(axis=1)).tolist()
        return places


def _titled(reports: Sequence[Report], stem: Callable[[str], str]) -> dict[str, list[int]]:
    """From a stem to the reports in whose title it stands, as numbers."""
    found: dict[str, list[int]] = {}
    for number, report in enumerate(reports):
        for each in dict.fromkeys(map(stem, words(fold(report.about.title).text))):
            found.setdefault(each, []).append(number)
    return found


class _Entries(Sequence[IndexedPassage]):
    """The passages by row, each read when it is asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __len__(self) -> int:
        return self._index.count

    @overload
    def __getitem__(self, row: int) -> IndexedPassage: ...
    @overload
    def __getitem__(self, row: slice) -> list[IndexedPassage]: ...
    def __getitem__(self, row: int | slice) -> IndexedPassage | list[IndexedPassage]:
        if isinstance(row, slice):
            return [self[at] for at in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        row %= len(self)
        report = self._index.reports[self._index.report_of[row]]
        reading = report.reading
        place = int(self._index.postings.places[row])
        # Where a report's text can no longer be read, one passage says so.
        return IndexedPassage(report.id, reading[min(place, len(reading) - 1)])
