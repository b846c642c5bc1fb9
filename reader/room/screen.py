"""The reading room: reports side by side on a desk, and a line that says what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from reader.background import Background
from reader.presentation.plain_text import clip
from reader.room.controllers import Late
from reader.room.file_watching import Gathering
from reader.room.find import Finding
from reader.room.footnotes import Notes
from reader.room.movement import Moving
from reader.room.navigation import Going
from reader.room.note_lists import Listing
from reader.room.notebook import Noting
from reader.room.open_other import Folders
from reader.room.panes import Panes
from reader.room.program import Program
from reader.room.search import Searching
from reader.room.selection import Selecting
from reader.room.session_saving import Keeping
from reader.room.source_view import Looking
from reader.room.start import Start
from reader.screens.base import BaseScreen
from reader.settings.config import Config
from reader.settings.keymap import Keymap, bindings
from reader.settings.room_commands import BY_ID, Command, Need, Where
from reader.widgets.pane import Pane
from reader.widgets.pane_grid import Desk
from reader.widgets.status_bar import StatusBar
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader.widgets.note_panel import NotePanel
    from reader.widgets.relation_entry import RelationEntry
    from reader.widgets.tag_entry import TagEntry

LONGEST = 40
"""Cells of a query that the bottom row shows."""


class Room(Late, BaseScreen[None], inherit_bindings=False):
    """Holds the desk and the status bar; what can be done here is done by its parts."""

    AUTO_FOCUS = ""  # the desk knows which pane
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ROOM)]

    # As Screen has it, but without drawing the whole screen anew at every change of focus.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, workspace: Workspace, config: Config, keymap: Keymap, start: Start) -> None:
        super().__init__()
        self.workspace = workspace
        self.config = config
        self.keymap = keymap
        self.start = start
        self._fresh = True
        self.background = Background(lambda: self)
        self.desk = Desk(start.openings, start.current, start.zoomed, config.measure)
        self.bar = StatusBar(lambda: self.desk.pane)
        self.moving = Moving(self)
        self.going = Going(self)
        self.panes = Panes(self)
        self.finding = Finding(self)
        self.searching = Searching(self)
        self.notes = Notes(self)
        self.looking = Looking(self)
        self.selecting = Selecting(self)
        self.noting = Noting(self)
        self.listing = Listing(self)
        self.program = Program(self)
        self.keeping = Keeping(self)
        self.gathering = Gathering(self)
        self.folders = Folders(self)

    def compose(self) -> ComposeResult:
        """The desk above the status bar."""
        yield self.desk
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
        self.gathering.end()
        self.background.end()

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""
        self.bar.say(message, stay=stay)

    def tell(self) -> None:
        """Say in the bottom row what is under way: selecting, a search, or nothing."""
        hunt, brief = self.finding.hunt, ""
        first = self.keymap.first
        if self.desk.pane.selecting:
            state, brief = "selecting: moves extend, y copies, esc leaves", "selecting"
        elif self.waiting:
            state = self.waiting
        elif self.listing.correcting:
            put = first("note-move")
            state = f"a note waits for its words: {first('select')} selects them, {put} puts it there"
            brief = "a note waits"
        elif self.finding.pending:
            state = brief = f"“{clip(self.finding.pending, LONGEST)}” searching…"
        elif hunt is not None:
            state = brief = f"“{clip(hunt.query, LONGEST)}” {self.finding.said}"
        elif self.gathering.said:
            state = brief = self.gathering.said
        elif self.start.first:
            state = f"{first('help')} shows all keys"
        else:
            state = ""
        zoom = ("zoomed · " if self.desk.zoomed else "") + (f"{self.aligned} · " if self.aligned else "")
        self.bar.state(state, f"{zoom}{first('palette')} commands · {first('help')} help", brief)

    # -- commands

    async def action_do(self, name: str) -> None:
        """Do what a command says, or say why it cannot be done."""
        command = BY_ID[name]
        self.bar.pass_on()
        if command.where is not Where.NOTE and self.notes.open:
            self.notes.close()
            if name == "leave":
                return
        if reason := self.lacks(command):
            self.say(reason)
            return
        await self.carry_out_command(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether keys do this here: none under a prompt, those of selecting only while one selects."""
        if action != "do":
            return super().check_action(action, parameters)
        command = BY_ID[str(parameters[0])]
        if self.bar.asking or (self.on_slip and command.where is not Where.WRITING):
            return False
        return command.where is not Where.SELECTING or self.desk.pane.selecting

    def lacks(self, command: Command) -> str:
        """Why a command cannot be done now, in a line; empty when it can."""
        need, key = command.need, self.keymap.first
        if need is not Need.NOTHING and need is not Need.PANES and not self.desk.column.report.reading:
            return f"this report has no text; {key('report')} opens another"
        if need is Need.PANES and len(self.desk.columns) < 2:
            return f"only one pane is open; {key('pane-add')} adds another"
        if need is Need.SELECTION and self.selecting.selected is None:
            return f"nothing is selected; {key('select')} starts, moves extend, or drag with the mouse"
        if need is Need.CORRECTION and not (self.listing.correcting and self.selecting.selected):
            return "no note waits for other words; in the list of notes C begins with it"
        if need is Need.TRAIL_BACK and not self.going.trail.can_go_back:
            return "there is no place to go back to"
        if need is Need.TRAIL_ON and not self.going.trail.can_go_on:
            return "there is no place to go forward to"
        if need is Need.DRAFT and not self.drafting.offered:
            return "no draft is offered"
        if need is Need.HUNT and self.finding.pending:
            return f"“{clip(self.finding.pending, LONGEST)}” is still being searched for"
        if need is Need.HUNT and self.finding.hunt is None:
            return f"no search is under way; {key('find')} finds here, {key('search')} searches all reports"
        return ""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep Textual from styling all widgets a second time, just after they have been mounted."""
        if self._fresh:
            event.refresh_styles = self._fresh = False

    # -- what the widgets and workers report

    def on_resize(self) -> None:
        """Show the panes for which there is room now."""
        self.desk.lay_out()

    @on(Pane.Moved)
    def _moved(self, message: Pane.Moved) -> None:
        self.keeping.soon()
        self.noting.show()
        self.connect()
        self.follow(message.pane)

    @on(Desk.Changed)
    def _changed(self) -> None:
        self.keeping.soon()
        self.connect()
        self.tell()

    async def on_note_editor_finished(self) -> None:
        """Enter was pressed below the words of a note."""
        await self.writing.save()

    def on_note_editor_changed(self) -> None:
        """Something was typed on the slip of a note."""
        self.drafting.changed()

    async def on_tag_entry_entered(self, message: TagEntry.Entered) -> None:
        """Tags were entered."""
        await self.tagging.entered(message.tags)

    async def on_relation_entry_entered(self, message: RelationEntry.Entered) -> None:
        """A relation was entered."""
        await self.relating.entered(message.kind, message.text)

    async def on_relation_entry_left(self) -> None:
        """No relation is wanted."""
        await self.relating.left()

    async def on_tag_entry_left(self) -> None:
        """No tags are wanted."""
        await self.tagging.left()

    def on_note_panel_left(self, message: NotePanel.Left) -> None:
        """Close a note that the keys have left; its class is imported with the first note."""
        self.notes.left(message.panel)

    @on(Pane.Clicked)
    async def _clicked(self, message: Pane.Clicked) -> None:
        if message.pane is self.desk.pane and not self.slips.has_keys:
            await self.notes.show_at(message.place)

    @on(Pane.Selected)
    def _selected(self) -> None:
        self.tell()
