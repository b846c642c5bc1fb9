"""The log of errors: what went wrong and where in the program, for whoever mends it.

An entry holds the types of the errors and the lines of the program that they went through. What an error
says of itself may quote a report or a note, so that is written in debug mode only (``SYNTOPIC_DEBUG=1`` or
``--debug``), as are events. The file is read by its owner alone and never grows beyond a bound.

Nothing here raises, and all of it may be called from any thread: a log must not be one more thing that fails.
"""

from __future__ import annotations

import os
import stat
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from notes.storage import files
from reader.state import locations
from reader.text.printable import printable

if TYPE_CHECKING:
    from types import FrameType, TracebackType

DEBUG: Final = "SYNTOPIC_DEBUG"
"""The environment variable that turns debug mode on."""
LARGEST: Final = 256 << 10
"""Bytes of the log; then it becomes the older one, in place of the one before it."""
FRAMES: Final = 40
"""Lines of the program that are told of one error: the outermost and the innermost."""
CHAIN: Final = 8
"""Errors that are told of in one entry: an error, its causes, and the members of groups."""
LONGEST: Final = 1000
"""Characters of what an error says of itself, in the log."""
SHORT: Final = 200
"""The same, on the terminal."""
PATIENCE: Final = 0.5
"""Seconds until an entry is given up because another thread still writes its own."""

_LOGGED: Final = "__syntopic_logged__"
_writing = threading.RLock()


def is_debug() -> bool:
    """Whether the log says more: what errors say of themselves, and events."""
    return os.environ.get(DEBUG, "") not in ("", "0")


def set_debug() -> None:
    """Say more from now on, in processes that are started from this one too."""
    os.environ[DEBUG] = "1"


def log_error(error: BaseException, kind: str) -> None:
    """Write an error to the log, once. Never raises.

    Args:
        error: what was raised.
        kind: what was being done, in a word or two that are the program's own.
    """
    try:
        if not error.__dict__.get(_LOGGED):
            error.__dict__[_LOGGED] = True
            _write(_entry(f"{kind}: {type(error).__name__}", _told(error)))
    except Exception:
        return


def log_event(event: str, lines: Iterable[str] = ()) -> None:
    """Write to the log what happens, in debug mode only. Never raises.

    Args:
        event: what happens, in words that are the program's own.
        lines: more of it, likewise; not looked at otherwise.
    """
    try:
        if is_debug():
            _write(_entry(event, lines))
    except Exception:
        return


def log_threads(event: str) -> None:
    """Write what every thread is doing, in debug mode only. Never raises.

    Args:
        event: why that is of interest.
    """
    log_event(event, _threads())


def log_strays() -> None:
    """Write errors that nobody could catch to the log; else they are printed in the middle of a screen."""
    threading.excepthook = _of_a_thread
    sys.unraisablehook = _unraisable


def log_task(_: object, context: Mapping[str, Any]) -> None:
    """Write the error of a task that nobody waited for to the log; an event loop calls it."""
    if isinstance(error := context.get("exception"), BaseException):
        log_error(error, "a task")
    else:
        log_event(str(context.get("message")))


def said_of(error: BaseException) -> str:
    """What to say of an error that nobody foresaw, in a line: what it is, where, and where more stands."""
    what = f"{type(error).__name__}: {_words(error)[:SHORT]}".rstrip(": ")
    more = "" if is_debug() else "; --debug writes more there"
    return f"a fault in the program, please report it: {what} ({place(error)}; see {_log_name()}{more})"


def place(error: BaseException) -> str:
    """Where in the program an error was raised: the module and the line."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return _line(trace.tb_frame, trace.tb_lineno).partition(" ")[0] if trace else "nowhere"


def _log_name() -> str:
    """The log's path, short where it is below the home."""
    try:
        return f"~/{locations.log_file().relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(locations.log_file())


def _words(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _of_a_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log_error(args.exc_value, "a thread")


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        log_error(args.exc_value, "clearing away")


def _entry(title: str, lines: Iterable[str] = ()) -> bytes:
    when = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    thread = threading.current_thread().name
    head = f"{when} {os.getpid()} {thread} {title}"
    return "".join(f"{printable(line)}\n" for line in (head, *lines)).encode("utf-8", "replace")


def _told(error: BaseException) -> Iterator[str]:
    """An error, its causes and, of a group, its members, each with the way it took."""
    waiting, seen = [("", error)], {id(error)}
    for _ in range(CHAIN):
        if not waiting:
            return
        how, told = waiting.pop(0)
        name = f"{type(told).__module__}.{type(told).__qualname__}".removeprefix("builtins.")
        yield f"  {how}{name}{_said(told)}"
        yield from _way(told.__traceback__)
        shown = None if told.__suppress_context__ else told.__context__
        related = [("because of ", told.__cause__), ("while handling ", shown)]
        if isinstance(told, BaseExceptionGroup):
            related += [("in it ", member) for member in told.exceptions]
        for word, other in related:
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                waiting.append((word, other))


def _said(error: BaseException) -> str:
    """What may be written of what an error says of itself."""
    if isinstance(error, OSError) and error.errno is not None:
        said = f" {error.errno} {os.strerror(error.errno)}"
    else:
        said = ""
    if not is_debug():
        return said
    return f"{said}: {_words(error)[:LONGEST]}"


def _way(trace: TracebackType | None) -> Iterator[str]:
    lines = []
    while trace is not None:
        lines.append(f"    {_line(trace.tb_frame, trace.tb_lineno)}")
        trace = trace.tb_next
    half = FRAMES // 2
    if len(lines) > FRAMES:
        lines[half:-half] = [f"    … {len(lines) - FRAMES} more …"]
    yield from lines


def _line(frame: FrameType, number: int) -> str:
    return f"{frame.f_globals.get('__name__', '?')}:{number} {frame.f_code.co_qualname}"


def _threads() -> Iterator[str]:
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    for ident, innermost in sys._current_frames().items():
        yield f"  {names.get(ident, '?')}"
        frame, told = innermost, 0
        while frame is not None and told < FRAMES:
            yield f"    {_line(frame, frame.f_lineno)}"
            frame, told = frame.f_back, told + 1  # type: ignore[assignment]


def _write(entry: bytes) -> None:
    if not _writing.acquire(timeout=PATIENCE):
        return
    try:
        path = locations.log_file()
        _make_private(path.parent)
        if _size(path) + len(entry) > LARGEST:
            path.replace(path.with_name(path.name + ".old"))
        # One that is a link, or a pipe on which a write would wait, is not ours and is left alone.
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(path, flags, 0o600)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                os.fchmod(descriptor, 0o600)
                os.write(descriptor, entry)
        finally:
            os.close(descriptor)
    finally:
        _writing.release()


def _make_private(folder: Path) -> None:
    files.make_folder(folder)
    if stat.S_IMODE(folder.stat().st_mode) != 0o700:
        folder.chmod(0o700)


def _size(path: Path) -> int:
    try:
        known = path.lstat()
    except OSError:
        return 0
    return known.st_size if stat.S_ISREG(known.st_mode) else 0
