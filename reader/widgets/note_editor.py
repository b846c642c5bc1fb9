"""The drawer in which a note is written: its words, its tags, and whose view it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from reader.settings.commands import Where
from reader.settings.keymap import bindings, own_bindings
from reader.text.printable import printable
from reader.widgets.choice import Choice, Option
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.drawer import Drawer
from reader.widgets.names import Names, Paint, Suggest
from reader.widgets.note_text_area import NoteTextArea


class Written(NamedTuple):
    """What stands in the drawer."""

    text: str
    tags: tuple[str, ...]
    holder: str | None


HANDLERS: Final[Mapping[str, Callable[[NoteEditor], object]]] = {
    "note-line-next": lambda editor: editor.step(1),
    "note-line-previous": lambda editor: editor.step(-1),
}
"""By a command's id; the others are done by the room."""


class NoteEditor(CommandNode, Drawer):
    """Words above a row with tags and holder, and a row of suggestions for these."""

    DEFAULT_CSS = """
    NoteEditor {
        height: 36%;
        min-height: 9;
        max-height: 18;
        & > NoteTextArea { height: 1fr; border: none; padding: 0; background: $surface; }
        & > NoteTextArea:focus { border: none; }
        & > NoteTextArea:nocolor > .text-area--cursor { text-style: reverse; }
        & > Horizontal { height: 1; }
        & > Horizontal > Static { width: auto; color: $primary; text-style: bold; }
        & > Horizontal > .holder { padding: 0 0 0 2; }
        & > Horizontal > Input { width: 1fr; background: transparent; }
        & > Horizontal > Input:focus { background-tint: $foreground 0%; }
        & > Horizontal > #tags { width: 2fr; }
        & > #suggestions { height: 1; color: $foreground 70%; }
        &:nocolor Input > .input--cursor { text-style: underline; }
    }
    """
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.WRITING), *own_bindings(HANDLERS)]

    class Finished(Message):
        """Enter was pressed in one of the lines: the note is to be saved."""

    class Changed(Message):
        """Something else stands in the drawer now."""

    def __init__(
        self, title: str, written: Written, tags: Suggest, holders: Suggest, paint: Paint, hint: str
    ) -> None:
        """Make the drawer.

        Args:
            title: what the note is on.
            written: what stands there at first.
            tags: suggests tags.
            holders: suggests holders.
            paint: how tags look.
            hint: the keys, by the ids of their commands.
        """
        super().__init__()
        self.border_title = Content(printable(title))
        self.border_subtitle = Content(self.keymap.hint(hint))
        self._first = written
        self.words = NoteTextArea(written.text, soft_wrap=True, show_line_numbers=False, compact=True)
        self._shown_at_first = self.words.text
        self._tags = Names(written.tags, tags, hint="tags, parted by commas", paint=paint)
        self._tags.id = "tags"
        holder = [written.holder] if written.holder else []
        self._holder = Names(holder, holders, several=False, hint="the author, Russia…")

    def compose(self) -> ComposeResult:
        """Words, tags and holder, suggestions."""
        yield self.words
        with Horizontal():
            yield Static("# ", markup=False)
            yield self._tags
            yield Static("whose view: ", markup=False, classes="holder")
            yield self._holder
        yield Static("", markup=False, id="suggestions")

    def on_mount(self) -> None:
        """Go on where the words end."""
        self.words.move_cursor(self.words.document.end)

    def take_keys(self) -> None:
        """Begin with the words."""
        self.screen.set_focus(self.words, scroll_visible=False)

    def step(self, by: int) -> None:
        """Go to the next line, round and round."""
        lines = [self.words, self._tags, self._holder]
        at = next((index for index, line in enumerate(lines) if line is self.screen.focused), 0)
        self.screen.set_focus(lines[(at + by) % len(lines)], scroll_visible=False)

    @property
    def written(self) -> Written:
        """What stands there now; words that were not touched are exactly as they were."""
        shown = self.words.text
        text = self._first.text if shown == self._shown_at_first else shown
        return Written(text, self._tags.names, next(iter(self._holder.names), None))

    def rewrite(self, text: str) -> None:
        """Put other words in place of those that stand there, as a change that can be undone."""
        words = self.words
        words.replace(text, (0, 0), words.document.end, maintain_selection_offset=False)
        self._first = self._first._replace(text=text)
        self._shown_at_first = words.text
        words.move_cursor(words.document.end)

    async def ask(self, question: str, options: Sequence[Option]) -> None:
        """Ask for a key, in place of the suggestions."""
        if not self.query(Choice):
            choice = Choice(question, options)
            await self.mount(choice)
            self.query_one("#suggestions").display = False
            self.screen.set_focus(choice, scroll_visible=False)

    async def go_on(self) -> None:
        """The question is answered: write on."""
        if self.query(Choice):
            self.query_one("#suggestions").display = True
            self.take_keys()
            await self.query(Choice).remove()

    def say(self, text: str) -> None:
        """Say something in the frame."""
        self.border_subtitle = Content(printable(text))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._suggest()
        self.post_message(self.Changed())

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Finished())

    def on_descendant_focus(self) -> None:
        """Show the suggestions for the line one is in."""
        self._suggest()

    def _suggest(self) -> None:
        line = next((line for line in (self._tags, self._holder) if line is self.screen.focused), None)
        row = line.suggestions() if line else Content(self.keymap.hint("{note-line-next}: tags, whose view"))
        self.query_one("#suggestions", Static).update(row)
