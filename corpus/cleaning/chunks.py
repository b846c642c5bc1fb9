"""Chunks: lines that surely belong together, before anything is joined over a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.cleaning.lines import Line, continues, first_word, is_flowing, measure
from corpus.cleaning.markers import Marker, read_marker
from corpus.model import Kind

_SLACK: Final = 0.85
"""A line is short where the next word would have fitted within this share of the measure: extracted
proportional type varies by about a seventh."""

_NEAR: Final = 3
"""Lines before and after that show a line's measure: columns change width around pictures."""

_HEADING_WORDS: Final = 10
_DROP_CAP: Final = re.compile(r"[A-ZÀ-Þ]$")


@dataclass(slots=True)
class Chunk:
    """Lines in reading order, and what is known of them so far."""

    lines: list[Line]
    kind: Kind | None = None
    """None: running text, not yet told apart."""
    marker: Marker | None = None
    level: int | None = None
    mended: str | None = None

    @property
    def texts(self) -> list[str]:
        """The lines' texts, without the marker."""
        texts = [line.text for line in self.lines]
        if self.marker:
            texts[0] = texts[0][self.marker.width :]
        return texts

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def words(self) -> int:
        """How many words it has, markers left out."""
        return sum(len(text.split()) for text in self.texts)

    @property
    def width(self) -> int:
        """Its longest line, in characters."""
        return max(len(line.text) for line in self.lines)


def split(lines: Sequence[Line]) -> list[Chunk]:
    """Chunks of ``lines``.

    They are parted at blank lines, page and frame starts, markers, indents, and where a paragraph ended on
    a short line.
    """
    flowing = is_flowing(lines)
    usual = measure(lines)
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        marker = read_marker(line.text)
        before = lines[index - 1] if index else None
        if before is None or _parts(chunks[-1], lines, index, marker, flowing, usual):
            chunks.append(Chunk([line], marker=marker))
        else:
            chunks[-1].lines.append(line)
    return chunks


def _parts(
    chunk: Chunk, lines: Sequence[Line], index: int, marker: Marker | None, flowing: bool, usual: int
) -> bool:
    """Whether line ``index`` begins a chunk of its own."""
    before, line = lines[index - 1], lines[index]
    if _DROP_CAP.fullmatch(before.text) and len(chunk.lines) == 1 and continues(line.text):
        return False
    if line.blanks or line.opens:
        return True
    if marker and (before.ended or marker.follows(chunk.marker)):
        return True
    if flowing:
        return not (continues(line.text) or before.text[-1] in ",:-–&")
    if line.indent > before.indent + 1 and before.ended and len(chunk.lines) > 1:
        return True
    if continues(line.text):
        return False
    around = _measure_around(lines, index - 1)
    short = len(before.text) + 1 + len(first_word(line.text)) < _SLACK * around
    if short and before.ended:
        return not before.text.endswith(":") or len(chunk.lines) > 1
    return len(chunk.lines) == 1 and _heads(chunk, lines, index, usual)


def _measure_around(lines: Sequence[Line], index: int) -> int:
    """The measure at a line, from the lines of its block before and after; the narrower of the two."""
    before = [len(line.text) for line in lines[max(0, index - _NEAR) : index]]
    after = [len(line.text) for line in lines[index + 1 : index + 1 + _NEAR] if not line.blanks]
    return min(max(before), max(after)) if before and after else max([*before, *after], default=0)


def _heads(chunk: Chunk, lines: Sequence[Line], index: int, usual: int) -> bool:
    """Whether a chunk's only line is a heading that stands right on its paragraph."""
    head, after = chunk.first.text, lines[index : index + _NEAR]
    full = [line for line in after if line is after[0] or (len(line.text) > 0.8 * usual and not line.blanks)]
    return (
        chunk.marker is None
        and len(full) >= 2
        and len(after[0].text) > 0.8 * usual
        and len(head) < 0.6 * usual
        and len(head.split()) <= _HEADING_WORDS
        and head[-1] not in ".,;:-–"
        and head[0].isupper()
    )
