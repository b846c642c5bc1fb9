"""Pull quotes: a sentence of the text set a second time as an ornament, often edited."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.cleaning.chunks import Chunk
from corpus.cleaning.hyphens import Joiner
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
    text = _Text(chunks, joiner)
    begins = next((i for i, c in enumerate(chunks) if c.kind is None and c.words > _LONGEST), len(chunks))
    merged: dict[int, int] = {}
    for first, last in groups:
        texts = [line for c in chunks[first : last + 1] for line in c.texts]
        words = _words(texts, joiner)
        opening = first > begins and _SHORTEST <= len(words) <= _LONGEST and not continues(texts[0])
        if opening and text.repeats(words, first, last, edited=len(texts) > 2 and len(words) <= _EDITED):
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
    return [word[0].casefold() for word in _WORD.finditer(joiner.join(texts)[0])] if texts else []


class _Text:
    """The words of the document, with the chunk that each stands in."""

    def __init__(self, chunks: Sequence[Chunk], joiner: Joiner):
        self._words: list[str] = []
        self._chunk: list[int] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._starts: list[int] = []
        for i, chunk in enumerate(chunks):
            self._starts.append(len(self._words))
            for word in _words(chunk.texts, joiner):
                self._places[word].append(len(self._words))
                self._words.append(word)
                self._chunk.append(i)

    def repeats(self, words: list[str], first: int, last: int, *, edited: bool) -> bool:
        """Whether the rest of the document holds what chunks ``first`` to ``last`` say."""
        return self._taken(words, first, last) >= _TAKEN * len(words) or (
            edited and self._is_near(words, first, last)
        )

    def _elsewhere(self, word: str, first: int, last: int) -> list[int]:
        """Where ``word`` stands outside chunks ``first`` to ``last``: the first places, and those near."""
        places = self._places.get(word, [])
        near = bisect_left(places, self._starts[first])
        if len(places) > 2 * _COMMON:
            places = places[:_COMMON] + places[max(_COMMON, near - _COMMON) : near + 2 * _COMMON]
        return [at for at in places if not first <= self._chunk[at] <= last]

    def _taken(self, words: list[str], first: int, last: int) -> int:
        """How many of ``words`` lie in runs that stand elsewhere in the same order."""
        taken, i = 0, 0
        while i < len(words):
            best = 0
            for at in self._elsewhere(words[i], first, last):
                length = 1
                while (
                    i + length < len(words)
                    and at + length < len(self._words)
                    and words[i + length] == self._words[at + length]
                ):
                    length += 1
                best = max(best, length)
            if best >= _RUN:
                taken += best
            i += max(best, 1) if best >= _RUN else 1
        return taken

    def _is_near(self, words: list[str], first: int, last: int) -> bool:
        """Whether one stretch of the text holds most of the longer ``words``, in any form of them."""
        longer = {w for w in words if len(w) >= _LONGER}
        stems = {w[: max(_LONGER - 1, len(w) - 2)] for w in longer}
        reach = _SPREAD * len(words) // 2
        for word in longer if len(stems) >= _RUN else ():
            places = self._elsewhere(word, first, last)
            for at in places if len(places) <= _COMMON else ():
                window = self._words[max(0, at - reach) : at + reach]
                held = sum(any(w.startswith(stem) for w in window) for stem in stems)
                if held >= _NEAR * len(stems):
                    return True
        return False
