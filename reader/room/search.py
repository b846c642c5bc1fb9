"""Searching all reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.positions.hit_list import Find, HitList
from reader.positions.places import Place, Span
from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.notebook import Placed
    from reader.room.find import FindController
    from reader.room.navigation import NavigationController
    from reader.room.note_lists import NoteListsController
    from reader.screens.search import Choice


class SearchController(Controller):
    """The search over all reports, and what was searched for last."""

    def __init__(
        self,
        context: RoomContext,
        navigation: NavigationController,
        find: FindController,
        note_lists: NoteListsController,
    ) -> None:
        super().__init__(context)
        self._navigation = navigation
        self._find = find
        self._note_lists = note_lists
        self._query = ""

    async def ask(self, query: str | None = None) -> None:
        """Open the search; it begins with the last query."""
        from reader.screens.search import SearchScreen

        query = self._query if query is None else query
        screen = SearchScreen(self.analyses, self.noted, query)
        await self.app.push_screen(screen, self._chosen)

    def turn_meaning(self) -> None:
        """Search by words alone from now on, or by meaning too again."""
        if not self.context.services.config.meaning:
            self.say("search goes by words alone: meaning = false in config.toml")
            return
        self.analyses.meaning = not self.analyses.meaning
        self.say(f"search goes by {'words and meaning' if self.analyses.meaning else 'words alone'}")

    async def selected(self) -> None:
        """Search for the selected words, exactly as they stand."""
        from reader.citation import words

        span = self.pane.selection.span
        if span is not None:
            text = " ".join(words(self.report, span).replace('"', " ").split())
            await self.ask(f'"{text}"')

    def noted(self, query: str) -> list[Placed]:
        """The reader's notes that say it; none while they are still being read."""
        from reader.notebook.search import saying

        contents = self.notes.contents
        return saying(contents.entries, query) if contents else []

    def _chosen(self, choice: Choice | None) -> None:
        """Go to the hit that was chosen, and step through all of them from now on; or go to the note.

        Hits that are only near in meaning are among the steps where one of them was chosen.
        """
        if choice is None:
            return
        if isinstance(choice, str):
            self._note_lists.show_note(choice)
            return
        self._query, found, index = choice
        by_id, today = found.analysis.by_id, self._navigation.today
        chosen = found.result.hits[index]
        finds = {}
        for hit in found.result.hits:
            if hit.near and not chosen.near:
                continue
            report = by_id[hit.report]
            stretches = hit.matches or ((hit.sentence,) if hit.sentence else ())
            spans = _spans(report.by_id[hit.passage.id], stretches)
            finds[id(hit)] = Find(hit.report, tuple(today(report, span) for span in spans))
        hits = HitList.of(self._query, list(finds.values()), list(by_id), everywhere=True)
        self._find.begin(hits, hits.finds.index(finds[id(chosen)]))


def _spans(passage: int, matches: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    places = [Span(Place(passage, start), Place(passage, end)) for start, end in sorted(matches)]
    return tuple(places) or (Span(Place(passage), Place(passage, 1)),)
