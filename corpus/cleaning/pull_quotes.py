"""Pull quotes: a sentence of the text set a second time as an ornament, often edited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.hyphenation import Joiner
from corpus.cleaning.lines import continues, is_open, measure
from corpus.model import Kind

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 70
"""Words; pull quotes are shorter."""
_SHORTEST: Final = 6
_NARROW: Final = 0.75
"""Share of the usual measure below which lines are set narrow."""
_RUN: Final = 4
"""Words in a row that count as taken from the text."""
_TAKEN: Final = 0.6
"""Share of its words in such runs that makes a narrow block a pull quote."""
_SPREAD: Final = 4
"""How many times its own length an edited quote may be spread over in the text."""
_EDITED: Final = 32
"""Words; an edited quote is one sentence."""
_NEAR: Final = 0.7
"""Share of its longer words that one stretch of the text must hold where the quote was edited."""
_LONGER: Final = 5
"""Letters from which a word tells what a sentence is about."""
_COMMON: Final = 60
"""Places of a word beyond which it does not help to find the spot."""


def mark(chunks: list[Chunk], joiner: Joiner) -> list[Chunk]:
    """The chunks, those of one pull quote made one and marked."""
    usual = measure([line for c in chunks for line in c.lines])
    groups = list(_narrow_groups(chunks, usual))
    if not groups:
        return chunks
    text: _Text | None = None
    begins = next((i for i, c in enumerate(chunks) if c.kind is None and c.words > _LONGEST), len(chunks))
    merged: dict[int, int] = {}
    for first, last in groups:
        texts = [line for c in chunks[first : last + 1] for line in c.texts]
        words = _words(texts, joiner)
        if first > begins and _SHORTEST <= len(words) <= _LONGEST and not continues(texts[0]):
            text = text or _Text(chunks, joiner)
            if text.repeats(words, first, last, edited=len(texts) > 2 and len(words) <= _EDITED):
                merged[first] = last
    out: list[Chunk] = []
    skip = -1
    for i, chunk in enumerate(chunks):
        if i <= skip:
            continue
        if i in merged:
            skip = merged[i]
            out.append(Chunk([line for c in chunks[i : skip + 1] for line in c.lines], kind=Kind.PULL_QUOTE))
        else:
            out.append(chunk)
    return out


def _narrow_groups(chunks: Sequence[Chunk], usual: int) -> Iterator[tuple[int, int]]:
    """First and last of neighbouring chunks set narrow that read as one unfinished piece each."""
    i = 0
    while i < len(chunks):
        if not _is_narrow(chunks[i], usual):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(chunks)
            and _is_narrow(chunks[last + 1], usual)
            and not chunks[last].last.ended
            and not chunks[last + 1].first.opens
            and (continues(chunks[last + 1].first.text) or is_open(chunks[last].last.text))
        ):
            last += 1
        yield i, last
        i = last + 1


def _is_narrow(chunk: Chunk, usual: int) -> bool:
    return (
        chunk.kind is None
        and chunk.marker is None
        and chunk.width < _NARROW * usual
        and not chunk.first.text[0].isdigit()
    )


def _words(texts: Sequence[str], joiner: Joiner) -> list[str]:
    return _WORD.findall(joiner.join(texts)[0].casefold()) if texts else []


class _Text:
    """The words of the document, a space around each, and where among them each chunk begins."""

    def __init__(self, chunks: Sequence[Chunk], joiner: Joiner):
        self._words: list[str] = []
        self._starts, self._begins, at = [], [], 1
        for chunk in chunks:
            words = _words(chunk.texts, joiner)
            self._starts.append(at)
            self._begins.append(len(self._words))
            self._words += words
            at += sum(map(len, words)) + len(words)
        self._starts.append(at)
        self._begins.append(len(self._words))
        self._text = f" {''.join([f'{word} ' for word in self._words])}"
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._places[word].append(place)

    def repeats(self, words: list[str], first: int, last: int, *, edited: bool) -> bool:
        """Whether the rest of the document holds what chunks ``first`` to ``last`` say."""
        own = self._starts[first], self._starts[last + 1]
        taken = self._taken(words, first, last)
        return taken >= _TAKEN * len(words) or (edited and self._is_near(words, own))

    def _taken(self, words: list[str], first: int, last: int) -> int:
        """How many of ``words`` lie in runs that stand outside the chunks in the same order."""
        taken: set[int] = set()
        begin, end = self._begins[first], self._begins[last + 1]
        places = [self._places.get(word, []) for word in words]
        for i in range(len(words) - _RUN + 1):
            rarest = min(range(i, i + _RUN), key=lambda k: len(places[k]))
            run = words[i : i + _RUN]
            for place in places[rarest]:
                at = place - (rarest - i)
                outside = 0 <= at <= begin - _RUN or at >= end
                if outside and self._words[at : at + _RUN] == run:
                    taken.update(range(i, i + _RUN))
                    break
        return len(taken)

    def _is_near(self, words: list[str], own: tuple[int, int]) -> bool:
        """Whether one stretch of the text holds most of the longer ``words``, in any form of them."""
        longer = {w for w in words if len(w) >= _LONGER}
        stems = [f" {w[: max(_LONGER - 1, len(w) - 2)]}" for w in longer]
        reach = _SPREAD * sum(len(w) + 1 for w in words) // 2
        for word in longer if len(stems) >= _RUN else ():
            places = list(islice(self._elsewhere(f" {word} ", own), _COMMON + 1))
            for at in places if len(places) <= _COMMON else ():
                window = self._text[max(0, at - reach) : at + reach]
                if sum(stem in window for stem in stems) >= _NEAR * len(stems):
                    return True
        return False

    def _elsewhere(self, piece: str, own: tuple[int, int]) -> Iterator[int]:
        """Where ``piece`` stands outside ``own``."""
        at = self._text.find(piece)
        while at >= 0:
            if not own[0] - 1 <= at < own[1]:
                yield at
            at = self._text.find(piece, at + 1)
