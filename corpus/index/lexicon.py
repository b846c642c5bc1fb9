"""What is known of English words beforehand: which say little anywhere, and which mean nearly the same.

Both lists were written by hand, for reports of any kind, and lie beside this module: ``general.txt`` holds
words of which any argument is made ("reason", "increase", "clearly"); a line of ``related.txt`` holds words
that writers on public affairs use for one another ("enlargement", "expansion", "accession"). A small corpus
is too small to tell either from its own counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from corpus import kept
from corpus.text.stemmer import stem
from corpus.text.tokenizer import STOP_WORDS

STEMS: Final = kept.ArrayKind("stems", "1")
"""The version is raised whenever the same words have other stems."""
_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The two lists as stems."""

    stop: frozenset[str]
    """Stems of words that say nothing."""
    general: frozenset[str]
    """Stems of words that say little of what a text is about."""
    related: dict[str, tuple[int, ...]]
    """From a stem to the groups of related words that it is in, counted from 0."""
    members: tuple[tuple[str, ...], ...]
    """The stems of each group."""
    words: tuple[str, ...]
    """The related words as they are written, once each."""

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.members)

    @classmethod
    @cache  # threads that ask at once may each read the lists: whole, and alike
    def load(cls, folder: Path | None = None) -> Lexicon:
        """Read the lists.

        Args:
            folder: the cache, in which the stems of their words are kept; None keeps none.
        """
        general = (_FOLDER / "general.txt").read_text("utf-8").split()
        lines = [line.split() for line in (_FOLDER / "related.txt").read_text("utf-8").splitlines()]
        written = [word for line in lines for word in line]
        words = list(dict.fromkeys([*sorted(STOP_WORDS), *general, *written]))
        key = kept.key_of(*words)
        known = kept.load(folder, STEMS, key)
        stems = [stem(word) for word in words] if known is None else known["stems"]
        if known is None:
            kept.save(folder, STEMS, key, {"stems": stems})
        stem_of = dict(zip(words, stems, strict=True))
        related: dict[str, dict[int, None]] = {}
        members: list[dict[str, None]] = [{} for _ in lines]
        for number, line in enumerate(lines):
            for each in map(stem_of.__getitem__, line):
                related.setdefault(each, {})[number] = None
                members[number][each] = None
        return cls(
            frozenset(map(stem_of.__getitem__, STOP_WORDS)),
            frozenset(map(stem_of.__getitem__, general)),
            {each: tuple(numbers) for each, numbers in related.items()},
            tuple(map(tuple, members)),
            tuple(dict.fromkeys(written)),
        )
