"""What stands on every page: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from corpus.cleaning.lines import TextLine, continues
from corpus.cleaning.markers import roman

_PAGE_NUMBER: Final = re.compile(
    r"(?P<word>page|p\.|seite)?\s*[-–—|\[(~]*\s*(?P<label>\d{1,4}|(?-i:[ivx]{1,6}|[IVX]{1,6}))\s*[-–—|\])~]*"
    r"(?:\s*(?:/|of|von)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NUMBER_ENDS: Final = re.compile(r"[\divxIVX–—|\])~-]")
"""What the number of a page ends in."""
_NUMBERING: Final = re.compile(r"(?:chapter|part|section)\s+|[\d.#]+\s*")
DIGITS: Final = re.compile(r"\d+")
SHORT: Final = 100
"""Characters; no running head is longer."""
_OFTEN: Final = 3
"""A line that returns this often may be a running head, numbers that ascend this often number pages."""
_EDGE: Final = 3
"""Lines from the top or the bottom of a page in which running heads stand."""
FRONT: Final = 12
"""Lines at the start of the text in which a line that later becomes the running head may be the title."""


class _Rise(NamedTuple):
    length: int
    last: int
    before: _Rise | None


def are_paged(lines: Sequence[TextLine]) -> bool:
    """Whether the source marks its pages."""
    return bool(lines) and lines[-1].page > 0


def keys_of(lines: Sequence[TextLine]) -> list[str]:
    """Of each line, what a running head has in common on all pages."""
    text = "\n".join([line.text for line in lines]).casefold()
    return DIGITS.sub("#", text).split("\n")[: len(lines)]


def ending_in(lines: Sequence[TextLine], ends: re.Pattern[str]) -> list[int]:
    """Indices of the lines whose last character is one of ``ends``."""
    return [found.start() for found in ends.finditer("".join([line.text[-1] for line in lines]))]


def find_edges(lines: Sequence[TextLine]) -> set[int]:
    """Indices of the lines at the top or bottom of pages, where pages are marked at all."""
    if not are_paged(lines):
        return set()
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        pages[line.page].append(i)
    return {i for page in pages.values() for i in (*page[:_EDGE], *page[-_EDGE:])}


def running_heads(lines: Sequence[TextLine], keys: Sequence[str], edges: set[int]) -> set[int]:
    """Indices of lines that return, but for their numbers, and stand where they interrupt the text."""
    often = {key for key, times in Counter(keys).items() if times >= _OFTEN and any(map(str.isalpha, key))}
    same: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys) if often else ():
        if key in often and len(lines[i].text) <= SHORT:
            same[key].append(i)
    heads: set[int] = set()
    for places in same.values():
        if len(places) < _OFTEN:
            continue
        if edges:
            at_edge = [i for i in places if i in edges]
            found = at_edge if len(at_edge) >= max(_OFTEN, 0.8 * len(places)) else []
        else:
            within = sum(_interrupts(lines, i) for i in places)
            beside = _beside_numbers(lines, places)
            found = places if 3 * within > len(places) or 3 * beside > 2 * len(places) else []
        heads.update(i for i in found if i >= FRONT or i != found[0] or _is_repeated(lines, i))
    return heads


def section_heads(
    lines: Sequence[TextLine], keys: Sequence[str], edges: set[int], numbers: Set[int]
) -> set[int]:
    """Indices of lines beside a page number that repeat a heading: "Chapter 2. Getting started"."""
    beside = [i for i in edges if i not in numbers and (i - 1 in numbers or i + 1 in numbers)]
    names = {i: _NUMBERING.sub("", keys[i]) for i in beside if len(lines[i].text) <= SHORT}
    often = (
        Counter(
            _NUMBERING.sub("", key) for key, line in zip(keys, lines, strict=True) if len(line.text) <= SHORT
        )
        if names
        else {}
    )
    return {i for i, name in names.items() if name and often[name] > 1 and not lines[i].ended}


def _is_repeated(lines: Sequence[TextLine], i: int) -> bool:
    """Whether another line at the start of the text begins with line ``i``: that one is the title."""
    return any(line.text.startswith(lines[i].text) for j, line in enumerate(lines[:FRONT]) if j != i)


def _beside_numbers(lines: Sequence[TextLine], places: Sequence[int]) -> int:
    """How many of the lines stand right beside a number, rising from one to the next as those of pages do."""
    found = []
    for i in places:
        for line in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]):
            number = _PAGE_NUMBER.fullmatch(line.text)
            if number:
                found.append((i, _value(number["label"])))
    return len(_longest_rise(found))


def _interrupts(lines: Sequence[TextLine], i: int) -> bool:
    """Whether line ``i`` stands in the middle of a sentence, or where one goes on after a page number."""
    before, after = i - 1, i + 1
    while before >= i - 2 and before >= 0 and _PAGE_NUMBER.fullmatch(lines[before].text):
        before -= 1
    while after <= i + 2 and after < len(lines) and _PAGE_NUMBER.fullmatch(lines[after].text):
        after += 1
    if before < 0 or after >= len(lines):
        return False
    beside = after - before > 2
    return (beside or not lines[before].ended) and continues(lines[after].text)


def page_numbers(lines: Sequence[TextLine], edges: set[int], heads: set[int]) -> dict[int, str]:
    """From the index of a line that is only a page number to what it prints."""
    found: dict[int, str] = {}
    sure: list[int] = []
    for i in ending_in(lines, _NUMBER_ENDS):
        number = _PAGE_NUMBER.fullmatch(lines[i].text)
        if number and (number["word"] or i in edges or (not edges and stands_alone(lines, i, heads))):
            found[i] = number["label"]
            if number["word"]:
                sure.append(i)
    rising = [
        i
        for arabic in (True, False)
        for run in [_longest_rise([(i, _value(n)) for i, n in found.items() if n.isdecimal() is arabic])]
        for i in (run if len(run) >= _OFTEN else [])
    ]
    rising = sorted(rising or sure)
    return {i: found[i] for i in rising}


def stands_alone(lines: Sequence[TextLine], i: int, heads: Set[int] = frozenset()) -> bool:
    """Whether line ``i`` stands between blank lines, or a running head stands right before or after it."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    if i - 1 in heads or i + 1 in heads or (heads and after is None):
        return True
    return bool(lines[i].blanks or lines[i].opens or i == 0) and (
        after is None or bool(after.blanks) or after.opens
    )


def _value(label: str) -> int:
    return int(label) if label.isdecimal() else roman(label.lower()) - 100


def _longest_rise(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the longest run whose values rise by one to three a step (pages may lack a number)."""
    best: dict[int, _Rise] = {}
    for i, value in numbers:
        steps = (best[value - step] for step in (1, 2, 3) if value - step in best)
        before = max(steps, key=lambda rise: rise.length, default=None)
        length = before.length + 1 if before else 1
        if value not in best or length >= best[value].length:
            best[value] = _Rise(length, i, before)
    longest = max(best.values(), key=lambda rise: rise.length, default=None)
    found = []
    while longest:
        found.append(longest.last)
        longest = longest.before
    return found[::-1]
