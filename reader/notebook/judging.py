"""What the reader thinks of links and silences; each method is one change, saved and undone as one."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Report
from notes.model import Target
from notes.rejections import Rejection
from notes.silences import ConfirmedSilence
from reader.notebook.book import Book
from reader.notebook.placing import on


class JudgingBook(Book):
    """Keeps the reader's judgements."""

    # -- links

    def reject(self, one: Target, other: Target) -> None:
        """Have two passages never offered as linked again."""
        with self._changing("reject a link") as change:
            change.add("rejections", Rejection(one, other).fields())

    # -- silences

    def confirm_silence(self, names: Sequence[str], report: Report) -> bool:
        """Keep that a report says nothing of a theme; whether that was not kept before.

        Args:
            names: the theme's, the chosen one first.
            report: the report.
        """
        with self._changing(f"confirm a silence on {names[0]}") as change:
            if self.contents.confirmed(names, report) is not None:
                return False
            change.add("findings", ConfirmedSilence(names[0], on(report)).fields())
        return True

    def doubt_silence(self, names: Sequence[str], report: Report) -> bool:
        """Take back that a report says nothing of a theme; whether that was kept."""
        ident = self.contents.confirmed(names, report)
        if ident is None:
            return False
        with self._changing(f"doubt a silence on {names[0]}") as change:
            change.remove("findings", ident)
        return True
