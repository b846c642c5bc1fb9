"""Furniture: what stands on every page, tables of contents, and what a web page leaves around its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpus.cleaning.lines import TextLine
from corpus.cleaning.pages import (
    DIGITS,
    FRONT,
    SHORT,
    are_paged,
    ending_in,
    find_edges,
    keys_of,
    page_numbers,
    running_heads,
    section_heads,
)

_LEADERS: Final = re.compile(r"(?:\s?[.·…_]){4,}\s*(?:\d{1,4}|[ivx]+)$|(?:\s?[.·…_]){9,}$")
_CONTENTS: Final = frozenset({"contents", "table of contents"})
_NUMBERING: Final = re.compile(r"^(?:chapter |part |section )?[\d.]+\s*|^(?:[ivx]+|[a-z])[.)]\s+|\s*\d{1,4}$")
_UNLISTED: Final = 3
"""Lines in a row that do not return, after which a table of contents is over."""
_OFTEN_LISTED: Final = 4
"""Fewer lines are no table."""
_LEADERS_END: Final = re.compile(r"[\divx.·…_]")
_RULE: Final = re.compile(r"[-=~*_^#+—–·. ]{3,}")
_RULE_END: Final = re.compile(r"[-=~*_^#+—–·.]")
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

_IMPRINT_BEGINS: Final = frozenset(
    ("-i", "ba", "cl", "do", "e-", "ei", "em", "go", "ht", "is", "pr", "re", "sh", "sk", "tw", "ww")
)
"""The first two letters of an imprint, in small letters, where it has none of the words below."""
_IMPRINT_WORDS: Final = ("available", "download", "home", "reserved")


class Sorted(NamedTuple):
    """The lines of the text proper, the furniture, and the numbers printed on the pages."""

    text: list[TextLine]
    furniture: list[TextLine]
    labels: dict[int, str]
    """From a page, counted from 0, to the number printed on it."""


def take_out(lines: Sequence[TextLine]) -> Sorted:
    """Part furniture from text."""
    edges = find_edges(lines)
    keys = keys_of(lines)
    heads = running_heads(lines, keys, edges)
    numbers = page_numbers(lines, edges, heads)
    head_keys = {keys[i] for i in heads}
    heads |= section_heads(lines, keys, edges, numbers.keys())
    out = heads | numbers.keys() | _contents(lines, keys) | _imprint(lines, keys)
    labels = {lines[i].page: label for i, label in numbers.items()} if are_paged(lines) else {}
    for i in heads:
        found = DIGITS.findall(lines[i].text)
        if found and are_paged(lines) and lines[i].page not in labels and len(found) == 1:
            labels[lines[i].page] = found[0]
    titles = {i for i, key in enumerate(keys[:FRONT]) if i not in out and key in head_keys}
    return Sorted(
        _closed_up(lines, out, titles),
        [line for i, line in enumerate(lines) if i in out],
        labels,
    )


def _closed_up(lines: Sequence[TextLine], out: set[int], titles: set[int]) -> list[TextLine]:
    """The lines that stay; one that follows furniture stands apart as if a blank line were there."""
    kept: list[TextLine] = []
    gap = 0
    opens = False
    for i, line in enumerate(lines):
        if i in out:
            gap, opens = max(gap, line.blanks, 1), opens or line.opens
            continue
        if gap or opens:
            line = TextLine(
                line.number, line.text, line.indent, line.page, max(line.blanks, gap), line.opens or opens
            )
        kept.append(line)
        gap, opens = 0, i in titles
    return kept


def _contents(lines: Sequence[TextLine], keys: Sequence[str]) -> set[int]:
    """Indices of the lines of a table of contents: with leaders, and columns of nothing but numbers."""
    may_be = ending_in(lines, _LEADERS_END)
    found = {i for i in may_be if _LEADERS.search(lines[i].text[-_TAIL:])}
    columns = [i for i in may_be if _COLUMN.fullmatch(lines[i].text)]
    for first, last in _neighbours(columns):
        if last - first >= _LONG_COLUMN - 1 or last + 1 in found:
            found.update(range(first, last + 1))
    return found | _listed(lines, keys)


def _listed(lines: Sequence[TextLine], keys: Sequence[str]) -> set[int]:
    """Indices of the lines under "Contents" that return further down as headings."""
    begins = next((i + 1 for i, key in enumerate(keys) if key in _CONTENTS), None)
    if begins is None:
        return set()
    names = [_NUMBERING.sub("", line.text.casefold()).strip() for line in lines if len(line.text) <= SHORT]
    often = Counter(names)
    found: set[int] = set()
    seen: set[str] = set()
    unlisted = 0
    for i in range(begins, len(lines)):
        name = _NUMBERING.sub("", lines[i].text.casefold()).strip()
        unlisted = 0 if often[name] > 1 else unlisted + 1
        if unlisted > _UNLISTED or (not unlisted and name in seen):
            break
        seen.add(name)
        if not unlisted:
            found.update(range(max(found, default=begins - 1) + 1, i + 1))
    return found if len(found) >= _OFTEN_LISTED else set()


def _imprint(lines: Sequence[TextLine], keys: Sequence[str]) -> set[int]:
    """Indices of rules, and of what publishers and web pages print around a text, where it stands apart."""
    rules = {
        i
        for i in ending_in(lines, _RULE_END)
        if len(lines[i].text) <= SHORT and _RULE.fullmatch(lines[i].text)
    }
    marks = [
        i
        for i, key in enumerate(keys)
        if (key[:2] in _IMPRINT_BEGINS or any(map(key.__contains__, _IMPRINT_WORDS)))
        and len(lines[i].text) <= SHORT
        and _IMPRINT.fullmatch(lines[i].text)
    ]
    found: set[int] = set()
    for first, last in _neighbours(marks):
        after = lines[last + 1] if last + 1 < len(lines) else None
        apart = first == 0 or lines[first].blanks or lines[first].opens
        if apart and (after is None or after.blanks or after.opens):
            found.update(range(first, last + 1))
    return found | rules | {i for i in marks if lines[i].text.startswith("ISSN")}


def _neighbours(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of indices without a gap."""
    first = 0
    for place, i in enumerate(indices):
        if place + 1 == len(indices) or indices[place + 1] != i + 1:
            yield indices[first], i
            first = place + 1
