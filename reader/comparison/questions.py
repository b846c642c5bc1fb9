"""What the overviews ask: of the analysis in the answers' lane, of the notebook in the disk's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corpus.model import Report
    from corpus.themes import Presence, Silence, Theme
    from reader.analysis.model import Analysis
    from reader.comparison.grid import Grid
    from reader.notebook import Notebook
    from reader.positions.places import Span
    from reader.state.visited import Seen


def grid(seen: Seen, words: Theme | None, analysis: Analysis) -> Grid:
    """The matrix, with what the reader has been to so far.

    Args:
        seen: what that is.
        words: the theme made of the reader's words, where one is looked at.
        analysis: what is known of the reports.
    """
    from corpus.themes.matrix import counted, row
    from reader.comparison.grid import Grid

    replaced_by = {key: own.id for own in analysis.own_themes for key in own.replaces}
    own = None if words is None else row(analysis.themes, words)
    return Grid(analysis.reports, analysis.rows, partial(counted, analysis.themes), seen, replaced_by, own)


class Detail(NamedTuple):
    """A cell of the matrix, looked into."""

    found: Presence | Silence | None
    """Its best passage, else what was looked for in vain."""
    by_id: Mapping[str, Report]
    """The reports by which that was found."""


def detail(theme: Theme, report: str, analysis: Analysis) -> Detail:
    """In the answers' lane: a cell looked into."""
    return Detail(best(theme, report, analysis), analysis.by_id)


def best(theme: Theme, report: str, analysis: Analysis) -> Presence | Silence | None:
    """The best passage of a report on a theme, else its silence; None where either is gone.

    The best is the one with which the synopsis begins: a heading or a note only where nothing else is on it.
    """
    from corpus.themes import SAYING

    themes, jumper = analysis.counted
    known = analysis.theme_now(theme)
    if known is None:
        return None
    if report not in themes.by_id:
        return None
    found = themes.presences_in(known, report)
    if found:
        return next((presence for presence in found if presence.passage.kind in SAYING), found[0])
    return jumper.silence_in(known, report)


def overturn(theme: Theme, report: Report, presence: Presence, notebook: Notebook) -> str:
    """In the disk's lane: put a passage on a theme of which its report has none; where it stands."""
    from reader.citation import cite
    from reader.notebook import on

    span = _whole(report, presence)
    notebook.judgements.overturn_silence(theme, report, on(report, span))
    return cite(report, span)


def take_off(theme: Theme, report: Report, presence: Presence, notebook: Notebook) -> str:
    """In the disk's lane: take a passage off a theme; where it stands."""
    from reader.citation import cite
    from reader.notebook import on

    span = _whole(report, presence)
    notebook.themes.take_off(theme, on(report, span))
    return cite(report, span)


def _whole(report: Report, presence: Presence) -> Span:
    """The whole of a passage."""
    from reader.citation import here
    from reader.positions.places import Place

    return here(report, Place(report.by_id[presence.passage.id]))
