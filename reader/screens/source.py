"""The lines of the file that a passage was made of, raw, so that one can check what was made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar, Final

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from corpus.model import Passage, Report
from reader.citation import label
from reader.messages import SourceRead
from reader.printable import printable

LONGEST: Final = 2000
"""Characters of a line that are shown."""
_LINE_END: Final = re.compile("\r\n?|[\n\u0085\u2028\u2029]")


class SourceLines(ScrollView, can_focus=True):
    """Numbered raw lines; those of the passage bear a mark."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"source--number", "source--own", "source--other"}

    def __init__(self, passage: Passage) -> None:
        super().__init__()
        self._own = {n for run in passage.runs for n in range(run.first, run.last + 1)}
        self._lines: tuple[str, ...] = ()

    def show(self, lines: tuple[str, ...]) -> None:
        """Show these lines, the passage's own ones in the middle."""
        self._lines = lines
        widest = max((len(line) for line in lines), default=0)
        self.virtual_size = Size(min(widest, LONGEST) + self._gutter, len(lines))
        first, last = min(self._own, default=1), max(self._own, default=1)
        self.scroll_to_region(
            Region(0, first - 1, 1, min(last - first + 1, self.size.height)), center=True, animate=False
        )
        self.refresh()

    @property
    def _gutter(self) -> int:
        return len(str(len(self._lines))) + 3

    def render_line(self, y: int) -> Strip:
        """One line of the file: mark, number, text."""
        left, top = self.scroll_offset
        number = top + y + 1
        if number > len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        own = number in self._own
        style = self.get_component_rich_style("source--own" if own else "source--other")
        count = f"{'▌' if own else ' '}{number:>{self._gutter - 3}}  "
        text = printable(self._lines[number - 1])
        text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        body = Strip([Segment(text, style)]).crop_extend(left, left + self.size.width - self._gutter, style)
        return Strip([Segment(count, self.get_component_rich_style("source--number")), *body])


class SourceScreen(ModalScreen[None]):
    """A sheet with the source of one passage."""

    CSS_PATH = "../styles/source.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("l,right", "scroll('right')", show=False),
        Binding("h,left", "scroll('left')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("b,pageup", "scroll('page_up')", show=False),
        Binding("g,home", "scroll('home')", show=False),
        Binding("G,end", "scroll('end')", show=False),
    ]

    def __init__(self, report: Report, passage: int) -> None:
        super().__init__()
        self._report = report
        self._passage = report.reading[passage]

    def compose(self) -> ComposeResult:
        """The lines, and what was mended in them."""
        yield SourceLines(self._passage)
        yield Static(printable(self._said), markup=False, id="mended")

    def on_mount(self) -> None:
        """Read the file in a thread."""
        lines = self.query_one(SourceLines)
        source, name = printable(self._report.source), printable(label(self._report))
        lines.border_title = Content(f"{source} · source of {name}")
        lines.border_subtitle = Content("esc")
        lines.focus()
        self.run_worker(self._read, thread=True, exit_on_error=False)

    @property
    def _said(self) -> str:
        passage = self._passage
        runs = ", ".join(f"{r.first}–{r.last}" if r.last > r.first else f"{r.first}" for r in passage.runs)
        where = f"lines {runs}" if runs else "the source has no lines"
        kind = passage.kind.value.replace("_", " ")
        return f"{kind}, {where}" + (f" · mended: {passage.mended}" if passage.mended else "")

    def _read(self) -> None:
        self.post_message(_source(self._report))

    @on(SourceRead)
    def _show(self, message: SourceRead) -> None:
        if message.problem:
            self.query_one("#mended", Static).update(Content(printable(message.problem)))
        self.query_one(SourceLines).show(tuple(message.lines))

    def action_scroll(self, how: str) -> None:
        """Scroll the lines."""
        getattr(self.query_one(SourceLines), f"scroll_{how}")(animate=False)


def _source(report: Report) -> SourceRead:
    """The lines of a report's file, counted as the importer counts them."""
    from corpus.decoding import decode
    from corpus.errors import SourceError

    try:
        data = Path(report.path).read_bytes()
        encoding = decode(data, report.source).encoding
        return SourceRead(_LINE_END.split(data.decode(encoding, errors="replace")))
    except OSError as error:
        return SourceRead((), f"{report.path} cannot be read any more: {error.strerror}")
    except SourceError as error:
        return SourceRead((), str(error))
