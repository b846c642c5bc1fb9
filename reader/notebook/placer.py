"""Which of the open reports each note is on, and where its words are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from corpus.model import Report
from notes.anchoring.selectors import Selector, stands
from notes.model import Note, Origin, origin_of, selector_of, target_fields
from reader.notebook.placed import Placed, Spot, State

if TYPE_CHECKING:
    from notes.anchoring.locate import Anchored, Haystack


_ANCHORED: Final = State.ANCHORED
_PROBES: Final = 8
"""Quotes by which a report is looked for that nothing else tells."""
_TELLING: Final = 24
"""Letters from which on a quote tells which report it is of."""
_MOST_TEXT: Final = 20_000_000
"""Characters of all reports together up to which that is done: three seconds at the worst."""


class Placer:
    """Places notes in a set of reports. Each quote is looked for once in each text."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._by_bytes = {r.bytes_print: r for r in reversed(reports) if r.bytes_print}
        self._by_letters = {r.letters_print: r for r in reversed(reports) if r.letters_print}
        self._by_id = {r.id: r for r in reports}
        self._by_title = _only(reports)
        self._homes: dict[Origin, Report | None] = {}
        self._texts: dict[str, Haystack] = {}
        self._letters: dict[str, str] = {}
        self._found: dict[tuple[str, Selector], Anchored] = {}

    def place(self, notes: Iterable[Note]) -> list[Placed]:
        """Say of each note where it stands."""
        notes = list(notes)
        spots = self.spots([target_fields(note.target) for note in notes])
        return [Placed(note, *spot) for note, spot in zip(notes, spots, strict=True)]

    def spots(self, records: Sequence[Mapping[str, Any]]) -> list[Spot]:
        """Say of each record where what it is on stands; what is on nothing is anchored.

        What records of one origin are on is looked up once. Mostly a quote is where it was: that is looked at
        before anything is made of it.
        """
        homes: dict[object, _Home] = {}
        quotes = _QuotesByOrigin(records)
        spots: list[Spot] = []
        for record in records:
            try:
                told: object = record["report"], record["title"], *record["prints"]
                home = homes.get(told)
            except (KeyError, TypeError):  # a note on a theme, or one that was written by hand
                told = origin_of(record)
                home = homes.get(told)
            if home is None:
                origin = origin_of(record)
                home = homes[told] = _Home(self._home(origin, quotes) if origin else None, origin)
            quote = record.get("quote")
            if home.report is None or not isinstance(quote, dict):
                spots.append(home.whole)
            elif _is_there(home.text, quote):
                start = quote["start"]
                spots.append((_ANCHORED, home.report, start, start + len(quote["exact"]), None))
            else:
                spots.append(self._searched(home.report, quote))
        return spots

    def _searched(self, report: Report, quote: Mapping[str, Any]) -> Spot:
        found = self._anchor(report, selector_of(quote))
        state = State(found.state)
        if state is State.ORPHAN:
            return state, report, None, None, (found.start, found.end) if found.start < found.end else None
        return state, report, found.start, found.end, None

    def _anchor(self, report: Report, quote: Selector) -> Anchored:
        from notes.anchoring.locate import Haystack

        key = report.id, quote
        if key not in self._found:
            text = self._texts.setdefault(report.id, Haystack(report.text))
            self._found[key] = text.anchor(quote)
        return self._found[key]

    def _home(self, origin: Origin, kept: _QuotesByOrigin) -> Report | None:
        """The open report that quotes of one origin are on: by bytes, letters, id or title, or by quotes."""
        known = self._homes.get(origin)
        if known is not None:
            return known
        sure = self._by_bytes.get(origin.bytes_print) or self._by_letters.get(origin.letters_print)
        home = sure or self._by_id.get(origin.report) or self._by_title.get(_title(origin.title))
        if not sure:
            quotes = [selector_of(quote) for quote in kept.of(origin)]
            if home is None or not self._holds(home, quotes):
                home = self._by_quotes(quotes) or home
        self._homes[origin] = home
        return home

    def _holds(self, report: Report, quotes: Sequence[Selector]) -> bool:
        """Whether a report has any of the quotes; also where there are none to tell."""
        from notes.anchoring.locate import State as Found

        probes = _telling(quotes)
        return not probes or any(self._anchor(report, quote).state is not Found.ORPHAN for quote in probes)

    def _by_quotes(self, quotes: Sequence[Selector]) -> Report | None:
        """The report that surely has most of the longest quotes; None where none has one."""
        from notes.anchoring.locate import State as Found
        from notes.anchoring.normalized import normalize

        if sum(report.length for report in self._reports) > _MOST_TEXT:
            return None
        votes: dict[str, int] = defaultdict(int)
        for quote in _telling(quotes):
            letters = normalize(quote.exact).letters
            if len(letters) < _TELLING:
                continue
            for report in self._reports:
                if report.id not in self._letters:
                    self._letters[report.id] = normalize(report.text).letters
                if letters in self._letters[report.id]:
                    votes[report.id] += self._anchor(report, quote).state is Found.ANCHORED
        best = max(votes, key=lambda name: votes[name], default=None)
        return self._by_id[best] if best is not None and votes[best] else None


class _Home:
    """Where records of one origin stand."""

    def __init__(self, report: Report | None, origin: Origin | None) -> None:
        self.report = report
        state = State.AWAY if origin and report is None else State.ANCHORED
        self.whole: Spot = (state, report, None, None, None)
        """Where those are that are on no words."""

    @cached_property
    def text(self) -> str:
        """The report's text, which is read only if there are quotes."""
        return self.report.text if self.report else ""


class _QuotesByOrigin:
    """The quotes that records keep, parted by origin when that is first asked for."""

    def __init__(self, records: Sequence[Mapping[str, Any]]) -> None:
        self._records = records

    def of(self, origin: Origin) -> list[dict[str, Any]]:
        """The quotes of an origin."""
        return self._parted.get(origin, [])

    @cached_property
    def _parted(self) -> dict[Origin | None, list[dict[str, Any]]]:
        found: dict[Origin | None, list[dict[str, Any]]] = defaultdict(list)
        for record in self._records:
            if isinstance(quote := record.get("quote"), dict):
                found[origin_of(record)].append(quote)
        return found


def _is_there(text: str, quote: Mapping[str, Any]) -> bool:
    """Whether a quote that a record keeps is where it was in a text."""
    try:
        start: object = quote["start"]
        return type(start) is int and stands(text, quote["exact"], quote["prefix"], quote["suffix"], start)
    except (KeyError, TypeError):  # written by hand
        return False


def _telling(quotes: Sequence[Selector]) -> list[Selector]:
    return sorted(quotes, key=lambda quote: -len(quote.exact))[:_PROBES]


def _title(title: str) -> str:
    return " ".join(title.casefold().split())


def _only(reports: Sequence[Report]) -> dict[str, Report]:
    """From a title to its report, where only one bears it."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        found[_title(report.about.title)].append(report)
    return {title: bearers[0] for title, bearers in found.items() if title and len(bearers) == 1}
