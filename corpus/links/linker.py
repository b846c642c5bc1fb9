"""Links between the passages of reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.links.model import LINKED, Link, ThemeWeights
from corpus.model import Passage, Report, in_date_order
from corpus.steps import Steps, finish

if TYPE_CHECKING:
    from corpus.links.link_index import Built, LinkIndex
    from corpus.search import Searcher

Pair = frozenset[tuple[str, str]]
"""Two passages, each a report's id and a passage's."""
Progress = Callable[[int, int], None]
"""Is told how many reports are done, of how many; what it raises ends the work, and what is done is kept."""


class Linker:
    """Finds the passages of other reports that belong beside a passage.

    It keeps what it works out, so it belongs to one thread. What it needs of the words is built when it is
    first asked, or elsewhere and handed in.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        themes: ThemeWeights | None = None,
        cache: Path | None = None,
        index: LinkIndex | None = None,
        meaning: Searcher | None = None,
        *,
        by_meaning: bool = True,
    ) -> None:
        """Take the reports in; nothing is worked out before it is asked for.

        Args:
            reports: the corpus.
            themes: what is known of the passages' themes, if anything.
            cache: folder in which the reports' words are kept for the next time; None keeps none.
            index: what was built of these reports in date order, if it was.
            meaning: search over these reports, which knows how near passages are in meaning; None links
                without.
            by_meaning: whether that counts in the ranking too; names are weighed by it in any case.
        """
        self._reports = in_date_order(reports)
        self._numbers = {report.id: number for number, report in enumerate(self._reports)}
        self._themes = themes
        self._cache = cache
        self._index = index
        self._meaning, self._by_meaning = meaning, by_meaning
        self._built: Built | None = None

    def take_themes(self, themes: ThemeWeights | None) -> None:
        """Rank by other themes from now on; what was worked out of the words stays."""
        if themes is not self._themes:
            self._themes = themes
            if self._built is not None:
                self._built.take_themes(themes)

    def build(self, progress: Progress | None = None) -> None:
        """Work out what is needed before the first link can be told; who calls it can show how far it is."""
        if self._built is None:
            from corpus.links.link_index import Built, LinkIndex

            if self._index is None:
                self._index = finish(LinkIndex.steps(self._reports, self._cache), progress)
            self._built = Built(
                self._reports, self._index, self._themes, self._meaning, by_meaning=self._by_meaning
            )

    def related(
        self,
        report_id: str,
        passage_id: str,
        limit: int = 10,
        *,
        accepted: Collection[Pair] = (),
        rejected: Collection[Pair] = (),
    ) -> tuple[Link, ...]:
        """The passages of other reports that belong beside a passage, best first.

        Args:
            report_id: the report.
            passage_id: the passage; one that is not linked, such as a heading, has none.
            limit: how many links at most.
            accepted: pairs that the reader made links: these come first.
            rejected: pairs that are never offered.
        """
        row = self._row(report_id, passage_id)
        if row is None:
            return ()
        here = (report_id, passage_id)
        pinned = [link for pair in accepted if (link := self._accepted(here, row, pair)) is not None]
        pinned.sort(key=lambda link: (-link.score, link.report, link.passage.id))
        taken = {(link.report, link.passage.id) for link in pinned}
        links = pinned[:limit]
        if len(links) < limit:
            for link in self._ranked(row, rejected, here, taken):
                links.append(link)
                if len(links) == limit:
                    break
        return tuple(links)

    def all(self, limit: int = 10) -> Iterator[tuple[str, Passage, tuple[Link, ...]]]:
        """Every passage that is linked, in reading order, with its links."""
        for number in range(len(self._reports)):
            self._known.ranking.prepare(number)
        for report in self._reports:
            for passage in report.reading:
                if passage.kind in LINKED:
                    yield report.id, passage, self.related(report.id, passage.id, limit)

    def strength_steps(self, report_id: str, first: int, end: int) -> Steps[tuple[float, ...]]:
        """The score of each passage's best link, 0 to 1; 0 where it has none.

        Args:
            report_id: the report.
            first: the first passage, an index into the report's ``reading``.
            end: behind the last.
        """
        number = self._numbers[report_id]
        strengths = [0.0] * (end - first)
        begin, last = self._known.vectors.bounds[number : number + 2].tolist()
        places = self._known.vectors.places[begin:last].tolist()
        rows = range(begin + bisect_left(places, first), begin + bisect_left(places, end))
        for row in rows:
            for _ in self._known.ranking.steps(row):
                yield row - rows.start, len(rows)
            _, scores = self._known.ranking.of(row)
            strengths[places[row - begin] - first] = float(scores[0]) if len(scores) else 0.0
        return tuple(strengths)

    @property
    def _known(self) -> Built:
        if self._built is None:
            self.build()
        assert self._built is not None
        return self._built

    def _row(self, report_id: str, passage_id: str) -> int | None:
        number = self._numbers.get(report_id)
        if number is None:
            return None
        place = self._reports[number].by_id.get(passage_id)
        return None if place is None else self._known.row(number, place)

    def _ranked(
        self, row: int, rejected: Collection[Pair], here: tuple[str, str], taken: Collection[tuple[str, str]]
    ) -> Iterator[Link]:
        """The links of a row that can be told a reason for, best first."""
        others, scores = self._known.ranking.of(row)
        for other, score in zip(others.tolist(), scores.tolist(), strict=True):
            report, passage = self._known.passage(other)
            key = (report.id, passage.id)
            if key in taken or frozenset((here, key)) in rejected:
                continue
            why = self._known.reasons(row, other)
            if self._known.enough(why):
                yield Link(report.id, passage, score, why)

    def _accepted(self, here: tuple[str, str], row: int, pair: Pair) -> Link | None:
        """The link that a reader made of a pair, or None where it is none of this passage."""
        if here not in pair or len(pair) != 2:
            return None
        (there,) = pair - {here}
        other = self._row(*there)
        if other is None or there[0] == here[0]:
            return None
        others, scores = self._known.ranking.of(row)
        score = next((s for o, s in zip(others.tolist(), scores.tolist(), strict=True) if o == other), 0.0)
        report, passage = self._known.passage(other)
        return Link(report.id, passage, score, self._known.reasons(row, other))
