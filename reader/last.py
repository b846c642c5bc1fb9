"""Which files the reading room was opened on the last time: ``syntopic`` alone goes on with them.

It is only state: no fault in it stops anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader import locations


class Opened(NamedTuple):
    """What was opened."""

    paths: tuple[Path, ...] = ()
    """Files and folders, none for the bundled reports."""
    encoding: str | None = None
    """What the files were to be read as; None if that was to be found out."""


def remember(paths: Sequence[Path], encoding: str | None = None) -> None:
    """Keep what is opened, for the next time; where it cannot be kept it is not."""
    file = locations.last_file()
    data = json.dumps({"paths": [str(path.absolute()) for path in paths], "encoding": encoding})
    partial = file.with_name(f".last-{os.getpid()}.tmp")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            partial.write_text(data, encoding="ascii")
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)


def recall() -> Opened:
    """What was opened the last time; the bundled reports where any of it is gone, or nothing is known."""
    try:
        data = json.loads(locations.last_file().read_bytes())
        opened = Opened(tuple(map(Path, data["paths"])), data["encoding"])
        known = isinstance(opened.encoding, str | None) and all(path.exists() for path in opened.paths)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Opened()
    return opened if known else Opened()
