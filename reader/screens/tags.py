"""All tags with their counts: to show the notes of one, to rename it, merge it with another, or delete it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.parts.list_part import notes
from reader.printable import printable
from reader.screens.chooser import BREAKPOINTS
from reader.screens.confirm import Confirm
from reader.tag_looks import glyph, ink
from reader.tag_tree import Branch, branches
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.notebook import Contents, Notebook
    from reader.screens.room import Room

HINT: Final = "enter its notes · r rename or merge · d delete · u undo · U redo · esc"
LOOK: Final = 0.5
"""Seconds between two looks whether the tags are still those that are shown."""


class Rename:
    """The question for a tag's other name."""

    def __init__(self, tag: str, given: Callable[[str], bool]) -> None:
        self.label = f"{tag} becomes"
        self.start = tag
        self._given = given

    def typed(self, text: str) -> None:
        """Nothing is done before the name is complete."""

    def entered(self, text: str) -> bool:
        """The name is given."""
        return self._given(text)

    def left(self) -> None:
        """The tag stays."""


class TagsScreen(ModalScreen["str | None"]):
    """Returns the tag whose notes are to be shown, or None."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/notes.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("j", "list('cursor_down')", show=False),
        Binding("k", "list('cursor_up')", show=False),
        Binding("g", "list('first')", show=False),
        Binding("G", "list('last')", show=False),
        Binding("r,m", "rename", show=False),
        Binding("d", "delete", show=False),
        Binding("u", "step('undo')", show=False),
        Binding("U", "step('redo')", show=False),
    ]

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._options = OptionList(markup=False, compact=True)
        self._bar = StatusBar(lambda: self._options)
        self._contents: Contents | None = None
        self._branches: list[Branch] = []

    def compose(self) -> ComposeResult:
        """The tags above what can be done with them."""
        with Vertical(id="sheet"):
            yield self._options
            yield Static("no note has a tag yet; # in the text puts one on", markup=False, id="none")
            yield Static(HINT, markup=False, id="hint")
            yield self._bar

    def on_mount(self) -> None:
        """Show all tags."""
        self.query_one("#sheet").border_title = Content("Tags")
        self.query_one("#none").display = False
        self.set_focus(self._options)
        self._room.listing.do(lambda notebook: notebook.contents, self._read, self._bar.say)

    def _read(self, contents: Contents) -> None:
        if self.is_attached:
            self._show(contents)
            self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        contents = self._room.noting.contents
        if contents is not None and contents is not self._contents:
            self._show(contents)

    def _show(self, contents: Contents) -> None:
        """Show the tags of these notes, on the same line as before."""
        at = self._options.highlighted or 0
        self._contents = contents
        self._branches = branches(placed.note.tags for placed in contents.notes)
        self._options.clear_options()
        self._options.add_options(Option(_row(branch)) for branch in self._branches)
        self._options.highlighted = min(at, len(self._branches) - 1) if self._branches else None
        self.query_one("#none").display = not self._branches

    @property
    def _current(self) -> Branch | None:
        at = self._options.highlighted
        return None if at is None else self._branches[at]

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether keys do this here: none while a name is typed."""
        return not self._bar.asking and super().check_action(action, parameters)

    def action_list(self, how: str) -> None:
        """Move in the list."""
        getattr(self._options, f"action_{how}")()

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if self._current is not None:
            self.dismiss(self._current.tag)

    async def action_rename(self) -> None:
        """Ask for another name."""
        branch = self._current
        if branch is not None:
            await self._bar.ask(Rename(branch.tag, lambda name: self._rename(branch, name)))

    def _rename(self, branch: Branch, typed: str) -> bool:
        """Rename a tag; where the name exists, ask first, for the two become one."""
        from notes.errors import RecordError
        from notes.tags import tidy

        try:
            name = tidy(typed)
        except RecordError as error:
            self._bar.note(str(error))
            return False
        taken = next((other.notes for other in self._branches if other.tag == name), 0)
        if name == branch.tag:
            return True
        if taken:
            self.call_later(  # for the line one typed in is gone when the answer comes
                self._ask,
                f"#{name} exists already, on {notes(taken)}.\n"
                f"#{branch.tag} on {notes(branch.notes)} becomes #{name} too.",
                "merge them",
                lambda notebook: notebook.rename_tag(branch.tag, name),
            )
        else:
            self._change(lambda notebook: notebook.rename_tag(branch.tag, name))
        return True

    def action_delete(self) -> None:
        """Take the tag off all notes, after asking."""
        branch = self._current
        if branch is not None:
            self._ask(
                f"#{branch.tag} and all that is nested in it is taken off {notes(branch.notes)}.\n"
                "The notes stay.",
                "delete the tag",
                lambda notebook: notebook.delete_tag(branch.tag),
            )

    def action_step(self, how: str) -> None:
        """Take the last change back, or do it again."""

        def said(what: str | None) -> None:
            self._done(f"{how}ne: {what}" if what else f"nothing to {how}")

        deed = (lambda book: book.undo()) if how == "undo" else (lambda book: book.redo())
        self._room.listing.do(deed, said, self._bar.say)

    def _ask(self, question: str, yes: str, deed: Callable[[Notebook], int]) -> None:
        self.app.push_screen(Confirm(question, yes), lambda agreed: self._change(deed) if agreed else None)

    def _change(self, deed: Callable[[Notebook], int]) -> None:
        self._room.listing.do(deed, lambda count: self._done(f"{notes(count)} changed"), self._bar.say)

    def _done(self, said: str) -> None:
        if self.is_attached:
            self._look()
            self._bar.say(said)


def _row(branch: Branch) -> Content:
    """The tag under what it is nested in, and how many notes bear it."""
    tag = Content("  " * branch.depth) + Content.styled(f"{glyph(branch.tag)} ", ink(branch.tag))
    return tag + Content(printable(branch.name)) + Content.styled(f"  {branch.notes:,}", "dim")
