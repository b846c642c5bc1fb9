"""The program with a screen: colours, keys, the first screen, and nothing else."""

from __future__ import annotations

import os
from typing import ClassVar, Final

from textual import events
from textual.app import App
from textual.screen import Screen

from corpus.model import Report
from reader import garbage, session
from reader.colours import COLOURS, DEFAULT
from reader.config import Config
from reader.keymap import keymap
from reader.last import Opened
from reader.places import Place
from reader.screens.cramped import Cramped, cramped
from reader.screens.openings import start
from reader.screens.room import Room
from reader.workspace import Workspace

LATER: Final = 0.5
"""Seconds after the first content until the notebook is opened, so that the two do not compete."""


class Syntopic(App["Opened | None"]):
    """Opens the reading room on a workspace."""

    TITLE = "Syntopic"
    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment] # the default screen's own would not be read
        "styles/app.tcss",
        "styles/room.tcss",
        "styles/pane.tcss",
    ]
    ALLOW_SELECT = False  # a pane selects in its own way
    ENABLE_COMMAND_PALETTE = False  # ours is opened by a command of the table

    def __init__(
        self, workspace: Workspace, config: Config | None = None, at: tuple[Report, Place] | None = None
    ) -> None:
        """Prepare the program.

        Args:
            workspace: the reports.
            config: the settings; the defaults if None.
            at: where to go; None goes on where one left off.
        """
        colourless = "NO_COLOR" in os.environ  # which Textual takes out of it
        super().__init__(ansi_color=True if colourless else None)
        if colourless:
            from reader.colourless import Colourless

            self._filters = [Colourless()]
        self.workspace = workspace
        self.config = config or Config()
        self._at = at
        self._kept = session.load(workspace.key)
        self._keymap_read = keymap(self.config.keys)
        self.set_keymap(self._keymap_read.textual)
        for theme in COLOURS.values():
            self.register_theme(theme)
        kept = self._kept.colours if self._kept else None
        name = next((name for name in (kept, self.config.colours) if name in COLOURS), DEFAULT)
        # Assigning it would read all style sheets a second time.
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_classes(f"-theme-{name} {'-dark-mode' if self.current_theme.dark else '-light-mode'}")

    def get_default_screen(self) -> Screen[None]:
        """The reading room is the first screen there is."""
        begin = start(self.workspace, self._kept, self._at, self.size.width)
        return Room(self.workspace, self.config, self._keymap_read, begin)

    def on_ready(self) -> None:
        """Now that there is content, begin to collect garbage, and soon open the notebook."""
        garbage.collect()
        self.set_timer(LATER, self.room.noting.begin)
        self.set_timer(2 * LATER, self.room.connecting.begin)
        self.set_timer(LATER, self.room.gathering.begin)
        self.set_timer(2 * LATER, lambda: self.room.seeing.begin())

    @property
    def room(self) -> Room:
        """The reading room."""
        room = self.screen_stack[0]
        assert isinstance(room, Room)
        return room

    def on_key(self, event: events.Key) -> None:
        """Give letters typed ahead to the line that has opened since they were typed."""
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))

    async def action_quit(self) -> None:
        """Keep what is open, then end."""
        self.room.gathering.end()
        self.room.end_connecting()
        self.room.drafting.keep()
        self.room.keeping.now()
        if "seeing" in self.room.__dict__:
            self.room.seeing.now()
        await self.room.noting.settle()
        self.exit(self.room.folders.wanted)

    def on_resize(self, event: events.Resize) -> None:
        """Put the plea for room above everything, or take it away."""
        shown = isinstance(self.screen, Cramped)
        if cramped(event.size) and not shown:
            self.push_screen(Cramped())
        elif shown and not cramped(event.size):
            self.pop_screen()


def run(
    workspace: Workspace,
    config: Config | None = None,
    at: tuple[Report, Place] | None = None,
    *,
    mouse: bool = True,
) -> Opened | int:
    """Run the program until the reader quits or wants other files.

    Args:
        workspace: the reports.
        config: the settings.
        at: where to go; None goes on where one left off.
        mouse: whether the program takes the mouse from the terminal.

    Returns:
        What is to be opened instead, else the exit status.
    """
    app = Syntopic(workspace, config, at)
    return app.run(mouse=mouse) or app.return_code or 0
