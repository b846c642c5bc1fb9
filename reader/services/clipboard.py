"""Copying, off the screen's thread: the command that copies may take a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reader.job_kinds import COPY

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reader.background import Background
    from reader.runtime.clipboard import Copied
    from reader.settings.config import Config


class ClipboardService:
    """Copies texts by the way that the settings name."""

    def __init__(self, owner: Screen[Any], background: Background, config: Config) -> None:
        """Prepare it.

        Args:
            owner: is told where it fails; its terminal takes what no command copies.
            background: the lanes.
            config: the settings.
        """
        self._owner, self._background, self._config = owner, background, config

    def copy(self, text: str, told: Callable[[str], object]) -> None:
        """Copy a text.

        Args:
            text: what to copy.
            told: called with where it went, in one line.
        """
        from reader.runtime.clipboard import copy

        def sent(copied: Copied) -> None:
            if copied.by == "terminal":
                self._owner.app.copy_to_clipboard(text)
            told(copied.message)

        self._background.ask(self._owner, COPY, partial(copy, text, self._config.clipboard), sent)
