"""The strip of connections: how many passages of other reports belong beside this one, and the best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget

from reader.citation import label
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.links import Link
    from reader.workspace import Workspace

REASONS: Final = 2
"""Reasons that are said of each."""
NAMED: Final = 6
"""Connections that are named; there is no room for more."""


class LinkStrip(Widget):
    """One row above the bottom row."""

    DEFAULT_CSS = """
    LinkStrip { height: 1; visibility: visible; background: $surface; color: $foreground 80%; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._said = Content("")

    def show(self, workspace: Workspace, links: Sequence[Link], key: str) -> None:
        """Show other connections.

        Args:
            workspace: the reports.
            links: the connections, best first.
            key: what opens their list.
        """
        self._say(_line(workspace, links, key))

    def say(self, what: str) -> None:
        """Say something instead of connections."""
        self._say(Content.styled(what, "dim"))

    def _say(self, said: Content) -> None:
        if said != self._said:
            self._said = said
            self.refresh()

    def render(self) -> Content:
        """The row, cut at its end."""
        return self._said.truncate(self.size.width, ellipsis=True)


def _line(workspace: Workspace, links: Sequence[Link], key: str) -> Content:
    if not links:
        return Content.styled("≡ no connections of this passage", "dim")
    count = "1 connection" if len(links) == 1 else f"{len(links)} connections"
    said = Content.styled(f"≡ {key} {count}", "bold")
    for link in links[:NAMED]:
        report = workspace.report(link.report)
        number = f" ¶ {link.passage.number}" if link.passage.number is not None else ""
        why = ", ".join(reason.label for reason in link.reasons[:REASONS])
        said += Content.styled("  ·  ", "dim") + Content(printable(f"{label(report)}{number} "))
        said += Content.styled(printable(why), "dim")
    return said
