"""English words as the sum of their pieces' vectors: what they mean, without a model that would have to run.

The table holds a row of small whole numbers for each word piece of BERT's English vocabulary (J. Devlin et
al., "BERT", 2019; for the pieces Y. Wu et al., "Google's neural machine translation system", 2016), fitted so
that the sum over a text points where the sentence model all-MiniLM-L6-v2 points. docs/meaning.md says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

TABLE: Final = Path(__file__).with_name("pieces.npz")
WIDTH: Final = 256
"""Numbers in a vector."""
_LONGEST: Final = 100
"""Letters; a longer word is none."""
_ENDINGS: Final = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness")
"""What English puts behind a word; one that is whole in the table without it is an English word."""
_SHORTEST: Final = 3
"""Letters that are left of a word without its ending."""

Reals = NDArray[np.float32]


class Cut(NamedTuple):
    """Words taken apart into pieces."""

    pieces: NDArray[np.int32]
    """The numbers of the pieces of all words, one word after the other."""
    words: NDArray[np.int32]
    """Beside each piece the place of its word."""


class WordPieces:
    """The table. It never changes; threads may share it."""

    def __init__(self, names: Sequence[str], rows: NDArray[np.int8], scales: Reals) -> None:
        """Take a table in.

        Args:
            names: the pieces; those inside a word begin with ``##``.
            rows: for each a row of ``WIDTH`` numbers.
            scales: what each row is multiplied by, which is also how much the piece says.
        """
        self._number = {name: number for number, name in enumerate(names)}
        self.rows, self.scales = rows, scales

    @staticmethod
    @cache
    def load() -> WordPieces:
        """The table that comes with the program, read once."""
        return WordPieces.read(TABLE)

    @staticmethod
    def read(path: Path) -> WordPieces:
        """Read a table: ``rows``, ``scales``, and ``names`` as UTF-8, one a line.

        Raises:
            OSError: it cannot be read.
            ValueError: it is no such table.
        """
        with np.load(path, allow_pickle=False) as table:
            names = table["names"].tobytes().decode().split("\n")
            return WordPieces(names, table["rows"], table["scales"])

    def cut(self, words: Iterable[str]) -> Cut:
        """Take words apart, the longest known beginning first; a word with an unknown part has no pieces.

        Args:
            words: in small letters without accents, as ``corpus.text.tokenizer`` has them.
        """
        pieces: list[int] = []
        places: list[int] = []
        for place, word in enumerate(words):
            found = self._pieces(word)
            pieces += found
            places += [place] * len(found)
        return Cut(np.array(pieces, np.int32), np.array(places, np.int32))

    def weight(self, word: str) -> float | None:
        """How much a word, in small letters, says: the length of its vector; None where it has none.

        On the corpora of ``docs/discovered-themes.md``: "way" 55, "example" 75, "policy" 160, "treaty" 219.
        """
        pieces = self._pieces(word)
        if not pieces:
            return None
        whole = self.scales[pieces] @ self.rows[pieces].astype(np.float32)
        return float(np.linalg.norm(whole))

    def vectors(self, texts: Sequence[Sequence[str]]) -> Reals:
        """Where texts point, each as its words in small letters: rows of length one, or zeros.

        Unlike the vectors of passages these do not look at what stands everywhere in some reports.
        """
        cut = self.cut(word for text in texts for word in text)
        of_word = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        found: Reals = np.zeros((len(texts), WIDTH), np.float32)
        np.add.at(found, of_word[cut.words], self.rows[cut.pieces] * self.scales[cut.pieces][:, None])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        found /= np.maximum(lengths, np.float32(1e-9))
        return found

    def knows(self, word: str) -> bool:
        """Whether a word, in small letters, is an English one: whole in the table, or but for its ending."""
        if word in self._number:
            return True
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if len(stem) < _SHORTEST or stem == word:
                continue
            if stem in self._number or stem + "e" in self._number:
                return True
            if stem[-1] == "i" and stem[:-1] + "y" in self._number:
                return True
            if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[:-1] in self._number:
                return True
        return False

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start, end = 0, len(word)
        while start < len(word) <= _LONGEST:
            number = self._number.get(("##" if start else "") + word[start:end])
            if number is not None:
                found.append(number)
                start, end = end, len(word)
            elif end == start + 1:
                return []
            else:
                end -= 1
        return found
