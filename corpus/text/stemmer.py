"""Stems: what the inflections of an English word have in common. Any thread may ask at any time.

A stemmer of the library works on a word in itself, so two threads that shared one would mix up their words.
Each thread has one of its own, which nothing outside this module can get hold of.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Final

from corpus.text.spelling_variants import one_stem, respelt

_SHORTEST: Final = 3
"""Shorter words stand for themselves, as do words that would keep fewer letters: "use" is not "us"."""
_LONGEST: Final = 64
"""Longer ones are no words; the time to stem one grows with the square of its length."""
_MEMO: Final = 1 << 18
"""Stems that a thread keeps, those asked for last: more than 500 reports have words; 26 MB for 140,000."""


_own: Final = threading.local()
"""What is another for each thread: made when a thread first asks, gone when it ends."""


def stem(word: str) -> str:
    """The Porter stem of a word in small letters; one that is no English word stands for itself.

    British and American spellings of a word have one stem.

    Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980).
    """
    try:
        own: Callable[[str], str] = _own.stem
    except AttributeError:
        own = _own.stem = _stemmer()
    return own(word)


def _stemmer() -> Callable[[str], str]:
    """A stemmer for one thread, with a memo."""
    # Takes a while to load, and most starts ask for no stem before something is on screen. Taken itself, not
    # by name: by name another implementation would be taken where that is installed.
    from snowballstemmer.porter_stemmer import PorterStemmer

    return lru_cache(_MEMO)(partial(_stem, PorterStemmer().stemWord))


def _stem(porter: Callable[[str], str], word: str) -> str:
    if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return word
    found = porter(respelt(word))
    return one_stem(found) if len(found) >= _SHORTEST else word
