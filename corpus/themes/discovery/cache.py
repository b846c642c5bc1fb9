"""Discovered themes, kept between starts: a cache that may be deleted at any time and is never trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import orjson

from corpus.model import Report
from corpus.sources.text_cache import CLEANING_VERSION, read, seal, unseal, write
from corpus.themes.discovery.finding import Discovered, discover

DISCOVERY_VERSION: Final = 4
"""Raised whenever the same reports give other themes."""


def discovered(
    reports: Sequence[Report], folder: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[Discovered, ...]:
    """What ``discover`` finds in these reports; not worked out again where that was done before.

    Args:
        reports: the corpus.
        folder: where it is kept; nothing happens where it cannot be written.
        progress: as ``discover`` has it.
    """
    key = _key(reports)
    if key is None:
        return discover(reports, progress=progress)
    path = folder / f"themes-{key[:32]}.json"
    found = _load(path, key)
    if found is None:
        found = discover(reports, progress=progress)
        rows = [[theme.name, theme.aliases, theme.reports, theme.score] for theme in found]
        write(path, seal(orjson.dumps([key, rows])))
    return found


def _key(reports: Sequence[Report]) -> str | None:
    """What the themes depend on; None where a report was not read from a file."""
    if not all(report.letters_print for report in reports):
        return None
    rows = sorted(  # what stands in titles counts for less, and these may come from a catalogue
        f"{report.id} {report.bytes_print} {report.letters_print} {report.about.title!r}"
        for report in reports
    )
    return sha256("\n".join([f"{DISCOVERY_VERSION}.{CLEANING_VERSION}", *rows]).encode()).hexdigest()


def _load(path: Path, key: str) -> tuple[Discovered, ...] | None:
    try:
        kept, rows = orjson.loads(unseal(read(path)))
        return tuple(map(_theme, rows)) if kept == key else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _theme(row: Any) -> Discovered:
    name, aliases, reports, score = row
    return Discovered(name, tuple(aliases), reports, score)
