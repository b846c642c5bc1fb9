"""The reader's own editor: which it is, and a text taken there and back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Final

from reader.errors import ReaderError

USUAL: Final = ("nano", "vim", "vi")
"""Editors that are looked for where neither $VISUAL nor $EDITOR names one."""
EVERY: Final = 2.0
"""Seconds between two looks at what has been written so far."""


class OutsideError(ReaderError):
    """A text that could not be taken to an editor, or back."""


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


def edit(text: str, path: Path, kept: Callable[[str], object]) -> str:
    """Have a text edited in a file and return what became of it, exactly; the file stays.

    An editor that ends its file with a line end which was not there before has that taken away again.

    Args:
        text: what is there at first.
        path: the file.
        kept: called from a thread with what the file holds, every two seconds when it has changed.

    Raises:
        OutsideError: there is no editor, it failed, or left something that is no text.
    """
    words = command()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(text.encode())
    except OSError as error:
        raise OutsideError(f"{path}: {error.strerror}; the editor was not started") from None
    ended = Event()
    watcher = Thread(target=_watch, args=(path, text, kept, ended), daemon=True)
    watcher.start()
    before = signal.signal(signal.SIGINT, lambda *_: None)  # ctrl+c is the editor's
    try:
        status = subprocess.run([*words, str(path)], check=False).returncode
    except OSError as error:
        raise OutsideError(f"{words[0]}: {error.strerror}; the note is as it was") from None
    finally:
        signal.signal(signal.SIGINT, before)
        ended.set()
        watcher.join()
    if status:
        raise OutsideError(f"{words[0]} ended with {status}; the note is as it was")
    return _read(path, text)


def _watch(path: Path, text: str, kept: Callable[[str], object], ended: Event) -> None:
    latest = text
    while not ended.wait(EVERY):
        try:
            now = _read(path, text)
        except OutsideError:
            continue
        if now != latest:
            latest = now
            kept(now)


def _read(path: Path, before: str) -> str:
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        raise OutsideError(f"{path}: {error.strerror}; the note is as it was") from None
    except UnicodeDecodeError:
        raise OutsideError(f"{path} is not UTF-8; the note is as it was") from None
    added = text.endswith("\n") and not before.endswith("\n")
    return text.removesuffix("\n") if added else text
