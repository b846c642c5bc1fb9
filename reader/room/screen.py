"""The reading room: reports side by side, and a line that says what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from reader.background import Background
from reader.room.controller import RoomContext
from reader.room.controllers import Controllers
from reader.room.handlers import HANDLERS
from reader.room.start import Start
from reader.screens.command_screen import CommandScreen
from reader.services.clipboard import ClipboardService
from reader.services.notebook import NotebookService
from reader.services.reading_history import ReadingHistory
from reader.services.services import Services
from reader.settings.commands import BY_ID, COMMANDS, Command, Group, Need, Where
from reader.settings.config import Config
from reader.settings.keymap import Keymap, bindings
from reader.text.plain_text import clip
from reader.widgets.pane import Pane
from reader.widgets.pane_grid import PaneGrid
from reader.widgets.status_bar import StatusBar
from reader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.analysis.service import AnalysisService
    from reader.services.intents import Intent
    from reader.widgets.footnote_popup import FootnotePopup
    from reader.widgets.relation_entry import RelationEntry
    from reader.widgets.tag_entry import TagEntry

SELECTING = "selecting: moves extend, {copy} copies, {leave} leaves"
LONGEST = 40
"""Cells of a query that the bottom row shows."""


class Room(CommandScreen[None], inherit_bindings=False):
    """Holds the grid of panes and the status bar; what can be done here is done by its controllers."""

    AUTO_FOCUS = ""  # the grid knows which pane
    GROUP = Group.PROGRAM
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ROOM)]

    # As Screen has it, but without drawing the whole screen anew at every change of focus.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, workspace: Workspace, config: Config, keymap: Keymap, start: Start) -> None:
        super().__init__()
        self.workspace = workspace
        self.config = config
        self.start = start
        self._fresh = True
        self.background = Background(lambda: self)
        self.notebook = NotebookService(self, self.background, workspace, self.say)
        self.grid = PaneGrid(start.openings, start.current, start.zoomed, config.measure)
        self.bar = StatusBar(lambda: self.grid.pane)
        self.services = Services(
            self,
            self.background,
            workspace,
            config,
            keymap,
            self.notebook,
            ClipboardService(self, self.background, config),
            ReadingHistory(self, self.background, workspace.key, self._history_kept),
            self.failed,
            self.say,
            self.bar.remember,
        )
        self.context = RoomContext(self, self.services, self.grid, self.bar, self.tell, self._carry_out)
        self.controllers = Controllers(self.context, start)

    async def _carry_out(self, intent: Intent | None) -> None:
        """Do what the reader left a screen for; what that takes is loaded now."""
        from reader.room.intents import carry_out

        await carry_out(self.controllers, intent)

    def _history_kept(self, problem: str | None) -> None:
        self.controllers.reading_history.say_problem(problem)

    @property
    def analyses(self) -> AnalysisService:
        """What is worked out of the reports."""
        return self.services.analyses

    @property
    def waiting(self) -> str:
        """What waits for a key, in a line: a relation for its second quote, a draft to be opened."""
        return next(filter(None, (said() for said in self.context.waiting)), "")

    def compose(self) -> ComposeResult:
        """The grid above the status bar."""
        yield self.grid
        yield self.bar

    def on_mount(self) -> None:
        """Say what is to be known at the start."""
        self.tell()
        problems = (*self.config.warnings, *self.keymap.problems, *self.workspace.problems)
        for problem in problems[: -len(self.workspace.problems) or None]:
            self.bar.remember(problem)
        if len(problems) == 1:
            self.say(problems[0], stay=True)
        elif problems:
            palette = self.keymap.first("palette")
            self.bar.say(
                f"{len(problems)} warnings, all under {palette} “what was noticed”: {problems[0]}", stay=True
            )

    def on_unmount(self) -> None:
        """Let nothing go on in threads."""
        self.controllers.file_watching.end()
        self.background.end()

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""
        self.bar.say(message, stay=stay)

    def tell(self) -> None:
        """Say in the bottom row what is under way: selecting, a search, or nothing."""
        hits, brief = self.controllers.find.hits, ""
        first = self.keymap.first
        if self.grid.pane.selection.active:
            state, brief = self.keymap.hint(SELECTING), "selecting"
        elif self.waiting:
            state = self.waiting
        elif self.controllers.note_lists.correcting:
            put = first("note-move")
            state = f"a note waits for its words: {first('select')} selects them, {put} puts it there"
            brief = "a note waits"
        elif self.controllers.find.pending:
            state = brief = f"“{clip(self.controllers.find.pending, LONGEST)}” searching…"
        elif hits is not None:
            state = brief = f"“{clip(hits.query, LONGEST)}” {self.controllers.find.said}"
        elif self.controllers.file_watching.said:
            state = brief = self.controllers.file_watching.said
        elif self.start.first:
            state = f"{first('help')} shows all keys"
        else:
            state = ""
        modes = ["zoomed"] if self.grid.zoomed else []
        modes.extend(said for mode in self.context.modes if (said := mode()))
        zoom = "".join(f"{said} · " for said in modes)
        self.bar.state(state, f"{zoom}{first('palette')} commands · {first('help')} help", brief)

    # -- commands

    async def action_do(self, name: str) -> None:
        """Do what a command says, or say why it cannot be done."""
        command = BY_ID[name]
        self.bar.pass_on()
        if command.where is not Where.FOOTNOTE and self.controllers.footnotes.open:
            self.controllers.footnotes.close()
            if name == "leave":
                return
        if reason := self.lacks(command):
            self.say(reason)
        else:
            await self.do(command)

    @property
    def handlers(self) -> tuple[Mapping[str, Callable[[Controllers], object]], Controllers]:
        """What each command does, and who does it."""
        return HANDLERS, self.controllers

    def available(self) -> Iterable[Command]:
        """What the palette offers: whatever can be done now."""
        here = (command for command in COMMANDS if command.where is Where.ROOM)
        return [command for command in here if not self.lacks(command)]

    def takes(self, command: Command) -> bool:
        """Whether keys mean this here: none under a prompt, those of selecting only while one selects."""
        if self.bar.asking or (self.controllers.drawer.has_keys and command.where is not Where.WRITING):
            return False
        return command.where is not Where.SELECTING or self.grid.pane.selection.active

    def lacks(self, command: Command) -> str:
        """Why a command cannot be done now, in a line; empty when it can."""
        need, key = command.need, self.keymap.first
        if need is not Need.NOTHING and need is not Need.PANES and not self.grid.column.report.reading:
            return f"this report has no text; {key('report')} opens another"
        if need is Need.PANES and len(self.grid.columns) < 2:
            return f"only one pane is open; {key('pane-add')} adds another"
        if need is Need.SELECTION and self.controllers.selection.selected is None:
            return f"nothing is selected; {key('select')} starts, moves extend, or drag with the mouse"
        if need is Need.CORRECTION and not (
            self.controllers.note_lists.correcting and self.controllers.selection.selected
        ):
            return f"no note waits for other words; in the list of notes {key('list-correct')} begins with it"
        if need is Need.TRAIL_BACK and not self.controllers.navigation.trail.can_go_back:
            return "there is no place to go back to"
        if need is Need.TRAIL_ON and not self.controllers.navigation.trail.can_go_on:
            return "there is no place to go forward to"
        if need is Need.DRAFT and not self.controllers.draft_recovery.offered:
            return "no draft is offered"
        if need is Need.HITS and self.controllers.find.pending:
            return f"“{clip(self.controllers.find.pending, LONGEST)}” is still being searched for"
        if need is Need.HITS and self.controllers.find.hits is None:
            return f"no search is under way; {key('find')} finds here, {key('search')} searches all reports"
        return ""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep Textual from styling all widgets a second time, just after they have been mounted."""
        if self._fresh:
            event.refresh_styles = self._fresh = False

    # -- what the widgets and workers report

    def on_resize(self) -> None:
        """Show the panes for which there is room now."""
        self.grid.lay_out()

    @on(Pane.Moved)
    def _moved(self, message: Pane.Moved) -> None:
        self.controllers.session_saving.soon()
        self.context.moved.emit(message.pane)
        self.context.rested.emit()

    @on(PaneGrid.Changed)
    def _changed(self) -> None:
        self.controllers.session_saving.soon()
        self.context.rested.emit()
        self.tell()

    async def on_note_editor_finished(self) -> None:
        """Enter was pressed below the words of a note."""
        await self.controllers.note_editing.save()

    def on_note_editor_changed(self) -> None:
        """Something was typed in the drawer of a note."""
        self.controllers.draft_recovery.changed()

    async def on_tag_entry_entered(self, message: TagEntry.Entered) -> None:
        """Tags were entered."""
        await self.controllers.tags.entered(message.tags)

    async def on_relation_entry_entered(self, message: RelationEntry.Entered) -> None:
        """A relation was entered."""
        await self.controllers.relations.entered(message.kind, message.text)

    async def on_relation_entry_left(self) -> None:
        """No relation is wanted."""
        await self.controllers.relations.left()

    async def on_tag_entry_left(self) -> None:
        """No tags are wanted."""
        await self.controllers.tags.left()

    def on_footnote_popup_left(self, message: FootnotePopup.Left) -> None:
        """Close a note that the keys have left; its class is imported with the first note."""
        self.controllers.footnotes.left(message.panel)

    @on(Pane.Clicked)
    async def _clicked(self, message: Pane.Clicked) -> None:
        if message.pane is self.grid.pane and not self.controllers.drawer.has_keys:
            await self.controllers.footnotes.show_at(message.place)

    @on(Pane.Selected)
    def _selected(self) -> None:
        self.tell()
