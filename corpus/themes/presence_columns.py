"""From the names in passages to the rows of presences, for all passages together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import runs
from corpus.index.layout import Ints
from corpus.themes.name_scan import NameHits
from corpus.themes.passage_words import PassageWords
from corpus.themes.report_presences import begins, column

Place = tuple[int, int]
"""A passage, counted from 0, and a theme's number."""


class ThemeWords:
    """Which themes' names have a word, by its symbol."""

    def __init__(self, words: Sequence[Sequence[int]], size: int) -> None:
        """Take the words in.

        Args:
            words: of each theme the symbols of the words of its names.
            size: how many symbols there are.
        """
        of = [(symbol, theme, number) for theme, own in enumerate(words) for number, symbol in enumerate(own)]
        symbols, themes, numbers = np.array(sorted(of), np.int64).reshape(-1, 3).T
        self.begins: Ints = np.searchsorted(symbols, np.arange(size + 1))
        """Where those of each symbol begin among these two, and where the last end:"""
        self.themes: Ints = themes
        """the theme, and"""
        self.numbers: Ints = numbers
        """the place among the theme's words."""


class Present(NamedTuple):
    """Which themes are in some passages, by passage and theme, and how their names stand there."""

    passages: Ints
    """Of each presence the passage, counted from 0, and"""
    themes: Ints
    """the theme."""
    listed: NDArray[np.int8]
    """Whether an index has it as about the theme (1), as treating it in part (0), or not (-1)."""
    first: NDArray[np.bool_]
    """Whether a name stands in its first sentence."""
    columns: dict[str, NDArray[Any]]
    """Names and sentences, as ``ReportPresences`` has them."""


def presences(
    words: PassageWords,
    hits: NameHits,
    listed: Mapping[Place, bool],
    off: Collection[Place],
    theme_words: ThemeWords,
    theme: int | None,
) -> Present:
    """Find which themes are in passages.

    Args:
        words: the passages.
        hits: the names in them, in order.
        listed: the presences that an index has, and whether as about the theme.
        off: those that the reader has taken away.
        theme_words: the words of the themes.
        theme: the only theme that is wanted; None for all.
    """
    keys = hits.passages << 32 | hits.themes
    put = _keys(listed)
    there = np.unique(np.concatenate([keys, put]))
    if off:
        there = there[~np.isin(there, _keys(off))]
    if theme is not None:
        there = there[there & 0xFFFFFFFF == theme]
    passages, themes = there >> 32, there & 0xFFFFFFFF
    marks = np.full(len(there), -1, np.int8)
    for place, main in listed.items():
        marks[(passages == place[0]) & (themes == place[1])] = main
    presence = _places(keys, there)
    order = np.argsort(presence, kind="stable")
    order = order[presence[order] >= 0]
    presence, bounds = presence[order], np.stack([hits.starts[order], hits.ends[order]], axis=1)
    sentence = words.sentence(hits.passages[order], bounds[:, 0])
    first = np.zeros(len(there), bool)
    first[presence[sentence == 0]] = True
    columns = {
        "match_begins": begins(np.bincount(presence, minlength=len(there))),
        "matches": column("matches", bounds),
        **_sentences(words, passages, presence << 32 | sentence, _worded(words, there, theme_words)),
    }
    return Present(passages, themes, marks, first, columns)


def _worded(words: PassageWords, there: Ints, theme_words: ThemeWords) -> tuple[Ints, Ints]:
    """The sentences of presences that have words of the theme, each with such a word, in order, once each."""
    spoken = np.zeros(len(words.lengths), bool)
    spoken[there >> 32] = True
    sizes = np.diff(theme_words.begins)
    at = np.flatnonzero(spoken[words.passages] & (sizes[words.own] > 0))
    counts = sizes[words.own[at]]
    of = runs(theme_words.begins[words.own[at]], counts)
    at = np.repeat(at, counts)
    passages = words.passages[at]
    presence = _places(passages << 32 | theme_words.themes[of], there)
    kept = presence >= 0
    at, presence, number = at[kept], presence[kept], theme_words.numbers[of][kept]
    sentence = words.sentence(passages[kept], words.starts[at])
    order = np.lexsort((number, sentence, presence))
    keys, number = (presence << 32 | sentence)[order], number[order]
    new = (np.diff(keys, prepend=-1) != 0) | (np.diff(number, prepend=-1) != 0)
    return keys[new], number[new]


def _sentences(
    words: PassageWords, passages: Ints, named: Ints, worded: tuple[Ints, Ints]
) -> dict[str, NDArray[Any]]:
    """The sentences that may say most of each presence, in order: none that says no more than an earlier one.

    Args:
        words: the passages.
        passages: the passage of each presence.
        named: the presence and sentence of each name.
        worded: the presence and sentence of words of the theme, and the words.
    """
    keys, number = worded
    firsts = np.arange(len(passages), dtype=np.int64) << 32
    told = np.unique(np.concatenate([firsts, named, keys]))
    names = np.bincount(np.searchsorted(told, named), minlength=len(told))
    entry = np.searchsorted(told, keys)
    masks = [0] * len(told)
    for at, word in zip(entry.tolist(), number.tolist(), strict=True):
        masks[at] |= 1 << word
    kept = np.ones(len(told), bool)
    before, so_far = -1, list[tuple[int, int]]()
    for at, (presence, count, mask) in enumerate(
        zip((told >> 32).tolist(), names.tolist(), masks, strict=True)
    ):
        if presence != before:
            before, so_far = presence, []
        if any(count <= other and not mask & ~others for other, others in so_far):
            kept[at] = False  # an earlier one says as much, whatever its words are worth
        else:
            so_far.append((count, mask))
    sizes = np.bincount(entry, minlength=len(told))[kept]
    sentences = words.sentence_bounds[passages[told[kept] >> 32]] + (told[kept] & 0xFFFFFFFF)
    bounds = np.stack([words.sentence_starts[sentences], words.sentence_ends[sentences]], axis=1)
    return {
        "sentence_begins": begins(np.bincount(told[kept] >> 32, minlength=len(passages))),
        "sentences": column("sentences", bounds),
        "sentence_names": column("sentence_names", names[kept]),
        "word_begins": begins(sizes),
        "words": column("words", number[kept[entry]]),
    }


def _keys(places: Collection[Place]) -> Ints:
    found = np.array(sorted(places), np.int64).reshape(-1, 2)
    keys: Ints = found[:, 0] << 32 | found[:, 1]
    return keys


def _places(keys: Ints, among: Ints) -> Ints:
    """Where numbers stand among others, which are in order; -1 for those that do not."""
    if not len(among):
        return np.full(len(keys), -1)
    at = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    found: Ints = np.where(among[at] == keys, at, -1)
    return found
