"""Copying: to a command, to tmux, or by way of the terminal; and always to a file that cannot lose it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from notes.storage import files
from reader.state import locations
from reader.text.printable import printable

_PATIENCE: Final = 2.0
"""Seconds that a command may take before it is given up."""
_TMUX: Final = ("tmux", "load-buffer", "-w", "-")


@dataclass(frozen=True, slots=True)
class Copied:
    """Where a copied text went."""

    by: Literal["command", "tmux", "terminal"]
    """``terminal``: it is still to be sent there (OSC 52), by whoever owns the screen."""
    file: Path | None
    """The clip file it was appended to; None where that failed."""
    message: str
    """What to tell the reader, in one line."""


def copy(text: str, command: Sequence[str] = ()) -> Copied:
    """Copy a text. A command may take two seconds: call it off the screen's thread.

    A terminal acknowledges nothing, so a text for it is only said to be sent; the clip file has it anyway.

    Args:
        text: what to copy.
        command: program and arguments that take the text on standard input; empty where none is set.
    """
    file, trouble = _append(text)
    said = []
    by: Literal["command", "tmux", "terminal"] = "terminal"
    if command:
        fault = _feed(command, text)
        if fault is None:
            by = "command"
        else:
            said.append(f"{printable(command[0])} {fault}")
    if by == "terminal" and os.environ.get("TMUX") and _feed(_TMUX, text) is None:
        by = "tmux"
    done = {"command": "copied", "tmux": "copied through tmux", "terminal": "sent to the terminal"}[by]
    said.append(f"{done}, kept in {printable(str(file))}" if file else f"{done}; {trouble}")
    return Copied(by, file, "; ".join(said))


def osc52(text: str) -> str:
    """The sequence that asks a terminal to copy a text; for where no screen sends it.

    Source: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, Operating System Commands, 52.
    """
    from base64 import b64encode

    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode()}\a"


def _feed(command: Sequence[str], text: str) -> str | None:
    """Run a command on a text; what went wrong, or None.

    Its outputs are closed and it has a session of its own, because xclip and wl-copy stay behind to serve
    the text.
    """
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {_PATIENCE:g} s"
    except (OSError, ValueError) as error:
        return f"cannot be run ({getattr(error, 'strerror', None) or error})"
    return None if done.returncode == 0 else f"failed ({done.returncode})"


def _append(text: str) -> tuple[Path | None, str]:
    """Append a text to the clip file; the file, or None and why not."""
    path = locations.clip_file()
    try:
        files.make_folder(path.parent)
        files.append(path, (text + "\n\n").encode("utf-8", "replace"))
    except OSError as error:
        return None, f"{printable(str(path))} cannot be written ({error.strerror})"
    return path, ""
