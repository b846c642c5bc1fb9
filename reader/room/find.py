"""Finding words in one report while one types, and stepping through the hits of the latest search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.job_kinds import FIND
from reader.positions.hit_list import Find, HitList
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext
from reader.services.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from corpus.model import Report
    from corpus.search.find import Hit
    from reader.jobs import Steps
    from reader.room.navigation import NavigationController
    from reader.widgets.pane import Pane

NEAR: Final = 3
"""Words offered in place of one that is not found."""
SLOW: Final = 0.2
"""Seconds after which a look that has not ended is said to go on."""


class _Found(NamedTuple):
    """What came of a look through one report."""

    query: str
    report: str
    """The report's id."""
    hits: Sequence[Hit]
    """Where it stands, in reading order."""
    nearest: Sequence[str]
    """Words that do occur and come near, where there is no hit."""


def _look(report: Report, text: str) -> Steps[_Found]:
    """In the answers' lane: find a text in a report."""
    from corpus.search.find import find, nearest

    hits = find(report, text)
    yield None  # one letter more may have been typed
    near = () if hits else tuple(nearest(report, text, NEAR))
    return _Found(text, report.id, hits, near)


class FindController(Controller):
    """The question what to find, its hits, and where one stands among them."""

    label: Final = "/"
    start: Final = ""

    def __init__(self, context: RoomContext, navigation: NavigationController) -> None:
        super().__init__(context)
        self.painted: Signal[[]] = Signal()
        """The hits were lit anew in all panes."""
        self.dropped: Signal[[]] = Signal()
        """The reader wants them lit no longer."""
        self._navigation = navigation
        self.hits: HitList | None = None
        """The latest search, until it is dropped."""
        self.index: int | None = None
        """Which hit one went to last."""
        self._before: tuple[HitList | None, int | None] = None, None
        self._origin: tuple[Pane, Place, Place] | None = None
        """The pane where the question was asked, its cursor, and what stood on its first row."""
        self._typed = ""
        self._missing = ""
        self._offered: tuple[str, Place, int] | None = None
        self._entered = self._failed = False
        self._timer: Timer | None = None

    @property
    def pending(self) -> str:
        """What was entered and is still being looked for."""
        return self._typed if self._entered and self._origin is not None and not self._failed else ""

    # -- asking: the question of the bottom row

    async def ask(self) -> None:
        """Ask for words and look for them with every letter."""
        self._before = self.hits, self.index
        self._origin = self.pane, self.pane.cursor, self.pane.top
        self._typed, self._entered = "", False
        await self.bar.ask(self)

    def typed(self, text: str) -> None:
        """Look for what has been typed so far; an older look is dropped."""
        self._typed, self._failed = text, False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.screen.set_timer(SLOW, self._still)
        look = partial(_look, self.report, text)
        self.background.ask(self.screen, FIND, look, self._found, self._not_found)

    def _not_found(self, error: BaseException) -> None:
        """Wait no longer, and let what is typed then be looked for once more."""
        self._failed = True
        self.bar.note("")
        self.update_status()
        self.screen.failed(FIND, error, self._look_again)

    def _look_again(self) -> None:
        if self._origin is not None:
            self.typed(self._typed)
            self.update_status()

    def entered(self, text: str) -> bool:
        """Keep the hits, and remember where one came from."""
        if not text.strip():
            self.left()
            return True
        self._entered = True
        if self.hits is not None and self.hits.query == text:
            self._keep()
        self._focus()
        self.update_status()
        return True

    def _still(self) -> None:
        looking = self._origin is not None and not self._failed
        if looking and (self.hits is None or self.hits.query != self._typed):
            self.bar.note("searching…" if self._typed.strip() else "")

    def left(self) -> None:
        """Go back to where one was, to the search that was."""
        self._typed = ""
        if self._origin is not None:
            pane, place, top = self._origin
            self._origin = None
            pane.viewport.scroll_to_place(top)
            pane.cursor = place
        self.hits, self.index = self._before
        self.paint()
        self._focus()

    def _found(self, found: _Found) -> None:
        """Light the hits, and go to the first one from where one was."""
        if found.query != self._typed or self._origin is None:
            return
        pane, origin, _ = self._origin
        if pane.report is None or pane.report.id != found.report:
            self.drop()
            return
        hits = [Find(found.report, (_span(hit),)) for hit in found.hits]
        self.hits = HitList.of(found.query, hits, [found.report])
        self.index = self.hits.first_from(found.report, origin)
        pane.move_to(origin if self.index is None else self.hits.finds[self.index].place, centre=True)
        self.paint()
        self._missing = "nothing found" + (f"; near: {', '.join(found.nearest)}" if found.nearest else "")
        self.bar.note(self.said if hits else self._missing if found.query.strip() else "")
        if self._entered:
            self._keep()

    def _keep(self) -> None:
        """The prompt is gone and the hits stay."""
        if self._origin is not None and self.hits is not None:
            pane, origin, _ = self._origin
            self._origin = None
            if self.hits.finds:
                self._navigation.leave_from(pane, origin)
            else:
                self.say(f"“{self.hits.query}”: {self._missing}")
                self.hits, self.index = self._before
            self.paint()

    def _focus(self) -> None:
        self.screen.set_focus(self.pane, scroll_visible=False)

    # -- the hits, of whichever search came last

    @property
    def said(self) -> str:
        """Where one stands among the hits: ``3 of 17``."""
        if self.hits is None or not self.hits.finds:
            return ""
        return f"{'–' if self.index is None else self.index + 1} of {len(self.hits.finds)}"

    def begin(self, hits: HitList, index: int) -> None:
        """Start on the hits of a search, with one of them."""
        self.hits = hits
        self._go(index)

    def light(self, hits: HitList, report: str, place: Place) -> None:
        """Take over the hits of a theme, for one who has gone to one of them already."""
        self.hits, self.index = hits, hits.first_from(report, place)
        self.paint()

    def step(self, count: int) -> None:
        """Go to the next hit, counted from the cursor; past a report's end to the next report with hits.

        Of a theme, the next report is named at a report's end, and the same key goes there.
        """
        if self.hits is None:
            return
        beyond = self.hits.beyond(*self._standing(self.hits), count)
        if beyond is not None:
            index, round_again = beyond
            if self.hits.theme and self._offer(self.hits, index, count):
                return
            self._go(index)
            if round_again:
                self.say(f"{'from the top' if count > 0 else 'from the end'} again: {self.said}")

    def _offer(self, hits: HitList, index: int, count: int) -> bool:
        """Name the report that comes next, unless it is this one or was named just before."""
        from reader.citation import label

        find = hits.finds[index]
        standing = self.report.id, self.pane.cursor, index
        if find.report == self.report.id or self._offered == standing:
            self._offered = None
            return False
        self._offered = standing
        name = label(self.workspace.report(find.report))
        key = self.keymap.first("hit-next" if count > 0 else "hit-previous")
        passages = len(hits.of_report(find.report))
        self.say(
            f"{'no more' if count > 0 else 'none before'} in {label(self.report)}; "
            f"{key} again goes on to {name}, {passages} passage{'s' * (passages != 1)}"
        )
        return True

    def _standing(self, hits: HitList) -> tuple[str, Place]:
        """Where one goes on from: the cursor, or in a report that was not searched the hit one went to."""
        if hits.everywhere or self.report.id in hits.order or self.index is None:
            return self.report.id, self.pane.cursor
        find = hits.finds[self.index]
        return find.report, find.place

    def drop(self) -> None:
        """Forget the search and put its lights out."""
        self.hits, self.index = None, None
        self._origin, self._typed = None, ""
        self.dropped.emit()
        self.paint()

    def _go(self, index: int) -> None:
        if self.hits is None:
            return
        self.index = index
        find = self.hits.finds[index]
        report = self.workspace.report(find.report)
        lit = _sentence(report, find.place) if self.hits.everywhere else None
        self._navigation.jump(report, find.place, lit)
        self.paint()

    def paint(self) -> None:
        """Light the hits in every pane, and the one that one stands on in the current pane."""
        current = () if self.hits is None or self.index is None else self.hits.finds[self.index].spans
        for column in self.grid.columns:
            column.pane.paint("hit", self.hits.spans(column.report.id) if self.hits else ())
            column.pane.paint("current", current if column is self.grid.column else ())
        self.painted.emit()
        self.update_status()


def _span(hit: Hit) -> Span:
    return Span(Place(hit.passage, hit.start), Place(hit.passage, hit.end))


def _sentence(report: Report, place: Place) -> Span | None:
    """The sentence in which a place stands."""
    from corpus.text.sentences import sentences

    passage = report.reading[place.passage]
    for start, end in sentences(passage.text, passage.refs):
        if start <= place.offset < end:
            words = passage.text[start:end]
            return Span(Place(place.passage, start), Place(place.passage, start + len(words.rstrip())))
    return None
