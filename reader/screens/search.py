"""Searching all reports: ranked passages with what matched, and how often each report speaks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content, Span
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from corpus.model import Report
from reader.citation import here, label, locus
from reader.messages import Searched
from reader.places import Place
from reader.printable import printable
from reader.results import with_all
from reader.screens.search_notes import OF_NOTE, note_rows
from reader.screens.typed_list import TypedList

if TYPE_CHECKING:
    from corpus.search import RankedHit, Result
    from reader.notebook import Placed

SHOWN: Final = 100
"""Hits that are listed; all of them can be stepped through."""
BEFORE: Final = 60
"""Characters of a passage shown before its first match."""
AROUND: Final = 210
"""Characters of a passage that are shown."""
SECTION: Final = 40
"""Cells of a section's heading that are shown."""
MATCH: Final = "bold underline"
"""How matched words look: an attribute, so that it is seen without colour too."""

Choice = tuple[str, "Result", int] | str
"""The query, all that was found, and the index of the hit that was chosen; or the id of a note."""


class SearchScreen(TypedList["Choice | None"]):
    """Searches as one types; returns the chosen hit with all others."""

    CSS_PATH = "../styles/sheets.tcss"

    def __init__(
        self,
        reports: Sequence[Report],
        search: Callable[[str], Result],
        noted: Callable[[str], Sequence[Placed]],
        query: str = "",
    ) -> None:
        """Make the screen.

        Args:
            reports: what is searched, in date order.
            search: does it; called in a thread.
            noted: the reader's notes that say it; called in a thread.
            query: what to begin with.
        """
        super().__init__()
        self._reports = {report.id: report for report in reports}
        self._search = search
        self._noted = noted
        self._query = query
        self._result: Result | None = None
        self._result_of = ""
        self._wanted = False

    def compose(self) -> ComposeResult:
        """A line to type in, what it comes to by report, and the hits."""
        with Vertical(id="sheet"):
            yield Input(self._query, placeholder='words, or "words" exactly', compact=True)
            yield Static("", markup=False, id="totals")
            yield OptionList(markup=False, compact=True)
            yield Static("↑ ↓ choose · enter goes there, then n N step · esc", markup=False, id="hint")

    def on_mount(self) -> None:
        """Begin with what there is to search for."""
        sheet = self.query_one("#sheet")
        sheet.border_title = Content(f"Search {len(self._reports)} report{'s' * (len(self._reports) != 1)}")
        self.set_focus(self.query_one(Input))
        self._ask(self._query)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    def _ask(self, query: str) -> None:
        """Search in a thread; an older search is dropped."""
        self._query, self._wanted = query, False
        if query.strip():
            work = partial(self._work, query)
            self.run_worker(work, group="search", thread=True, exclusive=True, exit_on_error=False)
            if self._result is None:
                self.query_one("#totals", Static).update("searching…")
        else:
            self._result = None
            self.query_one(OptionList).clear_options()
            self.query_one("#totals", Static).update("")

    def _work(self, query: str) -> None:
        worker = get_current_worker()
        result, noted = self._search(query), self._noted(query)
        if not worker.is_cancelled:
            self.post_message(Searched(query, result, noted))

    @on(Searched)
    def _show(self, message: Searched) -> None:
        if message.query != self._query:
            return
        self._result, self._result_of = message.result, message.query
        self.query_one("#totals", Static).update(self._totals(message.result))
        options = self.query_one(OptionList)
        options.clear_options()
        notes = list(note_rows(message.notes))
        options.add_options(notes)
        options.add_options(
            Option(self._row(hit), id=str(index)) for index, hit in enumerate(message.result.hits[:SHOWN])
        )
        if message.result.hits:  # they are what one searches; the notes stand above, in sight
            options.highlighted = len(notes)
            options.scroll_home(animate=False)
        else:
            options.highlighted = 1 if notes else None  # the row under their heading
        if self._wanted and message.result.hits:
            self._choose(0)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._result is None or self._result_of != self._query:
            self._wanted = bool(self._query.strip())
            said = "searching…" if self._wanted else "there are no words to search for yet"
            self.query_one("#totals", Static).update(said)
            return
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        ident = event.option_id or "0"
        if ident.startswith(OF_NOTE):
            self.dismiss(ident.removeprefix(OF_NOTE))
        else:
            self._choose(int(ident))

    def _choose(self, index: int) -> None:
        if self._result is not None:
            self.dismiss((corrected(self._query, self._result.corrected), self._result, index))

    def _totals(self, result: Result) -> Content:
        """What was corrected, and how often each report speaks of it, in date order."""
        lines = []
        if result.corrected:
            pairs = (
                f"“{printable(typed)}” is taken as “{printable(taken)}”" for typed, taken in result.corrected
            )
            lines.append(Content.styled(", ".join(pairs), "$warning italic"))
        if result.unknown:
            said = (f"“{printable(word)}” occurs nowhere and is left out" for word in result.unknown)
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
                    Content(f"all the words together in {result.complete or 'no'} of {result.total}")
                )
            lines.append(Content(" · ").join(parts))
        else:
            near = ", ".join(map(printable, result.nearest))
            lines.append(Content("nothing found" + (f"; words that do occur: {near}" if near else "")))
        return Content("\n").join(lines)

    def _row(self, hit: RankedHit) -> Content:
        """Where the hit stands, and its words with the matches lit."""
        report = self._reports[hit.report]
        passage = hit.passage
        head = Content.styled(printable(label(report)), "bold")
        head += Content(f"  {locus(report, here(report, Place(report.by_id[passage.id])))}")
        if passage.section:
            head += Content("  ") + Content.styled(printable(passage.section), "dim").truncate(
                SECTION, ellipsis=True
            )
        return head + Content("\n") + excerpt(passage.text, hit.matches) + Content("\n")


def corrected(query: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A query with the words that were taken for those that were typed."""
    for typed, taken in pairs:
        parts = re.split(rf"(?<!\w){re.escape(typed)}(?!\w)", query, flags=re.IGNORECASE)
        query = taken.join(parts)
    return query


def excerpt(text: str, matches: Sequence[tuple[int, int]]) -> Content:
    """The words around the first match, cut at blanks, with all matches in them lit."""
    first = min((start for start, _ in matches), default=0)
    start = 0 if first <= BEFORE else text.find(" ", first - BEFORE, first) + 1 or first
    end = len(text) if len(text) - start <= AROUND else max(text.rfind(" ", start, start + AROUND), start + 1)
    spans = [
        Span(max(a, start) - start, min(b, end) - start, MATCH) for a, b in matches if a < end and b > start
    ]
    words = Content(printable(text[start:end]), spans)
    return Content("…" if start else "") + words + Content("…" if end < len(text) else "")
