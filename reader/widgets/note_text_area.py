"""The words of a note, for texts with lines of many pages.

Textual divides all of a line, each time that one of its rows is drawn or the cursor is looked for: with
20,000 characters in a line that took 60 ms a key. Here a row is a slice.
"""

from __future__ import annotations

from itertools import pairwise

from rich.style import Style
from rich.text import Text
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Location, WrappedDocument

from reader.text.printable import printable


class WrappedLines(WrappedDocument):
    """What Textual's own gives, without dividing whole lines."""

    @property
    def height(self) -> int:
        """Rows of all lines."""
        return len(self._offset_to_line_info)

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line = self.document[line_index]
        return [line[start:end] for start, end in pairwise((0, *self.get_offsets(line_index), len(line)))]

    def row(self, number: int) -> tuple[int, int, int, bool] | None:
        """The line of a row, where the row begins and ends in it, and whether it is its last one.

        None where there is no such row, or where Textual has to draw it: the line has one row, or tabs.
        """
        if number >= self.height:
            return None
        index, section = self._offset_to_line_info[number]
        ends, line = self.get_offsets(index), self.document[index]
        if not ends or self.get_tab_widths(index) != [0]:
            return None
        last = section == len(ends)
        return index, ends[section - 1] if section else 0, len(line) if last else ends[section], last

    def location_to_offset(self, location: Location) -> Offset:
        """Where a location is drawn; one beyond the end is at the end.

        An undo that takes lines away asks for the cursor's before it has put the cursor back.
        """
        last = len(self._wrap_offsets) - 1
        return super().location_to_offset(min(location, (last, len(self.document[last]))))


class NoteTextArea(TextArea):
    """The words of a note. What is shown of them is harmless; what is kept is what was typed."""

    wrapped_document: WrappedLines

    def get_line(self, line_index: int) -> Text:
        """A line as a terminal may show it, as long as it is."""
        return Text(printable(self.document.get_line(line_index)), end="", no_wrap=True)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = WrappedLines(self.document, self.wrap_width, self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def _render_line(self, y: int) -> Strip:
        row = self.wrapped_document.row(y + self.scroll_offset.y)
        theme = self._theme
        if row is None or theme is None or self.suggestion:
            return super()._render_line(y)
        index, start, end, last = row
        text = Text(printable(self.document[index][start:end]) + " " * last, end="", no_wrap=True)

        def paint(style: Style | None, first: Location, beyond: Location) -> None:
            """Paint what is of a range in this row."""
            if style is not None and first < (index, end + last) and beyond > (index, start):
                text.stylize(
                    style,
                    first[1] - start if first > (index, start) else 0,
                    beyond[1] - start if beyond[0] == index else len(text),
                )

        cursor = self.selection.end
        here = cursor[0] == index and self.highlight_cursor_line
        if here and self._has_cursor:
            paint(theme.cursor_line_style, (index, 0), (index, end + 1))
        first, beyond = sorted(self.selection)
        if first != beyond:
            paint(theme.selection_style, first, min(beyond, (index, len(self.document[index]))))
        bracket = self._matching_bracket_location if self._has_cursor and self.match_cursor_bracket else None
        if bracket is not None and first == beyond:
            for row_, column in (cursor, bracket):
                paint(theme.bracket_matching_style, (row_, column), (row_, column + 1))
        if self._draw_cursor:
            paint(theme.cursor_style, cursor, (cursor[0], cursor[1] + 1))
        strip = Strip(text.render(self.app.console), text.cell_len)
        width = self.scrollable_content_region.width - self.gutter_width
        base = theme.base_style or self.rich_style
        strip = strip.extend_cell_length(width, theme.cursor_line_style if here else theme.base_style)
        return strip.apply_style(base)
