"""The themes of a corpus as links use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.search.matches import beside
from corpus.themes import Presence, Themes
from corpus.themes.presences import PresenceTable


class ThemesForLinks:
    """Tells which themes a passage is on, and where."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes
        self._presences: dict[str, dict[tuple[str, str], Presence]] = {}

    @property
    def table(self) -> PresenceTable | None:
        """The table of all presences, where there is one."""
        return self._themes.table

    def weights(self, report_id: str, passage_id: str) -> Mapping[str, float]:
        """The themes that a passage is on: from a theme's name to how much of it is about that, 0 to 1."""
        return self._themes.weights(report_id, passage_id)

    def places(self, name: str, report_id: str, passage_id: str) -> Sequence[tuple[int, int]]:
        """Where a passage speaks of a theme: its names, else the sentence that says most of it."""
        presence = self._found(name).get((report_id, passage_id))
        if presence is None:
            return ()
        if presence.matches:
            return presence.matches
        return tuple(beside(*presence.sentence, presence.passage.refs))

    def _found(self, name: str) -> dict[tuple[str, str], Presence]:
        if name not in self._presences:
            theme = self._themes.named(name)
            found = self._themes.presences(theme) if theme else ()
            self._presences[name] = {(p.report, p.passage.id): p for p in found}
        return self._presences[name]
