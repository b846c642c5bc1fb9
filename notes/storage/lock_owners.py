"""Whether the program that left a mark still runs: for what a lock of the kernel's would tell otherwise.

A mark is a line of four words: the machine as it has been running since it was started (with the space in
which its process numbers count, since those of a container mean nothing outside of it), the number of the
process, when that process began, and a word that no other mark has.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SPACE = Path("/proc/self/ns/pid")


def mark() -> str:
    """The mark of this process, another one at each call."""
    return f"{_machine() or '-'} {os.getpid()} {_began(os.getpid()) or '-'} {secrets.token_hex(8)}"


def runs(mark: str) -> bool | None:
    """Whether the process that made a mark still runs; None where that cannot be known from here."""
    words = mark.split()
    machine = _machine()
    if len(words) != 4 or machine is None or words[0] != machine or not words[1].isdecimal():
        return None
    number = int(words[1])
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True  # somebody else's
    began = _began(number)
    return began is None or words[2] in ("-", began)


def named(mark: str) -> str:
    """Whose mark it is, in a few words."""
    words = mark.split()
    return f"process {words[1]}" if len(words) == 4 else "another program"


def _machine() -> str | None:
    """This machine since it was started, and the space of its process numbers; None where not told."""
    try:
        space = os.readlink(_SPACE).strip("pid:[]")
        return f"{_BOOT.read_text('ascii').strip()}.{space}"
    except (OSError, ValueError):
        return None


def _began(number: int) -> str | None:
    """When a process began, in ticks since the machine was started; "gone" for one that has ended."""
    try:
        told = Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()
        return "gone" if told[0] in (b"Z", b"X") else told[19].decode()
    except (OSError, IndexError, ValueError):
        return None
