"""A text as it will be written, to scroll through: shown literally, wrapped, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text.printable import printable
from reader.text.wrapping import wrap

MOST: Final = 3000
"""Lines that are shown of all files together: nobody scrolls through more to see how it looks."""
LONGEST: Final = 5000
"""Characters of a line that are shown."""


class PreviewRow(NamedTuple):
    """One row: a part of a line, or the name of a file."""

    text: str
    head: bool = False


class Preview(ScrollView, can_focus=True):
    """Files one below the other, each under its name."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"preview--head", "preview--text"}

    def __init__(self) -> None:
        super().__init__()
        self._files: Mapping[str, str] = {}
        self._rows: list[PreviewRow] = []

    def show(self, files: Mapping[str, str]) -> None:
        """Show these files, by their names."""
        self._files = files
        self._set_rows()
        self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False)

    @property
    def text(self) -> str:
        """What is shown, row by row."""
        return "\n".join(row.text for row in self._rows)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._set_rows()

    def _set_rows(self) -> None:
        self._rows = list(self._wrapped(max(self.scrollable_content_region.width - 1, 2)))
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()

    def _wrapped(self, width: int) -> Iterator[PreviewRow]:
        left = MOST
        for name, text in self._files.items():
            lines = text.split("\n")
            yield PreviewRow(f"── {printable(name)}", head=True)
            for line in lines[:left]:
                yield from self._line(line, width)
            if len(lines) > left:
                yield PreviewRow(
                    f"… {len(lines) - left:,} lines more of it, and what comes after it", head=True
                )
                return
            left -= len(lines)

    def _line(self, line: str, width: int) -> Iterator[PreviewRow]:
        shown = printable(line if len(line) <= LONGEST else f"{line[:LONGEST]}…")
        starts = wrap(shown, width)
        for start, end in zip(starts, [*starts[1:], len(shown)], strict=True):
            yield PreviewRow(shown[start:end])

    def render_line(self, y: int) -> Strip:
        """One row."""
        y += self.scroll_offset.y
        plain = self.get_component_rich_style("preview--text")
        if y >= len(self._rows):
            return Strip.blank(self.size.width, plain)
        row = self._rows[y]
        style = self.get_component_rich_style("preview--head") if row.head else plain
        return Strip([Segment(f" {row.text}", style)]).adjust_cell_length(self.size.width, style)
