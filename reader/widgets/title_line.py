"""The line above a pane: whose report this is, and where in it one reads."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from corpus.model import Kind, Report
from reader.citation import label
from reader.positions.places import Place
from reader.text.plain_text import LEAST, shortened
from reader.text.printable import printable

GAP: Final = 2
"""Cells between the parts of the line."""
NAME: Final = 16
"""Cells that a report's name may have, however narrow the pane is."""


class TitleLine(Widget):
    """Author and year, section, and at the right end ¶ and how far one has read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title-line--name", "title-line--section", "title-line--place"}

    current: reactive[bool] = reactive(False)
    """Whether keys go to the pane below; then a mark stands before the name."""

    def __init__(self, current: bool = False) -> None:
        super().__init__(classes="-current" if current else None)
        self.set_reactive(TitleLine.current, current)
        self._said = ("", "", "")
        self._flag = ""

    @property
    def flag(self) -> str:
        """A word before the place: whether the pane leads, follows or is held; empty for none."""
        return self._flag

    @flag.setter
    def flag(self, flag: str) -> None:
        if flag != self._flag:
            self._flag = flag
            self.refresh()

    def show(self, report: Report, place: Place) -> None:
        """Say where in which report one is; cheap enough for every move."""
        said = (printable(label(report)), printable(section(report, place)), place_text(report, place))
        if said != self._said:
            self._said = said
            self.refresh()

    def watch_current(self, current: bool) -> None:
        """Let the style sheet tell the current pane from the others."""
        self.set_class(current, "-current")

    def render(self) -> Content:
        """The line, cut in its middle part first."""
        width = self.size.width
        name, heading, place = self._said
        place = f"{self._flag} · {place}" if self._flag else place
        most = max(width - cell_len(place) - GAP - 1, 1)
        if heading:
            most = min(most, max((width - cell_len(place)) // 2, NAME))
        left = Content.styled(("▌" if self.current else " ") + shortened(name, most), self._style("name"))
        left = left.truncate(max(width - cell_len(place) - GAP, 1), ellipsis=True)
        space = width - cell_len(place) - left.cell_length - 2 * GAP
        if heading and space >= LEAST:
            left += Content(" " * GAP) + Content.styled(heading, self._style("section")).truncate(
                space, ellipsis=True
            )
        rest = max(width - left.cell_length - cell_len(place), 1)
        return left + Content(" " * rest) + Content.styled(place, self._style("place"))

    def _style(self, part: str) -> Style:
        return self.get_visual_style(f"title-line--{part}", partial=True)


def section(report: Report, place: Place) -> str:
    """The heading under which a place stands, else the report's title unless that is the report's name."""
    if not report.reading:
        return ""
    passage = report.reading[place.passage]
    if passage.kind is Kind.HEADING:
        return passage.text
    named = report.about.authors or report.about.organisation
    return passage.section or (report.about.title if named else "")


def place_text(report: Report, place: Place) -> str:
    """``¶ 12 · 34 %``: the last ¶ begun (or the footnote), and how much of the text lies before."""
    if not report.reading:
        return "no text"
    passage = report.reading[place.passage]
    total = report.starts[-1] + len(report.reading[-1].text)
    share = round(100 * (report.starts[place.passage] + place.offset) / max(total, 1))
    if passage.kind is Kind.FOOTNOTE and passage.marker:
        return f"n. {printable(passage.marker.strip().rstrip('.'))} · {share} %"
    numbers = (report.reading[i].number for i in range(place.passage, max(place.passage - 50, -1), -1))
    number = next((n for n in numbers if n is not None), None)
    return f"{share} %" if number is None else f"¶ {number} · {share} %"
