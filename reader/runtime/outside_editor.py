"""The reader's own editor: which it is, and a text taken there and back."""

from __future__ import annotations

import codecs
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Final, NamedTuple

from notes.drafts import LARGEST
from reader.errors import ReaderError
from reader.runtime.endings import editing
from reader.state import state_file

USUAL: Final = ("nano", "vim", "vi")
"""Editors that are looked for where neither $VISUAL nor $EDITOR names one."""
EVERY: Final = 2.0
"""Seconds between two looks at what has been written so far."""
AS_IT_WAS: Final = "the note is as it was"


class OutsideError(ReaderError):
    """A text that could not be taken to an editor, or back."""


class Left(NamedTuple):
    """What an editor left in its file."""

    text: str
    remark: str = ""
    """What is to be known of it, in a line."""


def command() -> list[str]:
    """The editor's command, its file not yet added.

    Raises:
        OutsideError: there is none.
    """
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    try:
        words = shlex.split(named) or [name for name in USUAL if shutil.which(name)][:1]
    except ValueError:
        raise OutsideError(f"$VISUAL or $EDITOR has an open quotation mark: {named}") from None
    if not words:
        raise OutsideError("no editor: set $VISUAL or $EDITOR to the command of yours")
    return words


def edit(text: str, path: Path, kept: Callable[[str], object]) -> Left:
    """Have a text edited in a file and return what became of it; the file stays.

    Args:
        text: what is there at first.
        path: the file.
        kept: called from a thread with what the file holds, every two seconds when it has changed.

    Raises:
        OutsideError: there is no editor, it failed and changed nothing, or it left something that is no text.
    """
    words = command()
    try:
        state_file.write(path, text.encode())
    except UnicodeEncodeError:
        raise OutsideError("half a character is in the note, which no file can hold") from None
    except OSError as error:
        raise OutsideError(f"{path}: {error.strerror}; the editor was not started") from None
    failed = _run(words, path, text, kept)
    left = read(path, text)
    if left.text != text:
        return Left(left.text, f"{failed}; what it had saved stands here" if failed else left.remark)
    if failed:
        raise OutsideError(f"{failed}; {AS_IT_WAS}")
    name = Path(words[0]).name
    return Left(text, f"{name} changed nothing; one that opens a window of its own needs --wait")


def _run(words: list[str], path: Path, text: str, kept: Callable[[str], object]) -> str:
    """Run the editor until it ends.

    Returns:
        How it failed, in a few words; empty when it did not.

    Raises:
        OutsideError: it could not be started.
    """
    ended = Event()
    watcher = Thread(target=_watch, args=(path, text, kept, ended), daemon=True)
    watcher.start()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # ctrl+c is the editor's
    try:
        with subprocess.Popen([*words, str(path)]) as editor, editing(editor):
            status = editor.wait()
    except OSError as error:
        raise OutsideError(f"{words[0]}: {error.strerror}; {AS_IT_WAS}") from None
    finally:
        signal.signal(signal.SIGINT, before)
        ended.set()
        watcher.join()
    if status < 0:
        return f"{Path(words[0]).name} was ended by {_signal(-status)}"
    return f"{Path(words[0]).name} ended with {status}" if status else ""


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _watch(path: Path, text: str, kept: Callable[[str], object], ended: Event) -> None:
    latest = text
    while not ended.wait(EVERY):
        try:
            now = read(path, text).text
        except OutsideError:
            continue
        if now != latest:
            latest = now
            kept(now)


def read(path: Path, before: str) -> Left:
    """What a text has become in a file that an editor had.

    What was not changed is exactly as it was. Else it is plain text, whatever the editor made of it: lines
    end in one line feed, no byte order mark stands before them, and a line end that was put after all of it
    is not part of it.

    Raises:
        OutsideError: the file cannot be read, or holds no text.
    """
    try:
        data = state_file.read(path, LARGEST)
    except OSError as error:
        raise OutsideError(f"{path}: {error.strerror}; {AS_IT_WAS}") from None
    if data == before.encode(errors="surrogatepass"):
        return Left(before)
    text, remark = _decode(data, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    added = text.endswith("\n") and not before.endswith(("\n", "\r"))
    return Left(text.removesuffix("\n") if added else text, remark)


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    """A file's text, and how it was read where that is not the usual way."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-8-sig", "utf-16" if wide else "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig":
            return text, ""
        if "\0" in text:
            break
        return text, f"what was saved is not UTF-8; it was read as {encoding}"
    raise OutsideError(f"{path.name} is not UTF-8, nor any text; {AS_IT_WAS}")
