"""Why two passages belong together: the phrases, names and telling words that both have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from corpus.index.tokens import Token
from corpus.links.model import Reason, ReasonKind
from corpus.search.words import STOP_WORDS

MOST: Final = 4
"""Reasons of a link: more than anybody reads."""
_LONGEST: Final = 8
"""Words of a phrase that are compared; a longer one goes on in a further reason."""

Spans = tuple[tuple[int, int], ...]


class Side:
    """One of the two passages."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.stems = [token.stem for token in tokens]

    def places(self, run: Sequence[str]) -> list[int]:
        """Where a run of stems begins; occurrences do not overlap."""
        size = len(run)
        found: list[int] = []
        for at, stem in enumerate(self.stems):
            if (
                stem == run[0]
                and self.stems[at : at + size] == list(run)
                and (not found or found[-1] + size <= at)
            ):
                found.append(at)
        return found

    def spans(self, begins: Sequence[int], size: int) -> Spans:
        """Bounds in the text of runs that begin there."""
        return tuple((self.tokens[at].start, self.tokens[at + size - 1].end) for at in begins)

    def is_name(self, begins: Sequence[int], size: int) -> bool:
        """Whether a run stands in capitals wherever it stands, and not only because a sentence begins."""
        firsts = [self.tokens[at].start for at in begins]
        lasts = [self.tokens[at + size - 1].start for at in begins]
        return all(self.text[at].isupper() for at in (*firsts, *lasts)) and any(
            self._inside(at) for at in firsts
        )

    def _inside(self, at: int) -> bool:
        before = self.text[:at].rstrip(" “\"'‘(")
        return bool(before) and before[-1] not in ".!?:\n"


def reasons(here: Side, there: Side, weigh: Callable[[str], float]) -> tuple[Reason, ...]:
    """What two passages share, the most telling first.

    Args:
        here: the passage that is linked from.
        there: the other one.
        weigh: how telling a stem or a pair of stems ("a b") is in this corpus; 0 for a generic one.
    """
    found: list[tuple[float, Reason]] = []
    taken: set[str] = set()
    for weight, run in sorted(_runs(here, there, weigh), key=lambda r: (-r[0], r[1])):
        content = {stem for stem in run if weigh(stem)} or set(run) - STOP_WORDS
        if content <= taken or len(taken & content) * 2 > len(content):
            continue
        taken |= content
        found.append((weight, _reason(run, here, there)))
        if len(found) == MOST:
            break
    return tuple(reason for _, reason in found)


def _reason(run: Sequence[str], here: Side, there: Side) -> Reason:
    size = len(run)
    begins, others = here.places(run), there.places(run)
    spans = here.spans(begins, size)
    names = here.is_name(begins, size) and there.is_name(others, size)
    kind: ReasonKind = "names" if names else "phrase" if size > 1 else "terms"
    label = " ".join(here.text[slice(*spans[0])].split())
    return Reason(kind, label, spans, there.spans(others, size))


def _runs(here: Side, there: Side, weigh: Callable[[str], float]) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The runs of stems that both have: as long as can be, and each telling stem by itself."""
    where: Mapping[str, list[int]] = _where(there.stems)
    for at, stem in enumerate(here.stems):
        if stem not in where:
            continue
        if weight := weigh(stem):
            yield weight, (stem,)
        for other in where[stem]:
            if at and other and here.stems[at - 1] == there.stems[other - 1]:
                continue  # the middle of a longer run
            run = _trimmed(_common(here.stems, at, there.stems, other))
            if len(run) > 1 and (weight := _weight(run, weigh)):
                yield weight, run


def _weight(run: Sequence[str], weigh: Callable[[str], float]) -> float:
    """How telling a phrase is: its words and how rarely they stand together."""
    content = [stem for stem in run if stem not in STOP_WORDS]
    if len(content) < 2:
        return 0.0
    pairs = [weigh(f"{a} {b}") for a, b in pairwise(content)]
    if not any(pairs):
        return 0.0
    return max(pairs) + 0.5 * sum(weigh(stem) for stem in set(content))


def _common(a: Sequence[str], i: int, b: Sequence[str], j: int) -> tuple[str, ...]:
    size = 0
    while size < _LONGEST and i + size < len(a) and j + size < len(b) and a[i + size] == b[j + size]:
        size += 1
    return tuple(a[i : i + size])


def _trimmed(run: tuple[str, ...]) -> tuple[str, ...]:
    """A run without the words at its ends that say nothing."""
    start, end = 0, len(run)
    while start < end and run[start] in STOP_WORDS:
        start += 1
    while end > start and run[end - 1] in STOP_WORDS:
        end -= 1
    return run[start:end]


def _where(stems: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, stem in enumerate(stems):
        found.setdefault(stem, []).append(at)
    return found
