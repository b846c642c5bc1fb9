"""A drawer: a panel above the bottom row that takes the keys for a while, and leaves the text in sight."""

from __future__ import annotations

from textual.widget import Widget


class Drawer(Widget):
    """What notes, tags and relations are written on. There is one at a time."""

    # Read with the first drawer, not at the start.
    DEFAULT_CSS = """
    Drawer {
        visibility: visible;
        height: auto;
        background: $surface;
        border: round $primary 60%;
        border-title-color: $primary;
        border-subtitle-color: $foreground 60%;
        padding: 0 1;
    }
    """

    def take_keys(self) -> None:
        """Let keys go where one writes; at once, for the next key may be waiting."""
        raise NotImplementedError
