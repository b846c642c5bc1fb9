"""Runs of markers: 1, 2, 3 before the notes of a document, before the items of a list, before headings."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.lines import continues
from corpus.cleaning.markers import NOTES_ONLY, Marker

GLUED: Final = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?![\w%]|\.\d)"  # conflicts15
    r"|(?<=[.,;:!?”’\"')\]])(?<!\b\w[.,])(?<!\b\d\d[.,])(\d{1,3})(?=\s|$|[—–,;.”’)])"  # policy.15, not B.3.6
    r"|\[(\d{1,3})\]"
)
"""Numbers set where a note reference is set."""

_DIGIT: Final = re.compile(r"\d")
_FAR: Final = 400
"""Chunks within which the next marker of a run is looked for."""
_LOOKED_AT: Final = 4
"""References before a note that are looked at for one that is not yet another note's."""
_HEADING_WORDS: Final = 12


@dataclass(slots=True)
class Run:
    """Ascending markers of one style."""

    style: str
    at: list[int] = field(default_factory=list)
    """Indices of its chunks."""
    values: list[int] = field(default_factory=list)
    mended: dict[int, str] = field(default_factory=dict)
    """From an index into ``at`` to the marker as misprinted."""
    heads: bool = False
    """Its members look like headings."""

    @property
    def compact(self) -> bool:
        """Nothing stands between its members."""
        return self.at[-1] - self.at[0] == len(self.at) - 1


class References:
    """The numbers that stand in the text as note references do, and which notes they are taken by."""

    def __init__(self, chunks: Sequence[Chunk]):
        self._at: dict[int, list[int]] = defaultdict(list)
        self._noted: dict[int, list[int]] = defaultdict(list)
        self._taken: set[tuple[int, int]] = set()
        for i, chunk in enumerate(chunks):
            for text in chunk.texts:
                for found in GLUED.finditer(text) if _DIGIT.search(text) else ():
                    self._at[int(found[found.lastindex or 1])].append(i)

    def before(self, value: int, i: int, run: Run | None = None) -> int | None:
        """The nearest chunk before chunk ``i`` that refers to note ``value`` and to no other note of it."""
        places = self._at.get(value, [])
        noted = self._noted.get(value, [])
        place = bisect_left(noted, i)
        since = noted[place - 1] if place else -1
        end = bisect_left(places, i)
        for at in reversed(places[max(0, end - _LOOKED_AT) : end]):
            if at < since:
                return None
            if (value, at) not in self._taken and not (run and at in run.at[-1:]):
                return at
        return None

    def take(self, value: int, i: int) -> None:
        """Chunk ``i`` is note ``value``: the reference before it is its own."""
        at = self.before(value, i)
        if at is not None:
            self._taken.add((value, at))
            insort(self._noted[value], i)


def find_runs(chunks: Sequence[Chunk], references: References) -> list[Run]:
    """Ascending runs of markers of one style, misprints taken in.

    A marker in the middle of a sentence belongs to a run only where it is referred to: a note that a page's
    last line runs into.
    """
    runs: list[Run] = []
    open_runs: dict[tuple[str, bool, int], Run] = {}  # by style, looks and the value that comes next
    numbered = [
        (i, marker, looks_like_heading(chunks, i))
        for i, marker in ((i, chunk.marker) for i, chunk in enumerate(chunks))
        if marker and marker.value is not None and not _is_in_sentence(chunks, i, references)
    ]
    for place, (i, marker, heads) in enumerate(numbered):
        value = marker.value or 0
        if (
            heads
            and (marker.style, True, value) not in open_runs
            and (marker.style, False, value) in open_runs
        ):
            heads = marker.style in NOTES_ONLY and references.before(value, i) is None
        run = open_runs.pop((marker.style, heads, value), None)
        if run is not None and i - run.at[-1] > _FAR:
            run = None
        if run is None and marker.style == "note" and marker.text == "i":
            value = 1
        if run is None and value != 1 and place + 1 < len(numbered):
            intended = _intended(marker, numbered[place + 1][1])
            run = open_runs.pop((marker.style, heads, intended), None) if intended else None
            if run is not None and intended:
                run.mended[len(run.at)] = str(value)
                value = intended
        if run is None:
            run = Run(marker.style, heads=heads)
            runs.append(run)
        run.at.append(i)
        run.values.append(value)
        open_runs[marker.style, heads, value + 1] = run
    return runs


def _is_in_sentence(chunks: Sequence[Chunk], i: int, references: References) -> bool:
    """Whether the marker of chunk ``i`` stands within a sentence and nothing refers to it."""
    chunk = chunks[i]
    if not chunk.by_marker or chunks[i - 1].last.ended or chunk.marker is None:
        return False
    if chunk.marker.follows(chunks[i - 1].marker) or looks_like_heading(chunks, i):
        return False
    if chunk.first.indent > chunks[i - 1].last.indent:
        return False
    return chunk.marker.value is None or (
        chunk.marker.style != "note" and references.before(chunk.marker.value, i) is None
    )


def _intended(marker: Marker, after: Marker) -> int | None:
    """The number that a misprinted marker stands for, from the one behind it; else None.

    71 before 8 is 7: the number that is due, with a stray digit behind it.
    """
    due = (after.value or 0) - 1
    if after.style != marker.style or due < 1:
        return None
    printed = str(marker.value)
    return due if printed.startswith(str(due)) and len(printed) == len(str(due)) + 1 else None


def looks_like_heading(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether chunk ``i`` with its number is a short line with text of its own below it."""
    chunk = chunks[i]
    if len(chunk.lines) > 2 or chunk.last.ended or i + 1 == len(chunks) or chunk.marker is None:
        return False
    after = chunks[i + 1]
    if chunk.last.text[-1] in ",;-–" or not 0 < chunk.words <= _HEADING_WORDS:
        return False
    if after.marker is not None and after.marker.style == chunk.marker.style:
        return False
    return chunk.marker.before_capital and not after.first.opens and not continues(after.first.text)
