"""The PDF files in tests/data/pdf, what is known of their blocks, and how far a reading agrees with that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "pdf"
NAMES: Final = ("book", "newsletter", "two-columns", "typescript", "word")
_TEXT: Final = frozenset({"paragraph", "abstract", "list_item"})
_NUMBERED: Final = 8
"""Letters and digits of a heading's number that its text may bear before it."""


class Read(NamedTuple):
    """A block as a reader made it, references left out."""

    kind: str
    text: str


@dataclass(frozen=True)
class Known:
    """What is known of a file."""

    paragraphs: tuple[str, ...]
    """Paragraphs, items and the abstract, in order."""
    headings: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]

    def broken(self, blocks: Sequence[Read]) -> list[str]:
        """The paragraphs that are no block of their own."""
        own = {only_letters(block.text) for block in blocks if block.kind != "furniture"}
        own |= {text.removeprefix("abstract") for text in own}
        return [text for text in self.paragraphs if only_letters(text) not in own]

    def unordered(self, blocks: Sequence[Read]) -> int:
        """How many pairs of neighbours stand in the wrong order."""
        read = "\n".join(only_letters(block.text) for block in blocks if block.kind != "furniture")
        places = [read.find(only_letters(text)[:40]) for text in self.paragraphs]
        return sum(before > after for before, after in pairwise(places))

    def lost_headings(self, blocks: Sequence[Read]) -> list[str]:
        """The headings that are none in the reading."""
        read = [only_letters(block.text) for block in blocks if block.kind == "heading"]
        return [
            text
            for text in self.headings
            if not any(
                r.endswith(only_letters(text)) and len(r) - len(only_letters(text)) <= _NUMBERED for r in read
            )
        ]

    def lost_notes(self, blocks: Sequence[Read]) -> list[str]:
        """The footnotes that are no footnote of their own in the reading."""
        read = {only_letters(block.text) for block in blocks if block.kind == "footnote"}
        return [text for text in self.notes if only_letters(text) not in read]


def known(name: str) -> Known:
    """What is known of the file with this name."""
    rows = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return Known(
        tuple(row["text"] for row in rows if row["kind"] in _TEXT),
        tuple(row["text"] for row in rows if row["kind"] == "heading"),
        tuple(row["note"][1] for row in rows if "note" in row),
        tuple(tuple(map(tuple, row["rows"])) for row in rows if row["kind"] == "table"),
    )


def only_letters(text: str) -> str:
    """Letters and digits in folded case: what survives hyphens and quotation marks."""
    return "".join(filter(str.isalnum, text.casefold()))
