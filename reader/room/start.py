"""What is open at the start: what was open last time, else reports that repay comparing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corpus.model import Report
from reader.positions.anchors import place_of
from reader.positions.places import Place
from reader.state import session
from reader.widgets.pane_frame import Opening
from reader.widgets.pane_grid import MOST
from reader.workspace import BUNDLED, Workspace

WIDE: Final = 160
"""Columns of the terminal from which three reports are opened at first, not two."""
COMPARED: Final = ("portela-2001", "vaquer-2010")
"""Ids of bundled reports that the first start opens; the newest one comes third."""


@dataclass(frozen=True, slots=True)
class Start:
    """The reports that are open at the start."""

    openings: tuple[Opening, ...]
    current: int = 0
    zoomed: bool = False
    first: bool = True
    """Whether nothing was open before."""
    colours: str | None = None
    """The colours that were chosen before."""
    recent: tuple[str, ...] = ()
    """The files of the reports that were opened last, the latest first."""


def start(
    workspace: Workspace, kept: session.Session | None, at: tuple[Report, Place] | None, width: int
) -> Start:
    """What to open.

    Args:
        workspace: the reports.
        kept: what was open last time.
        at: where the reader asked to go.
        width: columns of the terminal.
    """
    begun = _resumed(workspace, kept) or Start(
        tuple(Opening(report) for report in compared(workspace, 3 if width >= WIDE else 2))
    )
    return _at(begun, *at) if at else begun


def compared(workspace: Workspace, count: int) -> list[Report]:
    """Reports to begin with: the files that were named, as they were, then such as repay comparing."""
    named = list(workspace.named[:count])
    others = [report for report in _far_apart(workspace, count) if report not in named]
    return named + others[: count - len(named)]


def _far_apart(workspace: Workspace, count: int) -> list[Report]:
    """Whole reports that lie far apart in time, in date order."""
    whole = [r for r in workspace.reports if r.about.extent == "full"] or list(workspace.reports)
    if len(whole) <= count:
        return whole
    if workspace.key == BUNDLED:
        chosen = [r for r in whole if r.id in COMPARED]
        chosen += [r for r in reversed(whole) if r not in chosen]
        return [r for r in whole if r in chosen[:count]]
    last = len(whole) - 1
    return [whole[round(index * last / (count - 1))] for index in range(count)]


def _resumed(workspace: Workspace, kept: session.Session | None) -> Start | None:
    if kept is None:
        return None
    panes = [(pane, session.report_of(pane, workspace.reports)) for pane in kept.panes[:MOST]]
    there = [(pane, report) for pane, report in panes if report is not None]
    if not there:
        return None
    return Start(
        tuple(
            Opening(
                report,
                place_of(report, pane.cursor),
                place_of(report, pane.top),
                pane.width,
                pane.blank,
            )
            for pane, report in there
        ),
        min(kept.focused, len(there) - 1),
        kept.zoomed and len(there) > 1,
        first=False,
        colours=kept.colours,
        recent=kept.recent,
    )


def _at(begun: Start, report: Report, place: Place) -> Start:
    """The same reports, gone to a place: in the pane that has the report, else in the current one."""
    ids = [opening.report.id for opening in begun.openings]
    index = ids.index(report.id) if report.id in ids else begun.current
    openings = list(begun.openings) or [Opening(report)]
    openings[index] = Opening(report, place, share=openings[index].share)
    return Start(tuple(openings), index, begun.zoomed, begun.first, begun.colours, begun.recent)
