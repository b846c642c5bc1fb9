"""The theme made of the reader's words: there is one at a time, and it lasts as long as it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.services.signal import Signal

if TYPE_CHECKING:
    from corpus.themes import Theme


class QueryThemeService:
    """Holds it, with what the reader took in and out; nothing of it is kept until it is made a theme."""

    def __init__(self) -> None:
        self.current: Theme | None = None
        """None where none is looked at."""
        self.changed: Signal[[Theme]] = Signal()
        """A passage was taken in or out; told is the theme as it is now."""

    def begin(self, theme: Theme) -> None:
        """Look at a theme: at one made of words, or at another, which ends the one made of words."""
        from corpus.themes import Origin

        self.current = theme if theme.origin is Origin.QUERY else None

    def end(self) -> None:
        """Forget it."""
        self.current = None

    def is_current(self, theme: Theme) -> bool:
        """Whether a theme is the one made of words that is looked at, whatever was taken in or out since."""
        return self.current is not None and theme.key == self.current.key

    def take(self, report: str, passage: str, *, into: bool) -> None:
        """Take a passage in, or out, by the ids of its report and itself."""
        from corpus.themes.query_theme import taken_in, taken_out

        if self.current is not None:
            self.current = (taken_in if into else taken_out)(self.current, report, passage)
            self.changed.emit(self.current)
