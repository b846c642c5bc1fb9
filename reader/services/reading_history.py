"""Which passages the reader has been to, and which themes are pinned; read and kept in the disk's lane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from reader.job_kinds import VISITED
from reader.state import visited
from reader.state.visited import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from reader.background import Background

DELAY: Final = 2.0
"""Seconds at most until something new is kept."""


class ReadingHistory:
    """What the reader has been to in one set of reports."""

    def __init__(
        self,
        owner: Screen[Any],
        background: Background,
        corpus: str,
        not_kept: Callable[[str | None], object],
    ) -> None:
        """Prepare it; nothing is read yet.

        Args:
            owner: is told where it fails.
            background: the lanes.
            corpus: the key of the workspace.
            not_kept: called with why it could not be kept, in one line, or with None where it was.
        """
        self._owner, self._background, self._corpus, self._not_kept = owner, background, corpus, not_kept
        self._known: Seen | None = None
        """What was kept before, and what is pinned; None until it has been read."""
        self._new: dict[str, frozenset[str]] = {}
        """Passages that one has been to since; replaced, never changed, for other threads read it."""
        self._due = False

    async def ready(self) -> Seen:
        """What the reader has been to so far; the first time it is read from the disk."""
        if self._known is None:
            known = await self._background.result(VISITED, partial(visited.load, self._corpus))
            self._known = self._known or known
        return self.seen()

    def seen(self) -> Seen:
        """What the reader has been to so far, as far as it has been read."""
        return (self._known or Seen()).with_passages(self._new)

    def add(self, report: str, passage: str) -> None:
        """The reader has been to a passage; both by their ids."""
        if passage not in self._new.get(report, ()):
            self._new = {**self._new, report: self._new.get(report, frozenset()) | {passage}}
            self._keep_soon()

    def pin(self, themes: tuple[str, ...]) -> None:
        """Have these themes stand first from now on, by their keys."""
        self._known = Seen((self._known or Seen()).passages, themes)
        self._keep_soon()

    def keep(self) -> None:
        """Keep what is not yet kept."""
        if self._due:
            self._due = False
            # One job, though it may have to read first: at the end of the program no second one is begun.
            work = partial(_write, self._known, self._new, self._corpus)
            self._background.ask(self._owner, VISITED, work, self._not_kept)

    def _keep_soon(self) -> None:
        if not self._due:
            self._due = True
            self._owner.set_timer(DELAY, self.keep)


def _write(known: Seen | None, new: Mapping[str, frozenset[str]], corpus: str) -> str | None:
    known = known or visited.load(corpus)  # what is pinned stays
    return visited.save(known.with_passages(new), corpus)
