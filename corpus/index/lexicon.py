"""What is known of English words beforehand: which say little anywhere, and which mean nearly the same.

Both lists were written by hand, for reports of any kind, and lie beside this module: ``general.txt`` holds
words of which any argument is made ("reason", "increase", "clearly"); a line of ``related.txt`` holds words
that writers on public affairs use for one another ("enlargement", "expansion", "accession"). A small corpus
is too small to tell either from its own counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from corpus.search.words import STOP_WORDS, Stemmer

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """The two lists as stems."""

    stop: frozenset[str]
    """Stems of words that say nothing."""
    general: frozenset[str]
    """Stems of words that say little of what a text is about."""
    related: dict[str, tuple[int, ...]]
    """From a stem to the groups of related words that it is in, counted from 0."""
    groups: int
    """How many groups there are."""
    words: tuple[str, ...]
    """The related words as they are written, once each."""

    @cached_property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each group."""
        found: list[list[str]] = [[] for _ in range(self.groups)]
        for stem, numbers in self.related.items():
            for number in numbers:
                found[number].append(stem)
        return tuple(map(tuple, found))

    @classmethod
    def load(cls, stemmer: Stemmer) -> Lexicon:
        """Read the lists.

        Args:
            stemmer: makes the stems; it learns the words.
        """
        general = (_FOLDER / "general.txt").read_text("utf-8").split()
        lines = [line.split() for line in (_FOLDER / "related.txt").read_text("utf-8").splitlines()]
        stemmer.learn([*STOP_WORDS, *general, *(word for line in lines for word in line)])
        related: dict[str, dict[int, None]] = {}
        for number, line in enumerate(lines):
            for stem in _stems(line, stemmer):
                related.setdefault(stem, {})[number] = None
        return cls(
            frozenset(_stems(STOP_WORDS, stemmer)),
            frozenset(_stems(general, stemmer)),
            {stem: tuple(numbers) for stem, numbers in related.items()},
            len(lines),
            tuple(dict.fromkeys(word for line in lines for word in line)),
        )


def _stems(words: Iterable[str], stemmer: Stemmer) -> list[str]:
    return [stemmer.stem(word) for word in words]
