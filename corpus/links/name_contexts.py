"""What stands around a name in a passage: its neighbours, longer names, years, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.links.passage_terms import PassageTerms
from corpus.text.sentences import sentences
from corpus.text.stemmer import stem

_BESIDE: Final = 2
"""Words: so near a name, a word that says something stands in one phrase with it."""
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_CALLED: Final = """
mr mrs ms miss dr doctor professor president chancellor minister premier secretary commissioner ambassador
senator governor mayor judge justice general admiral colonel captain king queen prince princess emperor sultan
pope bishop cardinal father saint st sir lord lady chairman
"""
_TITLES: Final = frozenset(map(stem, _CALLED.split()))
"""What a person may be called before the name without being another one."""


@dataclass(frozen=True)
class NameContext:
    """The contexts of a name in a passage, all its places together.

    Attributes:
        side: the passage.
        name: the name's stem, which stands in it.
        sentences: the bounds of the passage's sentences.
    """

    side: PassageTerms
    name: str
    sentences: tuple[tuple[int, int], ...]

    @staticmethod
    def of(side: PassageTerms, name: str) -> NameContext:
        """Look at a name in a passage."""
        return NameContext(side, name, tuple(sentences(side.text)) or ((0, len(side.text)),))

    @cached_property
    def forms(self) -> frozenset[str]:
        """How the name is written, and what its singular may be."""
        found = set()
        for at in self.side.where[self.name]:
            written = self.side.written(at).casefold()
            found |= {written, written.removesuffix("s"), written.removesuffix("es")}
            if written.endswith("ies"):
                found.add(f"{written[:-3]}y")
        return frozenset(found)

    @cached_property
    def beside(self) -> frozenset[str]:
        """The stems of what stands right beside the name and says something."""
        side, found = self.side, set()
        for at in side.where[self.name]:
            near = range(max(0, at - _BESIDE), min(at + _BESIDE + 1, len(side.stems)))
            found |= {side.stems[other] for other in near if side.stems[other] in side.where}
        return frozenset(found - {self.name})

    @cached_property
    def longer(self) -> frozenset[str]:
        """The stems of the next words of the longer names that it is in; none where it also stands alone.

        "Republic of China" is no longer name of China, but one of a republic.
        """
        found: set[str] = set()
        for at in self.side.where[self.name]:
            parts = {part for step in (-1, 1) if (part := self._part(at, step))}
            if not parts:
                return frozenset()
            found |= parts
        return frozenset(found)

    def _part(self, at: int, step: int) -> str | None:
        """The next word of the name in a direction, if it goes on there."""
        side, passed = self.side, False
        while 0 <= at + step < len(side.stems) and side.gap(at, step).isspace():
            at += step
            written, told = side.written(at), side.stems[at]
            if step > 0 and (written == "of" or (passed and written == "the")):
                passed = True
            elif written[0].isupper() and len(written) > 1 and told in side.where and told not in _TITLES:
                return told
            else:
                return None
        return None

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in the sentences with the name."""
        return frozenset(said for said in self.in_sentences if _YEAR.fullmatch(said))

    @cached_property
    def in_sentences(self) -> tuple[str, ...]:
        """The words of the sentences with the name, without it."""
        side, starts = self.side, [self.side.start(at) for at in self.side.where[self.name]]
        held = [(begin, end) for begin, end in self.sentences if any(begin <= at < end for at in starts)]
        return tuple(
            word
            for at, word in enumerate(side.folded)
            if side.stems[at] != self.name and any(begin <= side.start(at) < end for begin, end in held)
        )

    @cached_property
    def in_passage(self) -> tuple[str, ...]:
        """The words of the passage, without the name."""
        return tuple(
            w for w, stem in zip(self.side.folded, self.side.stems, strict=True) if stem != self.name
        )
