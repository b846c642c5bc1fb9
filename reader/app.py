"""The program with a screen: colours, keys, the first screen, and nothing else."""

from __future__ import annotations

import asyncio
import os
from typing import ClassVar, Final

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from corpus.model import Report
from reader.positions.places import Place
from reader.room.handlers import MOVES
from reader.room.screen import Room
from reader.room.start import start
from reader.runtime import endings, garbage, logs, styles_cache
from reader.runtime.driver import TerminalDriver
from reader.runtime.frame_app import FrameApp
from reader.runtime.paste import plain_text
from reader.runtime.type_ahead import Typed
from reader.screens.base import BaseScreen
from reader.screens.job_messages import TRY_AGAIN
from reader.screens.too_small import TooSmallScreen, cramped
from reader.settings.colours import COLOURS, DEFAULT
from reader.settings.commands import BY_ID
from reader.settings.config import Config
from reader.settings.keymap import keymap
from reader.state import session
from reader.state.recent_files import Opened
from reader.widgets.pane import Pane
from reader.workspace import Workspace

LATER: Final = 0.5
"""Seconds after the first content until the notebook is opened, so that the two do not compete."""


class Syntopic(FrameApp["Opened | None"]):
    """Opens the reading room on a workspace."""

    TITLE = "Syntopic"
    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment] # the default screen's own would not be read
        "styles/app.tcss",
        "styles/room.tcss",
        "styles/pane.tcss",
    ]
    ALLOW_SELECT = False  # a pane selects in its own way
    ENABLE_COMMAND_PALETTE = False  # ours is opened by a command of the table
    BINDINGS: ClassVar[list[BindingType]] = [  # on every screen, dialogs too
        Binding(",".join(BY_ID["suspend"].keys), "suspend", show=False, priority=True, id="suspend"),
        Binding(",".join(BY_ID["redraw"].keys), "redraw", show=False, priority=True, id="redraw"),
        Binding(TRY_AGAIN, "screen.try_again", show=False, priority=True),
    ]

    def __init__(
        self, workspace: Workspace, config: Config | None = None, at: tuple[Report, Place] | None = None
    ) -> None:
        """Prepare the program.

        Args:
            workspace: the reports.
            config: the settings; the defaults if None.
            at: where to go; None goes on where one left off.
        """
        styles_cache.mend()
        colourless = "NO_COLOR" in os.environ  # which Textual takes out of it
        super().__init__(ansi_color=True if colourless else None)
        if colourless:
            from reader.runtime.no_color import Colourless

            self._filters = [Colourless()]
        self.failure: Exception | None = None
        """What ended the program, where that was a fault in it."""
        self._ending = False
        self.workspace = workspace
        self.config = config or Config()
        workspace.meaning = self.config.meaning
        self._at = at
        self._kept = session.load(workspace.key)
        self.keymap = keymap(self.config.keys)
        """The keys that count."""
        self._move_keys = frozenset(key for c in MOVES for key in self.keymap.keys[c])
        self.set_keymap(self.keymap.textual)
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
        return Room(self.workspace, self.config, self.keymap, begin)

    def on_ready(self) -> None:
        """Now that there is content, begin to collect garbage, and soon open the notebook."""
        garbage.collect()
        controllers = self.room.controllers
        self.set_timer(LATER, self.room.notebook.begin)
        self.set_timer(LATER, controllers.file_watching.begin)
        self.set_timer(2 * LATER, lambda: controllers.links.begin())
        self.set_timer(2 * LATER, lambda: controllers.reading_history.begin())

    @property
    def room(self) -> Room:
        """The reading room."""
        room = self.screen_stack[0]
        assert isinstance(room, Room)
        return room

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for the screen that has just been opened; only text comes in by a paste."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded and self.screen_stack:
            if isinstance(event, events.Paste):
                event.text = plain_text(event.text)
            if isinstance(self.screen, BaseScreen):
                await self.screen.built()
        await super().on_event(event)

    def only_moves(self, typed: Typed) -> bool:
        """Whether what is typed only moves the cursor in a pane; with a note open it closes that too."""
        is_move = isinstance(typed, events.Key) and typed.key in self._move_keys
        return is_move and isinstance(self.focused, Pane) and not self.room.controllers.footnotes.open

    def on_key(self, event: events.Key) -> None:
        """Give letters typed ahead to the line that has opened since they were typed."""
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))

    def get_driver_class(self) -> type[TerminalDriver]:
        """Textual's driver, mended."""
        return TerminalDriver

    # -- the end

    async def action_quit(self) -> None:
        """Keep what is open, then end."""
        await self.end()

    async def end(self, status: int = 0) -> None:
        """Keep what is open, then end; asked again, nothing more is done.

        Args:
            status: the exit status; with any but 0, no other files are opened instead.
        """
        if self._ending:
            return
        self._ending = True
        room = self._room_shown()
        if room is not None:
            self._keep(room)
            try:
                await room.notebook.settle()
            except Exception as error:
                logs.log_error(error, "the end")
            room.background.end()
        wanted = room.controllers.open_other.wanted if room is not None and not status else None
        if wanted is None:
            endings.begin(status)
        self.exit(wanted, return_code=status)

    def _keep(self, room: Room) -> None:
        """Keep what can be kept; where one thing fails, the others are kept all the same."""
        for step in room.context.ending:
            try:
                step()
            except Exception as error:
                logs.log_error(error, "the end")

    def _room_shown(self) -> Room | None:
        """The reading room, where there is one already, or still."""
        room = next(iter(self._screen_stack), None)
        return room if isinstance(room, Room) and room.is_mounted else None

    def _handle_exception(self, error: Exception) -> None:
        """End because of a fault in the program: what is known of it goes to the log, not to the terminal."""
        fault = error.error if isinstance(error, WorkerFailed) else error
        fault = fault if isinstance(fault, Exception) else error
        logs.log_error(fault, "the screen")
        if self.failure is None:
            self.failure = fault
            endings.begin(1)
        if not self._ending:
            self._ending = True
            if (room := self._room_shown()) is not None:
                self._keep(room)
        self._return_code = 1
        if self._exception is None:  # what a test that has started the app is told
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # From here to ``last_words`` it is another thread that calls.

    def ask_to_end(self, status: int) -> None:
        """End as one who quits."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_soon, status)

    def _end_soon(self, status: int) -> None:
        """Back on the screen's thread; not through its messages, for one of these may be waiting."""
        if not self._ending:
            self.run_worker(self.end(status))

    def keep_draft(self) -> None:
        """Keep the note that is being written as it was after the last key."""
        room = self._room_shown()
        for keep in room.context.killed if room is not None else ():
            keep()

    def restore_terminal(self) -> None:
        """Give the terminal back, where Textual has not done so."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.restore()

    def last_words(self) -> str:
        """What is to be said of the fault that ended the program, where one did."""
        return logs.said_of(self.failure) if self.failure is not None else ""

    # -- being stopped

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does this here: where one writes, the key that suspends is the text's."""
        if action == "suspend" and self._writing():
            return False
        return super().check_action(action, parameters)

    def action_suspend(self) -> None:
        """Give the terminal back to the shell until it lets the program go on."""
        self.action_suspend_process()

    def _writing(self) -> bool:
        focused, room = self.focused, self._room_shown()
        typing = focused is not None and focused.check_consume_key("z", "z")
        return typing or (room is not None and self.screen is room and room.controllers.drawer.has_keys)

    @on(TerminalDriver.SignalResume)
    def _go_on(self) -> None:
        """Draw everything: the terminal has shown something else meanwhile."""
        self.refresh(layout=True)

    @on(TerminalDriver.NoShell)
    def _not_stopped(self) -> None:
        self.room.say("there is no shell to go back to: the program goes on")

    # -- its size

    def on_resize(self, event: events.Resize) -> None:
        """Put the plea for room above everything, or take it away; what was shown may be lost."""
        self.forget_screen()
        shown = isinstance(self.screen, TooSmallScreen)
        if cramped(event.size) and not shown:
            self.push_screen(TooSmallScreen())
        elif shown and not cramped(event.size):
            self.screen.dismiss()


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
    # Not asyncio.run, which waits for every thread of its pool, however long that works.
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(logs.log_task)
    try:
        with endings.running(app):
            wanted = app.run(mouse=mouse, loop=loop)
    finally:
        app.restore_terminal()
        endings.close(loop)
    if app.failure is not None:
        raise app.failure
    return wanted or app.return_code or 0
