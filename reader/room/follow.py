"""Following: the other panes go along with the one where it was begun, by links or by themes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.analysis.alignment import Aligned, by_links, by_theme
from reader.analysis.model import Stage
from reader.job_kinds import FOLLOW
from reader.positions.places import Place
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.analysis.model import Analysis
    from reader.room.navigation import NavigationController
    from reader.room.theme_jump import ThemeJumpController
    from reader.widgets.pane import Pane
    from reader.widgets.pane_frame import PaneFrame

Mode = Literal["free", "link", "theme"]
MODES: Final[tuple[Mode, ...]] = ("free", "link", "theme")
"""In the order in which the key goes through them."""
REST: Final = 0.08
"""Seconds for which the leader must rest before the others follow: a held key moves the leader alone."""


class _Standing(NamedTuple):
    """How a follower was left: what it shows since by itself is the reader's doing."""

    report: str
    cursor: Place
    top: Place


class _Alignment(NamedTuple):
    """What belongs beside a passage."""

    analysis: Analysis
    """By which it was found."""
    aligned: Aligned


class FollowController(Controller):
    """Which pane leads, how the others follow, and which of them the reader has moved by hand."""

    def __init__(
        self, context: RoomContext, theme_jump: ThemeJumpController, navigation: NavigationController
    ) -> None:
        super().__init__(context)
        self._theme_jump = theme_jump
        self._navigation = navigation
        self.mode: Mode = "free"
        self._leader: PaneFrame | None = None
        self._stood: dict[PaneFrame, _Standing] = {}
        self._held: set[PaneFrame] = set()
        self._led: tuple[str, int] | None = None
        """The report and passage for which the others were put in place last."""
        self._waiting = False
        context.moved.connect(self.moved)
        context.modes.append(lambda: self.said)
        self.analyses.listeners.append(self._renewed)

    def _renewed(self, analysis: Analysis) -> None:
        """Put the followers in place anew: themes or links are not what they were."""
        if analysis.stage is (Stage.LINKS if self.mode == "link" else Stage.COUNTS):
            self._led = None
            self.soon()

    @property
    def said(self) -> str:
        """What is under way, in a few words; empty where every pane goes its own way."""
        if self.mode == "free" or self._leader is None:
            return ""
        from reader.citation import label

        held = len(self._held)
        return f"{self.mode} follows {label(self._leader.report)}" + (f", {held} held" if held else "")

    def press(self) -> None:
        """Let go of a held pane; else go on to the next mode, led by this pane."""
        here = self.grid.column
        if here in self._held:
            self._held.discard(here)
            self._stood.pop(here, None)
            self._led = None
            self.soon()
            self._mark()
            self.say(f"this pane follows again, by {self.mode}")
            return
        if len(self.grid.columns) < 2:
            key = self.keymap.first("pane-add")
            self.say(f"only one pane is open; {key} adds one to follow it")
            return
        same = self._leader is here or self.mode == "free"
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)] if same else self.mode
        self._leader = None if self.mode == "free" else here
        self._held.clear()
        self._stood.clear()
        self._led = None
        self._mark()
        self.say(_SAID[self.mode])
        self.soon()

    # -- what moves

    def moved(self, pane: Pane) -> None:
        """Something moved: the leader, which the others follow, or a follower, which is held from now on."""
        if self.mode == "free":
            return
        if self._leader not in self.grid.columns:
            self.mode, self._leader = "free", None
            self._held.clear()
            self._mark()
            return
        column = next((c for c in self.grid.columns if c.pane is pane), None)
        if column is self._leader:
            self.soon()
        elif column is not None and column not in self._held and self._by_hand(column):
            self._held.add(column)
            self._mark()
            key = self.keymap.first("follow")
            self.say(f"this pane is held where you moved it; {key} on it lets it follow again")

    def _by_hand(self, column: PaneFrame) -> bool:
        """Whether a follower no longer shows what it was made to show."""
        return column in self._stood and self._stood[column] != _standing(column)

    def soon(self) -> None:
        """Let the others follow as soon as the leader rests."""
        if not self._waiting and self._leader is not None:
            self._waiting = True
            self.screen.set_timer(REST, self._look)

    def _look(self) -> None:
        self._waiting = False
        leader = self._leader
        if leader is None or leader not in self.grid.columns or not leader.report.reading:
            return
        led = leader.report.id, leader.pane.cursor.passage
        if led == self._led:
            return
        self._led = led
        others = [c.report.id for c in self.grid.columns if c is not leader and c not in self._held]
        of = leader.report.id, leader.report.reading[led[1]].id
        self.analyses.ask(
            self.screen,
            FOLLOW,
            partial(self._find, self.mode, of, others, self._theme()),
            partial(self._found, led),
            needs=Stage.LINKS if self.mode == "link" else Stage.COUNTS,
            on_wait=self.say,
        )

    def _theme(self) -> Theme | None:
        """The theme that one jumped to, which is followed where the leader speaks of it."""
        jumped = self._theme_jump.synopsis
        return jumped.theme if jumped else None

    def _find(
        self,
        mode: Mode,
        of: tuple[str, str],
        others: Sequence[str],
        theme: Theme | None,
        analysis: Analysis,
    ) -> _Alignment:
        """In the answers' lane: what belongs beside a passage."""
        others = [ident for ident in others if ident in analysis.by_id]
        if not analysis.has(*of):
            return _Alignment(analysis, Aligned("this passage is new"))
        if mode == "link":
            linker = self.analyses.linker(analysis)
            return _Alignment(analysis, by_links(linker, analysis.by_id, *of, others))
        themes, _ = analysis.counted
        return _Alignment(analysis, by_theme(themes, *of, others, preferred=theme))

    def _found(self, led: tuple[str, int], found: _Alignment) -> None:
        """Put the followers in place."""
        leader = self._leader
        if leader is None or led != self._led:
            return
        for column in self.grid.columns:
            place = found.aligned.places.get(column.report.id)
            if column is leader or column in self._held or column.report.id == led[0]:
                continue
            if place is not None:
                column.pane.go_to(self._navigation.today(found.analysis.by_id[column.report.id], place))
            else:
                column.pane.paint("lit", ())
            self._stood[column] = _standing(column)
        self.say(self._told(found.aligned))

    def _told(self, aligned: Aligned) -> str:
        """What is aligned with what."""
        from reader.citation import label

        assert self._leader is not None
        followers = [c for c in self.grid.columns if c is not self._leader and c not in self._held]
        there = [label(c.report) for c in followers if c.report.id in aligned.places]
        without = [label(c.report) for c in followers if c.report.id not in aligned.places]
        said = f"{aligned.why}: {', '.join(there)}" if there else ""
        if without:
            nothing = f"nothing in {', '.join(without)}"
            said = f"{said}; {nothing}" if said else f"{aligned.why}: {nothing}"
        return said

    def _mark(self) -> None:
        """Show on the title lines who leads and who is held."""
        for column in self.grid.columns:
            if self.mode == "free":
                column.title.flag = ""
            elif column is self._leader:
                column.title.flag = "leads"
            else:
                column.title.flag = "held" if column in self._held else "follows"
        self.update_status()


_SAID: Final[dict[Mode, str]] = {
    "free": "every pane goes its own way",
    "link": "the other panes follow this one, by links",
    "theme": "the other panes follow this one, by the theme of the passage",
}


def _standing(column: PaneFrame) -> _Standing:
    return _Standing(column.report.id, column.pane.cursor, column.pane.top)
