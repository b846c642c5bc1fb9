"""Going to linked passages, one beside the other, and judging whether they belong there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.alignment import sentence_of
from reader.job_kinds import NOTES_OPEN
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from corpus.links import Link
    from corpus.model import Passage, Report
    from reader.room.links import LinksController
    from reader.room.navigation import NavigationController
    from reader.room.relations import RelationsController
    from reader.screens.connections import LinkChoice


class Tour(NamedTuple):
    """Connections that one goes through one after the other."""

    of: tuple[str, str]
    """The report and passage that they are of."""
    links: tuple[Link, ...]
    last: int
    """Which of them one went to last."""
    at: tuple[str, Place]
    """Where one stands since; who has moved on his own begins anew."""


class LinkActionsController(Controller):
    """What is done with the connections of a passage."""

    def __init__(
        self,
        context: RoomContext,
        links: LinksController,
        navigation: NavigationController,
        relations: RelationsController,
    ) -> None:
        super().__init__(context)
        self._links = links
        self._navigation = navigation
        self._relations = relations
        self._tour: Tour | None = None

    async def open(self) -> None:
        """Open the list of connections of the passage at the cursor."""
        from reader.screens.connections import ConnectionsScreen

        report, passage = self._links.here()
        if passage is None:
            return
        if len(self.workspace.reports) < 2:
            self.say("only one report is open here: there is nothing to connect it with")
            return
        accepted, rejected = self._links.judged()
        screen = ConnectionsScreen(self.analyses, report, passage, (accepted, rejected))
        of = report.id, passage.id
        await self.app.push_screen(screen, lambda choice: self._chosen(choice, of))

    def _chosen(self, choice: LinkChoice | None, of: tuple[str, str]) -> None:
        if choice is None:
            return
        if choice.action == "go":
            self.go(choice.link, of)
        elif choice.action == "accept":
            self.accept(choice.link, of)
        else:
            self.reject(choice.link, of)

    def step(self, count: int) -> None:
        """Go to the next of the connections, round and round; all are of the passage where that began."""
        standing = self.report.id, self.pane.cursor
        if self._tour is None or self._tour.at != standing:
            links, of = self._links.links, self._links.of
            if not links or of is None:
                self.say("no connections here: move to a paragraph, or wait until they are found")
                return
            self._tour = Tour(of, tuple(links), -1 if count > 0 else 0, standing)
        tour = self._tour
        index = (tour.last + count) % len(tour.links)
        self.go(tour.links[index], tour.of)
        self._tour = tour._replace(last=index, at=(self.report.id, self.pane.cursor))
        self.say(f"connection {index + 1} of {len(tour.links)}")

    def go(self, link: Link, of: tuple[str, str]) -> None:
        """Go to a linked passage beside the one it is linked with; what the two share is lit in both."""
        ends = self._ends(link, of)
        if ends is None:
            return
        report, passage, other = ends
        here = [span for reason in link.reasons for span in reason.here]
        there = [span for reason in link.reasons for span in reason.there]
        lit = sentence_of(other, other.by_id[link.passage.id], there)
        self._navigation.leave()
        self._beside(report, other)
        self._navigation.show(other, lit.start, lit)
        self.pane.paint("shared", _spans(other, link.passage, there))
        for column in self.grid.columns:
            if column.report.id == report.id:
                column.pane.paint("lit", [sentence_of(report, report.by_id[passage.id], here)])
                column.pane.paint("shared", _spans(report, passage, here))

    def _ends(self, link: Link, of: tuple[str, str]) -> tuple[Report, Passage, Report] | None:
        """A passage with its report, and the report that it is linked with; None where that is past."""
        report, other = self.workspace.report(of[0]), self.workspace.report(link.report)
        at, there = report.by_id.get(of[1]), other.by_id.get(link.passage.id)
        if at is None or there is None or other.reading[there].text != link.passage.text:
            self.say("a file was changed: this connection is not there any more")
            return None
        return report, report.reading[at], other

    def _beside(self, report: Report, other: Report) -> None:
        """Make a pane that does not show this report the current one, to open the other one in it."""
        if self.grid.with_report(other.id) is not None:
            return
        for step in range(1, len(self.grid.columns)):
            index = (self.grid.index + step) % len(self.grid.columns)
            if self.grid.columns[index].report.id != report.id:
                self.grid.go_to(index)
                return

    # -- judging them

    def accept(self, link: Link, of: tuple[str, str]) -> None:
        """Ask what the two passages have to do with each other, and keep it as a relation."""
        ends = self._ends(link, of)
        if ends is None:
            return
        report, passage, other = ends
        here = sentence_of(report, report.by_id[passage.id], [s for r in link.reasons for s in r.here])
        there = sentence_of(other, other.by_id[link.passage.id], [s for r in link.reasons for s in r.there])
        relate = partial(self._relations.between, report, here, other, there)
        self.background.start(self.screen, NOTES_OPEN, relate)

    def reject(self, link: Link, of: tuple[str, str]) -> None:
        """Have this connection never offered again; undo has it back."""
        from reader.notebook import on

        ends = self._ends(link, of)
        if ends is None:
            return
        report, passage, other = ends
        one, two = on(report, _whole(report, passage)), on(other, _whole(other, link.passage))

        async def work() -> None:
            await self.notes.change(lambda notebook: notebook.judgements.reject_link(one, two))
            self.say(f"not offered again; {self.keymap.first('undo')} has it back")

        self.notes.start(work)


def _whole(report: Report, passage: Passage) -> Span:
    index = report.by_id[passage.id]
    return Span(Place(index, 0), Place(index, len(passage.text)))


def _spans(report: Report, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[Span]:
    index = report.by_id[passage.id]
    return [Span(Place(index, start), Place(index, end)) for start, end in spans]
