"""What reports say of a theme, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.citation import here, label, locus
from reader.positions.places import Place
from reader.presentation.silence_text import standing

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import SynopsisColumn
    from reader.notebook import Contents
    from reader.workspace import Workspace


def address(presence: Presence, workspace: Workspace) -> str:
    """Where a passage stands: ``portela-2001:12  Portela 2001, ¶ 12, under “…”``."""
    report = workspace.report(presence.report)
    passage = presence.passage
    place = Place(report.by_id[passage.id])
    number = passage.number if passage.number is not None else passage.id
    section = f", under “{passage.section}”" if passage.section else ""
    passing = " (mentioned in passing)" if presence.passing else ""
    where = f"{label(report)}, {locus(report, here(report, place))}"
    return f"{report.id}:{number}  {where}{section}{passing}"


def sentence(presence: Presence) -> str:
    """The best sentence of a passage, references left out."""
    return " ".join(presence.passage.without_refs(*presence.sentence).split())


def summary(theme: Theme, column: SynopsisColumn, contents: Contents | None) -> str:
    """How much a report says of a theme, in a few words; where it says nothing, how that stands."""
    if not column.passages:
        return standing(theme, column, contents).text
    spoken = sum(not presence.passing for presence in column.passages)
    passing = len(column.passages) - spoken
    parts = [f"{spoken} passage{'s' * (spoken != 1)}"] if spoken else []
    parts += [f"{passing} in passing"] if passing else []
    return ", ".join(parts)
