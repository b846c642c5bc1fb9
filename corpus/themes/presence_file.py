"""The table of presences, kept between starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from corpus import kept
from corpus.model import Report
from corpus.search.index import Index
from corpus.search.index_file import SEARCH
from corpus.steps import Steps
from corpus.themes.model import Theme
from corpus.themes.presences import PresenceTable, Weighed
from corpus.themes.report_presences import Flat
from corpus.themes.written import read_back, written

PRESENCES: Final = kept.ArrayKind("presences", f"1.{SEARCH.version}")
"""The version is raised whenever the same words and themes give other presences."""
_OWN: Final = ("sentences", "order", "begins")
"""Arrays of the table itself."""


def presence_table(
    reports: Sequence[Report],
    themes: Sequence[Theme],
    index: Index,
    cache: Path | None,
    before: PresenceTable | None = None,
) -> Steps[PresenceTable]:
    """The table of all presences, a kept one or made now.

    Args:
        reports: in date order.
        themes: as they are after all edits, no two with the same name.
        index: the words of these reports.
        cache: where tables are kept; None keeps none.
        before: a table of some of these reports and themes: only what is not in it is read. Without one it
            is the kept one that has most of these reports.
    """
    yield 0, len(reports)
    known = kept_table(reports, themes, index, cache)
    if known is not None:
        return known
    contents = [*(kept.contents_of(reports) or ()), *(f"theme {theme.key}" for theme in themes)]
    if before is None:
        before = _nearest(themes, contents, cache)
    table = yield from PresenceTable.steps(reports, themes, index, before)
    kept.save(cache, PRESENCES, _key(reports, themes, index), _parts(table), contents)
    return table


def _nearest(themes: Sequence[Theme], contents: Sequence[str], cache: Path | None) -> PresenceTable | None:
    """The kept table that has most of some reports and themes, and hardly any other theme."""
    near = kept.nearest(cache, PRESENCES, contents)
    if near is None:
        return None
    known = read_back(near[1]["themes"])
    wanted = {theme.key for theme in themes}
    shared = sum(theme.key in wanted for theme in known)
    return _table(near[1], known) if 2 * shared >= len(known) else None


def kept_table(
    reports: Sequence[Report], themes: Sequence[Theme], index: Index, cache: Path | None
) -> PresenceTable | None:
    """The table of just these reports and themes, where it is kept; None where it is not."""
    parts = kept.load(cache, PRESENCES, _key(reports, themes, index))
    return None if parts is None else _table(parts, themes)


def _key(reports: Sequence[Report], themes: Sequence[Theme], index: Index) -> str | None:
    if index.key is None:
        return None
    return kept.key_of(index.key, *(report.id for report in reports), written(themes).decode())


def _parts(table: PresenceTable) -> dict[str, kept.Part]:
    columns = table.flat._asdict()
    contents = columns.pop("contents")
    return {
        "themes": written(table.themes),
        "reports": table.reports,
        "contents": [content or "" for content in contents],
        "spelt": [*table.spelt],
        "meant": [*table.spelt.values()],
        **{f"flat {name}": column for name, column in columns.items()},
        **table.weighed._asdict(),
        **{name: getattr(table, name) for name in _OWN},
    }


def _table(parts: kept.Parts, themes: Sequence[Theme]) -> PresenceTable:
    columns = {name: parts[f"flat {name}"] for name in Flat._fields if name != "contents"}
    return PresenceTable(
        reports=tuple(parts["reports"]),
        themes=tuple(themes),
        flat=Flat(contents=tuple(content or None for content in parts["contents"]), **columns),
        weighed=Weighed(*(parts[name] for name in Weighed._fields)),
        spelt=dict(zip(parts["spelt"], parts["meant"], strict=True)),
        **{name: parts[name] for name in _OWN},
    )
