"""A screen that sends nothing to the terminal while nothing happens: over a slow line every byte is felt."""

from __future__ import annotations

from typing import Any

from textual import events, messages
from textual.screen import Screen, ScreenResultType


class QuietScreen(Screen[ScreenResultType]):
    """Draws what has changed, where it is seen, once.

    Two things kept Textual 8.2.8 at drawing with no key pressed:

    * A screen under another is marked as to be drawn anew whenever it has drawn something through that other
      one. From the first change on, a mere look at the clock made it draw the whole terminal, twice: 94 KB in
      four seconds of the help. It draws through a screen that hides all, too, and what else the screen on top
      had to draw at that moment is lost.
    * A blinking cursor draws its whole line twice a second, which alone is most of a percent of a core.

    The first is mended in a private method of Textual: a test fails where its version changes.
    """

    def _compositor_refresh(self) -> None:
        """Draw what has changed: by oneself on top of all, else through the screens above."""
        stack = self.app.screen_stack
        if stack[-1:] == [self]:
            super()._compositor_refresh()
        elif self in stack:
            self._show_through(stack[stack.index(self) + 1 :])

    def _show_through(self, above: list[Screen[Any]]) -> None:
        changed = set(self._compositor._dirty_regions)
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        if not changed or any(screen.styles.background.a == 1 for screen in above):
            return  # a screen that comes into sight is drawn whole in any case
        for screen in above:
            screen._layout_cache.clear()  # each takes what is under it from one list, the one on top first
            screen._set_dirty(*changed)
        *between, top = above
        for screen in between:
            screen._exchange_repaint_regions()  # the one on top draws these too
        top.post_message(messages.Update(top))

    def _on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the cursor of a field from blinking."""
        if hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False
