"""What is known of a report, to be edited: its title, its authors, its date."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from corpus.model import About
from notes.records.descriptions import is_date
from reader.screens.base import Dialog
from reader.screens.filter_list import BREAKPOINTS
from reader.text.printable import printable
from reader.widgets.text_field import TextField


class ReportDetailsScreen(Dialog["dict[str, Any] | None"]):
    """Returns what is to be said otherwise than the file says it, or None."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/describe.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

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
            hint = "enter saves · tab the next line · an empty line: as the file says · esc"
            yield Static(hint, markup=False, id="hint")

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
