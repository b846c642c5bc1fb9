"""What the reader thinks of links and silences; each method is one change, saved and undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.model import Report
from notes.model import Target
from notes.records.rejections import Rejection
from notes.records.silences import ConfirmedSilence
from reader.notebook.live_store import LiveStore
from reader.notebook.placed import on
from reader.notebook.theming import Theming

if TYPE_CHECKING:
    from corpus.themes import Theme


class Judging:
    """Keeps the reader's judgements."""

    def __init__(self, live: LiveStore, themes: Theming) -> None:
        self._live = live
        self._themes = themes

    # -- links

    def reject_link(self, one: Target, other: Target) -> None:
        """Have two passages never offered as linked again."""
        with self._live.changing("reject a link") as change:
            change.add("rejections", Rejection(one, other).fields())

    # -- silences

    def confirm_silence(
        self, names: Sequence[str], report: Report, searched: Sequence[str] = (), shown: Sequence[str] = ()
    ) -> bool:
        """Keep that a report says nothing of a theme; whether that was not kept before, or not of this text.

        Args:
            names: the theme's, the chosen one first.
            report: the report.
            searched: the names that were searched for; none given means the theme's.
            shown: the ids of the passages that were shown to be read.
        """
        fresh = ConfirmedSilence(names[0], on(report), tuple(searched or names), tuple(shown))
        with self._live.changing(f"confirm a silence on {names[0]}") as change:
            before = self._live.contents.confirmed(names, report)
            if before is None:
                change.add("findings", fresh.fields())
                return True
            if before.names and not before.is_old(fresh.names, report.letters_print):
                return False
            fields = {**fresh.fields(), "theme": before.theme}
            change.edit("findings", before.id, fields, before.revision)
        return True

    def doubt_silence(self, names: Sequence[str], report: Report) -> bool:
        """Take back that a report says nothing of a theme; whether that was kept."""
        kept = self._live.contents.confirmed(names, report)
        if kept is None:
            return False
        with self._live.changing(f"doubt a silence on {names[0]}") as change:
            change.remove("findings", kept.id)
        return True

    def overturn_silence(self, theme: Theme, report: Report, target: Target) -> str:
        """Put a passage of a silent report on a theme, which then is an own one; that theme's id.

        A confirmation of the silence goes in the same step.
        """
        kept = self._live.contents.confirmed(theme.names, report)
        with self._live.changing(f"overturn a silence on “{theme.name}”") as change:
            if kept is not None:
                change.remove("findings", kept.id)
            own = self._themes.own(change, theme)
            self._themes.shift(change, own.id, [target], to="on")
        return own.id
