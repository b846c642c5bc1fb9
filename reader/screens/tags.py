"""All tags with their counts: to show the notes of one, to rename it, merge it with another, or delete it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.presentation.note_text import counted
from reader.presentation.tag_styles import colour, glyph
from reader.presentation.tag_tree import Branch, branches
from reader.screens.name_manager import HANDLERS as NAME_HANDLERS
from reader.screens.name_manager import NameManagerScreen, Naming
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers

if TYPE_CHECKING:
    from reader.notebook import Contents
    from reader.services.services import Services

HINT: Final = (
    "enter its notes · {tags-rename} rename or merge · {tags-delete} delete "
    "· {dialog-undo} undo · {dialog-redo} redo · {dialog-leave}"
)
NOTHING: Final = "no note has a tag yet; {tag} in the text puts one on"
HANDLERS: Final[Mapping[str, Callable[[TagsScreen], object]]] = {
    **NAME_HANDLERS,
    "tags-rename": lambda screen: screen.rename(),
    "tags-delete": lambda screen: screen.delete(),
}
"""By a command's id."""


class TagsScreen(NameManagerScreen["str | None"]):
    """Returns the tag whose notes are to be shown, or None."""

    GROUP = Group.TAGS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, services: Services) -> None:
        super().__init__(services, "Tags", NOTHING, HINT)
        self._branches: list[Branch] = []

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

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        if self._current is not None:
            self.dismiss(self._current.tag)

    async def rename(self) -> None:
        """Ask for another name."""
        branch = self._current
        if branch is not None:
            await self._bar.ask(
                Naming(f"{branch.tag} becomes", branch.tag, lambda name: self._rename(branch, name))
            )

    def _rename(self, branch: Branch, typed: str) -> bool:
        """Rename a tag; where the name exists, ask first, for the two become one."""
        from notes.errors import RecordError
        from notes.tags import key, tidy

        try:
            name = tidy(typed)
        except RecordError as error:
            self._bar.note(str(error))
            return False
        others = (other for other in self._branches if key(other.tag) != key(branch.tag))
        taken = next((other.notes for other in others if key(other.tag) == key(name)), 0)
        if name == branch.tag:
            return True
        if taken:
            self.call_later(  # for the line one typed in is gone when the answer comes
                self._ask,
                f"#{name} exists already, on {counted(taken)}.\n"
                f"#{branch.tag} on {counted(branch.notes)} becomes #{name} too.",
                "merge them",
                lambda notebook: notebook.tags.rename(branch.tag, name),
                self._counted,
            )
        else:
            self._change(lambda notebook: notebook.tags.rename(branch.tag, name), self._counted)
        return True

    def delete(self) -> None:
        """Take the tag off all notes, after asking."""
        branch = self._current
        if branch is not None:
            self._ask(
                f"#{branch.tag} and all that is nested in it is taken off {counted(branch.notes)}.\n"
                "The notes stay.",
                "delete the tag",
                lambda notebook: notebook.tags.delete(branch.tag),
                self._counted,
            )

    def _counted(self, count: int) -> None:
        self._done(f"{counted(count)} changed")


def _row(branch: Branch) -> Content:
    """The tag under what it is nested in, and how many notes bear it."""
    tag = Content("  " * branch.depth) + Content.styled(f"{glyph(branch.tag)} ", colour(branch.tag))
    return tag + Content(printable(branch.name)) + Content.styled(f"  {branch.notes:,}", "dim")
