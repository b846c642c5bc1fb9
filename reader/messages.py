"""What workers tell the screens when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.find import Hit
    from corpus.links import Link
    from corpus.search import Result
    from corpus.themes import Presence, Silence, Suggestion
    from corpus.themes.synopsis import Synopsis
    from reader.aligned import Aligned
    from reader.notebook import Placed
    from reader.overview.grid import Grid


class Found(Message):
    """One report has been looked through."""

    def __init__(self, query: str, report: str, hits: Sequence[Hit], nearest: Sequence[str] = ()) -> None:
        super().__init__()
        self.query = query
        """What was looked for."""
        self.report = report
        """The report's id."""
        self.hits = hits
        """Where it stands, in reading order."""
        self.nearest = nearest
        """Words that do occur and come near, where there is no hit."""


class Searched(Message):
    """All reports have been searched."""

    def __init__(self, query: str, result: Result, notes: Sequence[Placed] = ()) -> None:
        super().__init__()
        self.query = query
        """What was searched for."""
        self.result = result
        """What came of it."""
        self.notes = notes
        """The reader's notes that say it."""


class Suggested(Message):
    """Themes have been looked for."""

    def __init__(
        self, query: str, themes: Sequence[Suggestion], hits: Sequence[Presence], *, new: bool = False
    ) -> None:
        super().__init__()
        self.query = query
        """What was typed."""
        self.themes = themes
        """The themes that may be meant, likeliest first."""
        self.hits = hits
        """Where no theme fits well: the best passages by their words."""
        self.new = new
        """Whether a theme can be made of what was typed."""


class Beheld(Message):
    """It has been found out what each report says of a theme."""

    def __init__(self, synopsis: Synopsis) -> None:
        super().__init__()
        self.synopsis = synopsis
        """What each report says."""


class Linked(Message):
    """The links of a passage have been found."""

    def __init__(self, report: str, passage: str, links: Sequence[Link]) -> None:
        super().__init__()
        self.report = report
        """The report's id."""
        self.passage = passage
        """The passage's id."""
        self.links = links
        """Its links, best first."""


class Weighed(Message):
    """It has been found out how strongly the passages of a report are linked."""

    def __init__(self, report: str, strengths: Sequence[float]) -> None:
        super().__init__()
        self.report = report
        """The report's id."""
        self.strengths = strengths
        """0 to 1, for each passage that is read."""


class Working(Message):
    """Links are being worked out."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done = done
        """Reports that are done."""
        self.total = total
        """Reports in all."""

    def can_replace(self, message: Message) -> bool:
        """Of several in a row only the last one counts."""
        return isinstance(message, Working)


class Alignment(Message):
    """What belongs beside a passage has been found."""

    def __init__(self, report: str, passage: int, aligned: Aligned) -> None:
        super().__init__()
        self.report = report
        """The report's id."""
        self.passage = passage
        """The passage's index in what is read."""
        self.aligned = aligned
        """What belongs beside it."""


class Surveyed(Message):
    """It has been counted how much each report says of each theme."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid
        """The counts."""


class Glimpsed(Message):
    """The best passage of a report on a theme has been found, or its silence."""

    def __init__(self, theme: str, report: str, found: Presence | Silence | None) -> None:
        super().__init__()
        self.theme = theme
        """The theme's key."""
        self.report = report
        """The report's id."""
        self.found = found
        """What was found."""


class SourceRead(Message):
    """A report's file has been read for its raw lines."""

    def __init__(self, lines: Sequence[str], problem: str = "") -> None:
        super().__init__()
        self.lines = lines
        """The lines of the file, the first of them line 1."""
        self.problem = problem
        """Why there are none, in one line."""
