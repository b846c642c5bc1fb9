"""Searching all reports: ranked passages with what matched, and how often each report speaks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content, Span
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.analysis.model import Stage
from reader.citation import here, label, locus
from reader.job_kinds import SEARCH
from reader.positions.places import Place
from reader.presentation.search_text import NEAR, unknown_lines, why_near, with_all
from reader.screens.query_list import QueryList
from reader.screens.search_notes import note_rows
from reader.text.printable import printable
from reader.widgets.text_field import TextField
from reader.widgets.value_option import ValueOption

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.search import RankedHit, Result
    from reader.analysis.model import Analysis
    from reader.analysis.service import AnalysisService
    from reader.notebook import Placed

HINT: Final = (
    "{query-up} {query-down} choose · enter goes there, then {hit-next} {hit-previous} step · {query-leave}"
)
SHOWN: Final = 100
"""Hits that are listed; all of them can be stepped through."""
BEFORE: Final = 60
"""Characters of a passage shown before its first match."""
AROUND: Final = 210
"""Characters of a passage that are shown."""
SECTION: Final = 40
"""Cells of a section's heading that are shown."""
WHY: Final = 64
"""Cells of what is said of a passage that is near: a row of the narrowest sheet holds them."""
MATCH: Final = "bold underline"
"""How matched words look: an attribute, so that it is seen without colour too."""

REST: Final = "── the rest, by words and meaning together ──"

MOST: Final = 5000
"""Hits taken from a search, to be stepped through."""


class Searched(NamedTuple):
    """What came of a search."""

    query: str
    result: Result
    notes: Sequence[Placed]
    """The reader's notes that say it."""
    analysis: Analysis
    """By which it was found."""


Choice = tuple[str, Searched, int] | str
"""The query, all that was found, and the index of the hit that was chosen; or the id of a note."""


