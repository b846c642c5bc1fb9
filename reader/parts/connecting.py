"""Connections: which passages of other reports belong beside the one at the cursor, and going there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.worker import get_current_worker

from reader.aligned import sentence_of
from reader.messages import Linked, Weighed
from reader.parts.part import Part
from reader.places import Place, Span

if TYPE_CHECKING:
    from corpus.links import Link
    from corpus.model import Passage, Report
    from reader.notebook.contents import Pair
    from reader.screens.connections import Choice
    from reader.screens.room import Room
    from reader.widgets.link_strip import LinkStrip

MOST: Final = 30
"""Connections that are listed."""
REST: Final = 0.12
"""Seconds for which the cursor must rest in a passage before its connections are looked for."""


class Tour(NamedTuple):
    """Connections that one goes through one after the other."""

    of: tuple[str, str]
    """The report and passage that they are of."""
    links: tuple[Link, ...]
    last: int
    """Which of them one went to last."""
    at: tuple[str, Place]
    """Where one stands since; who has moved on his own begins anew."""


class Connecting(Part):
    """The connections of the passage at the cursor; found in a thread once the cursor rests."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.links: Sequence[Link] = ()
        self._of: tuple[str, str] | None = None
        """The report and passage that they are of."""
        self._by: tuple[frozenset[Pair], frozenset[Pair]] = frozenset(), frozenset()
        """By which of the reader's judgements."""
        self._tour: Tour | None = None
        self._strip: LinkStrip | None = None
        self._waiting = False
        self._begun = False
        self._strengths: dict[str, Sequence[float]] = {}

    # -- finding them

    def begin(self) -> None:
        """Begin to look; to be called once there is something to read."""
        if self.room.gathering.reading:
            return  # once all is read it is asked to begin again: links are of the whole
        if not self._begun and len(self.room.workspace.reports) > 1:
            self._begun = True
            self.soon()

    def renew(self) -> None:
        """Look for connections anew: the reports are others than they were."""
        self._of, self._strengths = None, {}
        self.begin()
        self.soon()

    def soon(self) -> None:
        """Look for the connections of where the cursor is, as soon as it rests."""
        if self._begun and not self._waiting:
            self._waiting = True
            self.room.set_timer(REST, self._look)

    def _look(self) -> None:
        self._waiting = False
        report, passage = self._here()
        judged = self._judged()
        if passage is not None and ((report.id, passage.id) != self._of or judged != self._by):
            self._by = judged
            work = partial(self._find, report.id, passage.id, *judged)
            self.room.run_worker(work, group="links", thread=True, exclusive=True, exit_on_error=False)
        for column in self.desk.columns:
            known = self._strengths.get(column.report.id)
            if known is None:
                self._strengths[column.report.id] = ()
                work = partial(self._weigh, column.report.id)
                self.room.run_worker(work, group="weigh", thread=True, exit_on_error=False)
            else:
                column.pane.mark_links(known)

    def _find(self, report: str, passage: str, accepted: frozenset[Pair], rejected: frozenset[Pair]) -> None:
        worker = get_current_worker()
        links = self.room.workspace.linker.related(
            report, passage, MOST, accepted=accepted, rejected=rejected
        )
        if not worker.is_cancelled:
            self.room.post_message(Linked(report, passage, links))

    def _weigh(self, report: str) -> None:
        self.room.post_message(Weighed(report, self.room.workspace.linker.strength(report)))

    def _judged(self) -> tuple[frozenset[Pair], frozenset[Pair]]:
        """The pairs that the reader made links of, and those that the reader rejected."""
        contents = self.room.noting.contents
        return (frozenset(contents.accepted), contents.rejections) if contents else (frozenset(), frozenset())

    def found(self, message: Linked) -> None:
        """Show the connections, if the cursor is still where they are of."""
        report, passage = self._here()
        if passage is None or (report.id, passage.id) != (message.report, message.passage):
            self.soon()
            return
        self._of, self.links = (report.id, passage.id), message.links
        self._show()

    def weighed(self, message: Weighed) -> None:
        """Mark how strongly the passages of a report are linked."""
        self._strengths[message.report] = message.strengths
        for column in self.desk.columns:
            if column.report.id == message.report:
                column.pane.mark_links(message.strengths)

    def _here(self) -> tuple[Report, Passage | None]:
        report = self.report
        return report, report.reading[self.pane.cursor.passage] if report.reading else None

    # -- the strip

    def _show(self) -> None:
        if self._strip is None:
            from reader.widgets.link_strip import LinkStrip

            self._strip = LinkStrip()
            self.room.mount(self._strip, before=self.room.bar)
        self._strip.display = self.room.slips.slip is None
        self._strip.show(self.room.workspace, self.links, self.room.keymap.first("connections"))

    # -- going to them

    async def open(self) -> None:
        """Open the list of connections of the passage at the cursor."""
        from reader.screens.connections import ConnectionsScreen

        report, passage = self._here()
        if passage is None:
            return
        if len(self.room.workspace.reports) < 2:
            self.room.say("only one report is open here: there is nothing to connect it with")
            return
        accepted, rejected = self._judged()
        screen = ConnectionsScreen(self.room.workspace, report, passage, accepted, rejected)
        of = report.id, passage.id
        await self.room.app.push_screen(screen, lambda choice: self._chosen(choice, of))

    def _chosen(self, choice: Choice | None, of: tuple[str, str]) -> None:
        if choice is None:
            return
        if choice.deed == "go":
            self.go(choice.link, of)
        elif choice.deed == "accept":
            self.accept(choice.link, of)
        else:
            self.reject(choice.link, of)

    def step(self, count: int) -> None:
        """Go to the next of the connections, round and round; all are of the passage where that began."""
        standing = self.report.id, self.pane.cursor
        if self._tour is None or self._tour.at != standing:
            if not self.links or self._of is None:
                self.room.say("no connections here: move to a paragraph, or wait until they are found")
                return
            self._tour = Tour(self._of, tuple(self.links), -1 if count > 0 else 0, standing)
        tour = self._tour
        index = (tour.last + count) % len(tour.links)
        self.go(tour.links[index], tour.of)
        self._tour = tour._replace(last=index, at=(self.report.id, self.pane.cursor))
        self.room.say(f"connection {index + 1} of {len(tour.links)}")

    def go(self, link: Link, of: tuple[str, str]) -> None:
        """Go to a linked passage beside the one it is linked with; what the two share is lit in both."""
        report, passage = self._passage(of)
        other = self.room.workspace.report(link.report)
        here = [span for reason in link.reasons for span in reason.here]
        there = [span for reason in link.reasons for span in reason.there]
        lit = sentence_of(other, other.by_id[link.passage.id], there)
        self.room.going.leave()
        self._beside(report, other)
        self.room.going.show(other, lit.start, lit)
        self.pane.paint("shared", _spans(other, link.passage, there))
        for column in self.desk.columns:
            if column.report.id == report.id:
                column.pane.paint("lit", [sentence_of(report, report.by_id[passage.id], here)])
                column.pane.paint("shared", _spans(report, passage, here))

    def _passage(self, of: tuple[str, str]) -> tuple[Report, Passage]:
        report = self.room.workspace.report(of[0])
        return report, report.reading[report.by_id[of[1]]]

    def _beside(self, report: Report, other: Report) -> None:
        """Make a pane that does not show this report the current one, to open the other one in it."""
        if self.desk.with_report(other.id) is not None:
            return
        for step in range(1, len(self.desk.columns)):
            index = (self.desk.index + step) % len(self.desk.columns)
            if self.desk.columns[index].report.id != report.id:
                self.desk.go_to(index)
                return

    # -- judging them

    def accept(self, link: Link, of: tuple[str, str]) -> None:
        """Ask what the two passages have to do with each other, and keep it as a relation."""
        report, passage = self._passage(of)
        other = self.room.workspace.report(link.report)
        here = sentence_of(report, report.by_id[passage.id], [s for r in link.reasons for s in r.here])
        there = sentence_of(other, other.by_id[link.passage.id], [s for r in link.reasons for s in r.there])
        self.room.run_worker(self.room.relating.between(report, here, other, there), exit_on_error=False)

    def reject(self, link: Link, of: tuple[str, str]) -> None:
        """Have this connection never offered again; undo has it back."""
        from reader.notebook import on

        report, passage = self._passage(of)
        other = self.room.workspace.report(link.report)
        one, two = on(report, _whole(report, passage)), on(other, _whole(other, link.passage))

        async def work() -> None:
            await self.room.noting.change(lambda notebook: notebook.reject(one, two))
            self.room.say(f"not offered again; {self.room.keymap.first('undo')} has it back")

        self.room.noting.start(work())


def _whole(report: Report, passage: Passage) -> Span:
    index = report.by_id[passage.id]
    return Span(Place(index, 0), Place(index, len(passage.text)))


def _spans(report: Report, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[Span]:
    index = report.by_id[passage.id]
    return [Span(Place(index, start), Place(index, end)) for start, end in spans]
