"""Which letters of a name stand for what was typed, to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.fuzzy.scoring import Span, TypedQuery

_WORD: Final = re.compile(r"\S+")


def spans(query: TypedQuery, name: str) -> tuple[Span, ...]:
    """The parts of a plain name that what was typed stands for, in order; empty where none can be told."""
    places = [match.span() for match in _WORD.finditer(name)]
    found = list(_worded(query, name, places))
    if len(found) < len(query.words):
        found = _letters(query.joined, name, places) or found
    return tuple(_joined(sorted(found)))


def _worded(query: TypedQuery, name: str, places: list[Span]) -> Iterator[Span]:
    """For each word typed the likeliest word of the name, or its beginning; each once."""
    free = list(places)
    for index, typed in enumerate(query.words):
        likes = [(query.like(index, name[slice(*place)]), -n) for n, place in enumerate(free)]
        like, place = max(likes, default=(0.0, 0))
        if like <= 0.0:
            continue
        start, end = free.pop(-place)
        yield (start, start + len(typed)) if name.startswith(typed, start) else (start, end)


def _letters(typed: str, name: str, places: list[Span]) -> list[Span]:
    """The initials that were typed, else letters in their order; nothing where they are not all there."""
    for starts in ([start for start, _ in places], list(range(len(name)))):
        found, at = [], 0
        for start in starts:
            if at < len(typed) and name[start] == typed[at]:
                found.append((start, start + 1))
                at += 1
        if at == len(typed):
            return found
    return []


def _joined(found: list[Span]) -> Iterator[Span]:
    """Spans without overlaps, those that touch made one."""
    last: Span | None = None
    for start, end in found:
        if last is not None and start <= last[1]:
            last = last[0], max(end, last[1])
        else:
            if last is not None:
                yield last
            last = start, end
    if last is not None:
        yield last
