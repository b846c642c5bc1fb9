"""One of two linked passages, as what both share is looked for in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from corpus.index.term_positions import TermPosition
from corpus.text.folding import fold
from corpus.text.tokenizer import plain

_STOPS: Final = frozenset('.,;:!?()[]{}“”„«»|•…"\n')
"""Marks at which a phrase ends."""
_PAUSES: Final = frozenset(',;:“”„«»"')
"""Those that stand inside what is quoted."""
QUOTED: Final = 5
"""Words in a row, of whatever kind, that no two writers hit upon."""

Run = tuple[str, ...]
"""Stems in a row."""
Spans = tuple[tuple[int, int], ...]
"""Half-open bounds in the passage's text, in order."""


class PassageTerms:
    """A passage's stems and where they stand.

    Attributes:
        text: the passage's text.
        stems: all its stems, in order.
        where: where each stem stands that says something.
        begins: where phrases may begin: with such a stem and the next one, or with a long run of others.
    """

    def __init__(
        self, text: str, tokens: Sequence[TermPosition], says_nothing: Callable[[str], bool]
    ) -> None:
        self.text, self._tokens = text, tokens
        self.stems = [token.stem for token in tokens]
        self.where: dict[str, list[int]] = {}
        self.begins: dict[Run, list[int]] = {}
        for at, stem in enumerate(self.stems):
            size = QUOTED if says_nothing(stem) else 2
            if size == 2:
                self.where.setdefault(stem, []).append(at)
            if at + size <= len(self.stems):
                self.begins.setdefault(tuple(self.stems[at : at + size]), []).append(at)

    @cached_property
    def names(self) -> dict[str, bool]:
        """The stems in capitals wherever they stand, and whether not only because sentences begin."""
        found = {}
        for stem, places in self.where.items():
            if all(self.text[self._tokens[at].start].isupper() for at in places):
                found[stem] = self.is_name(places, 1)
        return found

    @cached_property
    def folded(self) -> list[str]:
        """The words in small letters without accents."""
        return [plain(fold(self.written(at)).text) for at in range(len(self.stems))]

    def start(self, at: int) -> int:
        """Where a word begins in the text."""
        return self._tokens[at].start

    def written(self, at: int) -> str:
        """A word as it stands in the text."""
        return self.text[self._tokens[at].start : self._tokens[at].end]

    def gap(self, at: int, step: int) -> str:
        """What stands between a word and the one after it, or before it where ``step`` is -1."""
        first, second = sorted((at, at + step))
        return self.text[self._tokens[first].end : self._tokens[second].start]

    def unbroken(self, at: int, size: int) -> int:
        """How many words of a run stand in one phrase, or in one sentence if they are enough to be quoted."""
        phrase = sentence = size
        for step in range(1, size):
            marks = _STOPS.intersection(self.gap(at + step - 1, 1))
            if marks:
                phrase = min(phrase, step)
            if marks - _PAUSES:
                sentence = step
                break
        return sentence if sentence >= QUOTED else phrase

    def is_short_name(self, stem: str) -> bool:
        """Whether a stem of one or two letters is written in capitals: "EU", and no "us"."""
        return all(self.written(at).isupper() for at in self.where[stem]) and len(stem) > 1

    def places(self, run: Run) -> list[int]:
        """Where a run of stems begins; occurrences do not overlap."""
        size, sought = len(run), list(run)
        found: list[int] = []
        for at in self.where.get(run[0]) or range(len(self.stems)):
            if self.stems[at : at + size] == sought and (not found or found[-1] + size <= at):
                found.append(at)
        return found

    def spans(self, begins: Sequence[int], size: int) -> Spans:
        """Bounds in the text of runs that begin there."""
        return tuple((self._tokens[at].start, self._tokens[at + size - 1].end) for at in begins)

    def is_name(self, begins: Sequence[int], size: int) -> bool:
        """Whether a run stands in capitals wherever it stands, and not only because a sentence begins."""
        firsts = [self._tokens[at].start for at in begins]
        lasts = [self._tokens[at + size - 1].start for at in begins]
        return all(self.text[at].isupper() for at in (*firsts, *lasts)) and any(map(self._inside, firsts))

    def _inside(self, at: int) -> bool:
        before = self.text[:at].rstrip(" “\"'‘(")
        return bool(before) and before[-1] not in ".!?:\n"
