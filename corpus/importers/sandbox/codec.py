"""How an extract crosses from a child process to its parent: as JSON, never as code."""

from __future__ import annotations

from typing import Any

import orjson

from corpus.blocks import Block, BlockRef
from corpus.importers.registry import Extract
from corpus.model import Kind, LineRun, PageTurn


def pack(extract: Extract) -> bytes:
    """An extract as JSON."""
    rows = [
        [
            str(d.kind), d.text, d.level, d.marker, list(map(tuple, d.refs)), list(map(tuple, d.runs)),
            list(map(tuple, d.pages)), d.mended,
        ]
        for d in extract.drafts
    ]  # fmt: skip
    return orjson.dumps([extract.fields, rows, extract.warnings])


def unpack(data: bytes) -> Extract:
    """The extract that ``pack`` made JSON of."""
    fields, rows, warnings = orjson.loads(data)
    if "authors" in fields:
        fields["authors"] = tuple(fields["authors"])
    return Extract(fields, list(map(_draft, rows)), tuple(warnings))


def _draft(row: list[Any]) -> Block:
    kind, text, level, marker, refs, runs, pages, mended = row
    return Block(
        Kind(kind),
        text,
        level,
        marker,
        tuple(BlockRef(*ref) for ref in refs),
        tuple(LineRun(*run) for run in runs),
        tuple(PageTurn(*turn) for turn in pages),
        mended,
    )
