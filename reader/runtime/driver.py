"""The terminal, as Textual drives it, mended where a terminal does what Textual does not expect.

* Bytes that are no UTF-8 become U+FFFD. Textual's own thread ends with a traceback.
* The end of the input, and output that fails, mean that nobody is there any more: the program ends. Textual
  asks for ever for more input, its writing thread dies, and the screen's thread waits for ever for it.
* Being stopped and going on is done by the screen's thread, in turn, and not in the middle of what it does;
  it is done for the whole job, so that a shell notices under ``uv run`` too; a process that goes on without
  having been asked to stop (SIGSTOP) sets the terminal up again instead of a second time.
* The terminal can be given back from another thread, while this one's writing thread waits.

All of this stands on how textual.drivers.linux_driver is made: compare anew when Textual's version changes.
"""

from __future__ import annotations

import os
import select
import selectors
import signal
import termios
import threading
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TextIO

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.runtime.endings import terminal_gone
from reader.runtime.frames import Frames
from reader.runtime.logs import log_error, log_event
from reader.runtime.terminal_parser import TerminalParser

if TYPE_CHECKING:
    from textual.app import App

MOUSE_PIXELS_OFF: Final = "\x1b[?1016l"
RESET: Final = (
    "\x1b\\"  # ends whatever sequence was being sent
    "\x1b[?2026l"  # a frame that is not shown before it is whole
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l" + MOUSE_PIXELS_OFF + "\x1b[?2004l"  # bracketed paste
    "\x1b[?2048l"  # reports of the size
    "\x1b[?1004l"  # reports of the focus
    "\x1b[<u"  # kitty's keys, which belong to the alternate screen
    "\x1b[?7h"  # long lines wrap
    "\x1b[0m"
    "\x1b[?1049l"  # alternate screen
    "\x1b[?25h"  # cursor
)
"""Takes back all that Textual asks of a terminal."""
LOOK: Final = 0.1
"""Seconds between two looks at whether to go on waiting for input; an escape key is told apart by it."""
PIECE: Final = 4096
"""Bytes of input that are taken at once."""
FULL: Final = 1 << 16
"""Characters of output that are put together at most."""
TRY: Final = 0.05
"""Seconds until what waits to be read is dropped, to make room for giving the terminal back."""
WAKE: Final = signal.SIGTERM
"""A signal that has a handler, so that it wakes a thread which waits for a terminal that nobody reads."""


class Output:
    """The terminal as a file that is only written to; it never fails, and says once when nobody is there."""

    def __init__(self, file: TextIO) -> None:
        self.encoding = file.encoding or "utf-8"
        self._descriptor = file.fileno()
        self._waiting: list[str] = []
        self._length = 0
        self._gone = False
        """Whether nobody is there any more, or what is written is no longer wanted."""

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return os.isatty(self._descriptor)

    def write(self, text: str) -> int:
        """Write text, at the latest with ``flush``."""
        self._waiting.append(text)
        self._length += len(text)
        if self._length > FULL:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what is written; it may wait for a terminal that is not read."""
        text = "".join(self._waiting)
        self._waiting.clear()
        self._length = 0
        data = text.encode(self.encoding, "replace")
        try:
            while data and not self._gone:
                data = data[_sent(self._descriptor, data) :]
        except OSError as error:
            self._gone = True
            log_event(f"the terminal cannot be written: {error.strerror}")
            terminal_gone()

    def drop(self) -> None:
        """Send nothing more, not even the rest of what is being sent."""
        self._gone = True


def _sent(descriptor: int, data: bytes) -> int:
    """Send some bytes at least, and say how many."""
    while True:
        try:
            return os.write(descriptor, data)
        except BlockingIOError:  # another program made it so, which has the same terminal open
            select.select([], [descriptor], [], 1)


class TerminalDriver(LinuxDriver):
    """Textual's driver, mended."""

    class NoShell(Message):
        """Stopping was asked for where there is no shell that could let the program go on."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Prepare the terminal; as Textual calls it."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file is not None
        self._output = Output(self._file)
        self._file = self._output  # type: ignore[assignment]
        self._taken = False
        """Whether the terminal is set up for us, or may be."""
        self.frames = Frames()
        """What it shows."""
        self._stopping = self._continued = self._dropped = False

    # -- writing

    def write(self, data: str) -> None:
        """Write, as long as anything takes what is written."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def close(self) -> None:
        """Send what is written, and stop writing."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()
        self._taken = False

    def start_application_mode(self) -> None:
        """Set the terminal up."""
        self._taken = True
        self.frames.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is None or not self._writer_thread.is_alive():
            self._taken = False  # we are in the background

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write(MOUSE_PIXELS_OFF)

    def restore(self) -> None:
        """Give the terminal back as it was found, from any thread, whatever the others do; nothing follows.

        Where nobody reads it, what waits to be read is dropped, and who waits to write is woken.
        """
        if not self._taken:
            return
        if self.attrs_before is not None:
            with suppress(termios.error):  # it is gone
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                termios.tcflush(self.fileno, termios.TCIFLUSH)
        self._output.drop()
        self._dropped = True
        while self._dropped:  # what takes everything back may have been among it
            self._dropped = False
            resetting = threading.Thread(target=self._reset, daemon=True)
            resetting.start()
            resetting.join(TRY)
            while resetting.is_alive():
                self._make_room(self._writer_thread, resetting)
                resetting.join(TRY)
        self._taken = False

    def _make_room(self, *writing: threading.Thread | None) -> None:
        """Drop what waits to be read, where there is no room for more, and wake who waits to write."""
        with suppress(termios.error):  # it is gone
            if not select.select([], [self._output.fileno()], [], 0)[1]:
                self._dropped = True
                termios.tcflush(self._output.fileno(), termios.TCOFLUSH)
        if callable(signal.getsignal(WAKE)):
            for thread in writing:
                if thread is not None and thread.is_alive() and thread.ident is not None:
                    signal.pthread_kill(thread.ident, WAKE)

    def _reset(self) -> None:
        data = RESET.encode()
        with suppress(OSError):  # it is gone
            while data:
                data = data[_sent(self._output.fileno(), data) :]

    # -- reading

    def run_input_thread(self) -> None:
        """Read what comes from the terminal until it is no longer wanted, or nothing can come."""
        self._parser = TerminalParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last = False
            while not last:
                last = self.exit_event.is_set()  # what has come until then is taken
                if selector.select(LOOK):
                    data = self._read()
                    if not data:
                        terminal_gone()
                        return
                    if text := decode(data):
                        self._take(self._parser.feed(text))
                self._take(self._parser.tick())
        self._take(self._parser.feed(""))

    def _read(self) -> bytes:
        """What has come; nothing where nobody is there any more."""
        try:
            return os.read(self.fileno, PIECE)
        except OSError as error:
            log_event(f"the terminal cannot be read: {error.strerror}")
            return b""

    def _take(self, messages: Iterable[Message]) -> None:
        """Hand over what was read; what cannot be understood is left out."""
        try:
            for message in messages:
                self.process_message(message)
        except Exception as error:
            if not self._loop.is_closed():
                log_error(error, "input")
            self._parser = TerminalParser(self._debug)

    # -- being stopped, and going on

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop)
        else:  # another program has the terminal, and this thread waits for it
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        self._continued = True
        if self._auto_restart and not self._stopping:
            self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        """Give the terminal back, stop, and take it again."""
        if not self._taken:
            return
        self._stopping, self._continued = True, False
        self.suspend_application_mode()
        handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0, signal.SIGTSTP)  # the process stops here, and goes on here
        signal.signal(signal.SIGTSTP, handler)  # which first calls the handlers of what has come meanwhile
        self._stopping = False
        if not self._continued:
            self.send_message(self.NoShell())
        self._resume()

    def _go_on(self) -> None:
        """Set the terminal up again: the process was stopped without being asked, or in the background."""
        if self._taken:
            self.suspend_application_mode()
        self._resume()

    def _resume(self) -> None:
        self._must_signal_resume = True  # the app is told once the terminal is set up: here, or when we go on
        self.resume_application_mode()
