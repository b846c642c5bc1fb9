"""Chunks: lines that surely belong together, before anything is joined over a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.cleaning.headings import begins_heading, is_above, is_title
from corpus.cleaning.lines import TextLine, continues, is_flowing, is_open
from corpus.cleaning.markers import NOTES_ONLY, Marker, number_apart, read_marker
from corpus.cleaning.shapes import begins_caption, is_byline, is_section
from corpus.cleaning.widths import Widths
from corpus.model import Kind

_FRONT: Final = 12
"""Lines at the start of the text among which a title of several lines may stand right on other text."""
_NOTES: Final = 12
"""Notes at the foot of one column."""
_ABBREVIATED: Final = re.compile(
    r"\b(?:[a-z]\.[a-z]|etc|cf|vols?|nos?|pp?|eds?|vs|al|ibid|op|cit|figs?|ch|secs?|arts?|[A-Z])\.$",
    re.IGNORECASE,
)
_SAMPLE: Final = 1_000
"""Lines that show which words are no names."""
_DROP_CAPS: Final = frozenset(map(chr, (*range(ord("A"), ord("Z") + 1), *range(ord("À"), ord("Þ") + 1))))


@dataclass(slots=True)
class Chunk:
    """Lines in reading order, and what is known of them so far."""

    lines: list[TextLine]
    kind: Kind | None = None
    """None: running text, not yet told apart."""
    marker: Marker | None = None
    level: int | None = None
    mended: str | None = None
    by_marker: bool = False
    """Nothing but its marker parts it from what stands before it."""

    @property
    def texts(self) -> list[str]:
        """The lines' texts, without the marker."""
        texts = [line.text for line in self.lines]
        if self.marker:
            texts[0] = texts[0][self.marker.width :]
        return texts

    @property
    def first(self) -> TextLine:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> TextLine:
        """The last line."""
        return self.lines[-1]

    @property
    def words(self) -> int:
        """How many words it has, markers left out."""
        return len(" ".join(self.texts).split())

    @property
    def width(self) -> int:
        """Its longest line, in characters."""
        return max(len(line.text) for line in self.lines)


def split(lines: Sequence[TextLine]) -> list[Chunk]:
    """Chunks of ``lines``.

    They are parted at blank lines, page and frame starts, markers, indents, captions, headings, and where a
    paragraph ended on a short line.
    """
    widths = None if is_flowing(lines) else Widths(lines)
    chunks: list[Chunk] = []
    for index, line in enumerate(lines):
        marker = read_marker(line.text)
        if index and _is_number_apart(chunks[-1], lines, index):
            chunks[-1].marker = number_apart(lines[index - 1].text)
            chunks[-1].lines.append(line)
        elif index and _is_raised(lines, index):
            chunks.append(Chunk([line], by_marker=not line.blanks))
        elif index == 0 or _parts(chunks, lines, index, widths):
            chunks.append(Chunk([line], marker=marker))
        elif marker and _may_mark(marker, chunks[-1], lines[index - 1], line):
            chunks.append(Chunk([line], marker=marker, by_marker=True))
        else:
            chunks[-1].lines.append(line)
    return chunks


def _is_number_apart(chunk: Chunk, lines: Sequence[TextLine], index: int) -> bool:
    """Whether line ``index`` is what the number on the line before it counts: a heading, or a note."""
    line = lines[index]
    return (
        len(chunk.lines) == 1
        and line.text[0].isupper()
        and not line.opens
        and line.blanks <= 1
        and number_apart(chunk.first.text) is not None
    )


def _is_raised(lines: Sequence[TextLine], index: int) -> bool:
    """Whether line ``index`` is a lone number right above the beginning of a sentence."""
    if number_apart(lines[index].text) is None or index + 1 == len(lines):
        return False
    after = lines[index + 1]
    return after.blanks <= 1 and not after.opens and after.text[0].isupper()


def _may_mark(marker: Marker, chunk: Chunk, before: TextLine, line: TextLine) -> bool:
    """Whether a marker right below a line may begin an item or a note; the runs decide later."""
    return (
        before.ended or marker.follows(chunk.marker) or marker.before_capital or line.indent > before.indent
    )


def _parts(chunks: Sequence[Chunk], lines: Sequence[TextLine], index: int, widths: Widths | None) -> bool:
    """Whether line ``index`` begins a chunk of its own, whatever its marker."""
    chunk, before, line = chunks[-1], lines[index - 1], lines[index]
    if before.text in _DROP_CAPS and len(chunk.lines) == 1 and continues(line.text):
        return False
    if line.blanks or line.opens or is_section(line.text) or is_section(before.text):
        return True
    if widths is None:
        return not (continues(line.text) or before.text[-1] in ",:-–&")
    if before.ended and _resumes(chunks, line):
        return True
    if line.indent > before.indent + 1 and before.ended and len(chunk.lines) > 1:
        return True
    if continues(line.text):
        return False
    if begins_caption(line.text) and (before.ended or len(chunk.lines) == 1):
        return True
    if index < _FRONT and is_byline(line.text) and not (before.ended or is_open(before.text)):
        return not _is_plain(line.text, lines)
    short = widths.is_short(index - 1)
    if short and (before.ended or begins_caption(chunk.first.text)):
        return not before.text.endswith(":") or len(chunk.lines) > 1
    if before.ended and (
        (chunk.marker and widths.widens(index - len(chunk.lines), index)) or widths.jumps(index)
    ):
        return True
    return _heads(chunk, index, widths) or (before.ended and begins_heading(lines, index, widths))


def _is_plain(name: str, lines: Sequence[TextLine]) -> bool:
    """Whether what looks like a name is words that the text prints in lower case: the rest of a title."""
    words = [word.casefold() for word in name.split() if len(word) > 3]
    text = {word for line in lines[:_SAMPLE] for word in line.text.split() if word in words}
    return bool(words) and 2 * len(text) >= len(words)


def _resumes(chunks: Sequence[Chunk], line: TextLine) -> bool:
    """Whether ``line`` takes up a sentence that the notes before it cut off."""
    if not continues(line.text) or not _is_note(chunks[-1]) or _ABBREVIATED.search(chunks[-1].last.text):
        return False
    for chunk in reversed(chunks[-_NOTES:]):
        if not _is_note(chunk):
            return not chunk.last.ended
    return False


def _is_note(chunk: Chunk) -> bool:
    return chunk.marker is not None and chunk.marker.style in NOTES_ONLY


def _heads(chunk: Chunk, index: int, widths: Widths) -> bool:
    """Whether the lines of a chunk are a heading that stands right on its paragraph, line ``index``."""
    if len(chunk.lines) > 1 and index > _FRONT:
        return False
    if chunk.marker and chunk.marker.style not in {"bare", "dot", "roman"}:
        return False
    head = " ".join(chunk.texts).strip()
    return is_title(head, len(chunk.lines)) and is_above(index - len(chunk.lines), index, widths)
