"""What the notebook holds at one moment. It never changes, so that a screen may look at it at any time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from corpus.model import Report
from notes.folding import fold
from notes.kinds import FINDING, THEME
from notes.records.descriptions import Description
from notes.records.relations import Relation
from notes.suggestions import suggest
from notes.tags import below
from reader.notebook.entry import Entry
from reader.notebook.filtering import families_of, matching
from reader.notebook.placed import Placed, State
from reader.notebook.report_notes import ReportNotes
from reader.positions.places import Place

if TYPE_CHECKING:
    from corpus.themes.own_themes import OwnTheme
    from notes.records.silences import ConfirmedSilence

Pair = frozenset[tuple[str, str]]
"""Two passages, each a report's id and a passage's."""
Silences: TypeAlias = "Mapping[tuple[str, str], ConfirmedSilence]"
"""By a theme's name as it is compared and a report's id: that the reader has confirmed its silence."""


@dataclass(frozen=True)
class Contents:
    """All notes and relations, as they are now."""

    by_id: Mapping[str, Entry] = field(default_factory=dict)
    """The notes by their ids, in the order in which they were made, with what they are found by."""
    by_report: Mapping[str, ReportNotes] = field(default_factory=dict)
    """The notes on open reports, by the report's id."""
    relations: tuple[Relation, ...] = ()
    rejections: frozenset[Pair] = frozenset()
    """The passages that the reader does not want to be offered as linked."""
    descriptions: tuple[Description, ...] = ()
    """What the reader says of reports, over what their files say."""
    silences: Silences = field(default_factory=dict)
    """The silences that the reader has confirmed."""
    own_themes: tuple[OwnTheme, ...] = ()
    """The reader's own themes, hidden ones too, with those of their passages that are open."""
    undo_label: str | None = None
    """What undo would take back."""
    redo_label: str | None = None
    """What redo would do again."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The notes in the order in which they were made, with what they are found by."""
        return tuple(self.by_id.values())

    @cached_property
    def notes(self) -> tuple[Placed, ...]:
        """The notes in the order in which they were made."""
        return tuple([entry.placed for entry in self.entries])

    def note(self, ident: str) -> Placed | None:
        """The note with this id."""
        entry = self.by_id.get(ident)
        return entry.placed if entry else None

    def prepare(self) -> None:
        """Make now what listing and filtering ask of every note, so that a screen need not wait for it."""
        for entry in self.entries:
            entry.prepare()

    def in_report(self, report: Report) -> tuple[Placed, ...]:
        """The notes on a report in reading order: those on the whole first, orphans last."""
        here = self.by_report.get(report.id)
        return here.notes if here else ()

    def in_passage(self, report: Report, index: int) -> tuple[Placed, ...]:
        """The notes on words of a passage of ``report.reading``, in reading order."""
        here = self.by_report.get(report.id)
        return here.in_passage(index) if here else ()

    def at(self, report: Report, place: Place) -> tuple[Placed, ...]:
        """The notes whose words are at a place, the shortest first."""
        at = report.starts[place.passage] + place.offset if report.reading else 0
        spans = [(p, p.start or 0, p.end or 0) for p in self.in_passage(report, place.passage)]
        here = [(end - start, p) for p, start, end in spans if start <= at < end]
        return tuple(placed for _, placed in sorted(here, key=itemgetter(0)))

    def on_theme(self, theme: str | Iterable[str], report: Report | None = None) -> tuple[Placed, ...]:
        """The notes on a theme: those on it alone, or the findings on it in a report.

        Args:
            theme: its name, or all its names: a note keeps the one by which it was written.
            report: in which the findings are.
        """
        wanted = set(map(fold, (theme,) if isinstance(theme, str) else theme))
        of_theme = [e.placed for e in self._on_themes if fold(e.theme) in wanted]
        if report is None:
            return tuple(p for p in of_theme if p.note.kind is THEME)
        return tuple(p for p in of_theme if p.note.kind is FINDING and p.report_id == report.id)

    def confirmed(self, names: Iterable[str], report: Report) -> ConfirmedSilence | None:
        """What the reader kept when confirming that a report says nothing of a theme, or None.

        Args:
            names: the theme's.
            report: the report.
        """
        held = (self.silences.get((fold(name), report.id)) for name in names)
        return next(filter(None, held), None) if self.silences else None

    def filter(self, query: str) -> list[Placed]:
        """The notes that fit a query (reader/notebook/filtering.py), in the order in which they were made."""
        return [entry.placed for entry in matching(self.entries, query)]

    def relations_of(self, ident: str) -> tuple[Relation, ...]:
        """The relations from and to a note."""
        return tuple(self._relations.get(ident, ()))

    @cached_property
    def accepted(self) -> dict[Pair, tuple[str, ...]]:
        """The pairs of passages that the reader has related, with the types of their relations."""
        found: dict[Pair, tuple[str, ...]] = {}
        for relation in self.relations:
            ends = (self.note(relation.source), self.note(relation.target))
            at = [passage_of(end) if end else None for end in ends]
            if at[0] is not None and at[1] is not None and at[0] != at[1]:
                pair = frozenset((at[0], at[1]))
                found[pair] = tuple(dict.fromkeys((*found.get(pair, ()), relation.type)))
        return found

    @cached_property
    def states(self) -> dict[State, int]:
        """How many notes are in each state."""
        found = Counter(entry.state for entry in self.entries)
        return {state: found[state] for state in State}

    # -- conflicts

    def versions(self, ident: str) -> tuple[Placed, ...]:
        """All versions of a note that were kept beside each other, this one too; empty where it is alone."""
        return self._versions.get(ident, ())

    @cached_property
    def split(self) -> frozenset[str]:
        """The ids of the notes of which there is another version."""
        return frozenset(self._versions)

    @cached_property
    def _versions(self) -> dict[str, tuple[Placed, ...]]:
        if not any(entry.conflict for entry in self.entries):
            return {}
        families = families_of(self.entries)
        return {placed.id: tuple(family) for family in families for placed in family}

    # -- tags and holders

    @cached_property
    def tags(self) -> dict[str, int]:
        """How many notes bear each tag, most used first."""
        found = Counter(tag for entry in self.entries for tag in entry.tags)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def bearing(self, tag: str) -> int:
        """How many notes bear a tag, or one nested in it: so many would be changed with it."""
        return sum(any(below(tag, other) for other in entry.tags) for entry in self.entries)

    @cached_property
    def latest_tags(self) -> tuple[str, ...]:
        """All tags, the one used last first."""
        return tuple(dict.fromkeys(tag for entry in self._latest for tag in entry.tags))

    @cached_property
    def latest_holders(self) -> tuple[str, ...]:
        """All holders, the one used last first."""
        return tuple(dict.fromkeys(entry.holder for entry in self._latest if entry.holder))

    def suggest_tags(self, typed: str) -> list[str]:
        """Which tags may be meant by what is typed so far, likeliest first."""
        return suggest(typed, self.latest_tags)

    # -- themes

    @cached_property
    def latest_themes(self) -> tuple[str, ...]:
        """All themes of notes, the one used last first."""
        return tuple(dict.fromkeys(entry.theme for entry in self._latest if entry.theme))

    def suggest_themes(self, typed: str) -> list[str]:
        """Which themes may be meant by what is typed so far, likeliest first."""
        return suggest(typed, self.latest_themes)

    def theme_named(self, typed: str) -> str:
        """The theme that is meant, as notes have it, whatever its capitals; else what was typed."""
        wanted = fold(typed)
        return next((theme for theme in self.latest_themes if fold(theme) == wanted), typed)

    # -- made when first asked for

    @cached_property
    def _latest(self) -> list[Entry]:
        newest_first = self.entries[::-1]
        return sorted(newest_first, key=attrgetter("updated"), reverse=True)

    @cached_property
    def _on_themes(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.theme]

    @cached_property
    def _relations(self) -> dict[str, list[Relation]]:
        ends = [(end, one) for one in self.relations for end in dict.fromkeys((one.source, one.target))]
        return _grouped(ends)


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def passage_of(placed: Placed) -> tuple[str, str] | None:
    """The report and passage that a note's words begin in; None where they are not there."""
    passage = placed.passage
    return (placed.report.id, passage.id) if placed.report and passage else None
