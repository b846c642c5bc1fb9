"""Search over all reports: from what is typed to the passages, best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final

from corpus.model import Passage, Report, in_date_order
from corpus.search.index import Index
from corpus.search.matches import matches
from corpus.search.query import Query
from corpus.search.ranking import rarity, score
from corpus.search.spelling import Speller
from corpus.search.words import STOP_WORDS

_ENOUGH: Final = 0.4
"""The share of the query's weight that a passage's words must carry for it to count as found."""
_FEW: Final = 10
"""Where fewer passages are found, the best of the others make up this number."""
_POOL: Final = 400
"""How many passages are ranked closely where more are found."""
_MOST_WORDS: Final = 16
"""How many words of a query are searched for: the rarest."""
_NEAREST: Final = 3
"""How many words are offered for one that occurs nowhere, when nothing was found."""


@dataclass(frozen=True, slots=True)
class RankedHit:
    """A passage that answers a query."""

    report: str
    """The report's id."""
    passage: Passage
    score: float
    """Higher is better, within one result; above 1 where the passage has all the words."""
    matches: tuple[tuple[int, int], ...]
    """Where the words stand: half-open bounds in the passage's text, in order, never in a reference."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query."""

    query: str
    """As it was typed."""
    corrected: tuple[tuple[str, str], ...]
    """Words that occur nowhere, each with the one it was taken as."""
    unknown: tuple[str, ...]
    """Words that occur nowhere and are like none that does: searched without them."""
    total: int
    """How many passages were found."""
    complete: int
    """How many of them have all the words that occur, words like "the" aside."""
    by_report: dict[str, int]
    """How many in each report, in date order, also where none."""
    complete_by_report: dict[str, int]
    """How many of those have all the words that occur, in the same order, also where none."""
    hits: tuple[RankedHit, ...]
    """The best of them, best first."""
    nearest: tuple[str, ...]
    """Where nothing was found: words that do occur, nearest to the typed ones."""


