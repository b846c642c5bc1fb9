"""Which of the open reports each note is on, and where its words are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.model import Report
from notes.anchoring.selectors import Selector
from notes.model import Note, Target
from reader.notebook.placed import Placed, State

if TYPE_CHECKING:
    from notes.anchoring.locate import Anchored, Haystack


class _Origin(NamedTuple):
    """What a report was known by when notes were made on it: notes of one origin are on one report."""

    report: str
    bytes_print: str
    letters_print: str
    title: str


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
        self._homes: dict[_Origin, Report | None] = {}
        self._texts: dict[str, Haystack] = {}
        self._letters: dict[str, str] = {}
        self._found: dict[tuple[str, Selector], Anchored] = {}

    def place(self, notes: Iterable[Note]) -> list[Placed]:
        """Say of each note where it stands."""
        notes = list(notes)
        quotes: dict[_Origin, list[Selector]] = defaultdict(list)
        for note in notes:
            if note.target is not None:
                found = quotes[_origin(note.target)]
                if note.target.quote is not None:
                    found.append(note.target.quote)
        homes = {origin: self._home(origin, found) for origin, found in quotes.items()}
        return [self._placed(note, homes) for note in notes]

    def _placed(self, note: Note, homes: Mapping[_Origin, Report | None]) -> Placed:
        if note.target is None:
            return Placed(note, State.ANCHORED)
        report = homes[_origin(note.target)]
        if report is None:
            return Placed(note, State.AWAY)
        if note.target.quote is None:
            return Placed(note, State.ANCHORED, report)
        found = self._anchor(report, note.target.quote)
        state = State(found.state)
        if state is State.ORPHAN:
            guess = (found.start, found.end) if found.start < found.end else None
            return Placed(note, state, report, guess=guess)
        return Placed(note, state, report, found.start, found.end)

    def _anchor(self, report: Report, quote: Selector) -> Anchored:
        from notes.anchoring.locate import Haystack

        key = report.id, quote
        if key not in self._found:
            text = self._texts.setdefault(report.id, Haystack(report.text))
            self._found[key] = text.anchor(quote)
        return self._found[key]

    def _home(self, origin: _Origin, quotes: Sequence[Selector]) -> Report | None:
        """The open report that notes of one origin are on: by bytes, letters, id or title, or by quotes."""
        known = self._homes.get(origin)
        if known is not None:
            return known
        sure = self._by_bytes.get(origin.bytes_print) or self._by_letters.get(origin.letters_print)
        home = sure or self._by_id.get(origin.report) or self._by_title.get(_title(origin.title))
        if home is None or (home is not sure and not self._holds(home, quotes)):
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


def _telling(quotes: Sequence[Selector]) -> list[Selector]:
    return sorted(quotes, key=lambda quote: -len(quote.exact))[:_PROBES]


def _origin(target: Target) -> _Origin:
    return _Origin(target.report, target.bytes_print, target.letters_print, target.title)


def _title(title: str) -> str:
    return " ".join(title.casefold().split())


def _only(reports: Sequence[Report]) -> dict[str, Report]:
    """From a title to its report, where only one bears it."""
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        found[_title(report.about.title)].append(report)
    return {title: bearers[0] for title, bearers in found.items() if title and len(bearers) == 1}
