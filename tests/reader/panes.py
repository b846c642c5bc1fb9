"""What the tests of the pane share: small reports of every kind of passage, and an app with panes."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal

import reader
from corpus.model import About, Kind, Passage, Ref, Report
from reader.widgets.pane import Pane

SENTENCE = "The European Union and Russia share an interest in the security architecture of the continent. "
SIZES = [(80, 24), (120, 36), (200, 50)]


def report_of(*passages: Passage, name: str = "small") -> Report:
    return Report(name, About(title=name), passages, f"{name}.txt")


def paragraphs(count: int, name: str = "long", text: str = SENTENCE * 3) -> Report:
    """A report of paragraphs that each begin with their own number in words of their own length."""
    made = (
        Passage(f"p{n}", Kind.PARAGRAPH, f"Paragraph {n}. {text}".strip(), number=n)
        for n in range(1, count + 1)
    )
    return report_of(*made, name=name)


def of_every_kind() -> Report:
    return report_of(
        Passage("t", Kind.TITLE, "Focusing back again on European security"),
        Passage("b", Kind.BYLINE, "Jordi Vaquer i Fanés, Director of CIDOB"),
        Passage("a", Kind.ABSTRACT, "Ten ways in which the new momentum could be seized. " * 2),
        Passage("h", Kind.HEADING, "What they say", level=1),
        Passage("p1", Kind.PARAGRAPH, f"As Lavrov said.6 {SENTENCE * 2}", number=1, refs=(Ref(15, 16, "f"),)),
        Passage(
            "q", Kind.PULL_QUOTE, "Security is indivisible, or it is not security at all, said the minister."
        ),
        Passage("h2", Kind.HEADING, "In Moscow", level=2),
        Passage("l1", Kind.LIST_ITEM, SENTENCE.strip(), number=2, level=1, marker="1."),
        Passage("l2", Kind.LIST_ITEM, "A short one", number=3, level=2, marker="l"),
        Passage("l3", Kind.LIST_ITEM, "Another", number=4, level=2, marker="l"),
        Passage("p2", Kind.PARAGRAPH, SENTENCE * 3, number=5),
        Passage("c", Kind.CAPTION, "Figure 1: the continent"),
        Passage("f", Kind.FOOTNOTE, "Interview with the author, Moscow, 14 May 2001.", marker="6"),
        name="kinds",
    )


class Panes(App[None]):
    """Panes side by side, with the pane's own styles; it writes down what the panes say."""

    CSS_PATH = Path(reader.__file__).with_name("styles") / "pane.tcss"

    def __init__(self, *reports: Report, colours: bool = True) -> None:
        super().__init__(ansi_color=None if colours else True)
        self._reports = reports
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            for number, _ in enumerate(self._reports):
                yield Pane(id=f"pane{number}")

    def on_mount(self) -> None:
        for pane, report in zip(self.query(Pane), self._reports, strict=True):
            pane.load(report)
        self.pane.focus()

    @property
    def pane(self) -> Pane:
        return self.query(Pane).first()

    def on_pane_moved(self, message: Pane.Moved) -> None:
        self.heard.append(message)

    def on_pane_selected(self, message: Pane.Selected) -> None:
        self.heard.append(message)

    def on_pane_clicked(self, message: Pane.Clicked) -> None:
        self.heard.append(message)


def lines(pane: Pane) -> list[str]:
    """What the pane shows, gutter and bar included."""
    return [pane.render_line(y).text for y in range(pane.size.height)]
