"""Large corpora made by rule, for what has to be measured at a size that no folder at hand has.

Words come as in texts: a few very often, most of them rarely (G. K. Zipf's law), some of them names and
themes of the report. A report is made anew whenever its passages are asked for, always the same, so that
only what is measured fills the memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.model import About, Body, Kind, Passage, Report
from corpus.text.tokenizer import STOP_WORDS

PASSAGES: Final = 70
"""Paragraphs of a report."""
_LENGTH: Final = 80
"""Words of a paragraph, on average."""
_WORDS: Final = 150_000
_THEMES: Final = 400
_OF_A_THEME: Final = 120
_ABOUT: Final = 0.25
"""The share of a paragraph's words that are its theme's."""


@cache
def vocabulary() -> NDArray[np.str_]:
    """Made-up words, the commonest first: words like "the", then others of letters in turn."""
    random = Random(7)
    onsets = [
        "b",
        "br",
        "c",
        "cl",
        "d",
        "f",
        "g",
        "gr",
        "l",
        "m",
        "n",
        "p",
        "pr",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
    ]
    ends = ["an", "el", "ent", "ic", "in", "is", "on", "or", "um", "ure", "ation", "ing", "ed", "ism", "al"]
    made = dict.fromkeys(sorted(STOP_WORDS))
    while len(made) < _WORDS:
        syllables = [random.choice(onsets) + random.choice("aeiou") for _ in range(random.randint(1, 3))]
        made["".join(syllables) + random.choice(ends)] = None
    return np.array(list(made), dtype=object)


@cache
def _chances() -> NDArray[np.float64]:
    chances = 1 / (np.arange(_WORDS) + 8.0)
    return np.cumsum(chances / chances.sum())


@dataclass(frozen=True, slots=True)
class Made:
    """The body of a report by its number."""

    number: int

    @property
    def words(self) -> int:
        """About so many words."""
        return PASSAGES * _LENGTH

    @property
    def count(self) -> int:
        """Its passages."""
        return PASSAGES

    @property
    def length(self) -> int:
        """About so many characters."""
        return self.words * 6

    def body(self) -> Body:
        """Make its passages; some reports that were made lately are at hand."""
        return _body(self.number)


@lru_cache(300)
def _body(number: int) -> Body:
    random = np.random.default_rng(number)
    words = vocabulary()
    themes = random.integers(0, _THEMES, 5)
    passages = []
    for at in range(PASSAGES):
        size = int(np.clip(random.lognormal(np.log(_LENGTH * 0.85), 0.6), 12, 500))
        numbers = np.searchsorted(_chances(), random.random(size))
        own = random.random(size) < _ABOUT
        first = 500 + int(themes[random.integers(0, 5)]) * _OF_A_THEME
        within = (random.random(int(own.sum())) ** 2 * _OF_A_THEME).astype(int)
        numbers[own] = first + within
        text = " ".join(words[np.minimum(numbers, _WORDS - 1)]).capitalize() + "."
        passages.append(Passage(f"{number}-{at}", Kind.PARAGRAPH, text, at + 1))
    return Body(tuple(passages))


def made(reports: int) -> list[Report]:
    """So many reports; what is known of them besides their text says nothing."""
    return [
        Report(f"made-{number:05}", About(f"Report {number}", date="2020"), Made(number), f"{number}.txt")
        for number in range(reports)
    ]
