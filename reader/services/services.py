"""What a screen or a controller needs of the program: reports, notes, what is worked out, keys, lanes."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from reader.services.query_theme import QueryThemeService

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from reader.analysis.service import AnalysisService
    from reader.background import Background
    from reader.jobs import Kind
    from reader.services.clipboard import ClipboardService
    from reader.services.notebook import NotebookService, Say
    from reader.services.reading_history import ReadingHistory
    from reader.settings.config import Config
    from reader.settings.keymap import Keymap
    from reader.workspace import Workspace

    Failed = Callable[[Kind, BaseException, Callable[[], object] | None], None]
    """Says that a job failed, with what tries it again."""


def _build(*asked: Any) -> Any:
    """In the builder's lane: an analysis; what works it out is loaded there."""
    from reader.analysis.builder import build

    return build(*asked)


class Services:
    """Given to whatever is shown; all of it belongs to the screen's thread."""

    def __init__(
        self,
        owner: Screen[Any],
        background: Background,
        workspace: Workspace,
        config: Config,
        keymap: Keymap,
        notebook: NotebookService,
        clipboard: ClipboardService,
        history: ReadingHistory,
        failed: Failed,
        say: Say,
        remember: Callable[[str], object],
    ) -> None:
        """Bring together what there is.

        Args:
            owner: the first screen, which stays: for work that outlives the screen that began it.
            background: where work is done beside the screen.
            workspace: the reports.
            config: the settings.
            keymap: the keys that count.
            notebook: the way to the notes.
            clipboard: where texts are copied to.
            history: what the reader has been to.
            failed: says that an analysis could not be made.
            say: says something in the first screen's bottom row.
            remember: keeps a message among those that were said.
        """
        self.background = background
        self.workspace = workspace
        self.config = config
        self.keymap = keymap
        self.notebook = notebook
        self.clipboard = clipboard
        self.history = history
        self.say = say
        self.remember = remember
        self.owner = owner
        self.query_theme = QueryThemeService()
        self._failed = failed

    @cached_property
    def analyses(self) -> AnalysisService:
        """What is known of the reports, and who is asked about it; made when first asked for."""
        from reader.analysis.service import AnalysisService

        workspace = self.workspace
        build = partial(_build, workspace.worker)
        return AnalysisService(self.background, build, lambda: workspace.reports, self._failed)
