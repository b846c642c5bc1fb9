"""Export: what is written, how and where to, with all of it to be seen before."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.analysis.model import Stage
from reader.exporting.options import Choices, Made, make
from reader.exporting.request import ORDERS
from reader.job_kinds import EXPORT
from reader.jobs import JobError
from reader.screens.command_screen import CommandScreen
from reader.settings.command import Command, Group, Where
from reader.settings.config import FLAVOURS
from reader.settings.keymap import bindings
from reader.text.printable import printable
from reader.widgets.filter_line import FilterLine
from reader.widgets.preview import Preview
from reader.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.analysis.model import Analysis
    from reader.services.services import Services

PATIENCE: Final = 0.2
"""Seconds without a key after which what is typed counts."""
TOKENS: Final = "all notes · words  tag:eu  report:portela  holder:russia  theme:nato"


class ExportBase(CommandScreen["Choices | None"], inherit_bindings=False):
    """Shows choices above a preview; what can be done here is done by its part."""

    CSS_PATH: ClassVar[list[str]] = ["../../styles/sheets.tcss", "../../styles/export.tcss"]  # type: ignore[assignment]
    AUTO_FOCUS = ""
    GROUP = Group.EXPORT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EXPORT)]

    def __init__(self, services: Services, choices: Choices) -> None:
        super().__init__()
        self.services = services
        self.choices = choices
        self.made: Made | None = None
        """What would be written; None until it is made."""
        self.preview = Preview()
        self._extent = Static("", markup=False, id="what")
        self.bar = StatusBar(lambda: self.preview)
        self.query_line = FilterLine(choices.query, placeholder=TOKENS, compact=True, select_on_focus=False)
        self.output_line = FilterLine(choices.output, compact=True, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The choices, what comes of them, and what happened."""
        yield Static("", markup=False, id="chosen")
        for key, name, line in (
            ("export-filter", "notes", self.query_line),
            ("export-output", "into", self.output_line),
        ):
            with Horizontal(classes="line"):
                yield Static(f"{self.services.keymap.first(key)} {name:6}", markup=False, classes="name")
                yield line
        yield self._extent
        yield self.preview
        yield self.bar

    def on_mount(self) -> None:
        """Make what is chosen so far."""
        self.set_focus(self.preview)
        self.tell()
        self.choose(self.choices, patience=0)

    # -- what is chosen and made

    def choose(self, choices: Choices, patience: float = PATIENCE) -> None:
        """Make something else of it; what is still being made is given up."""
        self.choices = choices
        self.query_one("#chosen", Static).update(self._chosen())
        self.services.background.start(self, EXPORT, partial(self._make, patience), exclusive=True)

    async def _make(self, patience: float) -> None:
        await asyncio.sleep(patience)
        if self.made is None:
            self._wait("reading your notes…")
        try:
            made = await self.make()
        except JobError:
            self._wait("")
            raise
        self.show(made)

    async def make(self) -> Made:
        """What would be written now; by themes it is made as soon as they are counted."""
        notebook, choices = await self.services.notebook.ready(), self.choices
        needs = Stage.COUNTS if choices.by == "theme" else Stage.NOTHING

        def made(analysis: Analysis) -> Made:
            return make(analysis, notebook, choices)

        return await self.services.analyses.answer(EXPORT, made, needs, on_wait=self._wait)

    def _wait(self, said: str) -> None:
        """Say for what it waits."""
        if self.made is None:
            self._extent.update(said)

    def show(self, made: Made) -> None:
        """Show what would be written, unless the screen has been left meanwhile."""
        if self.is_usable:
            self.made = made
            self.preview.show(made.files)
            self._extent.update(Content(printable(self._what(made))))

    def _chosen(self) -> Content:
        first = self.services.keymap.first
        by = _row(f"{first('export-by')} by", ORDERS, self.choices.by)
        return by + Content("   ") + _row(f"{first('export-flavour')} for", FLAVOURS, self.choices.flavour)

    def _what(self, made: Made) -> str:
        """How much would be written, and what is in the way."""
        notes = "1 note" if made.notes == 1 else f"{made.notes:,} notes"
        if made.delivery is None:
            return f"! {notes} · {made.problem}"
        files = "1 file" if len(made.files) == 1 else f"{len(made.files)} files"
        if obstacles := made.delivery.obstacles:
            more = f" and {len(obstacles) - 1} more" if len(obstacles) > 1 else ""
            return f"! {obstacles[0]}{more}; {self.services.keymap.first('export-force')} replaces it"
        there = any(made.delivery.place.held.get(name) is not None for name in made.files)
        return f"{notes} · {files} · {'written before' if there else 'new'} · {made.delivery.place.folder}"

    # -- what is said, and keys

    def say(self, message: str, *, stay: bool = False) -> None:
        """Show a message in the bottom row, here or in that of the room if the screen has been left."""
        say = self.bar.say if self.is_usable else self.services.say
        say(message, stay=stay)

    def tell(self) -> None:
        """Say in the bottom row which keys there are."""
        first = self.services.keymap.first
        if self.typing:
            self.bar.state(f"enter to the preview · {first('export-leave')}", "")
            return
        keys = (
            "export-write",
            "export-copy",
            "export-by",
            "export-flavour",
            "export-filter",
            "export-output",
        )
        names = ("write", "copy", "by", "for", "notes", "into")
        said = " · ".join(f"{first(key)} {name}" for key, name in zip(keys, names, strict=True))
        self.bar.state(said, f"{first('export-help')} all keys")

    @property
    def typing(self) -> bool:
        """Whether keys go to a line."""
        return self.query_line.has_focus or self.output_line.has_focus

    def takes(self, command: Command) -> bool:
        """Whether keys mean this now: while one types, only what leaves the line."""
        return not self.typing or command.id in ("export-leave", "filter-done")

    def give_keys(self) -> None:
        """Give the keys to the preview."""
        self.set_focus(self.preview)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        field = "query" if event.input is self.query_line else "output"
        if event.value != getattr(self.choices, field):
            self.choose(replace(self.choices, **{field: event.value}))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.give_keys()

    def on_descendant_focus(self) -> None:
        """Tell the keys that there are now."""
        self.tell()


def _row(name: str, all_of_them: Sequence[str], chosen: str) -> Content:
    marks = {True: ("●", "bold"), False: ("○", "dim")}
    parts = [Content.styled(name, "bold $primary")]
    for one in all_of_them:
        glyph, style = marks[one == chosen]
        parts += [Content.styled(f"{glyph} {one}", style)]
    return Content(" ").join(parts)
