"""Imported text, kept between starts: a cache that may be deleted at any time and is never trusted.

One JSON file a source, named after the content and everything else the result depends on, so an entry is
never stale. What cannot be read, or reads as anything but passages, counts as absent.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from corpus.model import Kind, LineRun, PageTurn, Passage, Ref

CLEANING_VERSION: Final = 12
"""Raised whenever cleaning makes other passages of the same bytes."""


class Imported(NamedTuple):
    """What an importer made of one source."""

    fields: dict[str, Any]
    """What the text says of itself: title, authors, date and so on."""
    passages: tuple[Passage, ...]
    letters_print: str
    warnings: tuple[str, ...]


def load(folder: Path, key: str) -> Imported | None:
    """The entry for ``key``, or None where there is none that can be used."""
    try:
        data = json.loads(_entry(folder, key).read_bytes())
        if data["key"] != key:
            return None
        return Imported(
            data["fields"], tuple(map(_passage, data["passages"])), data["letters"], tuple(data["warnings"])
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def save(folder: Path, key: str, imported: Imported) -> None:
    """Keep an entry; a folder that cannot be written only means importing again next time."""
    passages = [
        [p.id, p.kind, p.text, p.number, p.level, p.section, p.marker, p.refs, p.pages, p.runs, p.mended]
        for p in imported.passages
    ]
    data = {
        "key": key,
        "fields": imported.fields,
        "letters": imported.letters_print,
        "warnings": imported.warnings,
        "passages": passages,
    }
    path = _entry(folder, key)
    partial = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _entry(folder: Path, key: str) -> Path:
    return folder / f"text-{key}.json"


def _passage(row: list[Any]) -> Passage:
    ident, kind, text, number, level, section, marker, refs, pages, runs, mended = row
    return Passage(
        ident,
        Kind(kind),
        text,
        number,
        level,
        section,
        marker,
        tuple(Ref(*ref) for ref in refs),
        tuple(PageTurn(*turn) for turn in pages),
        tuple(LineRun(*run) for run in runs),
        mended,
    )
