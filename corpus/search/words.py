"""The words of a text as search counts them, and the stems that make their inflections one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpus.search.variants import one_stem, respelt

WORD: Final = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # scripts without blanks: each character
    r"|(?:co|pre|re)-[a-z]+"  # "co-operation" is "cooperation"
    r"|(?:[a-z]\.){2,}(?![^\W_])"  # "U.S." is "US"
    r"|[^\W_\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""A word in a folded text."""
_COMPOUND: Final = re.compile(
    r"(?<![^\W_]|-)(?!(?:co|pre|re)-)[^\W_]{1,20}(?:-[^\W_]{1,20}){1,3}(?![^\W_]|-)"
)

_STOP_WORDS: Final = """
a about after all also an and any are as at be been but by can could did do does for from had has have
he her his how i if in into is it its may more most no not of on one or our s she should so some such t
than that the their them then there these they this those to was we were what when where which while
who whom whose why will with would you
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words that say nothing of what a passage is about."""


def plain(word: str) -> str:
    """A word found by ``WORD`` as the index spells it."""
    return word.replace("-", "").replace(".", "")


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return [word if word.isalnum() else plain(word) for word in WORD.findall(folded)]


def compounds(folded: str) -> list[tuple[int, int, str]]:
    """The hyphenated words of a folded text: bounds, and the word without its hyphens.

    They are words in their parts, and as a whole: "peace-keeping" is "peacekeeping", "G-8" is "G8".
    """
    found = _COMPOUND.finditer(folded)
    return [(*match.span(), plain(match[0])) for match in found if not match[0][0].isdigit()]


class Stemmer:
    """Porter stems, as SQLite's FTS5 makes them: in C, and without a further dependency.

    British and American spellings of a word have one stem.

    Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980).
    """

    def __init__(self) -> None:
        import sqlite3

        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE words USING fts5(word, tokenize='porter unicode61')")
        self._db.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(words, instance)")
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of one word."""
        if word not in self._stems:
            self.learn([word])
        return self._stems[word]

    def learn(self, words: Iterable[str]) -> None:
        """Work out the stems of many words at once; what is no English word stands for itself.

        So does a word that would keep two letters: "use" is not "us".
        """
        new = sorted({word for word in words if word not in self._stems})
        self._stems.update(zip(new, new, strict=True))
        if not new:
            return
        english = [word for word in new if word.isascii() and word.isalpha() and len(word) > 2]
        self._db.execute("INSERT INTO words(rowid, word) VALUES (1, ?)", (" ".join(map(respelt, english)),))
        for stem, at in self._db.execute("SELECT term, offset FROM stems"):
            if len(stem) > 2:
                self._stems[english[at]] = one_stem(stem)
        self._db.execute("DELETE FROM words")
        self._db.commit()
