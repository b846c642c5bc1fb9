"""What a theme is, and what comes of asking for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from corpus.model import NUMBERED, Kind, Passage
from corpus.text.identity import slug

SAYING: Final = NUMBERED | {Kind.ABSTRACT}
"""The kinds of passages in which a report says something; the others announce it or add to it."""


class Origin(StrEnum):
    """Who named a theme."""

    CURATED = "curated"
    """An editor, in a ``themes.toml``."""
    DISCOVERED = "discovered"
    """The texts themselves."""
    OWN = "own"
    """The reader."""
    QUERY = "query"
    """The reader's words, typed in search of it: it lasts as long as it is looked at."""


class Locator(NamedTuple):
    """Where an index says that a theme is treated."""

    report: str
    """The report's id."""
    passage: str
    """The passage's id."""
    main: bool
    """Whether the passage is about the theme, or treats it in part."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A named idea, the other names by which it goes, and where an index puts it."""

    name: str
    aliases: tuple[str, ...] = ()
    origin: Origin = Origin.CURATED
    id: str = ""
    """Permanent for own themes; else made from the name."""
    calls: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """From a report's id to the words by which that report calls it; they count in that report alone."""
    see_also: tuple[str, ...] = ()
    """Names of other themes."""
    locators: tuple[Locator, ...] = ()
    put: frozenset[tuple[str, str]] = frozenset()
    """Those of its locators (report, passage) that are the reader's: they say nothing of other passages."""
    off: frozenset[tuple[str, str]] = frozenset()
    """Passages (report, passage) that the reader has taken off it."""

    @property
    def key(self) -> str:
        """What it is known by in this corpus."""
        return self.id or slug(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that count everywhere, the chosen one first."""
        return (self.name, *self.aliases)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Those, and the words by which single reports call it."""
        return (*self.names, *(name for calls in self.calls.values() for name in calls))

    def names_in(self, report: str) -> tuple[str, ...]:
        """The names that are searched for in one report: those, and the words by which it calls the theme."""
        return (*self.names, *self.calls.get(report, ()))


class Presence(NamedTuple):
    """A passage that speaks of a theme."""

    report: str
    """The report's id."""
    passage: Passage
    weight: float
    """How much of the passage is about the theme, 0 to 1."""
    passing: bool
    """Whether the theme is only mentioned."""
    matches: tuple[tuple[int, int], ...]
    """Where its names stand: half-open bounds in the passage's text, in order, never in a reference."""
    sentence: tuple[int, int]
    """The sentence that says most of it: half-open bounds in the passage's text."""


class Silence:
    """A report in which no name of a theme stands.

    Its passages are read when they are first asked for: of many reports few are looked at.
    """

    def __init__(
        self,
        report: str,
        near: Callable[[], tuple[Presence, ...]],
        *,
        abstract_only: bool,
        together: tuple[Presence, ...] = (),
    ) -> None:
        """Tell of a report.

        Args:
            report: the report's id.
            near: reads the passages that come nearest; the same however often it is called.
            abstract_only: whether only an abstract is at hand: then nothing follows from its saying nothing.
            together: the passages that have all the words of one of the theme's names, though not the name.
        """
        self.report = report
        self.abstract_only = abstract_only
        self.together = together
        self._read = near

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Silence):
            return NotImplemented
        mine, yours = ((s.report, s.abstract_only, s.together, s.near) for s in (self, other))
        return mine == yours

    def __hash__(self) -> int:
        return hash((self.report, self.abstract_only))

    @cached_property
    def near(self) -> tuple[Presence, ...]:
        """The passages that come nearest to it, where any do, each with the sentence to be read."""
        return self._read()

    @property
    def nearest(self) -> Presence | None:
        """The passage that comes nearest, where any does."""
        return self.near[0] if self.near else None

    @property
    def to_read(self) -> tuple[Presence, ...]:
        """What is to be read before one calls it silent: first what has all the words of a name."""
        known = {presence.passage.id for presence in self.together}
        return (*self.together, *(p for p in self.near if p.passage.id not in known))

    @property
    def nothing_found(self) -> bool:
        """Whether nothing at all was found in the whole of the report."""
        return not self.abstract_only and not self.together


class Suggestion(NamedTuple):
    """A theme that may be meant by what was typed."""

    theme: Theme
    name: str
    """Which of its names fits."""
    score: float
    """0 to 1; comparable within one answer."""
    spans: tuple[tuple[int, int], ...]
    """Which letters of the name were typed: half-open bounds."""
    by_name: float = 1.0
    """What the theme's chosen name alone scores, 0 to 1."""
