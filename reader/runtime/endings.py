"""The ways out of a program with a screen: it is asked to end, and ended where it does not.

A signal's handler only puts a word into a queue, since it runs in the middle of whatever the main thread
does. A thread of its own takes it and asks the program to end as one who quits. The screen's thread may be
busy, wait for a terminal that nobody reads, or for an editor: after ``LIMIT`` this thread keeps the draft,
gives the terminal back, ends the processes that were started, and with them all threads. No thread is ever
waited for without a limit.

Python calls handlers in the main thread only, and the kernel gives a signal to any thread: where the main
one waits for an editor it may sleep on (seen with a terminal that is closed, which sends SIGHUP and SIGCONT
at once). So the signal also comes as a byte through a pipe, which any thread may write.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, NoReturn, Protocol

from reader.runtime.logs import log_error, log_event, log_threads

if TYPE_CHECKING:
    from subprocess import Popen
    from types import FrameType

SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""A polite request, a dropped line, and an interrupt that came as a signal (ctrl+c is a key to us)."""
LIMIT: Final = 0.7
"""Seconds in which a program that is asked to end may do so.

Measured: with two busy loops beside, it takes 0.2 to 0.9 s by q, by a signal and when its terminal is closed.
"""
KEEPING: Final = 1.0
"""Seconds more that the disk has to take the draft."""
RESTORING: Final = 0.3
"""Seconds that the terminal has to be given back, and an editor to leave it."""


class EndingProgram(Protocol):
    """What runs on the screen, as far as its end is concerned; called from another thread."""

    def ask_to_end(self, status: int) -> None:
        """Ask it to end with this status; what is under way is not waited for here."""

    def keep_draft(self) -> None:
        """Keep what was written last."""

    def restore_terminal(self) -> None:
        """Give the terminal back as it was found, where that is not done yet."""

    def last_words(self) -> str:
        """What is to be said once the terminal is given back, in a line; empty where there is nothing."""


_ASKED: Final = 0
"""The byte in the pipe that is no signal: look into the queue."""
_wanted: SimpleQueue[int] = SimpleQueue()
_pipe = -1
_watching = threading.Event()
_program: EndingProgram | None = None
_editor: Popen[bytes] | None = None


def status_of(number: int) -> int:
    """The exit status of a program that a signal ended, as shells say it."""
    return 128 + number


def watch() -> None:
    """Take the signals that end a program, from now on; the main thread calls it once."""
    if _watching.is_set():
        return
    global _pipe
    reading, _pipe = os.pipe()
    os.set_blocking(_pipe, False)  # a signal must not wait; a full pipe will wake the thread all the same
    signal.set_wakeup_fd(_pipe, warn_on_full_buffer=False)
    for number in SIGNALS:
        signal.signal(number, _signalled)
    threading.Thread(target=_see_to_it, args=(reading,), name="endings", daemon=True).start()
    _watching.set()


def begin(status: int) -> None:
    """Have the program end: it is asked, and made to where it has not ended after ``LIMIT``.

    May be called from any thread. Without ``watch`` nothing is done.

    Args:
        status: the exit status.
    """
    if _watching.is_set():
        _wanted.put(status)
        with suppress(BlockingIOError):
            os.write(_pipe, bytes([_ASKED]))


def terminal_gone() -> None:
    """Have the program end as after a dropped line: nobody is there who could read it or type."""
    begin(status_of(signal.SIGHUP))


@contextmanager
def running(program: EndingProgram) -> Iterator[None]:
    """While a program has the screen, it is the one that is asked to end."""
    global _program
    _program = program
    try:
        yield
    finally:
        _program = None


@contextmanager
def editing(editor: Popen[bytes]) -> Iterator[None]:
    """While another program has the terminal, it is told to end before this one is."""
    global _editor
    _editor = editor
    try:
        yield
    finally:
        _editor = None


def end_process(status: int) -> NoReturn:
    """End at once: what was started ends too, and no thread is waited for."""
    log_event(f"ends with {status}")
    _guarded(_end_children)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def is_watching() -> bool:
    """Whether there is, or was, a program with a screen in this process."""
    return _watching.is_set()


def _signalled(number: int, _: FrameType | None) -> None:
    if _is_ours(number):
        begin(status_of(number))


def _is_ours(number: int) -> bool:
    """Whether a signal is meant for us: ctrl+c is the editor's while there is one."""
    return number != signal.SIGINT or _editor is None


def _status(pipe: int) -> int:
    """Wait until the program is to end, and say with which exit status."""
    while True:
        for byte in os.read(pipe, 1024):
            if byte == _ASKED:
                return _wanted.get()
            if byte in SIGNALS and _is_ours(byte):
                return status_of(byte)


def _see_to_it(pipe: int) -> None:
    # Where this process is in the background, a change of the terminal would stop it instead of ending it.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    status = _status(pipe)
    deadline = time.monotonic() + LIMIT
    log_event(f"is to end with {status}")
    program, editor = _program, _editor
    if program is not None:
        if editor is not None:  # the screen's thread waits for it; what it has saved so far is kept first
            _bounded(program.keep_draft, LIMIT)
            _guarded(editor.terminate)
        _guarded(lambda: program.ask_to_end(status))
        time.sleep(max(0.0, deadline - time.monotonic()))
        log_threads(f"did not end within {LIMIT} s, and is made to")
        _force(program)
    end_process(status)


def _force(program: EndingProgram) -> None:
    """Do what the program did not come to do."""
    keeping = _started(program.keep_draft)
    if (editor := _editor) is not None:
        _guarded(editor.kill)
    _bounded(program.restore_terminal, RESTORING)
    if said := program.last_words():
        _bounded(lambda: _write(f"syntopic: {said}\n"), RESTORING)
    keeping.join(KEEPING)


def _write(line: str) -> None:
    os.write(sys.stderr.fileno(), line.encode("utf-8", "replace"))


def _end_children() -> None:
    children = sys.modules.get("corpus.child_processes")  # else there never was one
    if children is not None:
        children.kill_all()


def _bounded(do: Callable[[], object], seconds: float) -> None:
    _started(do).join(seconds)


def _started(do: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=_guarded, args=(do,), daemon=True)
    thread.start()
    return thread


def _guarded(do: Callable[[], object]) -> None:
    """Do one of the last things; whatever comes of it, the others are done too."""
    try:
        do()
    except Exception as error:
        log_error(error, "the end")


def close(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what is left of the program, and let go of its threads."""
    if tasks := asyncio.all_tasks(loop):
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.wait(tasks, timeout=LIMIT))
    loop.close()
