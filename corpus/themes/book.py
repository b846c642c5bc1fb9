"""The themes of a corpus: which passages speak of each, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from threading import RLock

from corpus.folding import fold
from corpus.model import Passage, Report, in_date_order
from corpus.search import Searcher
from corpus.search.ranking import rarity
from corpus.themes.companions import companions
from corpus.themes.model import Presence, Theme
from corpus.themes.namer import NameHit, Namer
from corpus.themes.presence import best_sentence, is_passing, weight
from corpus.themes.spellings import spellings
from corpus.themes.tokens import Tokens, tokens


class Themes:
    """Answers where themes are spoken of. Any thread may ask; each answer is worked out once."""

    def __init__(self, reports: Iterable[Report], searcher: Searcher, themes: Sequence[Theme]) -> None:
        """Take the themes in; nothing is worked out before it is asked for.

        Args:
            reports: the corpus.
            searcher: search over the same reports.
            themes: as they are after all edits, no two with the same name.
        """
        self.reports = in_date_order(reports)
        self.themes = tuple(themes)
        self.searcher = searcher
        self.by_id = {report.id: report for report in self.reports}
        self._lock = RLock()
        self._index_of = {theme.key: index for index, theme in enumerate(self.themes)}
        self._listed: list[dict[tuple[str, str], bool]] = [
            {(at.report, at.passage): at.main for at in theme.locators} for theme in self.themes
        ]
        self._listing = [
            {at.report for at in theme.locators if at[:2] not in theme.put} for theme in self.themes
        ]
        self._found: dict[str, tuple[Presence, ...]] = {}
        self._hits: dict[tuple[str, str], tuple[Tokens, list[NameHit]]] = {}
        self._companions: dict[int, dict[str, float]] = {}
        self._sections: dict[tuple[str, str], frozenset[int]] = {}

    # -- which themes there are

    def named(self, name: str) -> Theme | None:
        """The theme that goes by a name, in any case, or by a key; or None."""
        return self._named.get(fold(name).text.strip())

    def theme(self, key: str) -> Theme:
        """The theme with a key.

        Raises:
            KeyError: there is none.
        """
        return self.themes[self._index_of[key]]

    @cached_property
    def _named(self) -> dict[str, Theme]:
        named: dict[str, Theme] = {}
        for theme in self.themes:
            for name in (*theme.names, theme.key):
                named.setdefault(fold(name).text.strip(), theme)
        return named

    # -- where they are spoken of

    def presences(self, theme: Theme) -> tuple[Presence, ...]:
        """The passages that speak of a theme, best first; passing mentions last."""
        with self._lock:
            found = self._found.get(theme.key)
            if found is None:
                found = self._found[theme.key] = self._find(self._index_of[theme.key])
            return found

    def spoken(self, theme: Theme) -> Mapping[str, tuple[Presence, ...]]:
        """The passages that speak of a theme by report, in date order, also where none."""
        by_report: dict[str, list[Presence]] = {report.id: [] for report in self.reports}
        for presence in self.presences(theme):
            by_report[presence.report].append(presence)
        return {report: tuple(found) for report, found in by_report.items()}

    def of(self, report: str, passage: Passage) -> dict[str, float]:
        """The keys of a passage's themes, each with how much of the passage is about it, 0 to 1."""
        with self._lock:
            key = report, passage.id
            candidates = {hit.theme for hit in self._named_in(report, passage)[1]}
            candidates |= {index for index, listed in enumerate(self._listed) if key in listed}
            found = (self._presence(index, report, passage) for index in candidates)
            return {
                self.themes[index].key: presence.weight
                for index, presence in zip(candidates, found, strict=True)
                if presence is not None
            }

    def weights(self, report_id: str, passage_id: str) -> dict[str, float]:
        """The names of a passage's themes, each with how much of the passage is about it, 0 to 1.

        Raises:
            KeyError: there is no such report or passage.
        """
        report = self.by_id[report_id]
        of = self.of(report_id, report.reading[report.by_id[passage_id]])
        return {self.theme(key).name: weight for key, weight in of.items()}

    def rarity(self, theme: Theme) -> float:
        """What a theme tells, by how many passages speak of it more than in passing."""
        spoken = sum(not presence.passing for presence in self.presences(theme))
        return rarity(spoken, len(self.searcher.index.entries))

    @cached_property
    def _namer(self) -> Namer:
        index = self.searcher.index
        names = [name for theme in self.themes for name in theme.all_names]
        return Namer(self.themes, index.stemmer.stem, spellings(names, index.passages_with_word))

    def _find(self, index: int) -> tuple[Presence, ...]:
        entries = self.searcher.index.entries
        wanted: dict[tuple[str, str], Passage] = {}
        for sought in self._namer.sought(index):
            for row in self.searcher.index.with_stems(sought):
                wanted[entries[row].report, entries[row].passage.id] = entries[row].passage
        for report, ident in self._listed[index]:
            at = self.by_id[report].by_id.get(ident) if report in self.by_id else None
            if at is not None:
                wanted[report, ident] = self.by_id[report].reading[at]
        found = (self._presence(index, report, passage) for (report, _), passage in wanted.items())
        order = {report.id: rank for rank, report in enumerate(self.reports)}

        def place(presence: Presence) -> tuple[bool, float, int, int]:
            at = self.by_id[presence.report].by_id[presence.passage.id]
            return presence.passing, -presence.weight, order[presence.report], at

        return tuple(sorted(filter(None, found), key=place))

    def _presence(self, index: int, report: str, passage: Passage) -> Presence | None:
        """A theme's presence in a passage, or None where it is not spoken of."""
        key = report, passage.id
        theme, listed = self.themes[index], self._listed[index].get(key)
        if key in theme.off:
            return None
        text, hits = self._named_in(report, passage)
        names = [(hit.start, hit.end) for hit in hits if hit.theme == index]
        if listed is None and not names:
            return None
        points = weight(
            passage,
            names,
            in_section=index in self._named_in_heading(report, passage.section),
            length=len(text.row) / max(1.0, self._mean_length),
            listed=listed,
            elsewhere=report in self._listing[index],
        )
        words = self._companions_of(index)
        sentence = best_sentence(passage, names, words, [(t.stem, t.start) for t in text.row])
        return Presence(report, passage, points, is_passing(points, listed), tuple(names), sentence)

    @cached_property
    def _mean_length(self) -> float:
        """Tokens in a passage, on average: about half of its words say something."""
        return self.searcher.index.mean_length * 0.6

    def _companions_of(self, index: int) -> dict[str, float]:
        if index not in self._companions:
            self._companions[index] = companions(self.themes[index], self.searcher.index)
        return self._companions[index]

    def _named_in(self, report: str, passage: Passage) -> tuple[Tokens, list[NameHit]]:
        key = report, passage.id
        if key not in self._hits:
            text = tokens(passage.text, self.searcher.index.stemmer.stem, passage.refs)
            self._hits[key] = text, self._namer.hits(text, report)
        return self._hits[key]

    def _named_in_heading(self, report: str, heading: str | None) -> frozenset[int]:
        if heading is None:
            return frozenset()
        key = report, heading
        if key not in self._sections:
            text = tokens(heading, self.searcher.index.stemmer.stem)
            self._sections[key] = frozenset(hit.theme for hit in self._namer.hits(text, report))
        return self._sections[key]
