"""Jumping to a theme: every open pane goes to its own best sentence on it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from reader.aligned import span_of
from reader.hunt import Find, Hunt
from reader.parts.part import Part
from reader.places import Place, Span

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import Synopsis
    from reader.screens.room import Room

WORKERS: Final = "jump"
"""The group of the workers that look for passages."""


class Jumping(Part):
    """The theme that one jumped to last, and what each report says of it."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.synopsis: Synopsis | None = None
        """What each report says of the theme that is lit; None where none is."""
        self._query = ""

    async def ask(self) -> None:
        """Choose a theme, by any part of any of its names."""
        from reader.screens.jump import JumpScreen

        await self.room.app.push_screen(JumpScreen(self.room.workspace), self._chosen)

    def _chosen(self, choice: Theme | Presence | None) -> None:
        from corpus.themes import Theme

        if isinstance(choice, Theme):
            self.room.run_worker(self.go(choice), group=WORKERS, exclusive=True, exit_on_error=False)
        elif choice is not None:
            report = self.room.workspace.report(choice.report)
            span = span_of(report, choice)
            self.room.going.jump(report, span.start, span)

    async def go(self, theme: Theme) -> None:
        """Go to a theme: each open pane to its own best sentence, the keys to the best of all."""
        synopsis = await asyncio.to_thread(self.room.workspace.synopsis, theme)
        self.synopsis = synopsis
        best = {column.report.id: column.passages[0] for column in synopsis.columns if column.passages}
        if not best:
            names = ", ".join(theme.names)
            self.room.say(f"no report speaks of it; names searched: {names}", stay=True)
            return
        opened = [column.report.id for column in self.desk.columns]
        here = {report: found for report, found in best.items() if report in opened}
        first = max((here or best).values(), key=lambda p: (not p.passing, p.weight))
        report = self.room.workspace.report(first.report)
        lit = span_of(report, first)
        self.room.going.jump(report, lit.start, lit)
        for column in self.desk.columns:
            if column is not self.desk.column and column.report.id in best:
                span = span_of(column.report, best[column.report.id])
                column.pane.move_to(span.start, centre=True)
                column.pane.paint("lit", [span])
        self.room.finding.light(hunt_of(synopsis), report.id, lit.start)
        self._say_silent(synopsis)

    def _say_silent(self, synopsis: Synopsis) -> None:
        """Say which open reports are silent, and how many others speak of the theme."""
        from reader.citation import label

        opened = {column.report.id for column in self.desk.columns}
        silent = [label(c.report) for c in synopsis.columns if c.report.id in opened and not c.passages]
        others = [c for c in synopsis.columns if c.report.id not in opened and c.passages]
        said = (
            [f"{', '.join(silent)} {'says' if len(silent) == 1 else 'say'} nothing of it"] if silent else []
        )
        if others:
            named = ", ".join(f"{label(c.report)} {len(c.passages)}" for c in others[:3])
            more = f" and {len(others) - 3} more" if len(others) > 3 else ""
            said.append(f"also in {named}{more}: {self.room.keymap.first('report')} opens one")
        if said:
            self.room.say("; ".join(said))

    def drop(self) -> None:
        """Forget the theme."""
        self.synopsis = None


def hunt_of(synopsis: Synopsis) -> Hunt:
    """The passages on a theme to be stepped through in reading order; mentions where there is no more."""
    finds = []
    for column in synopsis.columns:
        for presence in [p for p in column.passages if not p.passing] or column.passages:
            index = column.report.by_id[presence.passage.id]
            lit = presence.matches or (presence.sentence,)
            spans = tuple(Span(Place(index, start), Place(index, end)) for start, end in lit)
            finds.append(Find(column.report.id, spans, Place(index, presence.sentence[0])))
    order = [column.report.id for column in synopsis.columns]
    return Hunt.of(synopsis.theme.name, finds, order, everywhere=True, theme=True)
