"""Connections: which passages of other reports belong beside the one at the cursor, found and shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from reader.aligned import connections
from reader.messages import Linked, Weighed, Working
from reader.parts.part import Part

if TYPE_CHECKING:
    from corpus.links import Link
    from corpus.model import Passage, Report
    from reader.notebook.contents import Pair
    from reader.screens.room import Room
    from reader.widgets.link_strip import LinkStrip

MANY: Final = 100
"""Reports from which on it is said how far their links are worked out."""
REST: Final = 0.12
"""Seconds for which the cursor must rest in a passage before its connections are looked for."""


class Ended(Exception):  # noqa: N818 - says what is the matter, not that something is
    """The program is about to end."""


class Connecting(Part):
    """The connections of the passage at the cursor; found in a thread once the cursor rests."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.links: Sequence[Link] = ()
        self.of: tuple[str, str] | None = None
        """The report and passage that they are of."""
        self._by: tuple[frozenset[Pair], frozenset[Pair]] = frozenset(), frozenset()
        """By which of the reader's judgements."""
        self._own: object = ()
        """By which of the reader's own themes."""
        self._strip: LinkStrip | None = None
        self._waiting = False
        self._begun = False
        self._ended = False
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
        self.of, self._strengths = None, {}
        self.begin()
        self.soon()

    def soon(self) -> None:
        """Look for the connections of where the cursor is, as soon as it rests."""
        if self._begun and not self._waiting:
            self._waiting = True
            self.room.set_timer(REST, self._look)

    def _look(self) -> None:
        self._waiting = False
        report, passage = self.here()
        judged, own = self.judged(), self._own_themes()
        if own is not self._own:
            self._own, self.of, self._strengths = own, None, {}
        if passage is not None and ((report.id, passage.id) != self.of or judged != self._by):
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
        linker = self.room.workspace.linker
        linker.build(self._progress)
        links = connections(self.room.workspace, (report, passage), accepted, rejected)
        if not worker.is_cancelled:
            self.room.post_message(Linked(report, passage, links))

    def _weigh(self, report: str) -> None:
        linker = self.room.workspace.linker
        linker.build(self._progress)
        self.room.post_message(Weighed(report, linker.strength(report)))

    def _progress(self, done: int, total: int) -> None:
        """Called in a thread while links are worked out.

        Raises:
            Ended: the program is about to end, and nobody waits for links any more.
        """
        if self._ended:
            raise Ended
        if total >= MANY:
            self.room.post_message(Working(done, total))

    def end(self) -> None:
        """Work out nothing any more; what was worked out so far is kept for the next time."""
        self._ended = True

    def working(self, message: Working) -> None:
        """Say how far the links are worked out."""
        if not self.links:
            self._lay().say(f"≡ linking: {message.done:,} of {message.total:,} reports")

    def judged(self) -> tuple[frozenset[Pair], frozenset[Pair]]:
        """The pairs that the reader made links of, and those that the reader rejected."""
        contents = self.room.noting.contents
        return (frozenset(contents.accepted), contents.rejections) if contents else (frozenset(), frozenset())

    def _own_themes(self) -> object:
        contents = self.room.noting.contents
        return contents.own_themes if contents else ()

    def found(self, message: Linked) -> None:
        """Show the connections, if the cursor is still where they are of."""
        report, passage = self.here()
        if passage is None or (report.id, passage.id) != (message.report, message.passage):
            self.soon()
            return
        self.of, self.links = (report.id, passage.id), message.links
        self._show()

    def weighed(self, message: Weighed) -> None:
        """Mark how strongly the passages of a report are linked."""
        self._strengths[message.report] = message.strengths
        for column in self.desk.columns:
            if column.report.id == message.report:
                column.pane.mark_links(message.strengths)

    def here(self) -> tuple[Report, Passage | None]:
        """The report and the passage at the cursor; no passage where there is no text."""
        report = self.report
        return report, report.reading[self.pane.cursor.passage] if report.reading else None

    # -- the strip

    def _lay(self) -> LinkStrip:
        """The strip, laid above the bottom row when it is first needed."""
        if self._strip is None:
            from reader.widgets.link_strip import LinkStrip

            self._strip = LinkStrip()
            self.room.mount(self._strip, before=self.room.bar)
        self._strip.display = self.room.slips.slip is None
        return self._strip

    def _show(self) -> None:
        self._lay().show(self.room.workspace, self.links, self.room.keymap.first("connections"))
