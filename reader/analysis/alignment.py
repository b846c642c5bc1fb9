"""Where other reports speak of what a passage speaks of: by links, or by its theme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reader.positions.places import Place, Span

if TYPE_CHECKING:
    from corpus.links import Link, Linker
    from corpus.model import Report
    from corpus.themes import Presence, Theme, Themes

MOST: Final = 200
"""Links that are looked through for one into each report."""
SHOWN: Final = 30
"""Connections of a passage that are listed at most."""
FLOOR: Final = 0.5
"""A link that scores less than this share of the best is not shown: there always is some word in common."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What belongs beside a passage in each of several reports."""

    why: str
    """What they have in common, in a few words."""
    places: dict[str, Span] = field(default_factory=dict)
    """From a report's id to the sentence that belongs there; reports without one are missing."""


def by_links(
    linker: Linker, by_id: Mapping[str, Report], report: str, passage: str, others: Iterable[str]
) -> Aligned:
    """The best link of a passage into each of the other reports.

    Args:
        linker: knows the links.
        by_id: the reports by their ids.
        report: the passage's report.
        passage: its id.
        others: the ids of the reports to look in.
    """
    wanted = set(others)
    places: dict[str, Span] = {}
    for link in linker.related(report, passage, MOST):
        if link.report in wanted and link.report not in places:
            there = [span for reason in link.reasons for span in reason.there]
            other = by_id[link.report]
            places[link.report] = sentence_of(other, other.by_id[link.passage.id], there)
    return Aligned("linked", places)


def by_theme(
    themes: Themes, report: str, passage: str, others: Iterable[str], preferred: Theme | None = None
) -> Aligned:
    """The best passage of each of the other reports on the theme of a passage.

    Args:
        themes: the themes of the reports.
        report: the passage's report.
        passage: its id.
        others: the ids of the reports to look in.
        preferred: the theme that is taken if the passage is on it; else it is the one that tells most.
    """
    from corpus.themes import Origin

    source = themes.by_id[report]
    if preferred is not None and preferred.origin is Origin.QUERY:
        here = themes.presences_in(preferred, report)
        if any(presence.passage.id == passage for presence in here):
            return _on(themes, preferred, others)
    weights = themes.of(report, source.reading[source.by_id[passage]])
    if not weights:
        return Aligned("no theme here")
    if preferred is not None and preferred.key in weights:
        theme = preferred
    else:
        theme = max((themes.theme(key) for key in weights), key=lambda t: weights[t.key] * themes.rarity(t))
    return _on(themes, theme, others)


def _on(themes: Themes, theme: Theme, others: Iterable[str]) -> Aligned:
    """The best passages of reports on a theme."""
    spoken = {other: themes.presences_in(theme, other) for other in others}
    places = {other: span_of(themes.by_id[other], best[0]) for other, best in spoken.items() if best}
    return Aligned(theme.name, places)


def connections(
    linker: Linker,
    of: tuple[str, str],
    accepted: Collection[frozenset[tuple[str, str]]],
    rejected: Collection[frozenset[tuple[str, str]]],
) -> list[Link]:
    """The links of a passage that are shown: those that come near the best, and those that the reader made.

    Args:
        linker: knows the links.
        of: the report and passage that they are of.
        accepted: the pairs that the reader made links of; they come first.
        rejected: the pairs that are not offered.
    """
    links = linker.related(*of, SHOWN, accepted=accepted, rejected=rejected)
    own = [frozenset((of, (link.report, link.passage.id))) in accepted for link in links]
    best = max((link.score for link, mine in zip(links, own, strict=True) if not mine), default=0.0)
    return [link for link, mine in zip(links, own, strict=True) if mine or link.score >= FLOOR * best]


def span_of(report: Report, presence: Presence) -> Span:
    """The best sentence of a presence."""
    index = report.by_id[presence.passage.id]
    return Span(Place(index, presence.sentence[0]), Place(index, presence.sentence[1]))


def sentence_of(report: Report, index: int, shared: Iterable[tuple[int, int]]) -> Span:
    """The sentence of a passage that holds most of what is shared; the first of those that hold as much."""
    from corpus.themes.sentence_bounds import best_sentence

    starts = [start for start, _ in shared]
    start, end = best_sentence(report.reading[index], lambda a, b: sum(a <= at < b for at in starts))
    return Span(Place(index, start), Place(index, end))
