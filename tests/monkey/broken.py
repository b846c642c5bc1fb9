"""A program in a terminal that does, on a key, what no program must do; x ends it properly."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path

_TEXT = "These are words enough for a reader to begin with, and to see that they are drawn anew. " * 5


class Screen:
    """Draws a few words and, below them, what the program says."""

    def __init__(self) -> None:
        self.said = ""

    def say(self, words: str) -> None:
        self.said = words
        self.draw()

    def draw(self) -> None:
        os.write(1, f"\x1b[2J\x1b[H{_TEXT}\x1b[{os.get_terminal_size().lines};1H{self.said}".encode())


def main() -> None:
    """Do what is typed."""
    screen, before = Screen(), termios.tcgetattr(0)
    logging.disable()  # else the loop would print what is raised in it
    faults: dict[str, Callable[[], object]] = {
        "A": lambda: 1 // 0,
        "B": lambda: sys.exit(3),
        "C": _hang,
        "D": lambda: screen.say("reading the themes …"),
        "E": lambda: _joined(threading.Thread(target=_fail)),
        "F": lambda: asyncio.run(_fail_in_loop()),
        "G": _fail_in_worker,
        "H": _spoil,
        "I": lambda: os.write(1, b"\x1b[?1003h\x1b[?25l"),
        "J": lambda: before.__setitem__(3, before[3] & ~termios.ECHO),
        "a": lambda: screen.say("ctrl+s saves: "),
        "\x13": lambda: screen.say("saved"),
    }
    tty.setraw(0)
    signal.signal(signal.SIGWINCH, lambda *_: screen.draw())
    try:
        screen.draw()
        while (key := os.read(0, 1).decode("utf-8", "replace")) != "x" or screen.said.startswith("ctrl+s"):
            if screen.said.startswith("ctrl+s") and key.isprintable():
                screen.say(screen.said + key)
            else:
                faults.get(key, lambda: None)()
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)


def _hang() -> None:
    signal.signal(signal.SIGWINCH, signal.SIG_IGN)
    time.sleep(3600)


def _fail() -> None:
    raise RuntimeError("nobody sees this")


def _joined(thread: threading.Thread) -> None:
    thread.start()
    thread.join()


async def _fail_in_loop() -> None:
    asyncio.get_running_loop().call_soon(_fail)
    await asyncio.sleep(0)


def _fail_in_worker() -> None:
    from textual.app import App

    class Failing(App[None]):
        async def on_mount(self) -> None:
            self.run_worker(_fail, thread=True, exit_on_error=False)
            self.call_after_refresh(self._leave)

        async def _leave(self) -> None:
            await self.workers.wait_for_complete()
            self.exit()

    Failing().run(headless=True)


def _spoil() -> None:
    store = Path(os.environ["XDG_DATA_HOME"]) / "syntopic" / "notes.json"
    store.parent.mkdir(parents=True)
    store.write_text('{"notes": {')
