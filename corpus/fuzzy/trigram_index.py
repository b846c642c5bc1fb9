"""An index of names by runs of three letters, and how it proposes names for what is typed.

A word counts with a blank on both sides, so that its beginning and end are letters too: "eu" has " eu" and
"eu ". Names are numbered from the shortest to the longest: of two that have the same runs, the shorter one is
likelier meant, and comes first in each list.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from corpus.fuzzy.normalize import initials

_WORK: Final = 4_000
"""Entries of lists that are counted for one query, the shortest lists first: half a millisecond."""
_FEW: Final = 12
"""Lists that are counted even so, as long as they do not have"""
_MUCH: Final = 24_000
"""so many entries together: of 400 misspelt names 386 come first so, 388 where all lists are counted."""
_STEP: Final = 2_000
"""Names between two looks whether the work is still wanted."""
_START, _LETTERS = "\x01", "\x02"
"""Before the first letters of a name, and before two of its initials."""
_LONGEST: Final = 8
"""Letters of an abbreviation."""


class Stopped(Exception):  # noqa: N818 - says what happened, not that something went wrong
    """The index is no longer wanted."""


def trigrams(names: Sequence[str], stopped: Callable[[], bool]) -> dict[str, array[int]]:
    """From runs of letters to the numbers of names.

    Args:
        names: plain ones, from the shortest to the longest.
        stopped: tells whether to give up.

    Raises:
        Stopped: it told so.
    """
    lists: dict[str, array[int]] = {}
    of_word: dict[str, tuple[str, ...]] = {}
    for first in range(0, len(names), _STEP):
        if stopped():
            raise Stopped
        for number, name in enumerate(names[first : first + _STEP], first):
            for key in _keys(name.split(), of_word):
                try:
                    lists[key].append(number)
                except KeyError:
                    lists[key] = array("I", (number,))
    return lists


def _keys(words: list[str], of_word: dict[str, tuple[str, ...]]) -> set[str]:
    """The runs of a name.

    Args:
        words: its words.
        of_word: the runs of words that were asked for before, and the first letter of each.
    """
    if not words:
        return set()
    begin = "".join(words)
    keys = {_START + begin[:1], _START + begin[:2], _START + begin[:3], *_abbreviated(words)}
    for word in words:
        found = of_word.get(word)
        if found is None:
            found = of_word[word] = (f" {word[0]}", *runs(word))
        keys.update(found)
    return keys


def _abbreviated(words: list[str]) -> Iterable[str]:
    """The first of a name's initials with each later one, small words counted and left out."""
    every = "".join([word[0] for word in words])
    return {f"{_LETTERS}{letters[0]}{later}" for letters in {every, initials(words)} for later in letters[1:]}


class TrigramIndex:
    """Proposes names by their runs of letters."""

    def __init__(self, lists: Mapping[str, array[int]]) -> None:
        """Take runs in.

        Args:
            lists: as ``trigrams`` has them.
        """
        self._lists = lists

    def voted(self, words: Sequence[str], most: int) -> list[int]:
        """The names that have most of the runs of some words, at most so many."""
        keys = {run for word in words for run in (*runs(word), f" {word[0]}"[: 3 if len(word) < 2 else 0])}
        lists = sorted((self._lists[key] for key in keys if key in self._lists), key=len)
        votes: Counter[int] = Counter()
        work = 0
        for place, numbers in enumerate(lists):
            work += len(numbers)
            if place and work > (_WORK if place >= _FEW else _MUCH):
                break
            votes.update(numbers)
        return _best(votes, most)

    def beginning(self, text: str, most: int) -> list[int]:
        """The shortest names that begin with the first letters of a text."""
        return list(islice(self._lists.get(_START + text[:3], ()), most))

    def begun(self, word: str, most: int) -> list[int]:
        """The shortest names in which a word begins with a word's first letters."""
        return list(islice(self._lists.get(f" {word[:2]}", ()), most))

    def abbreviated(self, letters: str, most: int) -> list[int]:
        """The shortest names of which these may be initials: the first, and another one."""
        if not 2 <= len(letters) <= _LONGEST:
            return []
        return list(islice(self._lists.get(_LETTERS + letters[:2], ()), most))


def runs(word: str) -> list[str]:
    """The runs of three letters of a word, its edges marked by a blank."""
    edged = f" {word} "
    return [edged[at : at + 3] for at in range(len(edged) - 2)]


def _best(votes: Counter[int], most: int) -> list[int]:
    """The numbers with most votes; of those with equally many the lowest."""
    if len(votes) <= most:
        return list(votes)
    room, least = most, 0
    for count, bearers in sorted(Counter(votes.values()).items(), reverse=True):
        least = count
        if bearers >= room:
            break
        room -= bearers
    likely = sorted([(-count, number) for number, count in votes.items() if count >= least])
    return [number for _, number in likely[:most]]