class SearchScreen(QueryList["Choice | None"]):
    """Searches as one types; returns the chosen hit with all others."""

    CSS_PATH = "../styles/sheets.tcss"

    def __init__(
        self,
        analyses: AnalysisService,
        noted: Callable[[str], Sequence[Placed]],
        query: str = "",
    ) -> None:
        """Make the screen.

        Args:
            analyses: searches the reports.
            noted: the reader's notes that say it; called in the answers' lane.
            query: what to begin with.
        """
        super().__init__()
        self._analyses = analyses
        self._noted = noted
        self._query = query
        self._found: Searched | None = None
        self._wanted = self._failed = False

    def compose(self) -> ComposeResult:
        """A line to type in, what it comes to by report, and the hits."""
        with Vertical(id="sheet"):
            yield TextField(self._query, placeholder='words, or "words" exactly', compact=True)
            yield Static("", markup=False, id="totals")
            yield OptionList(markup=False, compact=True)
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Begin with what there is to search for."""
        self._entitle(len(self._analyses.current.reports))
        self.set_focus(self.query_one(Input))
        self._ask(self._query)

    def _entitle(self, count: int) -> None:
        self.query_one("#sheet").border_title = Content(f"Search {count:,} report{'s' * (count != 1)}")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, query: str) -> None:
        """Search, and again when other reports are there; an older search is dropped."""
        self._query, self._wanted, self._failed = query, False, False
        if query.strip():
            if self._found is None:
                self._tell("searching…")
            search = partial(self._search, query)
            self._analyses.ask(
                self, SEARCH, search, self._show, needs=Stage.SEARCH, on_wait=self._wait, renew=True
            )
        else:
            self._analyses.drop(self, SEARCH)
            self._found = None
            self.query_one(OptionList).clear_options()
            self._tell("")

    def _search(self, query: str, analysis: Analysis) -> Searched:
        """In the answers' lane: search."""
        assert analysis.searcher is not None  # it is asked from that stage on
        result = analysis.searcher.search(query, limit=MOST, meaning=self._analyses.meaning)
        return Searched(query, result, self._noted(query), analysis)

    def _wait(self, said: str) -> None:
        """Say for what the search waits."""
        self._failed = not said
        if self._found is None or self._failed:
            self._tell(said)

    def _tell(self, said: str | Content) -> None:
        self.query_one("#totals", Static).update(said)

    def _show(self, found: Searched) -> None:
        if found.query != self._query:
            return
        before = self._found
        self._found, result = found, found.result
        if before and (before.query, before.analysis.searcher) == (found.query, found.analysis.searcher):
            return  # what is known of the themes has come further: that is nothing to a search
        self._entitle(len(found.analysis.reports))
        self._tell(self._totals(result))
        options = self.query_one(OptionList)
        options.clear_options()
        notes = list(note_rows(found.notes, self.keymap.first("notes-list")))
        options.add_options(notes)
        chosen = corrected(found.query, result.corrected)
        options.add_options(self._rows(result, chosen, found))
        if result.hits:  # they are what one searches; the notes stand above, in sight
            options.highlighted = len(notes)
            options.scroll_home(animate=False)
        else:
            options.highlighted = 1 if notes else None  # the row under their heading
        if self._wanted and result.hits:
            self.dismiss((chosen, found, 0))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._failed:
            self._ask(self._query)
        if self._found is None or self._found.query != self._query:
            self._wanted = bool(self._query.strip())
            if not self._wanted:
                self._tell("there are no words to search for yet")
            elif self._analyses.current.stage >= Stage.SEARCH:  # else it was said for what it waits
                self._tell("searching…")
            return
        self.query_one(OptionList).action_select()

    @property
    def _reports(self) -> Mapping[str, Report]:
        """The reports that were searched, in date order."""
        return self._found.analysis.by_id if self._found else {}

    def _totals(self, result: Result) -> Content:
        """What was corrected, and how often each report speaks of it, in date order."""
        lines = []
        if result.corrected:
            pairs = (
                f"“{printable(typed)}” is taken as “{printable(taken)}”" for typed, taken in result.corrected
            )
            lines.append(Content.styled(", ".join(pairs), "$warning italic"))
        if result.unknown:
            said = map(printable, unknown_lines(result))
            lines.append(Content.styled(", ".join(said), "$warning italic"))
        if result.total:
            parts = [
                Content(f"{printable(label(report))} ")
                + Content.styled(str(result.by_report[id_]), "bold")
                + Content(with_all(result, id_))
                for id_, report in self._reports.items()
                if result.by_report.get(id_)
            ]
            silent = sum(not result.by_report.get(id_) for id_ in self._reports)
            if silent:
                parts.append(Content.styled(f"{silent} report{'s' * (silent != 1)} without", "dim"))
            if result.complete != result.total:
                parts.append(
                    Content(f"all the words together in {result.complete or 'none'} of {result.total}")
                )
            if result.near:
                parts.append(Content(f"{result.near} more {NEAR}"))
            lines.append(Content(" · ").join(parts))
        else:
            near = ", ".join(map(printable, result.nearest))
            nothing = "nothing found" + (f"; words that do occur: {near}" if near else "")
            lines.append(Content(nothing + (f" · {result.near} {NEAR}" if result.near else "")))
        return Content("\n").join(lines)

    def _rows(self, result: Result, chosen: str, found: Searched) -> Iterator[Option]:
        """The hits, a line between those with all words and the others."""
        parted = False
        for index, hit in enumerate(result.hits[:SHOWN]):
            if hit.score < 1 and not parted:
                parted = True
                if index:
                    yield Option(Content.styled(REST, "dim"), disabled=True)
            yield ValueOption(self._row(hit, result.query), (chosen, found, index))

    def _row(self, hit: RankedHit, query: str) -> Content:
        """Where the hit stands, and its words with the matches lit, or those lit for which it is near."""
        report = self._reports[hit.report]
        passage = hit.passage
        head = Content.styled(printable(label(report)), "bold")
        head += Content(f"  {locus(report, here(report, Place(report.by_id[passage.id])))}")
        if passage.section:
            head += Content("  ") + Content.styled(printable(passage.section), "dim").truncate(
                SECTION, ellipsis=True
            )
        if hit.near:
            head += Content("\n") + Content.styled(why_near(query, hit, WHY), "italic")
        lit = hit.matches or sorted({pair.passage for pair in hit.pairs})
        return head + Content("\n") + excerpt(passage.text, lit, hit.sentence) + Content("\n")


def corrected(query: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A query with the words that were taken for those that were typed."""
    for typed, taken in pairs:
        parts = re.split(rf"(?<!\w){re.escape(typed)}(?!\w)", query, flags=re.IGNORECASE)
        query = taken.join(parts)
    return query


def excerpt(
    text: str, matches: Sequence[tuple[int, int]], sentence: tuple[int, int] | None = None
) -> Content:
    """The words around the first match, or from a sentence on, cut at blanks; all matches in them are lit."""
    first = min((start for start, _ in matches), default=0)
    start = 0 if first <= BEFORE else text.find(" ", first - BEFORE, first) + 1 or first
    if sentence is not None:
        start = sentence[0]
    end = len(text) if len(text) - start <= AROUND else max(text.rfind(" ", start, start + AROUND), start + 1)
    spans = [
        Span(max(a, start) - start, min(b, end) - start, MATCH) for a, b in matches if a < end and b > start
    ]
    words = Content(printable(text[start:end]), spans)
    return Content("…" if start else "") + words + Content("…" if end < len(text) else "")
