"""Heads that name what they say: "FROM: Anna Keeper  DATE: 12 March 1998  SUBJECT: Gauges"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpus.importers.attribution.front import Piece

_FIELDS: Final = {
    label: field
    for field, labels in {
        "title": "title|subject|re|titel|betreff|titre|objet",
        "author": "author|authors|from|autor|auteur|von|de",
        "date": "date|datum|release date|posting date",
        "": "to|an|à|cc|via|language|produced by|publisher|keywords",
    }.items()
    for label in labels.split("|")
}
"""From a label to what stands behind it; empty where that is nothing of ours."""
_LABEL: Final = re.compile(rf"(?<!\S)({'|'.join(_FIELDS)})\s?:\s", re.IGNORECASE)
_LONGEST: Final = 200


def labelled(front: Iterable[Piece]) -> dict[str, str]:
    """By field what a head says that begins with a label and has another; empty where there is none."""
    said: dict[str, str] = {}
    blocks = 0
    for piece in front:
        found = [match for match in _LABEL.finditer(piece.text) if match[1][:1].isupper()]
        if not found or found[0].start():
            if said:
                break
            continue
        blocks += len(found)
        for label, after in zip(found, [*found[1:], None], strict=True):
            value = piece.text[label.end() : after.start() if after else None].strip()
            if value and len(value) <= _LONGEST:
                said.setdefault(_FIELDS[label[1].lower()], value)
    return said if blocks > 1 else {}
