"""Furniture: what stands on every page, tables of contents, and what a web page leaves around its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.cleaning.lines import Line
from corpus.cleaning.pages import (
    DIGITS,
    FRONT,
    SHORT,
    are_paged,
    find_edges,
    key_of,
    page_numbers,
    running_heads,
    section_heads,
    stands_alone,
)

_LEADERS: Final = re.compile(r"(?:\s?[.·…_]){4,}\s*(?:\d{1,4}|[ivx]+)$|(?:\s?[.·…_]){9,}$")
_RULE: Final = re.compile(r"[-=~*_^#+—–·. ]{3,}")
_COLUMN: Final = re.compile(r"\d{1,4}|\d{1,2}(?:\.\d{1,2}){1,4}\.?|[ivx]{1,6}")
_TAIL: Final = 40
"""Characters at the end of a line in which leaders are looked for."""
_LONG_COLUMN: Final = 4
"""Lines in a row that are only numbers: a column of a table of contents."""
_IMPRINT: Final = re.compile(
    r"""(?:e?-?ISSN|ISBN|doi:)\b.*
      | (?:https?://|www\.)\S+
      | (?:go\ to|back\ to|return\ to|skip\ to|click\ here|print\ this)\b.{0,60}
      | .{0,60}\b(?:available|download(?:ed|able)?)\ (?:as|in)\ (?:an?\ )?(?:PDF|HTML|Word)\b.{0,20}
      | .{0,30}\bhome\s?page
      | (?:©|copyright\b).{0,60}all\ rights\ reserved\.?
      | all\ rights\ reserved\.?
      | (?:download|share|print|tweet|e-?mail)(?:\ (?:this|the|as|by)\b.{0,40})?
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Sorted(NamedTuple):
    """The lines of the text proper, the furniture, and the numbers printed on the pages."""

    text: list[Line]
    furniture: list[Line]
    labels: dict[int, str]
    """From a page, counted from 0, to the number printed on it."""


def take_out(lines: Sequence[Line]) -> Sorted:
    """Part furniture from text."""
    edges = find_edges(lines)
    heads = running_heads(lines, edges)
    numbers = page_numbers(lines, edges, heads)
    keys = {key_of(lines[i]) for i in heads}
    heads |= section_heads(lines, edges, numbers.keys())
    out = heads | numbers.keys() | _contents(lines)
    out |= {i for i, line in enumerate(lines) if _is_imprint(lines, i, line)}
    labels = {lines[i].page: label for i, label in numbers.items()} if are_paged(lines) else {}
    for i in heads:
        found = DIGITS.findall(lines[i].text)
        if found and are_paged(lines) and lines[i].page not in labels and len(found) == 1:
            labels[lines[i].page] = found[0]
    titles = {i for i, line in enumerate(lines[:FRONT]) if i not in out and key_of(line) in keys}
    return Sorted(
        _closed_up(lines, out, titles),
        [line for i, line in enumerate(lines) if i in out],
        labels,
    )


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


def _contents(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of a table of contents: with leaders, and columns of nothing but numbers."""
    found = {i for i, line in enumerate(lines) if _LEADERS.search(line.text[-_TAIL:])}
    column: list[int] = []
    for i, line in enumerate(lines):
        if _COLUMN.fullmatch(line.text):
            column.append(i)
            continue
        if len(column) >= _LONG_COLUMN or i in found:
            found.update(column)
        column = []
    return found | set(column) if len(column) >= _LONG_COLUMN else found


def _is_imprint(lines: Sequence[Line], i: int, line: Line) -> bool:
    if len(line.text) > SHORT:
        return False
    if _RULE.fullmatch(line.text):
        return True
    return bool(_IMPRINT.fullmatch(line.text)) and (stands_alone(lines, i) or line.text.startswith("ISSN"))
