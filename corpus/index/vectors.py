"""The passages as vectors of weighted terms, and the postings of the terms: sparse, in flat arrays.

Terms are stems, groups of related words and pairs of words that stand together. Weights are TF-IDF with
logarithmic frequency, as in G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval"
(1988); each kind of term has a vector of length 1 of its own, so that the product of two passages is the sum
of their cosines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.index.lexicon import Lexicon
from corpus.index.terms import ReportTerms

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Reals = NDArray[np.float32]

RICH: Final = 20_000
"""Up to so many passages all that is known of them is compared; of more, what tells most."""
_GENERAL: Final = 0.6
"""What words of which any argument is made are worth beside others."""
_RELATED: Final = 0.8
"""What a group of related words is worth beside a word."""
_NOTE: Final = 0.25
"""What a word of a footnote counts in the passage that cites it."""
_COMMON: Final = 0.35
"""A word or group in a larger share of the passages tells none apart."""
_COMMON_PAIR: Final = 0.25
"""The same for pairs of words."""
_PAIRS: Final = 0.3
"""What the cosine of pairs of words counts beside that of words, for each kind of pair."""
_SHIFT: Final = 1 << 31
"""Stem numbers are smaller."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often which terms stand in which passages."""

    rows: Numbers
    terms: Ints
    counts: Reals


