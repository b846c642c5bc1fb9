"""What a query asks for: words in any inflection, and "quoted" words exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from corpus.text.folding import fold
from corpus.text.tokenizer import WORD, compounds, plain, words

_QUOTED: Final = re.compile(r'"([^"]*)"')
_MOST_WORDS: Final = 64
"""More words than anybody means; what is pasted beyond them is left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart; all words as the index spells them."""

    words: dict[str, str]
    """The words outside quotes, once each, in order, with how they were typed,"""
    places: dict[str, tuple[int, int]]
    """and where each stands in the query first: half-open bounds."""
    compounds: dict[str, tuple[str, ...]]
    """Hyphenated words without their hyphens, with their parts, which ``words`` has as well."""
    phrases: tuple[tuple[str, ...], ...]
    """The quoted words; a passage must hold each of these runs as it stands."""

    @classmethod
    def parse(cls, query: str) -> Query:
        """Take a query apart; a quote that is not closed yet counts for nothing."""
        folded = fold(query)
        phrases = [tuple(words(match)[:_MOST_WORDS]) for match in _QUOTED.findall(folded.text)]
        outside = _QUOTED.sub(lambda match: " " * len(match[0]), folded.text)
        places: dict[str, tuple[int, int]] = {}
        for match in islice(WORD.finditer(outside), _MOST_WORDS):
            places.setdefault(plain(match[0]), folded.source(*match.span()))
        loose = {word: query[start:end] for word, (start, end) in places.items()}
        hyphenated = {whole: tuple(words(outside[a:b])) for a, b, whole in compounds(outside)}
        return cls(loose, places, hyphenated, tuple(dict.fromkeys(filter(None, phrases))))

    @property
    def typed(self) -> tuple[str, ...]:
        """All its words, once each."""
        return tuple(dict.fromkeys((*self.words, *(word for phrase in self.phrases for word in phrase))))
