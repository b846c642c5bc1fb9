"""An app that sends of each frame only what is other than what the terminal shows."""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import ReturnType
from textual.screen import Screen

from reader.runtime.driver import TerminalDriver
from reader.runtime.frames import Difference
from reader.runtime.type_ahead import TypeAheadApp


class FrameApp(TypeAheadApp[ReturnType]):
    """Holds each frame against the one before."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what is other in a frame, and nothing where all is the same and the cursor stays."""
        update: Any = renderable
        driver = self._driver
        if isinstance(update, CompositorUpdate) and isinstance(driver, TerminalDriver) and self._sends():
            update = driver.frames.difference(update, self.size)
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            is_same = isinstance(update, Difference) and update.is_empty
            if is_same and cursor == self._previous_cursor_position:
                self.post_display_hook()
                return
        super()._display(screen, update)

    def _sends(self) -> bool:
        """Whether a frame is sent now: what Textual drops must not be taken for shown."""
        return self._running and not self._closed and not self.is_headless and not self._batch_count

    def forget_screen(self) -> None:
        """The terminal may show anything: the next frame is sent as it is."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.frames.forget()

    def action_redraw(self) -> None:
        """Send the whole screen: another program has written on it."""
        self.forget_screen()
        self.refresh(layout=True)
