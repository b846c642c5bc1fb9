"""Phrases that differ in one noun, where both nouns mean the same: "foreign aid", "foreign assistance".

How near nouns are in meaning is told by the table of ``corpus.meaning``. It knows what is said on one
subject, and so holds opposites and siblings to be as near as synonyms: "parent" and "child", "row" and
"column". Three things tell these apart. Opposites are mostly adjectives, so that only nouns are gathered.
What an author tells apart stands in one sentence, what is only another word hardly does. And what is used
alike stands in the same phrases beside the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

import numpy as np

from corpus.meaning import WordPieces
from corpus.themes.discovery.phrase_counts import Tally
from corpus.themes.discovery.tokens import Form, TaggedPassage, unit

_NEAR: Final = 0.62
"""How near two nouns are at least, where one phrase alone is found with either.

On seven corpora: 0.6 also takes "market price" for "market", 0.65 loses "aid" and "narcotics".
"""
_USED_ALIKE: Final = 0.55
"""The same where several phrases are found with either."""
_ONE_STEM: Final = 0.75
"""The same of two nouns that begin alike: "testing" is a test, but "commissioner" is no commission."""
_ALIKE: Final = 0.6
"""The share of the shorter word that words of one stem begin with, of at least as many letters as follow."""
_LETTERS: Final = 4
_APART: Final = 0.15
"""The largest share of the rarer noun's sentences that have the other one, too.

Synonyms have 0 to 0.13, opposites and siblings 0.2 to 0.8 where they are met often.
"""
_NOUNS: Final = 2000
"""The commonest nouns, which are compared with each other."""
_RECURS: Final = 2
"""Times that a phrase and a noun occur at least."""

Pair = tuple[str, str]
_Contexts = Mapping[str, set[tuple[str, str]]]


def synonyms(
    tallies: Mapping[str, Tally], forms: Mapping[str, Form], sample: Iterable[TaggedPassage]
) -> Iterator[Pair]:
    """Pairs of keys that are one theme under two names.

    Args:
        tallies: all phrases.
        forms: all words.
        sample: passages that show which nouns stand in one sentence.
    """
    near = _near(_nouns(forms))
    contexts = _contexts(tallies, {noun for pair in near for noun in pair})
    alike = {}
    for (one, other), nearness in near.items():
        shared = contexts[one] & contexts[other]
        if shared and nearness >= _least(one, other, len(shared)):
            alike[one, other] = shared
    for one, other in _told_apart(alike, sample):
        del alike[one, other]
    for (one, other), shared in sorted(alike.items()):
        for before, behind in sorted(shared):
            yield before + one + behind, before + other + behind


def _nouns(forms: Mapping[str, Form]) -> dict[str, str]:
    """The commonest nouns: from what each is counted as to how it is mostly written."""
    found: dict[str, Form] = {}
    for form in forms.values():
        if form.can_head and not form.closed and not form.is_name and form.low.isalpha():
            counted = unit(form.low)
            if counted not in found or form.inside > found[counted].inside:
                found[counted] = form
    common = sorted(found, key=lambda noun: (-found[noun].inside, noun))[:_NOUNS]
    return {noun: found[noun].low for noun in common if found[noun].inside >= _RECURS}


def _near(nouns: Mapping[str, str]) -> dict[Pair, float]:
    """The pairs of nouns that are near in meaning, with how near they are."""
    table = WordPieces.load()
    names = list(nouns)
    vectors = table.vectors([(nouns[noun],) for noun in names])
    cut = table.cut(nouns[noun] for noun in names)
    pieces: dict[int, set[int]] = defaultdict(set)
    for place, piece in zip(cut.words.tolist(), cut.pieces.tolist(), strict=True):
        pieces[place].add(piece)
    likeness = np.triu(vectors @ vectors.T, 1)
    found = {}
    for at, to in np.argwhere(likeness >= _USED_ALIKE).tolist():
        one, other = names[at], names[to]
        # a word that the table has no row for is near to whatever has a part in common
        whole = table.knows(nouns[one]) and table.knows(nouns[other])
        if whole or not pieces[at] & pieces[to]:
            found[min(one, other), max(one, other)] = float(likeness[at, to])
    return found


def _contexts(tallies: Mapping[str, Tally], nouns: set[str]) -> _Contexts:
    """For each noun what stands before and behind it in phrases that recur, but for names."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, tally in tallies.items():
        if tally.times < _RECURS or 2 * tally.names > tally.times or " " not in key:
            continue
        at = 0
        for word in key.split(" "):
            if word in nouns:
                found[word].add((key[:at], key[at + len(word) :]))
            at += len(word) + 1
    return found


def _least(one: str, other: str, shared: int) -> float:
    """How near two nouns have to be that stand in so many of the same phrases."""
    short = min(len(one), len(other))
    begin = next((at for at in range(short) if one[at] != other[at]), short)
    if begin >= max(_LETTERS, _ALIKE * short):
        return _ONE_STEM
    return _USED_ALIKE if shared > 1 else _NEAR


def _told_apart(pairs: Iterable[Pair], sample: Iterable[TaggedPassage]) -> list[Pair]:
    """Those of the pairs whose nouns stand in one sentence too often to be two words for one thing."""
    pairs = list(pairs)
    nouns = {noun for pair in pairs for noun in pair}
    times: Counter[str] = Counter()
    together: Counter[Pair] = Counter()
    for line in sample:
        sentence: set[str] = set()
        for token in line.tokens:
            if token.unit in nouns:
                sentence.add(token.unit)
            elif token.stop and sentence:
                times.update(sentence)
                together.update(combinations(sorted(sentence), 2))
                sentence = set()
        times.update(sentence)
        together.update(combinations(sorted(sentence), 2))
    return [pair for pair in pairs if together[pair] > _APART * min(times[noun] for noun in pair)]
