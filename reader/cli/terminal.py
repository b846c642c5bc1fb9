"""What the program is connected to: a screen or a pipe, how wide, and where keys come from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final, TextIO

from reader.errors import StreamError

_USUAL_WIDTH: Final = 80


def width() -> int | None:
    """Columns of the terminal that is printed to, None where that is a file or a pipe."""
    if not _is_terminal(sys.stdout):
        return None
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = 0
    return columns or _USUAL_WIDTH


def can_show_screens() -> bool:
    """Whether standard output is a terminal that knows more than lines."""
    return _is_terminal(sys.stdout) and os.environ.get("TERM", "dumb") not in ("", "dumb")


def take_keys() -> bool:
    """Make standard input the terminal, where it is something else (``xargs`` gives nothing to read).

    Returns:
        Whether keys can be read.
    """
    if _is_terminal(sys.stdin):
        return True
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        if terminal:
            os.dup2(terminal, 0)
            os.close(terminal)
        keys = os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdin = sys.__stdin__ = keys  # type: ignore[misc]
    except OSError:
        return False
    return True


def take_screen() -> None:
    """Draw on standard output where standard error, on which Textual draws, is no terminal (``2> log``).

    What is complained of still goes where it was sent.
    """
    if not _is_terminal(sys.__stderr__):
        screen = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
        sys.__stderr__ = screen  # type: ignore[misc]


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def lines() -> Iterator[str]:
    """The lines of standard input, read as UTF-8 whatever the locale.

    Raises:
        StreamError: standard input is closed.
    """
    if sys.stdin is None:
        raise StreamError("standard input is closed: no query can be read from it")
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
