"""Which markers are list items and which are footnotes: the runs they form, and references in the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.markers import Marker
from corpus.model import Kind

GLUED: Final = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?![\w%])"  # conflicts15
    r"|(?<=[.,;:!?”’\"')\]])(\d{1,3})(?=\s|$|[—–,;.”’)])"  # policy.15
    r"|\[(\d{1,3})\]"
)
"""Numbers set where a note reference is set."""

_GLUED_LETTER: Final = r"(?<=\w\w[.,;:!?”’\"')\]]){}(?=[\s.,;:)”’]|$)"
_NOTES_HEADING: Final = re.compile(r"(?:end|foot)?notes|notes and references|references", re.IGNORECASE)
_NOTES_ONLY: Final = frozenset({"bare", "note", "sign"})
"""Styles that are set before notes and never before list items."""
_FAR: Final = 400
"""Chunks within which the next marker of a run is looked for."""


@dataclass(slots=True)
class _Run:
    style: str
    at: list[int] = field(default_factory=list)
    """Indices of its chunks."""
    values: list[int] = field(default_factory=list)
    mended: dict[int, str] = field(default_factory=dict)
    """From an index into ``at`` to the marker as misprinted."""


def tell_apart(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The chunks, those with markers given their kind, list item or footnote.

    Markers that are neither are taken back; where only such a marker parted a chunk, it is joined again.
    """
    _bullets(chunks)
    referred = _referred(chunks)
    taken: set[int] = set()
    for run in _runs(chunks):
        kind = _kind(run, chunks, referred)
        if kind is None:
            continue
        taken.update(run.at)
        for place, (i, value) in enumerate(zip(run.at, run.values, strict=True)):
            chunk = chunks[i]
            chunk.kind = kind
            if place in run.mended and chunk.marker:
                printed = chunk.marker.text
                right = printed.replace(run.mended[place], str(value))
                chunk.marker = replace(chunk.marker, text=right, value=value)
                chunk.mended = f"note {value} is misprinted as {run.mended[place]} in the source"
    out: list[Chunk] = []
    for i, chunk in enumerate(chunks):
        marked = chunk.marker is not None
        if chunk.kind is None and i not in taken:
            chunk.marker = None
        parted = marked and chunk.marker is None and not chunk.first.blanks and not chunk.first.opens
        if parted and out:
            out[-1].lines.extend(chunk.lines)
        else:
            out.append(chunk)
    return out


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


def _runs(chunks: Sequence[Chunk]) -> list[_Run]:
    """Ascending runs of markers of one style, misprints taken in."""
    runs: list[_Run] = []
    open_runs: dict[tuple[str, int], _Run] = {}  # by style and the value that comes next
    numbered = [(i, c.marker) for i, c in enumerate(chunks) if c.marker and c.marker.value is not None]
    for place, (i, marker) in enumerate(numbered):
        value = marker.value or 0
        run = open_runs.pop((marker.style, value), None)
        if run is not None and i - run.at[-1] > _FAR:
            run = None
        if run is None and marker.style == "note" and marker.text == "i":
            value = 1
        if run is None and value != 1:
            intended = _intended(numbered, place, open_runs)
            if intended is not None:
                run = open_runs.pop((marker.style, intended))
                run.mended[len(run.at)] = str(value)
                value = intended
        if run is None:
            run = _Run(marker.style)
            runs.append(run)
        run.at.append(i)
        run.values.append(value)
        open_runs[marker.style, value + 1] = run
    return runs


def _intended(
    numbered: Sequence[tuple[int, Marker]], place: int, open_runs: dict[tuple[str, int], _Run]
) -> int | None:
    """The number that a misprinted marker stands for, in a run that goes on behind it; else None.

    71 between 6 and 8 is 7: the number that is due, with a stray digit behind it.
    """
    marker = numbered[place][1]
    after = numbered[place + 1][1] if place + 1 < len(numbered) else None
    if after is None or after.style != marker.style:
        return None
    due = (after.value or 0) - 1
    stray = due > 0 and str(marker.value).startswith(str(due)) and len(str(marker.value)) == len(str(due)) + 1
    return due if stray and (marker.style, due) in open_runs else None


def _referred(chunks: Sequence[Chunk]) -> dict[int, list[int]]:
    """From a number to the indices of chunks in which it stands as a note reference does."""
    referred: dict[int, list[int]] = defaultdict(list)
    for i, chunk in enumerate(chunks):
        for text in chunk.texts:
            for found in GLUED.finditer(text):
                referred[int(found[found.lastindex or 1])].append(i)
    return referred


def _kind(run: _Run, chunks: Sequence[Chunk], referred: dict[int, list[int]]) -> Kind | None:
    """What the members of a run are; None where they are no run at all."""
    if run.style == "note":
        proved = sum(_letter_before(chunks, i) for i in run.at)
    else:
        proved = sum(
            _number_before(referred, value, i, run) for i, value in zip(run.at, run.values, strict=True)
        )
    if 2 * proved >= len(run.at) and proved:
        return Kind.FOOTNOTE if len(run.at) > 1 or run.style != "paren" else None
    if _under_notes(chunks, run.at[0]) and run.values[0] == 1:
        return Kind.FOOTNOTE
    if run.style in _NOTES_ONLY or _are_headings(run, chunks):
        return None
    return Kind.LIST_ITEM if len(run.at) > 2 or (run.values[0] == 1 and len(run.at) == 2) else None


def _number_before(referred: dict[int, list[int]], value: int, i: int, run: _Run) -> bool:
    return any(at < i and at not in run.at for at in referred.get(value, ()))


def _letter_before(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether the letter that begins chunk ``i`` is glued to a word before it."""
    marker = chunks[i].marker
    if marker is None:
        return False
    pattern = re.compile(_GLUED_LETTER.format(re.escape(marker.text)))
    nearby = chunks[max(0, i - 40) : i]
    return any(pattern.search(text) for chunk in nearby for text in chunk.texts)


def _under_notes(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a heading such as "Notes" stands right above chunk ``i``."""
    return i > 0 and bool(_NOTES_HEADING.fullmatch(" ".join(chunks[i - 1].texts).strip(" .:")))


def _are_headings(run: _Run, chunks: Sequence[Chunk]) -> bool:
    """Whether a numbered run is one of headings: short lines, each with text of its own below it."""
    short = all(
        len(chunks[i].lines) == 1 and chunks[i].words <= 12 and not chunks[i].last.ended for i in run.at
    )
    apart = all(after - before > 1 for before, after in pairwise(run.at))
    return short and apart and run.at[-1] + 1 < len(chunks)
