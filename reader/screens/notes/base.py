"""All notes: a list that narrows down as one types, and the whole of the note that one stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Static

from reader.notebook.contents import Contents
from reader.notebook.entry import Entry
from reader.notebook.filtering import matching
from reader.notebook.orders import NoteOrder, ordered
from reader.screens.command_screen import CommandScreen
from reader.services.intents import Intent
from reader.settings.command import Command, Group, Where
from reader.settings.keymap import bindings
from reader.widgets.filter_line import FilterLine
from reader.widgets.notes.list_view import View, summary
from reader.widgets.notes.note_list import NoteList
from reader.widgets.notes.note_sheet import NoteSheet
from reader.widgets.notes.tag_line import TagLine
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.notebook import Notebook
    from reader.services.services import Services

PATIENCE: Final = 0.15
"""Seconds without a move after which the whole note follows."""
BREAKPOINTS: Final = [(0, "-narrow"), (100, "-middle"), (150, "-wide")]
"""Classes of the screen by its width: the list alone, the whole note under it, or beside it."""
TOKENS: Final = "words  tag:eu  report:portela  holder:russia  theme:  state:orphan  date:2026-11"


TAGGING: Final = "enter saves · {entry-complete} completes · 1 to 9 the last tags · {entry-leave}"


def _prepared(notebook: Notebook) -> tuple[Contents, str | None]:
    """In the disk's lane: the notes, ready to be listed, and why they cannot be changed."""
    contents = notebook.contents
    contents.prepare()
    return contents, notebook.closed


class NotesBase(CommandScreen[Intent | None], inherit_bindings=False):
    """Shows the notes; what can be done here is done by its parts. Returns what is to be done next."""

    CSS_PATH: ClassVar[list[str]] = ["../../styles/sheets.tcss", "../../styles/notes.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = ""
    GROUP = Group.LIST
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]

    def __init__(self, services: Services, view: View) -> None:
        super().__init__()
        self.services = services
        self.view = view
        self.notes = NoteList()
        self.bar = StatusBar(lambda: self.notes)
        self.line = FilterLine(view.query, placeholder=TOKENS, compact=True, select_on_focus=False)
        self._contents: Contents | None = None
        self._sorted: tuple[Contents, NoteOrder, list[Entry]] | None = None
        self._late: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is shown and by what, above the list and the note, above what happened."""
        yield Static("", markup=False, id="shown")
        with Horizontal(id="filter"):
            yield Static("/", markup=False, id="slash")
            yield self.line
        with Horizontal(id="notes"):
            yield self.notes
            yield NoteSheet()
        yield self.bar

    def on_mount(self) -> None:
        """Read the notes, then show them."""
        self.set_focus(self.notes)
        self.tell()
        self.query_one("#shown", Static).update("reading your notes…")
        self.services.notebook.do(_prepared, self._read, self._not_read)

    def _read(self, found: tuple[Contents, str | None]) -> None:
        contents, closed = found
        if self.is_usable:
            self.renew(contents)
            if closed:
                self.say(f"notes cannot be changed: {closed}", stay=True)
            self.hear(self.services.notebook.changed, lambda _: self.look())

    def _not_read(self, why: str) -> None:
        if self.is_usable:
            self.query_one("#shown", Static).update("your notes could not be read")
            self.say(why, stay=True)

    def look(self) -> None:
        """Show the notes anew if they have changed, here or elsewhere."""
        contents = self.services.notebook.contents
        if contents is not None and contents is not self._contents:
            self.renew(contents)

    # -- what is shown

    @property
    def contents(self) -> Contents:
        """The notes that are looked at."""
        return self._contents or Contents()

    def renew(self, contents: Contents) -> None:
        """Show other contents, one's place and marks kept as far as the notes are there."""
        index = self.notes.index
        self._contents = contents
        self.view.marked = {ident for ident in self.view.marked if contents.note(ident)}
        self.show(index)

    def show(self, index: int = 0) -> None:
        """Show what fits the filter, on the same note as before if it is there.

        Args:
            index: where to stand if that note is not there.
        """
        at = self.view.at
        found = [entry.placed for entry in matching(self._entries(), self.view.query)]
        here = next((i for i, placed in enumerate(found) if placed.id == at), index) if at else index
        self.notes.show(found, self.view.marked, here, self.contents.split)
        self.tell_shown()

    def _entries(self) -> list[Entry]:
        """All notes in their order, sorted when that or they have changed."""
        contents, order = self.contents, self.view.order
        if self._sorted is None or self._sorted[0] is not contents or self._sorted[1] is not order:
            reports = self.services.workspace.reports
            self._sorted = contents, order, ordered(contents.entries, order, reports)
        return self._sorted[2]

    def tell_shown(self) -> None:
        """Say how many notes are shown, and how they are."""
        shown, read = len(self.notes.shown), self._contents is not None
        said = summary(self.contents, self.view, shown, self.keymap, read=read)
        self.query_one("#shown", Static).update(said, layout=False)

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row."""
        self.bar.say(message, stay=stay)

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""
        first = self.services.keymap.first
        if self.query(TagLine):
            self.bar.state(self.keymap.hint(TAGGING), "")
            return
        if self.line.has_focus:
            self.bar.state(TOKENS, f"enter to the list · {first('list-leave')} shows all")
            return
        keys = ("list-open", "list-edit", "list-tag", "list-mark", "list-sort", "list-filter")
        names = ("open", "edit", "tag", "mark", "sort", "filter")
        said = " · ".join(f"{first(key)} {name}" for key, name in zip(keys, names, strict=True))
        self.bar.state(said, f"{first('list-help')} all keys")

    # -- keys

    def takes(self, command: Command) -> bool:
        """Whether keys mean this now: while one types, only what leaves the line."""
        if self.bar.asking or self.query(TagLine):
            return False
        return not self.line.has_focus or command.id in ("list-leave", "filter-done")

    def give_keys(self) -> None:
        """Give the keys to the list."""
        self.set_focus(self.notes)

    # -- what the widgets tell

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.input is self.line and event.value != self.view.query:
            self.view.query = event.value
            self.show()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input is self.line:
            self.give_keys()

    def on_descendant_focus(self) -> None:
        """Tell the keys that there are now."""
        self.tell()

    @on(NoteList.Moved)
    def _moved(self, message: NoteList.Moved) -> None:
        if message.placed is not None:
            self.view.at = message.placed.id
        if self._late is not None:
            self._late.stop()
        self._late = self.set_timer(PATIENCE, self._follow)

    def _follow(self) -> None:
        self._late = None
        self.query_one(NoteSheet).show(self.notes.current, self.contents)

    @on(TagLine.Left)
    async def close_tags(self) -> None:
        """Take the line for tags away."""
        self.set_focus(self.notes)
        await self.query(TagLine).remove()
