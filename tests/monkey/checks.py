"""The kinds of failure, and how each is seen."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from tests.terminal import Ended


class Kind(Enum):
    """What a program must not do, whatever is typed."""

    TRACEBACK = "traceback"
    ENDED = "ended"
    HANG = "hang"
    """It takes no keys, or does not draw when the terminal has another size."""
    STUCK = "stuck"
    """A dialog or a line waits for ever, or the program does not end when it is asked to."""
    SWALLOWED = "swallowed"
    """An error was raised where nobody sees it."""
    LOST = "lost"
    """A note was called saved, and is in no table, history or backup."""
    STORE = "store"
    """The notes cannot be read."""
    TERMINAL = "terminal"
    """It was not given back as it was."""


_WAITING = re.compile(
    r"(?:^|[│┃”·]) *((?:building|counting|finding|gathering|importing|loading|looking|opening|preparing"
    r"|reading|saving|searching|working|writing)\b[^│…]{0,60}…)",
    re.MULTILINE,
)
_FRAME = re.compile(
    r"(?:\S*?/)?(?:reader|corpus|notes|textual)/\S+?:\d+ in \w+|File \"\S+\", line \d+, in \w+"
)
_ERROR = re.compile(r"^\W*(\w*(?:Error|Exception|Exit|Failed|Matches|Ids)\b.*)", re.MULTILINE)
_TRACEBACK = "Traceback (most recent call last)"


def waiting(screen: str) -> list[str]:
    """The words by which a screen says that it waits."""
    return _WAITING.findall(screen)


def traceback_in(text: str) -> str | None:
    """The frames and the error of the last traceback that was printed; None if there is none."""
    at = text.rfind(_TRACEBACK)
    if at < 0:
        return None
    frames, errors = _FRAME.findall(text, at), _ERROR.findall(text, at)
    return "\n".join(frames[-12:] + errors[-2:]) or text[at : at + 2000]


def unreadable(store: Path) -> str | None:
    """Why the notes cannot be read; None if they can, or if there are none."""
    try:
        json.loads(store.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return repr(error)
    return None


def lost(store: Path, saved: Sequence[str]) -> list[str]:
    """Which of these words are neither in the store nor in a backup."""
    kept = "".join(path.read_text("utf-8", "replace") for path in sorted(store.parent.glob(f"{store.name}*")))
    return [words for words in saved if words not in kept]


def swallowed(errors: Path) -> list[str]:
    """The errors that the hook has noted, each once."""
    if not errors.exists():
        return []
    noted = map(json.loads, errors.read_text().splitlines())
    return list({f"{fact['whence']}: {fact['error']} at {fact['at']}": fact["trace"] for fact in noted})


def ended_badly(ended: Ended, text: str) -> str | None:
    """How it ended, if that was neither a quiet end nor one with a traceback."""
    if ended.status == 0 or _TRACEBACK in text:
        return None
    return f"exit status {ended.status}: {text[-600:]}"
