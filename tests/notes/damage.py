"""Damage to a text, and the truth about every quote in it. The kinds of damage are in `damages.py`.

A document is a list of passages, a passage a list of characters that remember where in the sound text they
stood. Thus whatever a damage does, where a quote has gone is known and not guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, NamedTuple

from corpus.library import bundled
from notes.anchoring.normalized import normalize
from notes.anchoring.selectors import CONTEXT, Selector, describe

GAP: Final = "\n\n"
NOWHERE: Final = -1
MARKS: Final = 3
"""Quotation marks and points that may stand at the edges of a quote."""
BATCH: Final = 60
"""Quotes damaged in one go: few enough to leave most of the text around them as it was."""


class Trace(NamedTuple):
    """A character and its offset in the sound text, NOWHERE where it did not stand there."""

    char: str
    origin: int


Traced = list[Trace]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A sound text: its passages, and where references to notes stand in it."""

    passages: tuple[str, ...]
    references: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The whole of it."""
        return GAP.join(self.passages)

    def spans(self) -> Iterator[Span]:
        """Where each passage stands in the text."""
        at = 0
        for passage in self.passages:
            yield at, at + len(passage)
            at += len(passage) + len(GAP)

    def traced(self) -> list[Traced]:
        """The passages, each character with its offset."""
        return [
            [Trace(char, begin + i) for i, char in enumerate(passage)]
            for (begin, _), passage in zip(self.spans(), self.passages, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Case:
    """A quote, the damaged text and where the quote stands in it: None where its words are gone."""

    selector: Selector
    truth: Span | None
    left: tuple[int, ...]
    """Where the letters that are left of the quote stand."""

    def right(self, start: int, end: int, *, keeps: bool) -> bool:
        """Whether a span of the damaged text is the quote.

        Where all letters were kept, to the letter; elsewhere with nine tenths of those that are left, and
        with no more around the quote than a tenth of its length.
        """
        if self.truth is None:
            return False
        first, last = bisect_left(self.left, start), bisect_left(self.left, end)
        strangers = max(0, self.truth[0] - start) + max(0, end - self.truth[1])
        if keeps:
            return last - first == len(self.left) and strangers <= MARKS
        return last - first >= 0.9 * len(self.left) and strangers <= 0.1 * len(self.left) + MARKS


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text with the quotes to be found in it."""

    text: str
    cases: tuple[Case, ...]


Damage = Callable[[Source, Sequence[Span], Random], list[Traced]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage."""

    name: str
    damage: Damage
    keeps: bool = True
    """Whether each letter of the quote stays, so that the span must be right to the letter."""
    gone: bool = False
    """Whether the quote's words are gone, so that nothing is right but to say so."""

    def apply(self, source: Source, quotes: Sequence[Span], random: Random) -> Iterator[Damaged]:
        """The text damaged anew for each batch of quotes."""
        text = source.text
        for first in range(0, len(quotes), BATCH):
            batch = quotes[first : first + BATCH]
            damaged: Traced = []
            for passage in self.damage(source, batch, random):
                damaged += [Trace(char, NOWHERE) for char in GAP] if damaged else []
                damaged += passage
            where: dict[int, list[int]] = {}
            for at, trace in enumerate(damaged):
                if trace.origin != NOWHERE and trace.char.isalnum():
                    where.setdefault(trace.origin, []).append(at)
            cases = []
            for start, end in batch:
                spots = [at for origin in range(start, end) for at in where.get(origin, ())]
                truth = (min(spots), max(spots) + 1) if spots else None
                assert (truth is None) is self.gone, self.name
                cases.append(Case(describe(text, start, end), truth, tuple(sorted(spots))))
            yield Damaged("".join(trace.char for trace in damaged), tuple(cases))


def bundled_text() -> Source:
    """The five bundled reports as one text."""
    passages: list[str] = []
    references: list[Span] = []
    at = 0
    for report in bundled().reports:
        for passage in report.reading:
            passages.append(passage.text)
            references += [(at + ref.start, at + ref.end) for ref in passage.refs]
            at += len(passage.text) + len(GAP)
    return Source(tuple(passages), tuple(references))


def quotes(source: Source, count: int, random: Random) -> list[Span]:
    """Quotes of 30 to 300 characters, two words or more, most from where most text is, some from anywhere.

    None overlaps another one of its batch. None stands a second time amid the same letters of a passage, as
    happens in bibliographies: nothing could tell which of the two was meant.
    """
    homes = [(s, e) for s, e in source.spans() if e - s >= 30]
    text = source.text
    normal = normalize(text).letters
    found: list[Span] = []
    while len(found) < count:
        weights = [e - s for s, e in homes] if random.random() < 0.85 else None
        begin, stop = random.choices(homes, weights)[0]
        words = [m.span() for m in re.finditer(r"\S+", text[begin:stop])]
        start = begin + random.choice(words)[0]
        wanted = start + random.randint(30, 300)
        ends = [begin + e for _, e in words if begin + e - start >= 30 and begin + e <= wanted]
        batch = found[len(found) - len(found) % BATCH :]
        if (
            not ends
            or text.find(" ", start, ends[-1]) < 0
            or any(s < ends[-1] and start < e for s, e in batch)
        ):
            continue
        amid = text[max(begin, start - CONTEXT) : min(stop, ends[-1] + CONTEXT)]
        if normal.count(normalize(amid).letters) == 1:
            found.append((start, ends[-1]))
    return found
