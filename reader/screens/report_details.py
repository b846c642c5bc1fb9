"""What is known of a report, to be edited: its title, its authors, its date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from corpus.model import About
from notes.records.descriptions import is_date
from reader.screens.base import BREAKPOINTS, Dialog
from reader.settings.command import Group
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import Handlers
from reader.widgets.text_field import TextField

HINT: Final = "enter saves · tab the next line · an empty line: as the file says · {entry-leave}"

HANDLERS: Final[Mapping[str, Callable[[ReportDetailsScreen], object]]] = {
    "details-next": lambda screen: screen.app.action_focus_next(),
    "details-previous": lambda screen: screen.app.action_focus_previous(),
    "entry-leave": lambda screen: screen.action_dismiss(None),
}
"""By a command's id."""


class ReportDetailsScreen(Dialog["dict[str, Any] | None"]):
    """Returns what is to be said otherwise than the file says it, or None."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/describe.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    GROUP = Group.ANSWERS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(self, about: About, own: About) -> None:
        """Make the sheet.

        Args:
            about: what is known now.
            own: what the file and the files beside it say.
        """
        super().__init__()
        self._about, self._own = about, own

    def compose(self) -> ComposeResult:
        """A line for each thing, and what may be wrong with it."""
        about = self._about
        values = {"title": about.title, "authors": "; ".join(about.authors), "date": about.date or ""}
        with Vertical(id="sheet"):
            for name, label in (("title", "title"), ("authors", "authors, parted by ;"), ("date", "date")):
                yield Static(label, markup=False, classes="label")
                yield TextField(printable(values[name]), id=name, compact=True, select_on_focus=False)
            yield Static("", markup=False, id="wrong")
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Name the sheet."""
        self.query_one("#sheet").border_title = Content("What is known of this report")
        self.query_one("#title", Input).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        title, authors, date = (
            self.query_one(f"#{name}", Input).value for name in ("title", "authors", "date")
        )
        said: dict[str, Any] = {
            "title": " ".join(title.split()),
            "authors": tuple(" ".join(name.split()) for name in authors.split(";") if name.strip()),
            "date": date.strip(),
        }
        if said["date"] and not is_date(said["date"]):
            self.query_one("#wrong", Static).update("a date is written 2001, 2001-05 or 2001-05-31")
            self.query_one("#date", Input).focus()
            return
        self.dismiss(
            {name: value for name, value in said.items() if value and value != getattr(self._own, name)}
        )
