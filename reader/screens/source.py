"""The lines of the file that a passage was made of, raw, so that one can check what was made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from corpus.model import Passage, Report
from reader.citation import label
from reader.job_kinds import SOURCE
from reader.screens.sheet import HANDLERS as SHEET_HANDLERS
from reader.screens.sheet import Sheet
from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.text.wrapping import wrap
from reader.widgets.command_node import Handlers

if TYPE_CHECKING:
    from reader.background import Background

AROUND: Final = 300
"""Lines of the file that are shown before and after the passage's own."""
MOST: Final = 5000
"""Lines that are shown at most."""
LONGEST: Final = 20_000
"""Characters of a line that are shown at most."""
_LINE_END: Final = re.compile("\r\n?|[\n\u0085\u2028\u2029]")


class SourceRow(NamedTuple):
    """One row of the panel: a part of a line."""

    number: int | None
    """The line's number, None for the further rows of a line."""
    own: bool
    """Whether the passage was made of it."""
    text: str


class SourceLines(ScrollView, can_focus=True):
    """Numbered raw lines, wrapped; those of the passage bear a mark."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"source--number", "source--own", "source--other"}

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._own = {n for run in passage.runs for n in range(run.first, run.last + 1)}
        self._lines: tuple[str, ...] = ()
        self._rows: list[SourceRow] = []
        self._digits = 1

    def show(self, lines: tuple[str, ...]) -> None:
        """Show these lines, the passage's own ones in the middle."""
        self._lines = lines
        self._digits = len(str(len(lines)))
        self._set_rows()
        own = [y for y, row in enumerate(self._rows) if row.own] or [0]
        height = min(own[-1] - own[0] + 1, self.size.height)
        self.scroll_to_region(Region(0, own[0], 1, height), center=True, animate=False)

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        self._set_rows()

    def _set_rows(self) -> None:
        first, last = min(self._own, default=1), max(self._own, default=1)
        begin = max(first - 1 - AROUND, 0)
        end = min(last + AROUND, begin + MOST)
        width = max(self.scrollable_content_region.width - self._digits - 3, 2)
        self._rows = [
            row
            for n, line in enumerate(self._lines[begin:end], begin + 1)
            for row in self._wrapped(n, line, width)
        ]
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _wrapped(self, number: int, line: str, width: int) -> Iterator[SourceRow]:
        """The rows of a line."""
        if len(line) > LONGEST:
            line = f"{line[:LONGEST]}… ({len(line) - LONGEST:,} characters more)"
        text = printable(line)
        starts = wrap(text, width)
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield SourceRow(None if start else number, number in self._own, text[start:end])

    def render_line(self, y: int) -> Strip:
        """One row: mark, number, text."""
        y += self.scroll_offset.y
        number = self.get_component_rich_style("source--number")
        if y >= len(self._rows):
            return Strip.blank(self.size.width, number)
        row = self._rows[y]
        style = self.get_component_rich_style("source--own" if row.own else "source--other")
        count = "" if row.number is None else str(row.number)
        head = Segment(f"{'▌' if row.own else ' '}{count:>{self._digits}}  ", number)
        return Strip([head, Segment(row.text, style)]).adjust_cell_length(self.size.width, style)


HANDLERS: Final[Mapping[str, Callable[[SourceScreen], object]]] = {
    **SHEET_HANDLERS,
    "source": lambda screen: screen.action_dismiss(None),
}
"""By a command's id: the key that opened it closes it."""


class SourceScreen(Sheet[None]):
    """A sheet with the source of one passage."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/source.tcss"]  # type: ignore[assignment]
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(
        self, background: Background, report: Report, passage: int, *, understood: bool = True
    ) -> None:
        """Make the screen.

        Args:
            background: reads the file.
            report: whose file.
            passage: the passage, an index into what is read.
            understood: whether the report takes part in nearness in meaning.
        """
        super().__init__()
        self._understood = understood
        self._background = background
        self._report = report
        self._passage = report.reading[passage]

    @property
    def sheet(self) -> SourceLines:
        """The lines."""
        return self.query_one(SourceLines)

    def compose(self) -> ComposeResult:
        """The lines, and what was mended in them."""
        yield SourceLines(self._passage)
        yield Static(printable(self._said), markup=False, id="mended")

    def on_mount(self) -> None:
        """Read the file in a thread."""
        lines = self.sheet
        source, name = printable(self._report.source), printable(label(self._report))
        lines.border_title = Content(f"{source} · source of {name}")
        lines.border_subtitle = Content(self.keymap.first("sheet-leave"))
        lines.focus()
        self._background.ask(self, SOURCE, partial(_source, self._report), self._show)

    @property
    def _said(self) -> str:
        passage = self._passage
        runs = ", ".join(f"{r.first}–{r.last}" if r.last > r.first else f"{r.first}" for r in passage.runs)
        one = len(passage.runs) == 1 and passage.runs[0].first == passage.runs[0].last
        where = f"line{'' if one else 's'} {runs}" if runs else "the source has no lines"
        kind = passage.kind.value.replace("_", " ")
        mended = f" · mended: {passage.mended}" if passage.mended else ""
        foreign = "" if self._understood else " · not in English: never near in meaning, found by words alone"
        return f"{kind}, {where}{mended}{foreign}"

    def say(self, message: str, *, stay: bool = False) -> None:  # noqa: ARG002 - there it always stays
        """Say something in place of what was mended in the lines."""
        self.query_one("#mended", Static).update(printable(message or self._said))

    def _show(self, read: _Source) -> None:
        if read.problem:
            self.query_one("#mended", Static).update(printable(f"{read.problem} · {self._said}"))
        self.sheet.show(tuple(read.lines))


class _Source(NamedTuple):
    """A report's file."""

    lines: Sequence[str]
    """Its lines, the first of them line 1."""
    problem: str = ""
    """Why there are none, in one line."""


def _source(report: Report) -> _Source:
    """The lines of a report's file, counted as the importer counts them."""
    from corpus.errors import SourceError
    from corpus.files import read
    from corpus.sources.scanning import LARGEST
    from corpus.text.decoding import decode

    try:
        data = read(Path(report.path), LARGEST)
        encoding = decode(data, report.source).encoding
        return _Source(_LINE_END.split(data.decode(encoding, errors="replace")))
    except OSError as error:
        return _Source((), f"{report.path} cannot be read any more: {error.strerror}")
    except SourceError as error:
        return _Source((), str(error))