class Searcher:
    """Searches reports. The index is built by the first search; any thread may search, one at a time."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = in_date_order(reports)
        self._lock = Lock()
        self._index: Index | None = None

    def search(self, query: str, limit: int = 10) -> Result:
        """Find the passages that answer a query.

        Passages with all its words come before those with some; those whose words weigh little in the
        query are found only where there are few others. Words in "quotes" must be there as they stand.

        Args:
            query: what was typed, anything.
            limit: how many hits at most.
        """
        index = self.index
        with self._lock:
            return _Search(index, self._speller, query).result(self._reports, limit)

    @property
    def index(self) -> Index:
        """The index, which is built when it is first asked for."""
        with self._lock:
            if self._index is None:
                self._index = Index(self._reports)
                self._speller = Speller(self._index.passages_with_word)
            return self._index


class _Search:
    """One search under way."""

    def __init__(self, index: Index, speller: Speller, query: str) -> None:
        self.index, self.speller, self.typed = index, speller, query
        self.query = Query.parse(query)
        self.corrected: dict[str, str] = {}
        self.unknown: list[str] = []
        typed = self.query.typed
        telling = [word for word in typed if word not in STOP_WORDS] or typed
        loose = self._stems(self._whole([word for word in telling if word in self.query.words]))
        quoted = [index.stemmer.stem(word) for phrase in self.query.phrases for word in phrase]
        self.weights = self._weigh([*loose, *quoted])
        self.lit = self.weights.keys() & set(loose)

    def _whole(self, words: list[str]) -> list[str]:
        """The words, with "peace-keeping" as one where the corpus also has "peacekeeping"."""
        for whole, parts in self.query.compounds.items():
            if whole in self.index.passages_with_word and parts[0] in words:
                at = words.index(parts[0])
                words = [*words[:at], whole, *(word for word in words[at:] if word not in parts)]
        return words

    def _stems(self, words: Iterable[str]) -> list[str]:
        """The stems of unquoted words, in order: misspelt words set right, unknown ones left out."""
        stems = []
        for word in words:
            stem = self.index.stemmer.stem(word)
            if stem not in self.index.passages_with_stem:
                meant = self.speller.correct(word)
                if meant is None:
                    self.unknown.append(self.query.words[word])
                    continue
                self.corrected[self.query.words[word]] = meant
                stem = self.index.stemmer.stem(meant)
            stems.append(stem)
        return stems

    def _weigh(self, stems: Sequence[str]) -> dict[str, float]:
        """The rarest of the stems with their weights, in order."""
        known, count = self.index.passages_with_stem, len(self.index.entries)
        weights = {stem: rarity(known[stem], count) for stem in stems if stem in known}
        rarest = set(sorted(weights, key=lambda stem: (-weights[stem], stem))[:_MOST_WORDS])
        return {stem: weight for stem, weight in weights.items() if stem in rarest}

    def result(self, reports: Sequence[Report], limit: int) -> Result:
        """The search's result."""
        entries = self.index.entries
        shares = self._shares()
        found = {row for row, share in shares.items() if share >= _ENOUGH}
        ranked = self._ranked(shares if len(found) < _FEW else {row: shares[row] for row in found})
        others = [row for _, row in ranked if row not in found]
        found.update(others[: max(0, _FEW - len(found))])
        complete = {row for row in found if shares[row] > 1 - 1e-9}
        best = [(points, row) for points, row in ranked if row in found][:limit]
        hits = tuple(self._hit(*entries[row], points) for points, row in best)
        nearest = () if found else self._nearest()
        return Result(
            query=self.typed,
            corrected=tuple(self.corrected.items()),
            unknown=tuple(self.unknown),
            total=len(found),
            complete=len(complete),
            by_report=self._by_report(found, reports),
            complete_by_report=self._by_report(complete, reports),
            hits=hits,
            nearest=nearest,
        )

    def _by_report(self, rows: Iterable[int], reports: Sequence[Report]) -> dict[str, int]:
        """How many of the rows are of each report."""
        counts = Counter(self.index.entries[row].report for row in rows)
        return {report.id: counts[report.id] for report in reports}

    def _shares(self) -> dict[int, float]:
        """The rows with any word and all phrases, each with its share of the query's weight."""
        whole = sum(self.weights.values())
        carried: dict[int, float] = {}
        for stem, weight in self.weights.items():
            for row in self.index.with_stem(stem):
                carried[row] = carried.get(row, 0.0) + weight
        needed = [self.index.with_phrase(phrase) for phrase in self.query.phrases]
        return {row: weight / whole for row, weight in carried.items() if all(row in rows for rows in needed)}

    def _ranked(self, shares: dict[int, float]) -> list[tuple[float, int]]:
        """The best rows with their scores, best first; equal ones in reading order."""
        pool = set(shares)
        if len(pool) > _POOL:
            pool = pool & self.index.best(list(self.weights), _POOL) or pool
        ranked = []
        for row, stems in self.index.stems(pool).items():
            kind = self.index.entries[row].passage.kind
            points = score(stems, self.weights, kind, self.index.mean_length)
            points /= points + 1  # between 0 and 1, in the same order
            complete = all(stem in stems for stem in self.weights)
            ranked.append((1 + points if complete else points * shares[row], row))
        return sorted(ranked, key=lambda r: (-r[0], r[1]))

    def _hit(self, report: str, passage: Passage, points: float) -> RankedHit:
        found = matches(passage, self.lit, self.query.phrases, self.index.stemmer.stem)
        return RankedHit(report, passage, points, found)

    def _nearest(self) -> tuple[str, ...]:
        """Words that occur, nearest to the typed ones: themselves, where they occur."""
        near = (
            [word] if self.speller.knows(word) else self.speller.nearest(word, _NEAREST)
            for word in self.query.typed[:_MOST_WORDS]
        )
        return tuple(dict.fromkeys(word for words in near for word in words))
