"""Two versions of one note, compared: what differs is marked, and one can be given up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.presentation.note_text import where
from reader.screens.sheet import HANDLERS as SHEET_HANDLERS
from reader.screens.sheet import Sheet
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers

if TYPE_CHECKING:
    from reader.notebook import Placed

LONGEST: Final = 4000
"""Characters of words that are compared."""
_TIME: Final = 16
"""Characters of a time up to the minute."""
_WORDS: Final = re.compile(r"\S+\s*|\s+")
HINT: Final = (
    "{versions-first} keeps the first alone · {versions-second} the second · {sheet-leave} keeps both"
)

HANDLERS: Final[Mapping[str, Callable[[VersionsScreen], object]]] = {
    **SHEET_HANDLERS,
    "versions-first": lambda screen: screen.action_dismiss(0),
    "versions-second": lambda screen: screen.action_dismiss(1),
}
"""By a command's id."""


class VersionsScreen(Sheet["int | None"]):
    """Returns which of the two is to be kept alone, 0 or 1; None: both."""

    CSS_PATH = "../styles/sheets.tcss"
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]
    DEFAULT_CSS = """
    VersionsScreen {
        & > #sheet { width: 96%; max-width: 110; height: auto; max-height: 100%; }
        & VerticalScroll { height: auto; max-height: 1fr; }
        & VerticalScroll > Static { height: auto; margin: 0 0 1 0; }
    }
    """

    def __init__(self, first: Placed, second: Placed) -> None:
        """Make the comparison; the version that was there first comes first."""
        super().__init__()
        self._first, self._second = first, second

    def compose(self) -> ComposeResult:
        """One version below the other."""
        first, second = map(self.keymap.first, ("versions-first", "versions-second"))
        with Vertical(id="sheet"):
            with VerticalScroll(can_focus=False):
                yield Static(_version(first, self._first, self._second), markup=False)
                yield Static(_version(second, self._second, self._first), markup=False)
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Say of what these are versions."""
        self.query_one("#sheet").border_title = Content(f"Two versions · {where(self._first)}")

    @property
    def sheet(self) -> VerticalScroll:
        """Both versions."""
        return self.query_one(VerticalScroll)


def _version(key: str, placed: Placed, other: Placed) -> Content:
    note = placed.note
    head = Content.styled(key, "$primary bold")
    head += Content.styled(f"  changed {printable(note.updated[:_TIME].replace('T', ' '))}", "dim")
    lines = [head]
    if placed.quote != other.quote:
        lines.append(Content.styled("on ", "dim") + _differing(placed.quote, other.quote))
    lines.append(_differing(note.text, other.note.text) if note.text else Content.styled("no words", "dim"))
    lines += [
        Content.styled(f"{name}: ", "dim") + _differing(mine, theirs)
        for name, mine, theirs in _facts(placed, other)
        if mine != theirs
    ]
    return Content("\n").join(lines)


def _facts(placed: Placed, other: Placed) -> Iterator[tuple[str, str, str]]:
    mine, theirs = placed.note, other.note
    yield "tags", ", ".join(mine.tags) or "none", ", ".join(theirs.tags) or "none"
    yield "view of", mine.holder or "nobody", theirs.holder or "nobody"
    yield "theme", mine.theme or "none", theirs.theme or "none"


def _differing(text: str, other: str) -> Content:
    """A text, in which the words that the other does not have at their place stand out."""
    mine, theirs = (_WORDS.findall(each[:LONGEST]) for each in (text, other))
    said = Content("")
    for kind, start, end, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        words = printable("".join(mine[start:end]), lines=True)
        said += Content(words) if kind == "equal" else Content.styled(words, "bold underline")
    return said + Content("…" if len(text) > LONGEST else "")