class Vectors:
    """The vectors of all passages.

    Attributes:
        stems: from a stem to its number.
        bounds: where the rows of each report begin; a row is a passage. One longer than the reports.
        report_of: a row's report.
        places: a row's index in its report's ``reading``.
        lengths: how many words that say something a row has.
        starts, terms, weights: the vectors: ``terms[starts[row] : starts[row + 1]]``, heaviest first.
        begins, rows, row_weights: the postings: ``rows[begins[term] : begins[term + 1]]``, heaviest first
            where they are cut short.
    """

    def __init__(self, reports: Sequence[ReportTerms], lexicon: Lexicon) -> None:
        self.stems: dict[str, int] = {}
        joined = _Joined(reports, self.stems)
        self.bounds, self.report_of, self.places = joined.bounds, joined.report_of, joined.places
        self.count = len(self.places)
        self.rich = self.count <= RICH
        stop = joined.marked(lexicon.stop)
        telling = ~stop[joined.tokens]
        rows, tokens = joined.token_rows[telling], joined.tokens[telling]
        self.lengths: Numbers = np.bincount(rows, minlength=self.count).astype(np.int32)
        self.general = joined.marked(lexicon.general)
        worth = np.where(self.general, _GENERAL, 1.0).astype(np.float32)
        self._size = len(self.stems)
        blocks = [self._words(joined, rows, tokens, stop, worth, lexicon)]
        steps = (1, 2) if self.rich else (1,)
        near = [(rows, tokens, step) for step in steps]
        blocks.append(self._pairs(near, worth, ordered=False))
        if self.rich:
            blocks.append(self._pairs([(joined.token_rows, joined.tokens, 1)], worth, ordered=True))
        self._lay(blocks)

    # -- what the terms weigh

    def passages_with(self, stem: str) -> int:
        """In how many passages a stem stands."""
        number = self.stems.get(stem)
        return 0 if number is None else int(self._passages_with_stem[number])

    def passages_with_pair(self, first: str, second: str) -> int:
        """In how many passages two stems stand together, in either order; 0 where in one only."""
        one, other = self.stems.get(first, -1), self.stems.get(second, -1)
        if one < 0 or other < 0:
            return 0
        code = min(one, other) * _SHIFT + max(one, other)
        at = int(np.searchsorted(self._pair_codes, code))
        found = at < len(self._pair_codes) and self._pair_codes[at] == code
        return int(self._passages_with_pair[at]) if found else 0

    def _words(
        self,
        joined: _Joined,
        rows: Numbers,
        tokens: Numbers,
        stop: NDArray[np.bool_],
        worth: Reals,
        lexicon: Lexicon,
    ) -> Counts:
        """The block of words and groups of related words."""
        noted = ~stop[joined.notes]
        rows = np.concatenate([rows, joined.note_rows[noted]])
        tokens = np.concatenate([tokens, joined.notes[noted]])
        count = np.ones(len(rows), np.float32)
        count[len(rows) - int(noted.sum()) :] = _NOTE
        of, group, share = joined.groups(lexicon)
        order = np.argsort(of, kind="stable")
        of, group, share = of[order], group[order], share[order]
        first = np.searchsorted(of, np.arange(self._size + 1))
        sizes = (first[1:] - first[:-1])[tokens]
        expanded = runs(first[tokens], sizes)
        words = _counted(rows, tokens, count, self._size)
        groups = _counted(
            np.repeat(rows, sizes),
            group[expanded] + self._size,
            np.repeat(count, sizes) * share[expanded],
            self._size + lexicon.groups,
        )
        self._passages_with_stem = np.bincount(words.terms, minlength=self._size)
        whole = Counts(
            np.concatenate([words.rows, groups.rows]),
            np.concatenate([words.terms, groups.terms]),
            np.concatenate([words.counts, groups.counts]),
        )
        all_worth = np.concatenate([worth, np.full(lexicon.groups, _RELATED, np.float32)])
        passages = np.bincount(whole.terms, minlength=len(all_worth))
        return self._weighted(whole, passages, all_worth[whole.terms], _COMMON, 1.0)

    def _pairs(
        self, sequences: Iterable[tuple[Numbers, Numbers, int]], worth: Reals, *, ordered: bool
    ) -> Counts:
        """A block of pairs of words that stand so many steps apart."""
        all_rows, all_codes = [], []
        for rows, tokens, step in sequences:
            same = rows[step:] == rows[:-step] if len(rows) > step else np.zeros(0, bool)
            one, other = tokens[:-step][same].astype(np.int64), tokens[step:][same].astype(np.int64)
            if not ordered:
                one, other = np.minimum(one, other), np.maximum(one, other)
            all_rows.append(rows[step:][same])
            all_codes.append(one * _SHIFT + other)
        rows, codes = np.concatenate(all_rows), np.concatenate(all_codes)
        del all_rows, all_codes
        known, number = _repeated(codes)
        kept = number >= 0
        pairs = _counted(rows[kept], number[kept], np.ones(int(kept.sum()), np.float32), len(known))
        passages = np.bincount(pairs.terms, minlength=len(known))
        if not ordered:
            self._pair_codes, self._passages_with_pair = known, passages
        each = worth[known // _SHIFT] * worth[known % _SHIFT]
        return self._weighted(pairs, passages, each[pairs.terms], _COMMON_PAIR, _PAIRS)

    def _weighted(self, found: Counts, passages: Ints, worth: Reals, common: float, share: float) -> Counts:
        """The terms that two passages or more have, and not too many, with their weights."""
        kept = (passages >= 2) & (passages <= max(2, common * self.count))
        number = np.cumsum(kept) - 1
        use = kept[found.terms]
        rows, terms = found.rows[use], found.terms[use]
        rarity = (np.log(self.count / np.maximum(passages, 1)) + 1).astype(np.float32)
        weights = np.log2(1 + found.counts[use]) * rarity[terms] * worth[use]
        norms = np.sqrt(np.bincount(rows, weights * weights, self.count))
        weights *= (np.sqrt(share) / np.maximum(norms, 1e-9)).astype(np.float32)[rows]
        return Counts(rows, number[terms], weights.astype(np.float32))

    # -- how they lie

    def _lay(self, blocks: Sequence[Counts]) -> None:
        offset, parts = 0, []
        for block in blocks:
            parts.append((block.rows, block.terms + offset, block.counts))
            offset += int(block.terms.max()) + 1 if len(block.terms) else 0
        rows, terms, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
        order = np.lexsort((-weights, rows))
        self.starts: Ints = np.searchsorted(rows[order], np.arange(self.count + 1))
        self.terms: Numbers = terms[order].astype(np.int32)
        self.weights: Reals = weights[order]
        order = np.lexsort((-weights, terms))
        self.begins: Ints = np.searchsorted(terms[order], np.arange(offset + 1))
        self.rows: Numbers = rows[order]
        self.row_weights: Reals = weights[order]


class _Joined:
    """The terms of all reports, their stems numbered alike."""

    def __init__(self, reports: Sequence[ReportTerms], stems: dict[str, int]) -> None:
        self._stems = stems
        tokens, token_rows, notes, note_rows = [], [], [], []
        row = 0
        for report in reports:
            number = np.array([stems.setdefault(stem, len(stems)) for stem in report.vocabulary], np.int32)
            rows = np.arange(row, row + len(report.passages), dtype=np.int32)
            tokens.append(number[np.asarray(report.tokens, np.int64)])
            token_rows.append(np.repeat(rows, _sizes(report.ends)))
            notes.append(number[np.asarray(report.notes, np.int64)])
            note_rows.append(np.repeat(rows, _sizes(report.note_ends)))
            row += len(rows)
        none = [np.zeros(0, np.int32)]
        self.tokens, self.token_rows = np.concatenate(tokens or none), np.concatenate(token_rows or none)
        self.notes, self.note_rows = np.concatenate(notes or none), np.concatenate(note_rows or none)
        sizes = [len(report.passages) for report in reports]
        self.bounds: Ints = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.report_of: Numbers = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        places = [np.asarray(report.passages, np.int32) for report in reports]
        self.places: Numbers = np.concatenate(places or none)

    def marked(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """For each stem, whether it is one of these."""
        marks = np.zeros(len(self._stems), bool)
        marks[[self._stems[word] for word in words if word in self._stems]] = True
        return marks

    def groups(self, lexicon: Lexicon) -> tuple[Ints, Ints, Reals]:
        """The stems that are in groups of related words, the groups, and what each of a stem's counts."""
        found = [
            (self._stems[stem], group, 1 / len(groups))
            for stem, groups in lexicon.related.items()
            if stem in self._stems
            for group in groups
        ]
        table = np.array(found, np.float64).reshape(-1, 3)
        return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2].astype(np.float32)


def _sizes(ends: Sequence[int]) -> Ints:
    """How long the stretches are that end there, one after the other."""
    whole = np.concatenate([[0], np.asarray(ends, np.int64)])
    sizes: Ints = whole[1:] - whole[:-1]
    return sizes


def runs(first: NDArray[np.integer], sizes: NDArray[np.integer]) -> Ints:
    """The numbers from each ``first`` on, ``sizes`` many, one run after the other."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    found: Ints = np.arange(total, dtype=np.int64) + np.repeat(first - ends + sizes, sizes)
    return found


def _counted(rows: Numbers, terms: NDArray[np.integer], counts: Reals, size: int) -> Counts:
    """The counts of each term in each row, added up."""
    codes = rows.astype(np.int64) * size + terms
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    summed = np.add.reduceat(counts[order], first) if len(first) else counts[:0]
    codes = codes[first]
    return Counts((codes // max(1, size)).astype(np.int32), codes % max(1, size), summed)


def _repeated(codes: Ints) -> tuple[Ints, Ints]:
    """The codes that occur more than once, and for each code its number among these, or -1."""
    order = np.sort(codes)
    first = np.flatnonzero(np.diff(order, prepend=-1))
    known = order[first][np.diff(first, append=len(order)) > 1]
    number = np.searchsorted(known, codes)
    number[number == len(known)] = 0
    right = known[number] == codes if len(known) else np.zeros(len(codes), bool)
    return known, np.where(right, number, -1)
