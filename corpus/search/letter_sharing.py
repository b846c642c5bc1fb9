"""Words that share letters with another: "sanctions" with "countersanctions", "atlantic" with "Atlanticism".

Each word is the vector of its runs of three letters, weighted by rarity, its edges marked; likeness is the
cosine (M. Damashek, "Gauging similarity with n-grams", Science 267, 1995, with TF-IDF weights).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_SHORTEST: Final = 4
"""Shorter words have too few letters to share."""
_LONGEST: Final = 24
"""Longer ones are few, and mostly no words."""
_BITS: Final = 21
"""Of a code point: three of them are one number."""


class Letters:
    """The words of a vocabulary by their letters."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the words in; those of other than letters are passed over."""
        self._words = [w for w in vocabulary if _SHORTEST <= len(w) <= _LONGEST and w.isalpha()]
        edged = np.array([f" {word} " for word in self._words] or [" "], f"U{_LONGEST + 2}")
        letters = edged.view(np.uint32).reshape(len(edged), -1).astype(np.int64)
        codes = (letters[:, :-2] << 2 * _BITS) | (letters[:, 1:-1] << _BITS) | letters[:, 2:]
        inside = letters[:, 2:] > 0
        words = np.repeat(np.arange(len(edged), dtype=np.int32), inside.sum(axis=1))
        self._runs, number, having = np.unique(codes[inside], return_inverse=True, return_counts=True)
        self._weights = np.log1p(len(edged) / having).astype(np.float32) ** 2
        self._begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(having)])
        self._having = words[np.argsort(number, kind="stable")]
        squares = np.bincount(words, self._weights[number], len(edged))
        self._norms = np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)
        self._rarest = float(np.log1p(len(edged)) ** 2)

    def like(self, word: str, least: float) -> dict[str, float]:
        """The words that share letters with one, each with how like it is, from ``least`` to 1."""
        if not (_SHORTEST <= len(word) <= _LONGEST and word.isalpha()) or not self._words:
            return {}
        letters = [ord(letter) for letter in f" {word} "]
        codes = np.array(
            sorted(
                {
                    (a << 2 * _BITS) | (b << _BITS) | c
                    for a, b, c in zip(letters, letters[1:], letters[2:], strict=False)
                }
            )
        )
        at = np.minimum(np.searchsorted(self._runs, codes), len(self._runs) - 1)
        known = at[self._runs[at] == codes].tolist()
        if not known:
            return {}
        square = float(self._weights[known].sum()) + self._rarest * (len(codes) - len(known))
        having = [self._having[self._begins[at] : self._begins[at + 1]] for at in known]
        sizes = [len(words) for words in having]
        shared: NDArray[Any] = np.bincount(
            np.concatenate(having), np.repeat(self._weights[known], sizes), len(self._norms)
        )
        alike = shared / (self._norms * square**0.5)
        best = np.flatnonzero(alike >= least)
        return {self._words[at]: min(1.0, float(alike[at])) for at in best.tolist()}
