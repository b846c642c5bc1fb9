"""Proper names as the texts spell them otherwise: Transnistria, Transdnistria."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from corpus.steps import Steps
from corpus.text.tokenizer import STOP_WORDS, WORD, plain

_SHORTEST: Final = 8
"""Shorter names are a letter away from too many others: Iran and Iraq."""

_AT_ONCE: Final = 50_000
"""Words that are looked at in one step."""
_NAMES: Final = 500
"""Names that are looked at in one step."""


def spellings(names: Iterable[str], vocabulary: Iterable[str]) -> Steps[dict[str, str]]:
    """Words of the texts that are a slip away from a proper name, each with the name it stands for.

    One letter left out, added, exchanged or swapped (optimal string alignment), the first one kept; a word
    that is itself part of a name stands for nothing else.

    Args:
        names: names of themes, as they are written.
        vocabulary: the words of the texts, folded.
    """
    known: set[str] = set()
    proper: set[str] = set()
    for number, name in enumerate(names):
        if number % _NAMES == _NAMES - 1:
            yield 0, 1
        for match in WORD.finditer(name.casefold()):
            word = plain(match[0])
            known.add(word)
            if len(word) >= _SHORTEST and name[match.start()].isupper() and word not in STOP_WORDS:
                proper.add(word)
    if not proper:
        return {}
    letters = {name[0] for name in proper}
    by_letter: dict[str, list[str]] = {letter: [] for letter in letters}
    listed = list(vocabulary)
    for first in range(0, len(listed), _AT_ONCE):
        for word in listed[first : first + _AT_ONCE]:
            if len(word) >= _SHORTEST - 1 and word[0] in letters and word.isalpha() and word not in known:
                by_letter[word[0]].append(word)
        yield 0, 1
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found: dict[str, str] = {}
    for name in sorted(proper):
        others = by_letter[name[0]]
        for word, _, _ in process.extract(name, others, scorer=OSA.distance, score_cutoff=1, limit=None):
            found.setdefault(word, name)
        yield 0, 1
    return found
