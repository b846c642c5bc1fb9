"""The themes that are compared: what each report says of them, and which notes are on them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from notes.export.comparison import Row, Theme
from notes.export.records import CitedReport, Entry, block_id
from notes.folding import fold
from reader.citation import locus, words
from reader.exporting.material import source_of
from reader.notebook import Contents, Placed
from reader.positions.places import Place, Span
from reader.presentation.query_text import rule
from reader.presentation.silence_text import places, standing

if TYPE_CHECKING:
    from corpus.themes import Theme as CorpusTheme
    from corpus.themes.model import Presence
    from corpus.themes.synopsis import SynopsisColumn
    from reader.exporting.request import Known

_BEST: Final = 3
"""Sentences that stand for a report on which there is no note."""


class Compared:
    """The themes of a workspace as they are written."""

    def __init__(self, workspace: Known, contents: Contents) -> None:
        self._workspace = workspace
        self._contents = contents
        self._keys: dict[str, str] = {}
        self._sources = {report.id: source_of(report) for report in workspace.reports}

    def known(self, name: str) -> CorpusTheme | None:
        """The theme of the reports that goes by a name, if there is one."""
        return self._workspace.themes.named(name)

    def key(self, name: str) -> str:
        """What two names of one theme have in common."""
        if name not in self._keys:
            known = self.known(name)
            self._keys[name] = f"theme {known.key}" if known else fold(name)
        return self._keys[name]

    def _places(self, known: CorpusTheme | None) -> set[tuple[str, str]]:
        """The passages, by report, that speak of a theme more than in passing."""
        presences = self._workspace.themes.presences(known) if known else ()
        return {(p.report, p.passage.id) for p in presences if not p.passing}

    def theme(self, name: str, wanted: Iterable[Placed]) -> Theme:
        """A theme with what each report says of it.

        A note is on it that names it, or that names none and is on words of a passage that speaks of it.

        Args:
            name: one of its names.
            wanted: the notes, those that are not on it too.
        """
        known, key = self.known(name), self.key(name)
        places = self._places(known)

        def is_on(placed: Placed) -> bool:
            if placed.note.theme:
                return self.key(placed.note.theme) == key
            passage = placed.passage if places else None
            return passage is not None and (placed.report_id or "", passage.id) in places

        on_it = [placed for placed in wanted if is_on(placed)]
        ids = [block_id(placed.id) for placed in on_it]
        if known is None:
            return Theme(name, (), tuple(map(Row, self._sources.values())), tuple(ids))
        noted = {placed.report_id for placed in on_it}
        synopsis = self._workspace.synopsis(known)
        rows = (self._row(known, column, noted) for column in synopsis.columns)
        said = rule(synopsis.rule) if synopsis.rule else ""
        return Theme(known.name, known.aliases, tuple(rows), tuple(ids), said)

    def _row(self, theme: CorpusTheme, column: SynopsisColumn, noted: Container[str | None]) -> Row:
        passing = sum(presence.passing for presence in column.passages)
        source = self._sources[column.report.id]
        best = () if column.report.id in noted else column.passages[:_BEST]
        return Row(
            source,
            len(column.passages) - passing,
            passing,
            "" if column.passages else self._standing(theme, column),
            best=tuple(self._sentence(presence, source, column) for presence in best),
        )

    def _standing(self, theme: CorpusTheme, column: SynopsisColumn) -> str:
        """How a report stands to a theme of which it has no passage, and where one may read on."""
        said = standing(theme, column, self._contents)
        if said.kind in ("silent", "abstract") and column.near:
            return f"{said.text}; nearest: {places(column.report, column.near)}"
        return said.text

    def _sentence(self, presence: Presence, source: CitedReport, column: SynopsisColumn) -> Entry:
        report = column.report
        index = report.by_id[presence.passage.id]
        span = Span(*(Place(index, offset) for offset in presence.sentence))
        return Entry(
            id="",
            source=source,
            quote=words(report, span),
            locus=locus(report, span),
            section=presence.passage.section or "",
        )


def compared(
    workspace: Known, contents: Contents, wanted: Sequence[Placed], names: Sequence[str]
) -> list[Theme]:
    """The themes to be compared.

    Args:
        workspace: the reports.
        contents: all that the notebook holds.
        wanted: the notes.
        names: names of the themes; none means those that the notes name, in the order of the alphabet.
    """
    themes = Compared(workspace, contents)
    if not names:
        names = sorted(
            {placed.note.theme for placed in wanted if placed.note.theme}, key=lambda n: (fold(n), n)
        )
    once: Mapping[str, str] = {themes.key(name): name for name in reversed(names)}
    return [themes.theme(once[key], wanted) for key in dict.fromkeys(map(themes.key, names))]


def concerned(
    workspace: Known, contents: Contents, notes: Iterable[Placed], names: Sequence[str]
) -> set[str]:
    """The ids, as they are written, of the notes on these themes."""
    themes = Compared(workspace, contents)
    return {ident for name in names for ident in themes.theme(name, notes).notes}
