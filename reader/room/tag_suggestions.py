"""Which tags and holders may be meant by what is typed, and how a tag looks."""

from __future__ import annotations

from typing import Final

from reader.presentation.tag_styles import colour, glyph
from reader.room.controller import Controller

HOLDERS: Final = ("the author", "Russia", "the EU")
"""Whose views notes often are; suggested after those that were used."""


class TagSuggestionsController(Controller):
    """Asked while a tag or a holder is typed."""

    def tags(self, typed: str) -> list[str]:
        """Tags that may be meant, likeliest first; for "" those used last."""
        contents = self.notes.contents
        return contents.suggest_tags(typed) if contents else []

    def holders(self, typed: str) -> list[str]:
        """Holders that may be meant, likeliest first; for "" those used last."""
        from notes.suggestions import suggest

        contents = self.notes.contents
        used = contents.latest_holders if contents else ()
        return suggest(typed, list(dict.fromkeys((*used, *HOLDERS, *self.report.about.authors))))

    def paint(self, tag: str) -> tuple[str, str]:
        """A tag's glyph, and the style of it."""
        return glyph(tag), colour(tag)
