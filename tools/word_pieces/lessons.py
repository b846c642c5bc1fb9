"""What is learned from the texts: each as it is, and some with a word misspelt that means the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from tools.word_pieces.rows import Numbers, Reals
from tools.word_pieces.splitter import Splitter
from tools.word_pieces.texts import Text

_WORTH: Final = {"sentence": 1.0, "gloss": 1.0, "query": 0.5, "passage": 1.5}
_MISSPELT: Final = 0.2
"""How many texts are learned misspelt, too; of queries all,"""
_COPY: Final = 0.5
"""and what such a copy is worth beside the text."""
_HELD: Final = 30
"""One in so many texts is held back, to tell how well the others taught."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Lessons(NamedTuple):
    """What is learned."""

    numbers: list[list[int]]
    """The pieces of each."""
    aims: Numbers
    """The text whose vector each is to have, as a number."""
    worth: Reals
    """What each counts."""
    share: Reals
    """By piece, the share of all pieces of the texts that it makes up."""
    learned: list[int]
    """The texts that are learned from, as numbers,"""
    held: list[int]
    """and those that are held back."""


def lessons(said: Sequence[Text], splitter: Splitter, pieces: int) -> Lessons:
    """Make lessons of texts.

    Args:
        said: the texts.
        splitter: takes them apart.
        pieces: how many pieces there are.
    """
    draw = random.Random(7)
    split = [splitter.numbers(text.text) for text in said]
    held = set(draw.sample(range(len(said)), len(said) // _HELD))
    learned = [place for place, row in enumerate(split) if row and place not in held]
    share = np.bincount([number for row in split for number in row], minlength=pieces)
    numbers, aims, worth = [], [], []
    for place in learned:
        kind, text = said[place]
        copies = [text]
        if kind == "query" or draw.random() < _MISSPELT:
            copies.append(misspelt(text, draw))
        for copy, other in enumerate(dict.fromkeys(copies)):
            if row := splitter.numbers(other) if copy else split[place]:
                numbers.append(row)
                aims.append(place)
                worth.append(_WORTH[kind] * (_COPY if copy else 1))
    return Lessons(
        numbers,
        np.array(aims, np.int64),
        np.array(worth, np.float32),
        (share / max(1, share.sum())).astype(np.float32),
        learned,
        sorted(held),
    )


def misspelt(text: str, draw: random.Random) -> str:
    """The text with one longer word misspelt: a letter left out, doubled, replaced, or two swapped."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return text
    place = draw.choice(long)
    word = words[place]
    at = draw.randrange(1, len(word) - 1)
    other = draw.choice(_LETTERS)
    wrong = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
        word[:at] + other + word[at + 1 :],
    )
    words[place] = draw.choices(wrong, (8, 5, 5, 2))[0]
    return " ".join(words)
