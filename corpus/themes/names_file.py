"""The names of themes by their words and letters, kept between starts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from corpus import kept
from corpus.fuzzy.names import NameLetters
from corpus.text.folding import fold
from corpus.text.stemmer import stem
from corpus.text.tokenizer import STOP_WORDS, words

NAMES: Final = kept.ArrayKind("names", "1")
"""The version is raised whenever the same names have other words, stems or runs of letters."""


class NameParts(NamedTuple):
    """What is told of names by themselves."""

    stems: Sequence[frozenset[str]]
    """Of each name the stems of its words."""
    words: Sequence[str]
    """The words of all names, once each."""
    letters: NameLetters


def name_parts(names: Sequence[str], cache: Path | None) -> NameParts:
    """Take names apart, or read what is kept of that.

    Args:
        names: the names.
        cache: where it is kept; None keeps none.
    """
    key = kept.key_of(*names)
    known = kept.load(cache, NAMES, key)
    if known is not None:
        return _of(known)
    spelt = [words(fold(name).text) for name in names]
    made = NameParts(
        list(map(stemmed, spelt)),
        list(dict.fromkeys(word for own in spelt for word in own)),
        NameLetters.of(names),
    )
    kept.save(cache, NAMES, key, _parts(made))
    return made


def stemmed(spelt: Sequence[str]) -> frozenset[str]:
    """The stems of the words that say something; of all where none does."""
    telling = [word for word in spelt if word not in STOP_WORDS] or spelt
    return frozenset(map(stem, telling))


def _parts(made: NameParts) -> dict[str, kept.Part]:
    stems = list(dict.fromkeys(each for own in made.stems for each in sorted(own)))
    number = {each: place for place, each in enumerate(stems)}
    letters = made.letters
    return {
        "stems": stems,
        "stem sizes": np.array([len(own) for own in made.stems], np.int32),
        "stems of names": np.array([number[each] for own in made.stems for each in sorted(own)], np.int32),
        "words": made.words,
        "order": np.array(letters.order, np.int32),
        "plain": letters.plain,
        "runs": list(letters.runs),
        "run sizes": np.array([len(numbers) for numbers in letters.runs.values()], np.int32),
        "names with runs": np.array([at for numbers in letters.runs.values() for at in numbers], np.uint32),
    }


def _of(parts: kept.Parts) -> NameParts:
    stems = parts["stems"]
    own = iter([stems[number] for number in parts["stems of names"].tolist()])
    sizes = parts["stem sizes"].tolist()
    numbers = array("I", parts["names with runs"].tobytes())
    ends = np.cumsum(parts["run sizes"]).tolist()
    runs = {run: numbers[start:end] for run, start, end in zip(parts["runs"], [0, *ends], ends, strict=False)}
    return NameParts(
        [frozenset([next(own) for _ in range(size)]) for size in sizes],
        parts["words"],
        NameLetters(parts["order"].tolist(), parts["plain"], runs),
    )
