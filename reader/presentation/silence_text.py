"""What is said of reports in which no name of a theme stands.

The program says *nothing found*, and shows what was searched and what is to be read. *Silent* is the
reader's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.themes import Origin
from reader.citation import here, label, locus
from reader.positions.places import Place

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import ReportSums, SynopsisColumn
    from notes.records.silences import ConfirmedSilence
    from reader.notebook import Contents

ABSTRACT: Final = "only the abstract is here"
NOTHING: Final = "nothing found"
_NAMES: Final = 12
"""So many names of a theme are said to have been searched for,"""
_PLACES: Final = 4
"""and so many places of passages told in a line."""

_WITHOUT: Final = {
    "silent": "nothing found in",
    "confirmed": "silent ✓",
    "apart": "not under these names, but all the words of one:",
    "abstract": "only the abstract is here of",
}


class Standing(NamedTuple):
    """How a report stands to a theme of which it has no passage."""

    kind: str
    """``silent`` where nothing was found, ``confirmed``, ``apart`` or ``abstract``."""
    text: str


def standing(theme: Theme, column: SynopsisColumn, contents: Contents | None) -> Standing:
    """What is said of a report that has no passage on a theme.

    Args:
        theme: the theme.
        column: what the report says of it.
        contents: the notes, where they are there.
    """
    kept = contents.confirmed(theme.names, column.report) if contents is not None else None
    return standing_of(theme, column.report, column.not_counted, kept, abstract=column.abstract_only)


def standing_of(
    theme: Theme,
    report: Report,
    together: Sequence[Presence],
    kept: ConfirmedSilence | None,
    *,
    abstract: bool,
) -> Standing:
    """The same from what it depends on.

    Args:
        theme: the theme.
        report: the report.
        together: its passages that have all the words of a name.
        kept: what was kept when the reader confirmed that it is silent.
        abstract: whether only its abstract is at hand.
    """
    if together:
        return Standing("apart", apart(report, together))
    if abstract:
        return Standing("abstract", ABSTRACT)
    if kept is not None:
        return Standing("confirmed", confirmed(kept, theme, report))
    return Standing("silent", NOTHING)


def confirmed(kept: ConfirmedSilence, theme: Theme, report: Report) -> str:
    """That the reader has confirmed it, when, and what has become other since."""
    since = kept.names_since(theme.names_in(report.id))
    anew = not kept.is_of(report.letters_print)
    if not since and not anew:
        return f"silent ✓ confirmed {kept.day}".rstrip()
    under = f" under {len(kept.names)} name{'s' * (len(kept.names) != 1)}" if kept.names else ""
    parts = [f"silent ✓ checked{under}"]
    parts += [f"{len(since)} more since"] if since else []
    parts += ["the text was read anew since"] if anew else []
    return ", ".join(parts)


def apart(report: Report, presences: Sequence[Presence]) -> str:
    """That the words of a name stand together, though not the name, and where."""
    return f"not under these names; all the words of one stand together in {places(report, presences)}"


def apart_short(report: Report, presences: Sequence[Presence]) -> str:
    """The same for a narrow line."""
    return f"not counted: the words of a name in {places(report, presences)}"


def searched(theme: Theme, report: Report) -> str:
    """The names that were searched for in a report, or the words."""
    if theme.origin is Origin.QUERY:
        return f"words searched: {theme.name}"
    names = theme.names_in(report.id)
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return f"names searched: {', '.join(names[:_NAMES])}{more}"


def places(report: Report, presences: Sequence[Presence]) -> str:
    """Where passages of a report stand: ``¶ 31, ¶ 40``."""
    more = f" and {len(presences) - _PLACES} more" if len(presences) > _PLACES else ""
    return ", ".join(place(report, presence) for presence in presences[:_PLACES]) + more


def place(report: Report, presence: Presence) -> str:
    """Where a passage of a report stands."""
    return locus(report, here(report, Place(report.by_id[presence.passage.id])))


def sums(found: ReportSums, reports: int) -> list[str]:
    """How many reports speak of a theme, and why the others do not, as far as there are any."""
    return [f"{found.speak:,} of {reports:,} reports speak of it", *others(found)]


def others(found: ReportSums) -> list[str]:
    """Why reports do not speak of a theme, as far as there are any."""
    said = (
        (found.nothing_found, "with nothing found"),
        (found.not_counted, "not counted"),
        (found.abstracts, "only an abstract"),
    )
    return [f"{count:,} {what}" for count, what in said if count]


def reports_without(theme: Theme, columns: Sequence[SynopsisColumn], contents: Contents | None) -> str:
    """Of which reports there is no passage, and why: ``nothing found in Adams 2001, Baker 2010``."""
    found: dict[str, list[str]] = {}
    for column in columns:
        kind, name = standing(theme, column, contents).kind, label(column.report)
        if kind == "apart":
            name += f", {places(column.report, column.not_counted)}"
        found.setdefault(kind, []).append(name)
    return "; ".join(f"{_WITHOUT[kind]} {', '.join(names)}" for kind, names in found.items())
