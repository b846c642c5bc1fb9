"""Discovered themes, kept between starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

from corpus import kept
from corpus.model import Report
from corpus.themes.discovery.finding import Discovered, discover

DISCOVERED: Final = kept.ArrayKind("discovered", "5")
"""The version is raised whenever the same reports give other themes."""


def discovered(
    reports: Sequence[Report], folder: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[Discovered, ...]:
    """What ``discover`` finds in these reports; not worked out again where that was done before.

    Args:
        reports: the corpus.
        folder: where it is kept; nothing happens where it cannot be written.
        progress: as ``discover`` has it.
    """
    known = kept_themes(reports, folder)
    if known is not None:
        return known
    found = discover(reports, progress=progress)
    rows = [[theme.name, theme.aliases, theme.reports, theme.score] for theme in found]
    kept.save(folder, DISCOVERED, _key(reports), {"themes": orjson.dumps(rows)})
    return found


def kept_themes(reports: Sequence[Report], folder: Path) -> tuple[Discovered, ...] | None:
    """The same where it is kept; None where it is not."""
    known = kept.load(folder, DISCOVERED, _key(reports))
    return None if known is None else tuple(map(_theme, orjson.loads(known["themes"])))


def _key(reports: Sequence[Report]) -> str | None:
    """What the themes depend on; None where a report was not read from a file."""
    contents = kept.contents_of(reports)
    if contents is None:
        return None
    rows = (  # what stands in titles counts for less, and these may come from a catalogue
        f"{report.id} {content} {report.about.title!r}"
        for report, content in zip(reports, contents, strict=True)
    )
    return kept.key_of(*sorted(rows))


def _theme(row: Any) -> Discovered:
    name, aliases, reports, score = row
    return Discovered(name, tuple(aliases), reports, score)
