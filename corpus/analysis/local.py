"""The long work on a corpus, done in this process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from corpus.links.link_index import LinkIndex
from corpus.model import Report
from corpus.search import Searcher
from corpus.steps import Steps
from corpus.themes import Theme
from corpus.themes.discovery import Discovered
from corpus.themes.discovery.cache import discovered
from corpus.themes.presence_file import presence_table
from corpus.themes.presences import PresenceTable


class Worker(Protocol):
    """Does the long work, one part after the other, in the order in which they stand here.

    Each part takes short steps and yields how many reports are done, of how many.
    """

    def search(self) -> Steps[Searcher]:
        """Make the index of the words of all passages, or read what is kept of it."""

    def discover(self) -> Steps[tuple[Discovered, ...]]:
        """Find the themes in the texts, or read what is kept of them."""

    def count(self, themes: Sequence[Theme], before: PresenceTable | None) -> Steps[PresenceTable]:
        """Find where each report speaks of each theme.

        Args:
            themes: as they are after all edits, no two with the same name.
            before: a table of some of these reports and themes: only what is not in it is read.
        """

    def link(self) -> Steps[LinkIndex]:
        """Work out what links are told from."""

    def close(self) -> None:
        """Nothing more is wanted."""


class LocalWorker:
    """Does it in the thread that asks."""

    def __init__(
        self,
        reports: Sequence[Report],
        cache: Path,
        searcher: Searcher | None = None,
        *,
        meaning: bool = True,
    ) -> None:
        """Take the corpus in.

        Args:
            reports: in date order.
            cache: where what is worked out is kept, if it can be written.
            searcher: search over these reports, where that is there already.
            meaning: whether the search is made to know meaning.
        """
        self._meaning = meaning
        self._reports, self._cache, self._searcher = reports, cache, searcher

    def search(self) -> Steps[Searcher]:
        """Make the index, or read what is kept of it."""
        yield 0, len(self._reports)
        if self._searcher is None:
            searcher = Searcher(self._reports, self._cache, meaning=self._meaning)
            yield from searcher.steps()
            self._searcher = searcher
        return self._searcher

    def discover(self) -> Steps[tuple[Discovered, ...]]:
        """Find the themes in the texts, or read what is kept of them."""
        yield 0, len(self._reports)
        return discovered(self._reports, self._cache)

    def count(self, themes: Sequence[Theme], before: PresenceTable | None) -> Steps[PresenceTable]:
        """Find where each report speaks of each theme."""
        searcher = yield from self.search()
        return (yield from presence_table(self._reports, themes, searcher.index, self._cache, before))

    def link(self) -> Steps[LinkIndex]:
        """Work out what links are told from."""
        return (yield from LinkIndex.steps(self._reports, self._cache))

    def close(self) -> None:
        """Nothing is held that would have to be let go."""
