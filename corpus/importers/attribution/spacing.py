"""Letters set apart ("F E B R U A R Y 2 0 1 5", "SECUR IT Y"), put together by the text's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corpus.importers.attribution.vocabulary import Vocabulary

_DIGITS: Final = re.compile(r"(?<!\S)\d(?: \d){3}(?!\S)")
_LETTERS: Final = re.compile(r"(?<!\S)[^\W\d_]+(?:[ ]+[^\W\d_]+)+(?!\S)")
_SPACED: Final = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,}(?!\S)")
_LONGEST: Final = 200
"""Letters that are put together anew."""
_WORD: Final = 24
"""Letters of the longest word."""


def mend_spacing(text: str, words: Vocabulary) -> str:
    """A line with the letters of its words together; as it stands where the text does not know its words."""
    if not (_SPACED.search(text) or _DIGITS.search(text) or (text.isupper() and _is_torn(text, words))):
        return text
    text = _DIGITS.sub(lambda found: found[0].replace(" ", ""), text)
    return _LETTERS.sub(lambda found: _joined(found[0], words), text)


def _is_torn(text: str, words: Vocabulary) -> bool:
    """Whether more than one piece of a line in capitals is no word of the text."""
    return sum(part.isalpha() and not words.has(part.lower()) for part in text.split()) > 1


def _joined(text: str, words: Vocabulary) -> str:
    parts = text.split()
    run = "".join(parts)
    if len(run) > _LONGEST or (found := _segmented(run, words)) is None or len(found) >= len(parts):
        return text
    return " ".join(found)


def _segmented(run: str, words: Vocabulary) -> list[str] | None:
    """The fewest words of the text that these letters are, or None."""
    best: list[tuple[int, int] | None] = [(0, 0), *([None] * len(run))]
    """Up to each letter: how many words, and where the last one begins."""
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _WORD), end):
            before = best[start]
            word = run[start:end].lower()
            if before is None or word not in words.words or (len(word) == 1 and word not in "ai"):
                continue
            here = best[end]
            if here is None or before[0] + 1 < here[0]:
                best[end] = before[0] + 1, start
    found: list[str] = []
    end = len(run)
    while end:
        last = best[end]
        if last is None:
            return None
        found.append(run[last[1] : end])
        end = last[1]
    return found[::-1]
