"""The relations of one note: go to the other quote, edit one, or delete it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.presentation.note_text import nowhere, where
from reader.screens.choice_list import HANDLERS as LIST_HANDLERS
from reader.screens.choice_list import ChoiceList
from reader.settings.command import Command, Group
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers
from reader.widgets.relation_entry import RelationEntry

if TYPE_CHECKING:
    from reader.notebook import Contents, Notebook, Relation
    from reader.services.services import Services

T = TypeVar("T")

LONGEST: Final = 200
"""Characters of quotes and words that are looked at."""
HINT: Final = (
    "enter the other quote · {relations-edit} edit · {relations-delete} delete · {dialog-undo} undo "
    "· {dialog-leave}"
)
DELETED: Final = "relation deleted; {dialog-undo} takes it back"
NONE: Final = "no relations; {relate} in the text, once on each quote, makes one"

HANDLERS: Final[Mapping[str, Callable[[RelationsScreen], object]]] = {
    **LIST_HANDLERS,
    "dialog-undo": lambda screen: screen.undo(),
    "relations-edit": lambda screen: screen.edit(),
    "relations-delete": lambda screen: screen.delete(),
}
"""By a command's id."""


class RelationsScreen(ChoiceList[str | None]):
    """Returns the id of the note at the other end of the chosen relation, or None."""

    CSS_PATH = "../styles/sheets.tcss"
    GROUP = Group.RELATIONS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]
    DEFAULT_CSS = """
    RelationsScreen {
        & > #sheet { width: 86%; max-width: 110; height: auto; max-height: 100%; }
        & #sheet > OptionList { max-height: 14; }
    }
    """

    def __init__(self, services: Services, ident: str) -> None:
        """Make the list.

        Args:
            services: what it works with.
            ident: the note whose relations these are.
        """
        super().__init__()
        self._services = services
        self._ident = ident
        self._relations: tuple[Relation, ...] = ()
        self._editing: Relation | None = None

    def compose(self) -> ComposeResult:
        """The list above the keys."""
        with Vertical(id="sheet"):
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="none")
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Show what there is."""
        placed = self._contents.note(self._ident)
        title = f"Relations of {where(placed)}" if placed else "Relations"
        self.query_one("#sheet").border_title = Content(title)
        self.query_one("#none", Static).update(self.keymap.hint(NONE))
        self._show()
        self.set_focus(self.options)

    @property
    def _contents(self) -> Contents:
        from reader.notebook import Contents

        return self._services.notebook.contents or Contents()

    def _show(self) -> None:
        """Show the relations as they are now, on the same row as before."""
        contents, options = self._contents, self.options
        at = options.highlighted or 0
        self._relations = contents.relations_of(self._ident)
        options.clear_options()
        options.add_options(Option(_row(one, self._ident, contents)) for one in self._relations)
        options.highlighted = min(at, len(self._relations) - 1) if self._relations else None
        options.display = bool(self._relations)
        self.query_one("#none").display = not self._relations

    @property
    def _current(self) -> Relation | None:
        at = self.options.highlighted
        return self._relations[at] if at is not None and at < len(self._relations) else None

    # -- keys

    def takes(self, command: Command) -> bool:  # noqa: ARG002 # none is listened to then
        """Letters are no keys while a relation is being edited."""
        return self._editing is None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_list is not self.options or self._current is None:
            return
        other = _other(self._current, self._ident)
        placed = self._contents.note(other)
        if placed is None:
            self.say("the other note is gone")
        elif why := nowhere(placed):
            self.say(why)
        else:
            self.dismiss(other)

    async def delete(self) -> None:
        """Delete the relation; its notes stay."""
        if (one := self._current) is not None:
            await self._change(
                lambda notebook: notebook.relations.delete(one.id), lambda _: self.keymap.hint(DELETED)
            )

    async def undo(self) -> None:
        """Take back the last change of notes."""
        await self._change(
            lambda notebook: notebook.undo(), lambda what: f"undone: {what}" if what else "nothing to undo"
        )

    # -- editing

    async def edit(self) -> None:
        """Ask for the type and the words, from those that there are."""
        one = self._current
        if one is None:
            return
        self._editing = one
        contents = self._contents
        first, second = (_quote(ident, contents) for ident in (one.source, one.target))
        types = dict.fromkeys((*self._services.config.relation_types, one.type))
        entry = RelationEntry(first, second, list(types), one.type, one.text)
        self.query_one("#hint").display = False
        await self.query_one("#sheet").mount(entry)
        entry.take_keys()

    @on(RelationEntry.Entered)
    async def _entered(self, message: RelationEntry.Entered) -> None:
        seen = self._editing
        if seen is not None:
            wanted = replace(seen, type=message.kind, text=message.text)
            await self._change(lambda notebook: notebook.relations.edit(seen, wanted), self._edited)

    def _edited(self, relation: Relation) -> str:
        self._editing = None  # it is saved once, however often enter was pressed
        self.call_later(self._leave)
        return f"related: {relation.type}"

    @on(RelationEntry.Left)
    async def _leave(self) -> None:
        """Close the drawer."""
        self._editing = None
        self.query_one("#hint").display = True
        self.set_focus(self.options)
        await self.query(RelationEntry).remove()

    async def _change(self, change: Callable[[Notebook], T], said: Callable[[T], str]) -> None:
        """Change something; the next key waits for it."""

        def done(result: T) -> None:
            if self.is_usable:
                self._show()
                self.say(said(result))

        await self._services.notebook.wait(self._services.notebook.do(change, done, self._refused))

    def _refused(self, why: str) -> None:
        entries: Any = self.query(RelationEntry)
        for entry in entries:
            entry.border_subtitle = Content(printable(why))
        self.say(why)


def _other(relation: Relation, ident: str) -> str:
    return relation.target if relation.source == ident else relation.source


def _quote(ident: str, contents: Contents) -> str:
    placed = contents.note(ident)
    if placed is None:
        return "a note that is gone"
    words = " ".join((placed.quote or placed.note.text)[:LONGEST].split())
    return f"“{words}” ({where(placed)})" if placed.quote else f"{words} ({where(placed)})"


def _row(relation: Relation, ident: str, contents: Contents) -> Content:
    """The type, seen from the note, above the other quote and the reader's words."""
    out = relation.source == ident
    row = Content.styled(printable(f"{'→' if out else '←'} {relation.type}"), "bold")
    if relation.text:
        row += Content(f": {printable(' '.join(relation.text[:LONGEST].split()))}")
    return row + Content.styled(f"\n  {printable(_quote(_other(relation, ident), contents))}", "dim")
