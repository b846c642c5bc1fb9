"""The connections of a passage: by report in date order, each with its section, its reasons and a score."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from corpus.model import Passage, Report
from reader.analysis.alignment import connections
from reader.analysis.model import Stage
from reader.citation import here, label, locus
from reader.job_kinds import CONNECTIONS
from reader.positions.places import Place
from reader.screens.base import BREAKPOINTS
from reader.screens.choice_list import HANDLERS as LIST_HANDLERS
from reader.screens.choice_list import ChoiceList
from reader.settings.command import Group
from reader.settings.keymap import own_bindings, row_numbers
from reader.text.plain_text import clip
from reader.text.printable import printable
from reader.widgets.command_node import Handlers
from reader.widgets.value_option import ValueOption

if TYPE_CHECKING:
    from corpus.links import Link
    from reader.analysis.model import Analysis
    from reader.analysis.service import AnalysisService
    from reader.notebook.contents import Pair

SECTION: Final = 44
"""Cells that a section's heading has at most."""
SHOWN: Final = 220
"""Characters of a passage that are shown."""
HINT: Final = (
    "{dialog-down} {dialog-up} 1-9 choose · enter goes there "
    "· {connections-accept} accept · {connections-reject} reject · {dialog-leave}"
)
BARS: Final = "▁▂▃▄▅▆▇█"
FULL: Final = 0.5
"""Where no link scores so much, none has a full bar: the best of weak links is a weak one."""
"""A score from low to high."""


class LinkChoice(NamedTuple):
    """What is to be done with a connection."""

    action: str
    """``go``, ``accept`` or ``reject``."""
    link: Link


HANDLERS: Final[Mapping[str, Callable[[ConnectionsScreen], object]]] = {
    **LIST_HANDLERS,
    "dialog-page-down": lambda screen: screen.page("down"),
    "dialog-page-up": lambda screen: screen.page("up"),
    "connections-accept": lambda screen: screen.decide("accept"),
    "connections-reject": lambda screen: screen.decide("reject"),
    "connections": lambda screen: screen.action_dismiss(None),
}
"""By a command's id; the key that opened it closes it."""


class ConnectionsScreen(ChoiceList["LinkChoice | None"]):
    """Lists connections; returns what is to be done with one."""

    CSS_PATH: ClassVar[list[str]] = ["../styles/sheets.tcss", "../styles/connections.tcss"]  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    GROUP = Group.CONNECTIONS
    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS), *row_numbers("take")]

    def __init__(
        self,
        analyses: AnalysisService,
        report: Report,
        passage: Passage,
        judged: tuple[frozenset[Pair], frozenset[Pair]],
    ) -> None:
        """Make the screen.

        Args:
            analyses: knows the links.
            report: the report of the passage.
            passage: the passage whose connections are wanted.
            judged: the pairs that the reader made links, and those that are not offered.
        """
        super().__init__()
        self._analyses = analyses
        self._report = report
        self._passage = passage
        self._judged = judged
        self._links: Sequence[Link] = ()
        self._by_id: Mapping[str, Report] = {}

    def compose(self) -> ComposeResult:
        """The passage's place above the list."""
        with Vertical(id="sheet"):
            yield OptionList(markup=False, compact=True)
            yield Static("", markup=False, id="none")
            yield Static(self.keymap.hint(HINT), markup=False, id="hint")

    def on_mount(self) -> None:
        """Look for the connections."""
        place = Place(self._report.by_id[self._passage.id])
        where = f"{label(self._report)}, {locus(self._report, here(self._report, place))}"
        self.query_one("#sheet").border_title = Content(f"Connections of {printable(where)}")
        self._wait("looking …")
        self.set_focus(self.options)
        self._analyses.ask(
            self, CONNECTIONS, self._find, self._found, needs=Stage.LINKS, on_wait=self._wait, renew=True
        )

    def _wait(self, said: str) -> None:
        """Say for what the list waits."""
        if not self._links:
            none = self.query_one("#none", Static)
            none.display = True
            none.update(said)

    def _find(self, analysis: Analysis) -> tuple[Analysis, Sequence[Link]]:
        """In the answers' lane: the connections of the passage."""
        of = self._report.id, self._passage.id
        if not analysis.has(*of):
            return analysis, ()
        return analysis, connections(self._analyses.linker(analysis), of, *self._judged)

    def _found(self, found: tuple[Analysis, Sequence[Link]]) -> None:
        analysis, links = found
        self._by_id = analysis.by_id
        order = {ident: rank for rank, ident in enumerate(self._by_id)}
        self._links = sorted(links, key=lambda link: order[link.report])  # stable: best first in each
        options = self.options
        options.clear_options()
        best = max((FULL, *(link.score for link in self._links)))
        options.add_options(
            ValueOption(self._row(index, link, link.score / best), link)
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
        report = self._by_id[link.report]
        place = Place(report.by_id[link.passage.id])
        number = f"{index + 1} " if index < 9 else "  "
        bar = BARS[min(int(share * len(BARS)), len(BARS) - 1)]
        pair = frozenset({(self._report.id, self._passage.id), (link.report, link.passage.id)})
        own = "✓ yours  " if pair in self._judged[0] else ""
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
        if isinstance(event.option, ValueOption):
            self.dismiss(LinkChoice("go", event.option.value))

    def action_take(self, index: int) -> None:
        """Go to a connection by its number."""
        if index < len(self._links):
            self.dismiss(LinkChoice("go", self._links[index]))

    def page(self, direction: str) -> None:
        """Go up or down by a page."""
        getattr(self.options, f"action_page_{direction}")()

    def decide(self, action: str) -> None:
        """Accept or reject the connection that is marked."""
        marked = self.options.highlighted_option
        if isinstance(marked, ValueOption):
            self.dismiss(LinkChoice(action, marked.value))
