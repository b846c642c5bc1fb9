"""The connections of a passage: by report in date order, each with its section, its reasons and a score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from corpus.model import Passage, Report
from reader.aligned import connections
from reader.citation import here, label, locus
from reader.messages import Linked
from reader.places import Place
from reader.plain import clip
from reader.printable import printable
from reader.screens.chooser import BREAKPOINTS

if TYPE_CHECKING:
    from corpus.links import Link
    from reader.notebook.contents import Pair
    from reader.workspace import Workspace

SECTION: Final = 44
"""Cells that a section's heading has at most."""
SHOWN: Final = 220
"""Characters of a passage that are shown."""
BARS: Final = "▁▂▃▄▅▆▇█"
"""A score from low to high."""


class Choice(NamedTuple):
    """What is to be done with a connection."""

    deed: str
    """``go``, ``accept`` or ``reject``."""
    link: Link


class ConnectionsScreen(ModalScreen["Choice | None"]):
    """Lists connections; returns what is to be done with one."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/connections.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss(None)", show=False),
        Binding("j,down", "list('cursor_down')", show=False),
        Binding("k,up", "list('cursor_up')", show=False),
        Binding("space,pagedown", "list('page_down')", show=False),
        Binding("b,pageup", "list('page_up')", show=False),
        Binding("r", "decide('accept')", show=False),
        Binding("x", "decide('reject')", show=False),
        *(Binding(str(n), f"take({n - 1})", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self,
        workspace: Workspace,
        report: Report,
        passage: Passage,
        accepted: frozenset[Pair],
        rejected: frozenset[Pair],
    ) -> None:
        """Make the screen.

        Args:
            workspace: the reports; asked in a thread.
            report: the report of the passage.
            passage: the passage whose connections are wanted.
            accepted: pairs that the reader made links.
            rejected: pairs that are not offered.
        """
        super().__init__()
        self._workspace = workspace
        self._report = report
        self._passage = passage
        self._accepted = accepted
        self._rejected = rejected
        self._links: Sequence[Link] = ()

    def compose(self) -> ComposeResult:
        """The passage's place above the list."""
        with Vertical(id="sheet"):
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="none")
            yield Static(
                "j k 1-9 choose · enter goes there · r accept · x reject · esc", markup=False, id="hint"
            )

    def on_mount(self) -> None:
        """Look for the connections."""
        place = Place(self._report.by_id[self._passage.id])
        where = f"{label(self._report)}, {locus(self._report, here(self._report, place))}"
        self.query_one("#sheet").border_title = Content(f"Connections of {printable(where)}")
        self.query_one("#none", Static).update("looking …")
        self.set_focus(self.query_one(OptionList))
        self.run_worker(partial(self._find), group="links", thread=True, exit_on_error=False)

    def _find(self) -> None:
        worker = get_current_worker()
        of = self._report.id, self._passage.id
        links = connections(self._workspace, of, self._accepted, self._rejected)
        if not worker.is_cancelled:
            self.post_message(Linked(self._report.id, self._passage.id, links))

    @on(Linked)
    def _found(self, message: Linked) -> None:
        order = {report.id: rank for rank, report in enumerate(self._workspace.reports)}
        self._links = sorted(message.links, key=lambda link: order[link.report])  # stable: best first in each
        options = self.query_one(OptionList)
        options.clear_options()
        best = max((link.score for link in self._links), default=1.0) or 1.0
        options.add_options(
            Option(self._row(index, link, link.score / best), id=str(index))
            for index, link in enumerate(self._links)
        )
        none = self.query_one("#none", Static)
        none.display = not self._links
        none.update(self._none())
        if self._links:
            top = max(range(len(self._links)), key=lambda index: self._links[index].score)
            options.highlighted = top

    def _none(self) -> str:
        from corpus.links.model import LINKED

        if self._passage.kind not in LINKED:
            return "only paragraphs, list items and abstracts are connected; move to one"
        return "no passage of another report shares enough with this one"

    def _row(self, index: int, link: Link, share: float) -> Content:
        """A connection: where it stands, how strong it is, why it is offered, and how it begins."""
        report = self._workspace.report(link.report)
        place = Place(report.by_id[link.passage.id])
        number = f"{index + 1} " if index < 9 else "  "
        bar = BARS[min(int(share * len(BARS)), len(BARS) - 1)]
        pair = frozenset({(self._report.id, self._passage.id), (link.report, link.passage.id)})
        own = "✓ yours  " if pair in self._accepted else ""
        head = Content.styled(f"{number}{bar} ", "bold") + Content.styled(own, "bold")
        head += Content.styled(printable(label(report)), "bold")
        head += Content(printable(f"  {locus(report, here(report, place))}"))
        if link.passage.section:
            head += Content.styled(f"  {clip(printable(link.passage.section), SECTION)}", "dim")
        why = " · ".join(
            f"theme {reason.label}" if reason.kind == "theme" else f"“{reason.label}”"
            for reason in link.reasons
        )
        words = clip(" ".join(link.passage.without_refs().split()), SHOWN)
        return (
            head
            + Content("\n    ")
            + Content.styled(printable(why), "italic")
            + Content("\n    ")
            + Content.styled(printable(words), "dim")
        )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Choice("go", self._links[int(event.option_id or 0)]))

    def action_take(self, index: int) -> None:
        """Go to a connection by its number."""
        if index < len(self._links):
            self.dismiss(Choice("go", self._links[index]))

    def action_decide(self, deed: str) -> None:
        """Accept or reject the connection that is marked."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss(Choice(deed, self._links[index]))

    def action_list(self, how: str) -> None:
        """Move in the list."""
        getattr(self.query_one(OptionList), f"action_{how}")()
