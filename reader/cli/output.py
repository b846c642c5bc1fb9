"""Standard output and standard error: whatever the locale, harmless text and exact JSON."""

from __future__ import annotations

import codecs
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

from reader.errors import StreamError
from reader.text.printable import CONTROLS, printable

_CONTROL: Final = re.compile(f"[{CONTROLS}]")
_ASCII: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "¶": "P",
        "·": "-",
        "•": "*",
    }
)
_PLAIN: Final = "syntopic.plain"
_SELDOM: Final = 0.2
"""Seconds between two lines that say how far one has come."""


def write_text(text: str) -> None:
    """Print lines of text; what the locale cannot show becomes its plain twin or a question mark.

    Raises:
        StreamError: standard output is closed or cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _write(printable(text, lines=True).encode(encoding, _PLAIN))


def write_json(value: object) -> None:
    """Print a value as one line of JSON in UTF-8; controls, bidi ones too, are escaped.

    Raises:
        StreamError: standard output is closed or cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    _write(to_json(value).encode() + b"\n")


def write_json_array(values: Iterable[object]) -> None:
    """Print values as an array of JSON, one a line, as they come.

    Raises:
        StreamError: standard output is closed or cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    mark = b"[\n"
    for value in values:
        _write(mark + to_json(value).encode())
        mark = b",\n"
    _write(b"\n]\n" if mark == b",\n" else b"[]\n")


def to_json(value: object) -> str:
    """A value as JSON on one line, readable, but without a character that a terminal could obey."""
    return _CONTROL.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False))


def write_bytes(data: bytes) -> None:
    """Print the bytes of a file exactly.

    Raises:
        StreamError: standard output is closed or cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    _write(data)


def write_csv(rows: Iterable[Sequence[object]]) -> None:
    """Print rows of a table as CSV (RFC 4180) in UTF-8; no cell is one that a spreadsheet would run.

    Raises:
        StreamError: standard output is closed or cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    import csv
    from io import StringIO

    for row in rows:
        line = StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) for cell in row])
        _write(line.getvalue().encode("utf-8", "replace"))


def _harmless(cell: object) -> object:
    """A cell without controls; text that begins like a formula is marked as text."""
    if not isinstance(cell, str):
        return cell
    text = printable(cell, lines=True)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def complain(message: str) -> None:
    """Print one line on standard error, if anybody listens."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"syntopic: {printable(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


@contextmanager
def progressing(message: str, after: float = 1.0) -> Iterator[Callable[[str], None]]:
    """Say on standard error how far one has come, if it takes long and somebody sits before a terminal.

    Args:
        message: what is said where nothing is known of that.
        after: seconds until anything is said.

    Yields:
        What to tell how far one has come; the latest stands alone on one line, and goes at the end.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from threading import Timer

    begun = latest = time.monotonic()
    said = False
    timer = Timer(after, complain, [message])
    timer.daemon = True

    def say(line: str) -> None:
        nonlocal said, latest
        timer.cancel()
        now = time.monotonic()
        if now - begun > after and now - latest > _SELDOM:
            said, latest = True, now
            _write_over(f"syntopic: {printable(line)}")

    timer.start()
    try:
        yield say
    finally:
        timer.cancel()
        if said:
            _write_over("")


def _write_over(line: str) -> None:
    """Put a line in place of the one before it."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def flush() -> None:
    """Send what is printed so far.

    Raises:
        StreamError: it cannot be written.
        BrokenPipeError: nobody reads any longer.
    """
    if sys.stdout is not None:
        with _drained():
            sys.stdout.flush()


def abandon() -> None:
    """Drop what is not yet sent, lest the interpreter try again at its end."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(data: bytes) -> None:
    if sys.stdout is None:
        raise StreamError("standard output is closed: there is nowhere to print to")
    with _drained():
        sys.stdout.buffer.write(data)


@contextmanager
def _drained() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        abandon()
        raise
    except OSError as error:
        abandon()
        raise StreamError(f"standard output cannot be written: {error.strerror}") from None


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    plain = unknown.translate(_ASCII)
    return "".join(c if c.isascii() else "?" for c in plain), error.end


codecs.register_error(_PLAIN, _plain)
