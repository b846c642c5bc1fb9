"""Connections: which passages of other reports belong beside the one at the cursor, found and shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from reader.analysis.alignment import connections
from reader.analysis.model import Stage
from reader.job_kinds import LINK_STRENGTHS, LINKS
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from corpus.links import Link
    from corpus.model import Passage, Report
    from reader.analysis.model import Analysis
    from reader.jobs import Steps
    from reader.notebook.contents import Pair
    from reader.room.drawer import DrawerController
    from reader.widgets.link_strip import LinkStrip
    from reader.widgets.pane_frame import PaneFrame

MANY: Final = 100
"""Reports from which on it is said how far their links are worked out."""
REST: Final = 0.12
"""Seconds for which the cursor must rest in a passage before its connections are looked for."""

Judged: TypeAlias = "tuple[frozenset[Pair], frozenset[Pair]]"
"""The pairs that the reader made links of, and those that the reader rejected."""


class _Linked(NamedTuple):
    """The links of a passage."""

    of: tuple[str, str]
    """The report and passage that they are of."""
    links: tuple[Link, ...]


class _Weighed(NamedTuple):
    """How strongly some passages of a report are linked."""

    report: str
    """The report's id."""
    size: int
    """How many passages it has."""
    first: int
    """The first of them."""
    strengths: tuple[float, ...]
    """0 to 1, of each of them."""


class LinksController(Controller):
    """The connections of the passage at the cursor; asked for once the cursor rests."""

    def __init__(self, context: RoomContext, drawer: DrawerController) -> None:
        super().__init__(context)
        context.rested.connect(self.soon)
        self._drawer = drawer
        self.links: Sequence[Link] = ()
        self.of: tuple[str, str] | None = None
        """The report and passage that they are of."""
        self._by: Judged = frozenset(), frozenset()
        """By which of the reader's judgements."""
        self._strip: LinkStrip | None = None
        self._waiting = False
        self._begun = False
        self._strengths: dict[str, tuple[float, ...]] = {}
        """How strongly the passages of reports are linked, by the reports' ids; 0 until that was told."""
        self._asked: set[tuple[str, int]] = set()
        """The passages for which that was asked, by the reports' ids and their indexes."""

    # -- finding them

    def begin(self) -> None:
        """Begin to look; to be called once there is something to read."""
        if not self._begun and len(self.workspace.reports) > 1:
            self._begun = True
            self.analyses.listeners.append(self._renewed)
            self.analyses.begin()
            self.soon()

    def _renewed(self, analysis: Analysis) -> None:
        """Look for connections anew: the links are others than they were."""
        if analysis.stage >= Stage.LINKS:
            self.of, self._asked = None, set()
            self.soon()

    def soon(self) -> None:
        """Look for the connections of where the cursor is, as soon as it rests."""
        if self._begun and not self._waiting:
            self._waiting = True
            self.screen.set_timer(REST, self._look)

    def _look(self) -> None:
        self._waiting = False
        analyses = self.analyses
        report, passage = self.here()
        judged = self.judged()
        if passage is not None and ((report.id, passage.id) != self.of or judged != self._by):
            if self.of is not None and (report.id, passage.id) != self.of:
                self.of, self.links = None, ()
                self._strip_in_sight().say("≡ …")
            self._by = judged
            find = partial(self._find, (report.id, passage.id), judged)
            analyses.ask(self.screen, LINKS, find, self._found, needs=Stage.LINKS, on_wait=self._wait)
        if analyses.current.stage < Stage.LINKS:
            return
        for column in self.grid.columns:
            self._mark(column)
            ident, near = column.report.id, _near_sight(column)
            missing = [index for index in near if (ident, index) not in self._asked]
            if missing:
                asked = range(missing[0], missing[-1] + 1)
                self._asked.update((ident, index) for index in asked)
                weigh = partial(self._weigh, ident, asked, analyses.current)
                failed = partial(self._not_weighed, ident, asked)
                self.background.ask(self.screen, LINK_STRENGTHS, weigh, self._weighed, failed)

    def _find(self, of: tuple[str, str], judged: Judged, analysis: Analysis) -> _Linked:
        """In the answers' lane: the connections of a passage."""
        if not analysis.has(*of):
            return _Linked(of, ())
        linker = self.analyses.linker(analysis)
        return _Linked(of, tuple(connections(linker, of, *judged)))

    def _weigh(self, report: str, passages: range, analysis: Analysis) -> Steps[_Weighed]:
        """In the answers' lane: how strongly some passages of a report are linked."""
        size = analysis.by_id[report].count if report in analysis.by_id else 0
        if passages.stop > size:  # it is another version, which will be asked for
            return _Weighed(report, 0, 0, ())
        linker = self.analyses.linker(analysis)
        linker.build()
        strengths = yield from linker.strength_steps(report, passages.start, passages.stop)
        return _Weighed(report, size, passages.start, strengths)

    def _wait(self, said: str) -> None:
        """Say how far the links are worked out."""
        if not self.links and said and len(self.workspace.reports) >= MANY:
            self._strip_in_sight().say(f"≡ {said}")
        elif not self.links and not said and self._strip is not None:
            self._strip.say("")

    def judged(self) -> Judged:
        """The pairs that the reader made links of, and those that the reader rejected."""
        contents = self.notes.contents
        return (frozenset(contents.accepted), contents.rejections) if contents else (frozenset(), frozenset())

    def _found(self, found: _Linked) -> None:
        """Show the connections, if the cursor is still where they are of."""
        report, passage = self.here()
        if passage is None or (report.id, passage.id) != found.of:
            self.soon()
            return
        self.of, self.links = found.of, found.links
        self._show()

    def _not_weighed(self, report: str, passages: range, error: BaseException) -> None:
        self._asked.difference_update((report, index) for index in passages)  # so that they are asked again
        self.screen.failed(LINK_STRENGTHS, error, self.soon)

    def _weighed(self, weighed: _Weighed) -> None:
        """Mark how strongly some passages of a report are linked."""
        report, size, first, strengths = weighed
        known = self._strengths.get(report, ())
        known = known if len(known) == size else (0.0,) * size
        self._strengths[report] = (*known[:first], *strengths, *known[first + len(strengths) :])
        for column in self.grid.columns:
            if column.report.id == report:
                self._mark(column)

    def _mark(self, column: PaneFrame) -> None:
        strengths = self._strengths.get(column.report.id, ())
        if strengths and len(strengths) == column.report.count:  # else they are of another version
            column.pane.mark_links(strengths)

    def here(self) -> tuple[Report, Passage | None]:
        """The report and the passage at the cursor; no passage where there is no text."""
        report = self.report
        return report, report.reading[self.pane.cursor.passage] if report.reading else None

    # -- the strip

    def _strip_in_sight(self) -> LinkStrip:
        """The strip, put above the bottom row when it is first needed."""
        if self._strip is None:
            from reader.widgets.link_strip import LinkStrip

            self._strip = LinkStrip()
            self.screen.mount(self._strip, before=self.bar)
        self._strip.display = self._drawer.current is None
        return self._strip

    def _show(self) -> None:
        self._strip_in_sight().show(self.workspace, self.links, self.keymap.first("connections"))


def _near_sight(column: PaneFrame) -> range:
    """The passages that are in sight in a pane, and as many before and behind them."""
    shown = column.pane.viewport.passages_in_sight()
    return range(max(shown.start - len(shown), 0), min(shown.stop + len(shown), column.report.count))
