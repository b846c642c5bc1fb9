"""Furniture: page numbers, running heads and feet, and what a web page leaves around its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from corpus.cleaning.lines import Line, continues
from corpus.cleaning.markers import roman

_PAGE_NUMBER: Final = re.compile(
    r"(?P<word>page|p\.|seite)?\s*[-–—|\[(~]*\s*(?P<label>\d{1,4}|(?-i:[ivx]{1,6}|[IVX]{1,6}))\s*[-–—|\])~]*"
    r"(?:\s*(?:/|of|von)\s*\d{1,4})?",
    re.IGNORECASE,
)
_LEADERS: Final = re.compile(r"(?:\s?[.·…_]){4,}\s*(?:\d{1,4}|[ivx]+)$")
_IMPRINT: Final = re.compile(
    r"""(?:e?-?ISSN|ISBN|doi:)\b.*
      | (?:https?://|www\.)\S+
      | (?:go\ to|back\ to|return\ to|skip\ to|click\ here|print\ this)\b.{0,60}
      | .{0,60}\b(?:available|download(?:ed|able)?)\ (?:as|in)\ (?:an?\ )?(?:PDF|HTML|Word)\b.{0,20}
      | .{0,30}\bhome\s?page
      | all\ rights\ reserved\.?
      | (?:download|share|print|tweet|e-?mail)(?:\ (?:this|the|as|by)\b.{0,40})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DIGITS: Final = re.compile(r"\d+")
_SHORT: Final = 100
"""Characters; no running head is longer."""
_OFTEN: Final = 3
"""A line that returns this often may be a running head, numbers that ascend this often number pages."""
_EDGE: Final = 3
"""Lines from the top or the bottom of a page in which running heads stand."""
_FRONT: Final = 12
"""Lines at the start of the text in which a line that later becomes the running head may be the title."""


class Sorted(NamedTuple):
    """The lines of the text proper, the furniture, and the numbers printed on the pages."""

    text: list[Line]
    furniture: list[Line]
    labels: dict[int, str]
    """From a page, counted from 0, to the number printed on it."""


class _Rise(NamedTuple):
    length: int
    last: int
    before: _Rise | None


def take_out(lines: Sequence[Line]) -> Sorted:
    """Part furniture from text."""
    edges = _edges(lines)
    heads = _running_heads(lines, edges)
    numbers = _page_numbers(lines, edges, heads)
    keys = {_key(lines[i]) for i in heads}
    out = heads | numbers.keys() | {i for i, line in enumerate(lines) if _is_imprint(lines, i, line)}
    labels = {lines[i].page: label for i, label in numbers.items()} if _paged(lines) else {}
    for i in heads:
        found = _DIGITS.findall(lines[i].text)
        if found and _paged(lines) and lines[i].page not in labels and len(found) == 1:
            labels[lines[i].page] = found[0]
    titles = {i for i, line in enumerate(lines[:_FRONT]) if i not in out and _key(line) in keys}
    return Sorted(
        _closed_up(lines, out, titles),
        [line for i, line in enumerate(lines) if i in out],
        labels,
    )


def _key(line: Line) -> str:
    """What a running head has in common on all pages."""
    return _DIGITS.sub("#", line.text.casefold())


def _closed_up(lines: Sequence[Line], out: set[int], titles: set[int]) -> list[Line]:
    """The lines that stay; one that follows furniture stands apart as if a blank line were there."""
    kept: list[Line] = []
    gap = 0
    opens = False
    for i, line in enumerate(lines):
        if i in out:
            gap, opens = max(gap, line.blanks, 1), opens or line.opens
            continue
        if gap or opens:
            line = Line(
                line.number, line.text, line.indent, line.page, max(line.blanks, gap), line.opens or opens
            )
        kept.append(line)
        gap, opens = 0, i in titles
    return kept


def _paged(lines: Sequence[Line]) -> bool:
    return bool(lines) and lines[-1].page > 0


def _edges(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines at the top or bottom of pages, where pages are marked at all."""
    if not _paged(lines):
        return set()
    pages: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        pages[line.page].append(i)
    return {i for page in pages.values() for i in (*page[:_EDGE], *page[-_EDGE:])}


def _running_heads(lines: Sequence[Line], edges: set[int]) -> set[int]:
    """Indices of lines that return, but for their numbers, and stand where they interrupt the text."""
    same: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line.text) <= _SHORT:
            key = _key(line)
            if any(c.isalpha() for c in key):
                same[key].append(i)
    heads: set[int] = set()
    for places in same.values():
        if len(places) < _OFTEN:
            continue
        if edges:
            at_edge = [i for i in places if i in edges]
            found = at_edge if len(at_edge) >= max(_OFTEN, 0.8 * len(places)) else []
        else:
            found = places if 3 * sum(_interrupts(lines, i) for i in places) > len(places) else []
        heads.update(i for i in found if i >= _FRONT or i != found[0] or _is_repeated(lines, i))
    return heads


def _is_repeated(lines: Sequence[Line], i: int) -> bool:
    """Whether another line at the start of the text begins with line ``i``: that one is the title."""
    return any(line.text.startswith(lines[i].text) for j, line in enumerate(lines[:_FRONT]) if j != i)


def _interrupts(lines: Sequence[Line], i: int) -> bool:
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


def _page_numbers(lines: Sequence[Line], edges: set[int], heads: set[int]) -> dict[int, str]:
    """From the index of a line that is only a page number to what it prints."""
    found: dict[int, str] = {}
    sure: list[int] = []
    for i, line in enumerate(lines):
        number = _PAGE_NUMBER.fullmatch(line.text)
        if number and (number["word"] or i in edges or (not edges and _stands_alone(lines, i, heads))):
            found[i] = number["label"]
            if number["word"]:
                sure.append(i)
    rising = _longest_rise([(i, _value(label)) for i, label in found.items()])
    if len(rising) < _OFTEN:
        rising = sure
    return {i: found[i] for i in rising}


def _stands_alone(lines: Sequence[Line], i: int, heads: Set[int] = frozenset()) -> bool:
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
        if value not in best or length > best[value].length:
            best[value] = _Rise(length, i, before)
    longest = max(best.values(), key=lambda rise: rise.length, default=None)
    found = []
    while longest:
        found.append(longest.last)
        longest = longest.before
    return found[::-1]


def _is_imprint(lines: Sequence[Line], i: int, line: Line) -> bool:
    if len(line.text) > _SHORT:
        return False
    if _LEADERS.search(line.text):
        return True
    return bool(_IMPRINT.fullmatch(line.text)) and (_stands_alone(lines, i) or line.text.startswith("ISSN"))
