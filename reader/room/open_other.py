"""Files and folders that were open before: one of them is opened in place of what is open now."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.room.controller import Controller, RoomContext

if TYPE_CHECKING:
    from reader.state.recent_files import Opened


class OpenOtherController(Controller):
    """The list of what was opened before; notes are kept together, whatever is open."""

    def __init__(self, context: RoomContext) -> None:
        super().__init__(context)
        self.wanted: Opened | None = None
        """What is to be opened when the room is left."""

    def choose(self) -> None:
        """Choose what to open."""
        from textual.content import Content

        from reader.screens.filter_list import FilterList, FilterRow
        from reader.state.recent_files import Opened, recent
        from reader.text.printable import printable

        known = [Opened(), *recent()]
        names = [printable(named(opened.paths)) for opened in known]
        rows = [FilterRow(index, Content(name), name) for index, name in enumerate(names)]

        def chosen(index: int | None) -> None:
            if index is not None:
                self._open(known[index])

        self.app.push_screen(FilterList("Open another folder", rows, 0, "nothing was open before"), chosen)

    def _open(self, opened: Opened) -> None:
        missing = next((path for path in opened.paths if not path.exists()), None)
        if missing is not None:
            self.say(f"{missing} is gone")
            return
        self.wanted = opened
        self.screen.call_next(self.app.run_action, "quit")


def named(paths: Sequence[Path]) -> str:
    """What was opened, in a line: paths in one's home shortened, the first few of many."""
    if not paths:
        return "the bundled reports"
    home = os.path.expanduser("~")  # noqa: PTH111 - which never fails
    shown = [
        f"~{str(path)[len(home) :]}" if str(path).startswith(f"{home}/") else str(path) for path in paths
    ]
    more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""
    return ", ".join(shown[:3]) + more
