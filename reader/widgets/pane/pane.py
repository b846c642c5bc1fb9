"""The pane of the reading room: a report on the screen, with what it tells the room.

It owns a viewport (which rows are in sight), a cursor with its moves, a selection, and what draws all that;
it is itself only the widget around them. Lines go past Textual's cache of styled lines where the pane has no
border, because the strips that are kept are already what goes to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from corpus.model import Report
from reader.positions.places import Place, Span
from reader.widgets.pane.component_styles import Looks
from reader.widgets.pane.cursor import Cursor
from reader.widgets.pane.drawing import PaneDrawing
from reader.widgets.pane.mouse import WHEEL, PaneMouse
from reader.widgets.pane.moves import Moves
from reader.widgets.pane.note_layer import Noted
from reader.widgets.pane.selection import PaneSelection
from reader.widgets.pane.viewport import Viewport


@dataclass
class _OfPane(Message):
    """What a pane tells."""

    pane: Pane

    @property
    def control(self) -> Pane:
        """The pane that sent it."""
        return self.pane


class _LastCounts(_OfPane):
    """What a pane tells so often that of several in a row only the last one counts."""

    def can_replace(self, message: Message) -> bool:
        """Whether it makes another message needless."""
        return type(message) is type(self) and message.control is self.pane


class Pane(Looks, can_focus=True):
    """A report on the screen. It has no keys of its own: commands call its methods, and those of its parts.

    Attributes:
        viewport: which rows are in sight.
        moves: how the cursor moves.
        selection: what is selected.
    """

    ALLOW_SELECT = False
    """A drag over two panes would make one selection of two texts: the pane selects by itself."""

    class Moved(_LastCounts):
        """The cursor or the view has moved."""

    class Selected(_LastCounts):
        """The selection has begun, changed or gone."""

    @dataclass
    class Clicked(_OfPane):
        """A place was clicked, without dragging."""

        place: Place

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self.viewport = Viewport(lambda: self.size, self.refresh)
        self._cursor = Cursor(self.viewport, self._cursor_moved)
        self.selection = PaneSelection(self._cursor, self.refresh, self._selection_changed)
        self.moves = Moves(self._cursor, self.selection)
        self._drawing = PaneDrawing(self, self._cursor, self.selection)
        self._mouse = PaneMouse(self, self._cursor, self.selection)

    # -- the report

    def load(self, report: Report, at: Place = Place(0)) -> None:  # noqa: B008
        """Show a report with the cursor at ``at``, on the first row or as near as its end allows.

        Nothing stays selected or painted. The pane need not be on the screen yet.
        """
        self.selection.reset()
        self._drawing.reset()
        self._cursor.load(report, at)
        self._tell_move()

    def go_on(self, cursor: Place, blank: int) -> None:
        """Right after a report was loaded, put the cursor where it was, below as many blank rows.

        Args:
            cursor: somewhere in sight.
            blank: how many blank rows stood first.
        """
        self._cursor.go_on(cursor, blank)

    @property
    def report(self) -> Report | None:
        """The report that it shows."""
        return self.viewport.report

    # -- where the reader is

    @property
    def cursor(self) -> Place:
        """The cursor: always on the first code point of a character of the report."""
        return self._cursor.place

    @cursor.setter
    def cursor(self, place: Place) -> None:
        self._cursor.place = place

    @property
    def top(self) -> Place:
        """What stands on the first row. Resizing keeps it."""
        return self.viewport.top

    def move_to(self, place: Place, *, centre: bool = False, end: Place | None = None) -> None:
        """Put the cursor at a place and that in sight, a third down the pane if it was out of sight.

        Args:
            place: where to.
            centre: have it in the middle of the pane, wherever it was; lower, where only so the beginning of
                its passage is in sight too.
            end: with ``centre``, up to where the text is to be in sight below the place, too.
        """
        self._cursor.move_to(place, centre=centre, end=end)

    def go_to(self, span: Span) -> None:
        """Put the cursor where a span begins, in the middle of the pane, and light that and no other."""
        self.move_to(span.start, centre=True, end=span.end)
        self.paint("lit", [span])

    def show(self, place: Place) -> None:
        """Put ``place`` on the first row, the cursor on it."""
        self.viewport.scroll_to_place(place)
        self._cursor.go(place)

    def scroll_by(self, rows: int) -> bool:
        """Scroll by rows as a wheel does; the cursor goes along only where it would fall out of sight."""
        if not self._cursor.scroll_by(rows):
            return False
        self._tell_move()
        return True

    def row_of(self, place: Place) -> int | None:
        """The row on the pane in which a place is drawn, or None if it is out of sight."""
        return self.viewport.row_of(place)

    # -- what is painted over the text and beside it

    @property
    def lit(self) -> Sequence[Span]:
        """What is lit: the sentence that one went to."""
        return self._drawing.overlays.layers["lit"]

    def paint(self, layer: str, spans: Sequence[Span]) -> None:
        """Draw a layer ("hit", "current", "shared" or "lit") over these spans and no others.

        Raises:
            KeyError: there is no such layer.
        """
        if self._drawing.overlays.layers.set(layer, spans):
            self._drawing.forget_texts()
            self._drawing.forget_bar()
            self.refresh()

    @property
    def annotated(self) -> object:
        """What the notes that are drawn were taken from; None after a report was loaded."""
        return self._drawing.overlays.notes.source

    def annotate(self, notes: Iterable[Noted], source: object = None) -> None:
        """Draw these notes and no others; rows of passages that look as before are not drawn anew.

        Args:
            notes: the words of notes on the report.
            source: kept as ``annotated``, for who asks whether they are still the ones to be drawn.
        """
        drawn = self._drawing.overlays.notes
        changed = drawn.set(notes)
        drawn.source = source
        if not changed:
            return
        self._drawing.forget_texts(changed)
        if ys := self.viewport.lines_of(changed):
            top, left = self.gutter.top, self.gutter.left
            self.refresh(*(Region(left, top + y, self.size.width, 1) for y in ys))

    def mark_links(self, strengths: Sequence[float]) -> None:
        """Show in the gutter how strongly passages are linked.

        Args:
            strengths: 0 to 1, for each passage of the report; none shows nothing.
        """
        if strengths != self._drawing.overlays.links:
            self._drawing.overlays.links = strengths
            self.refresh()

    # -- drawing

    def looks_changed(self) -> None:
        """Draw everything anew: colours or appearance have changed."""
        self._drawing.forget_looks()
        self.refresh()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the pane, or regions of it, anew."""
        self._drawing.forget_lines(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane: Textual asks for all of them whenever a neighbour has changed."""
        styles = self.styles
        if self.gutter or styles.outline or self.opacity != 1.0 or styles.tint.a:
            return super().render_lines(crop)
        return self._drawing.lines(crop, self.render_line)

    def render_line(self, y: int) -> Strip:
        """One line: gutter, text and bar."""
        return self._drawing.line(y)

    def _redraw(self, passages: set[int]) -> None:
        """Draw the rows of these passages anew, and what lies between them."""
        if ys := self.viewport.lines_of(passages):
            top, left = self.gutter.top, self.gutter.left
            self.refresh(Region(left, top + ys[0], self.size.width, ys[-1] - ys[0] + 1))

    # -- what happens to it

    def _cursor_moved(self, old: Place, new: Place) -> None:
        """Bring the cursor into sight, take the selection along, and draw the rows anew that show them."""
        with self._context():  # what is told of it comes from the pane, whoever moved the cursor
            self._cursor.reveal()
            self._redraw({old.passage, new.passage})
            self._tell_move()
            if self.selection.active:
                low, high = min(old, new).passage, max(old, new).passage
                self._redraw(set(range(low, high + 1)))
                self._selection_changed()

    def _tell_move(self) -> None:
        if self.is_attached:
            self.post_message(self.Moved(self))

    def _selection_changed(self) -> None:
        if self.is_attached:
            self.post_message(self.Selected(self))

    def on_resize(self) -> None:
        """Settle what was loaded before the pane had a size; later, keep the cursor in sight."""
        self._cursor.settle()

    def on_focus(self) -> None:
        """Show the cursor's line."""
        self._redraw({self.cursor.passage})

    def on_blur(self) -> None:
        """Show the cursor's passage only."""
        self._redraw({self.cursor.passage})

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-WHEEL)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Set the cursor; a drag may follow."""
        self._mouse.press(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on with a drag."""
        self._mouse.move(event)

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._mouse.release()

    def on_click(self, event: events.Click) -> None:
        """Select a word at the second click and its passage at the third; tell of the first."""
        if (place := self._mouse.click(event)) is not None:
            self.post_message(self.Clicked(self, place))
