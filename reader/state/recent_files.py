"""Which files the reading room was opened on the last time: ``syntopic`` alone goes on with them.

It is only state: no fault in it stops anything.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from reader.state import locations, state_file


class Opened(NamedTuple):
    """What was opened."""

    paths: tuple[Path, ...] = ()
    """Files and folders, none for the bundled reports."""
    encoding: str | None = None
    """What the files were to be read as; None if that was to be found out."""


RECENT: Final = 20
"""So many of the sets of files that were opened are offered again."""


def remember(paths: Sequence[Path], encoding: str | None = None) -> None:
    """Keep what is opened, for the next time; where it cannot be kept it is not."""
    file = locations.last_file()
    opened = {"paths": [str(path.absolute()) for path in paths], "encoding": encoding}
    before = [{"paths": list(map(str, one.paths)), "encoding": one.encoding} for one in recent()]
    others = [one for one in before if one["paths"] != opened["paths"]]
    data = json.dumps({**opened, "recent": [one for one in (opened, *others) if one["paths"]][:RECENT]})
    with suppress(OSError):
        state_file.write(file, data.encode("ascii"))


def recall() -> Opened:
    """What was opened the last time; the bundled reports where any of it is gone, or nothing is known."""
    try:
        opened = _opened(_read())
        known = all(path.exists() for path in opened.paths)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Opened()
    return opened if known else Opened()


def recent() -> list[Opened]:
    """What was opened before, the latest first; without the bundled reports, and what is gone by now too."""
    try:
        return list(map(_opened, _read().get("recent", [])))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []


def _read() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(state_file.read(locations.last_file()))
    return data


def _opened(data: dict[str, Any]) -> Opened:
    encoding = data["encoding"]
    if not isinstance(encoding, str | None):
        raise TypeError("an encoding is a name")
    return Opened(tuple(map(Path, data["paths"])), encoding)
