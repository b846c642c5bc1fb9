"""Component styles that are made when they are asked for, and kept until the style sheets change.

Textual makes those of all ``COMPONENT_CLASSES`` whenever it styles a widget: when it is mounted, and with
every change of focus. A pane has two dozen, of which a page shows ten, and none depends on the focus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.css.styles import RenderStyles


class Looks(Widget):
    """A widget whose components may be styled by its classes, but not by whether it has the focus."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._styled_by: tuple[list[RuleSet], frozenset[str]] | None = None

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of something that is all of these; one that no style sheet names is plain."""
        for name in names:
            if name not in self._component_styles:
                node = DOMNode(classes=name)
                node._attach(self)  # as Stylesheet.apply does it for COMPONENT_CLASSES
                self.app.stylesheet.apply(node)
                self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def notify_style_update(self) -> None:
        """Forget the components if they may look different now: this is called for the focus too."""
        super().notify_style_update()
        rules, classes = self.app.stylesheet.rules, frozenset(self.classes)
        if self._styled_by is None or self._styled_by[0] is not rules or self._styled_by[1] != classes:
            self._styled_by = rules, classes
            self._component_styles.clear()
            self.looks_changed()

    def looks_changed(self) -> None:
        """Called when components may look different now."""
