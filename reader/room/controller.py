"""What the controllers of the reading room have in common, and what they are given to work on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.services.signal import Signal

if TYPE_CHECKING:
    from textual.app import App

    from corpus.model import Report
    from reader.analysis.service import AnalysisService
    from reader.background import Background
    from reader.screens.base import BaseScreen
    from reader.services.intents import Intent
    from reader.services.notebook import NotebookService
    from reader.services.services import Services
    from reader.settings.config import Config
    from reader.settings.keymap import Keymap
    from reader.widgets.pane import Pane
    from reader.widgets.pane_grid import PaneGrid
    from reader.widgets.status_bar import StatusBar
    from reader.workspace import Workspace


@dataclass(slots=True)
class RoomContext:
    """The room as its controllers know it: what stands in it, and what happens there."""

    screen: BaseScreen[None]
    services: Services
    grid: PaneGrid
    bar: StatusBar
    update_status: Callable[[], None]
    """Says in the bottom row what is under way."""
    carry_out: Callable[[Intent | None], Awaitable[None]]
    """Does what the reader left a screen for."""
    moved: Signal[[Pane]] = field(default_factory=Signal)
    """The cursor of this pane was moved."""
    rested: Signal[[]] = field(default_factory=Signal)
    """What stands at the cursor may be other than before: it moved, or panes, reports or notes changed."""
    ending: list[Callable[[], object]] = field(default_factory=list)
    """Each keeps something when the program ends."""
    killed: list[Callable[[], object]] = field(default_factory=list)
    """Each keeps something from another thread, when the program cannot end by itself."""
    waiting: list[Callable[[], str]] = field(default_factory=list)
    """Each says in a line what waits for a key, such as a draft that can be opened; or nothing."""
    modes: list[Callable[[], str]] = field(default_factory=list)
    """Each says in a few words how the panes behave now, such as that they follow each other; or nothing."""


class Controller:
    """One concern of the room; its public methods are what commands do."""

    _problem: str | None = None
    """Why something could not be kept, as it was said last."""

    def __init__(self, context: RoomContext) -> None:
        self.context = context

    @property
    def screen(self) -> BaseScreen[None]:
        """The room's screen: for timers, focus and what is mounted."""
        return self.context.screen

    @property
    def app(self) -> App[Any]:
        """The program."""
        return self.context.screen.app

    @property
    def workspace(self) -> Workspace:
        """The reports."""
        return self.context.services.workspace

    @property
    def config(self) -> Config:
        """The settings."""
        return self.context.services.config

    @property
    def keymap(self) -> Keymap:
        """The keys that count."""
        return self.context.services.keymap

    @property
    def background(self) -> Background:
        """The lanes."""
        return self.context.services.background

    @property
    def notes(self) -> NotebookService:
        """The notebook."""
        return self.context.services.notebook

    @property
    def analyses(self) -> AnalysisService:
        """What is worked out of the reports."""
        return self.context.services.analyses

    @property
    def bar(self) -> StatusBar:
        """The bottom row."""
        return self.context.bar

    @property
    def grid(self) -> PaneGrid:
        """The panes."""
        return self.context.grid

    @property
    def pane(self) -> Pane:
        """The pane that keys go to."""
        return self.context.grid.pane

    @property
    def report(self) -> Report:
        """The report in that pane."""
        return self.context.grid.column.report

    def say(self, message: str, *, stay: bool = False) -> None:
        """Say something in the bottom row; with ``stay`` for longer."""
        self.context.screen.say(message, stay=stay)

    def update_status(self) -> None:
        """Say in the bottom row what is under way."""
        self.context.update_status()

    def say_problem(self, problem: str | None) -> None:
        """Say why something could not be kept, once for each reason.

        Args:
            problem: the reason; None where it was kept.
        """
        if problem and problem != self._problem:
            self.say(problem, stay=True)
        self._problem = problem
