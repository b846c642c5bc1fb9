"""Selecting words by keyboard, and copying them."""

from __future__ import annotations

from typing import Final

from reader import citation
from reader.exporting import copying
from reader.positions.places import Span
from reader.room.controller import Controller
from reader.text.plain_text import clip

NOTHING: Final = "nothing is selected: v starts, a move extends, y copies; or drag with the mouse"
SHOWN: Final = 24
"""Cells of a quote that the message of its copy shows."""


class SelectionController(Controller):
    """The selection of the current pane, made by keys or by mouse."""

    def toggle(self) -> None:
        """Begin to select at the cursor, or stop and keep what is selected."""
        if self.pane.selection.active:
            self.pane.selection.stop()
        else:
            self.pane.selection.start()
        self.update_status()

    def chars(self, count: int) -> None:
        """Extend by characters."""
        self.pane.moves.chars(count)

    def words(self, count: int) -> None:
        """Extend to the beginning of a word."""
        self.pane.moves.words(count)

    def word_end(self) -> None:
        """Extend to the end of a word."""
        self.pane.moves.word_end()

    def sentences(self, count: int) -> None:
        """Extend to the beginning of a sentence."""
        self.pane.moves.sentences(count)

    def copy(self) -> None:
        """Copy the selected words with their citation."""
        span = self.selected
        if span is None:
            self.say(NOTHING)
            return
        cited = citation.cite(self.report, span)
        words = " ".join(citation.words(self.report, span).split())
        text = copying.quote(self.report, span, self.config.flavour)
        self._copy(text, f"“{clip(words, SHOWN)}” {cited}")
        if self.pane.selection.active:
            self.pane.selection.stop()
        self.pane.selection.clear()
        self.update_status()

    def cite(self) -> None:
        """Copy the citation of the selection, else of the passage."""
        span = self.selected or citation.here(self.report, self.pane.cursor)
        cited = copying.cite(self.report, span, self.config.flavour)
        self._copy(cited, cited)

    @property
    def selected(self) -> Span | None:
        """What is selected, if it is not empty."""
        span = self.pane.selection.span
        return span if span is not None and span.start < span.end else None

    def _copy(self, text: str, shown: str) -> None:
        self.context.services.clipboard.copy(text, lambda said: self.say(f"{shown}: {said}"))
