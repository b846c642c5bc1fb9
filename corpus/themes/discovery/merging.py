"""Words that count as another: adjectives of names, other spellings, those with "anti-" or "-ist"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

from corpus.themes.discovery.phrase_counts import Tally
from corpus.themes.discovery.tokens import Form

_ENDINGS: Final = frozenset({"", "n", "an", "ian", "ean", "ese", "ish", "i", "ic"})
"""What makes the adjective of a place's name, behind the name without its last vowel."""
_VOWELS: Final = frozenset("aeiouy")
_SHORTEST: Final = 3
"""Letters of a name without its last vowel."""
_ONE_SLIP: Final = 7
"""Letters of a name from which on one that differs by a letter is taken for another spelling."""
_TWO_SLIPS: Final = 10
_ALIKE: Final = 4
"""Letters that two spellings begin with."""
_AGAINST: Final = re.compile("(?:anti|counter)(?=[a-z]{5})|non(?=[a-z]+(?:tion|ism|ment|ship)$)")
"""What speaks of the same subject as the word behind it. "Non-military" speaks of another than "military"."""


def adjectives(forms: Mapping[str, Form]) -> dict[str, str]:
    """From the adjective of a name to the name: "ukrainian" to "ukraine"."""
    names = sorted(form.low for form in forms.values() if form.is_name and form.low.isalpha())
    stems: dict[str, str] = {}
    for name in names:
        stem = name[:-1] if name[-1] in _VOWELS else name
        if len(stem) >= _SHORTEST:
            stems.setdefault(stem, name)
    found = {}
    for name in names:
        for size in range(max(_SHORTEST, len(name) - 3), len(name) + 1):
            noun = stems.get(name[:size])
            if noun and noun != name and name[size:] in _ENDINGS and not forms[name].can_head:
                found[name] = noun
                break
    return found


def spellings(tallies: Mapping[str, Tally], forms: Mapping[str, Form]) -> dict[str, str]:
    """From a rarer spelling of a name to the commonest: "transnistria" to "transdnistria".

    Two spellings of one name are hardly ever used by the same author, so those that share a report are two
    names, unless one is a slip of the pen that occurs once.
    """
    from rapidfuzz.distance import OSA

    blocks: dict[str, list[str]] = defaultdict(list)
    for key, tally in tallies.items():
        if key.isalpha() and len(key) >= _ONE_SLIP and tally.where:
            form = forms.get(tally.shown.lower())
            if form and form.is_name:
                blocks[key[:_ALIKE]].append(key)
    found: dict[str, str] = {}
    for names in blocks.values():
        names.sort(key=lambda key: (-tallies[key].times, key))
        for index, rare in enumerate(names):
            for common in names[:index]:
                slips = 2 if min(len(rare), len(common)) >= _TWO_SLIPS else 1
                if common in found or OSA.distance(common, rare, score_cutoff=slips) > slips:
                    continue
                if rare.startswith(common) or common.startswith(rare):
                    continue
                if tallies[rare].times == 1 or not tallies[common].where & tallies[rare].where:
                    found[rare] = common
                    break
    return found


def followers(words: Collection[str]) -> dict[str, str]:
    """From those who follow or do a thing to the thing: "terrorist" to "terrorism".

    Args:
        words: all words, as they are counted.
    """
    doers = (word for word in words if word.endswith("ist") and len(word) > _ONE_SLIP)
    return {word: f"{word[:-1]}m" for word in doers if f"{word[:-1]}m" in words}


def doers(words: Collection[str]) -> dict[str, str]:
    """From those who do a thing to the doing, one word within a phrase: "trafficker" to "trafficking".

    Args:
        words: all words, as they are counted.
    """
    found = (word for word in words if word.endswith("er") and len(word) >= _ONE_SLIP)
    return {word: f"{word[:-2]}ing" for word in found if f"{word[:-2]}ing" in words}


def plurals(words: Collection[str]) -> dict[str, str]:
    """From what is left of a plural to what its singular is counted as: "crise" to "crisis", "gase" to "gas".

    Args:
        words: all words, as they are counted.
    """
    found = {}
    for word in words:
        if word.endswith("se") and len(word) > _SHORTEST:
            singulars = [word[:-1], f"{word[:-2]}sis"]
            if word.endswith("ase"):
                singulars.append(word[:-2])  # "alias", which is counted as "alia"
            known = next((singular for singular in singulars if singular in words), None)
            if known:
                found[word] = known
    return found


def opposites(words: Collection[str]) -> dict[str, str]:
    """From what is against a thing, or is its absence, to the thing: "counterterrorism" to "terrorism".

    Args:
        words: all words, as they are counted.
    """
    against = ((word, match.end()) for word in words if (match := _AGAINST.match(word)))
    return {word: word[end:] for word, end in against if word[end:] in words}
