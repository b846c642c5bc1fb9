"""British and American spellings of one word made one, by rule.

The classes are those of K. Atkinson's VarCon (Variant Conversion Info, SCOWL project): -ise and -ize, -yse
and -yze, -our and -or, -re and -er, -ll- and -l-, -ence and -ense, -ogue and -og, -amme and -am. Both
spellings are folded to one key, in the index and in a query alike, so the key need not be a word: where the
letters settle it the word is respelt before it is stemmed, else its stem is ("defence" and "defense" differ
from "different" only to the stemmer).
"""

from __future__ import annotations

import re
from typing import Final

_END: Final = r"(?:e[sdr]?|ers?|ings?|able|ations?|ational)$"
_IZE: Final = re.compile(rf"(?<=[a-z])([iy])z(?={_END})")
"""Towards "s": "organis" keeps apart from "organ", which "organiz" would not."""
_VOWEL: Final = re.compile("[aeiouy]")
_OUR: Final = re.compile(
    r"^([a-z]*[aeiouy][a-z]*[^aeou])our"
    r"(?=(?:s|ed|ing|ers?|able|ably|ites?|itism|ful(?:ly)?|less|ly|y|hoods?|is[tem]s?)?$)"
)
"""With a vowel before it: "four" and "hour" are no variants, "journal" and "source" end otherwise."""
_RE: Final = re.compile(r"((?:cen|thea|spec|scep|lus|me|li|mi)t|(?:fi|sa|ali|som)b|meag|oeuv)re(?:(d)|(s?))$")
"""A closed class, so by its endings: "acre" and "entre" are none of it, nor are "libre" and "Sartre"."""
_OGUE: Final = re.compile(r"(?<=[a-z]{2})ogu(?:e(?=s?$)|(?=(?:ed|ing)$))")
_DOUBLE: Final = re.compile(r"(?<=[^q][aeiou][aeiou])ll(?=(?:ed|ings?|ers?)$)|(?<=[aeiou])ll(?=ors?$)")
"""What Porter leaves double: he undoubles "travelled", but not short stems such as "fuelled"."""
_STEMS: Final = (("enc", "ens"), ("gramm", "gram"))
_IRREGULAR: Final = {
    "practis": "practic",
    "sceptic": "skeptic",
    "grei": "grai",
    "manoeuv": "maneuv",
    "manoeuvr": "maneuv",
}
"""Stems whose spellings differ as no other word's do."""


def respelt(word: str) -> str:
    """A word in small letters, before it is stemmed, in the spelling that stands for both."""
    if "z" in word and (match := _IZE.search(word)) and _VOWEL.search(word, 0, match.start()):
        word = f"{word[: match.start()]}{match[1]}s{word[match.end() :]}"
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    if "re" in word:
        word = _RE.sub(lambda match: f"{match[1]}er{'ed' if match[2] else match[3]}", word)
    if "ogu" in word:
        word = _OGUE.sub("og", word)
    if "ll" in word:
        word = _DOUBLE.sub("l", word)
    return word


def one_stem(stem: str) -> str:
    """A stem in the spelling that stands for both."""
    for ending, other in _STEMS:
        if stem.endswith(ending):
            return stem.removesuffix(ending) + other
    return _IRREGULAR.get(stem, stem)
