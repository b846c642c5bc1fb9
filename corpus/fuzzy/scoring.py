"""How well a name is what is meant by what was typed, from 0 to 1, and which of its letters say so.

In this order: it is the name; the name begins so; each word typed begins one of the name's words; each is
like one of them, a typo costing its share of the letters; the letters typed are initials of the name; they
occur in it in this order. Within each of these, the more of the name was typed the better.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from corpus.fuzzy.normalize import initials

if TYPE_CHECKING:
    from collections.abc import Callable

EXACT: Final = 1.0
PREFIX: Final = 0.93
STARTS: Final = 0.87
FUZZY: Final = 0.83
"""What a name gets at most all of whose words are misspelt."""
INITIALS: Final = 0.70
"""That of a word with a typo in ten letters: a worse one is less likely meant than a full abbreviation."""
JOINED: Final = 0.80
"""At most, where words are parted or joined otherwise: "peace keeping"."""
SUBSEQUENCE: Final = 0.35
_SHARE: Final = 0.05
"""What it counts within a kind how much of the name was typed."""
_TURNED: Final = 0.01
"""What it costs that the words stand in another order."""
_ONE_FOR_TWO: Final = 0.99
"""The most that words typed are like a name one word of which stands for two of them."""
_NEARLY: Final = 0.99
"""The most that two words are alike that are not the same, nor one the beginning of the other."""
_BEGUN: Final = 0.03
"""What it costs that a word typed is only like the beginning of a word."""
_SURE: Final = 0.75
"""Likeness of whole words from which on nothing is gained by comparing beginnings."""
_LEAST: Final = 0.5
"""Likeness of two words below which one is not taken for the other."""

Span = tuple[int, int]


class TypedQuery:
    """What was typed, ready to be compared with many names."""

    def __init__(self, typed: str) -> None:
        """Take it in.

        Args:
            typed: plain, with a letter or digit at least.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.fuzz import ratio

        self.words = typed.split()
        self.text = " ".join(self.words)
        self.joined = "".join(self.words)
        self._alike: Callable[..., float] = OSA.normalized_similarity
        self._ratio: Callable[..., float] = ratio
        self._known: dict[str, tuple[float, ...]] = {}

    def score(self, name: str) -> float:
        """How well a plain name fits."""
        words = name.split()
        text = " ".join(words)
        share = _SHARE * min(1.0, len(self.text) / len(text))
        if text == self.text:
            return EXACT
        if text.startswith(self.text):
            return PREFIX + share
        best, ordered = self._worded(words)
        share -= 0.0 if ordered else _TURNED
        if best >= 1.0:
            return STARTS + share
        best = best**2 * FUZZY + share - _SHARE
        if len(self.words) == 1 and len(self.joined) > 1:
            best = max(best, self._as_initials(words))
        if best < JOINED:
            joined = self._ratio(self.joined, "".join(words)) / 100
            best = max(best, joined**2 * JOINED)
        if best < SUBSEQUENCE and _occurs(self.joined, text):
            best = SUBSEQUENCE + share - _SHARE
        return best

    def like(self, index: int, word: str) -> float:
        """How like a word typed is to a word of a name."""
        return self._row(word)[index]

    def initials_of(self, name: str) -> bool:
        """Whether the letters typed are initials of a plain name, in order from its first."""
        return self._as_initials(name.split()) > 0.0

    def _row(self, word: str) -> tuple[float, ...]:
        """How like each word typed is to a word of a name; the same words come again and again."""
        row = self._known.get(word)
        if row is None:
            row = self._known[word] = tuple([self._like(typed, word) for typed in self.words])
        return row

    def _worded(self, words: Sequence[str]) -> tuple[float, bool]:
        """How like the words typed are to the name's own, each counting by its letters; and if in that order.

        1.0: each begins one of them.
        """
        rows = [self._row(word) for word in words]
        if len(self.words) == 1:
            return max([row[0] for row in rows]), True
        columns = list(zip(*rows, strict=True))
        best = [max(column) for column in columns]
        places = [column.index(most) for column, most in zip(columns, best, strict=True)]
        found = sum([len(typed) * like for typed, like in zip(self.words, best, strict=True)])
        like = found / len(self.joined)
        if len(set(places)) < len(places):
            like = min(like, _ONE_FOR_TWO)
        return like, places == sorted(places)

    def _like(self, typed: str, word: str) -> float:
        """How like a word typed is to a word, or to the beginning of one."""
        if word.startswith(typed):
            return 1.0
        size, length = len(typed), len(word)
        like = 0.0
        if length <= 2 * size <= 4 * length:  # else more than half of the longer one is missing
            like = self._alike(typed, word, score_cutoff=_LEAST)
        if length > size + 1 and size >= 3 and like < _SURE:
            begun = [self._alike(typed, word[: size + more], score_cutoff=_LEAST) for more in (0, 1)]
            like = max(like, max(begun) - _BEGUN)
        return float(min(like, _NEARLY))

    def _as_initials(self, words: Sequence[str]) -> float:
        """What it counts that the letters typed are the name's initials, all of them or the first ones."""
        letters = initials(list(words))
        every = "".join([word[0] for word in words])
        if self.joined in (letters, every):
            return INITIALS
        if len(letters) > 1 and letters[0] == self.joined[0] and _occurs(self.joined, letters):
            return INITIALS * (0.60 + 0.20 * len(self.joined) / len(letters))
        return 0.0


def _occurs(letters: str, text: str) -> bool:
    """Whether letters occur in a text in this order."""
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
