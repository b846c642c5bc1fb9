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
        self._strengths: dict[str, Sequence[float]] = {}
        """How strongly the passages of reports are linked, by the reports' ids, as far as that was told."""
        self._marked: set[str] = set()
        """The reports for which that was asked."""

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
            self.of, self._marked = None, set()
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
            ident = column.report.id
            if ident not in self._marked:
                self._marked.add(ident)
                weigh = partial(self._weigh, ident, analyses.current)
                failed = partial(self._not_weighed, ident)
                self.background.ask(self.screen, LINK_STRENGTHS, weigh, self._weighed, failed)
            elif ident in self._strengths:
                self._mark(column)

    def _find(self, of: tuple[str, str], judged: Judged, analysis: Analysis) -> _Linked:
        """In the answers' lane: the connections of a passage."""
        if not analysis.has(*of):
            return _Linked(of, ())
        linker = self.analyses.linker(analysis)
        return _Linked(of, tuple(connections(linker, of, *judged)))

    def _weigh(self, report: str, analysis: Analysis) -> Steps[tuple[str, Sequence[float]]]:
        """In the answers' lane: how strongly the passages of a report are linked."""
        if report not in analysis.by_id:
            return report, ()
        linker = self.analyses.linker(analysis)
        linker.build()
        return report, (yield from linker.strength_steps(report))

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

    def _not_weighed(self, report: str, error: BaseException) -> None:
        self._marked.discard(report)  # so that it is asked again, with the others that failed
        self.screen.failed(LINK_STRENGTHS, error, self.soon)

    def _weighed(self, weighed: tuple[str, Sequence[float]]) -> None:
        """Mark how strongly the passages of a report are linked."""
        report, strengths = weighed
        self._strengths[report] = strengths
        for column in self.grid.columns:
            if column.report.id == report:
                self._mark(column)

    def _mark(self, column: PaneFrame) -> None:
        strengths = self._strengths[column.report.id]
        if len(strengths) == column.report.count:  # else it is another version, which will be asked for
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
