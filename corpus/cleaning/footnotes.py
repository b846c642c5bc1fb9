"""Which markers are list items and which are footnotes: the runs they form, and references in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.headings import is_title
from corpus.cleaning.markers import NOTES_ONLY
from corpus.cleaning.runs import References, Run, find_runs
from corpus.cleaning.shapes import NOTES
from corpus.model import Kind

_GLUED_LETTER: Final = r"(?<=\w\w[.,;:!?”’\"')\]]){}(?=[\s.,;:)”’]|$)"
_PAGE: Final = 60
"""Lines of a chunk, from its end, that can be on the same page as what follows."""
_NEARBY: Final = 40
"""Chunks before a lettered note in which its letter is looked for."""


def tell_apart(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, those with markers given their kind, list item or footnote.

    Markers that are neither are taken back; where only such a marker parted a chunk, it is joined again.
    """
    _bullets(chunks)
    references = References(chunks)
    runs = find_runs(chunks, references)
    runs.sort(key=lambda run: (not _is_under_notes(run, chunks), run.style not in NOTES_ONLY, -len(run.at)))
    for run in runs:
        kind = _kind(run, chunks, references)
        if kind is not None:
            _mark(run, kind, chunks)
        elif run.heads and len(run.at) > 1:
            for i in run.at:
                chunks[i].by_marker = False
        if kind is Kind.FOOTNOTE:
            for i, value in zip(run.at, run.values, strict=True):
                references.take(value, i)
    return _without_idle_markers(chunks)


def _mark(run: Run, kind: Kind, chunks: Sequence[Chunk]) -> None:
    for place, (i, value) in enumerate(zip(run.at, run.values, strict=True)):
        chunk = chunks[i]
        chunk.kind = kind
        if place in run.mended and chunk.marker:
            right = chunk.marker.text.replace(run.mended[place], str(value))
            chunk.marker = replace(chunk.marker, text=right, value=value)
            chunk.mended = f"note {value} is misprinted as {run.mended[place]} in the source"


def _without_idle_markers(chunks: Sequence[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind is not None:
            out.append(chunk)
            continue
        parts = _parted_again(chunk)
        if chunk.by_marker and out:
            out[-1].lines.extend(parts.pop(0).lines)
        out.extend(parts)
    return out


def _parted_again(chunk: Chunk) -> list[Chunk]:
    """A chunk without its idle marker; one that was a number over a blank line is two again, or a heading."""
    apart = chunk.marker is not None and chunk.marker.width == len(chunk.first.text)
    chunk.marker = None
    if apart and len(chunk.lines) > 1 and chunk.lines[1].blanks and not is_title(chunk.lines[1].text, 1):
        return [Chunk(chunk.lines[:1]), Chunk(chunk.lines[1:])]
    return [chunk]


def _bullets(chunks: Sequence[Chunk]) -> None:
    """Bulleted items; a dash needs a complete sentence before it, or brothers, else it is only a dash."""
    count = Counter(c.marker.text for c in chunks if c.marker and c.marker.style == "bullet")
    before: Chunk | None = None
    for chunk in chunks:
        marker = chunk.marker
        if marker and marker.style == "bullet":
            weak = marker.text in "-–—*o"
            same = before is not None and before.marker is not None and before.marker.text == marker.text
            lone = marker.text == "l" and count["l"] < 2
            if not lone and (
                not weak or same or (count[marker.text] > 1 and (not before or before.last.ended))
            ):
                chunk.kind = Kind.LIST_ITEM
            else:
                chunk.marker = None
        before = chunk


def _kind(run: Run, chunks: Sequence[Chunk], references: References) -> Kind | None:
    """What the members of a run are; None where they are no run at all, or one of headings."""
    if _is_under_notes(run, chunks):
        return Kind.FOOTNOTE
    if run.heads and not (run.compact and len(run.at) > 1):
        return None
    if run.style == "note":
        proved = sum(_letter_before(chunks, i) for i in run.at)
    else:
        proved = sum(
            references.before(value, i, run) is not None for i, value in zip(run.at, run.values, strict=True)
        )
    enough = 0.5 if run.style in NOTES_ONLY else 0.75
    if proved and proved >= enough * len(run.at) and not _is_list(run, references):
        return Kind.FOOTNOTE
    if run.style in NOTES_ONLY:
        return None
    return Kind.LIST_ITEM if len(run.at) > 2 or (run.values[0] == 1 and len(run.at) == 2) else None


def _is_list(run: Run, references: References) -> bool:
    """Whether a run that could be notes is a list: the text before it refers to more notes than it has."""
    if run.style in NOTES_ONLY:
        return False
    if len(run.at) == 1:
        return run.style == "paren"
    return references.before(run.values[-1] + 1, run.at[0]) is not None


def _letter_before(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the letter that begins chunk ``i`` is glued to a word before it."""
    marker = chunks[i].marker
    if marker is None:
        return False
    return any(
        _has_letter(line.text, marker.text)
        for chunk in chunks[max(0, i - _NEARBY) : i]
        for line in chunk.lines[-_PAGE:]
    )


@lru_cache(maxsize=4096)
def _has_letter(line: str, letter: str) -> bool:
    """Whether ``letter`` is glued to a word of ``line``."""
    return letter in line and bool(re.search(_GLUED_LETTER.format(re.escape(letter)), line))


def _is_under_notes(run: Run, chunks: Sequence[Chunk]) -> bool:
    """Whether a heading such as "Notes" stands right above a run that begins at 1."""
    before = chunks[run.at[0] - 1] if run.at[0] else None
    return (
        before is not None
        and run.values[0] == 1
        and bool(NOTES.fullmatch(" ".join(before.texts).strip(" .:")))
    )
