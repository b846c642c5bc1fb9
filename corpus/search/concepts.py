"""What the words of a query stand for: themselves, set right where misspelt, and words related to them.

A word brings its relations along, at a lower weight: words that writers use for it ("enlargement",
"expansion"; the list is corpus/index/related.txt) and words of the corpus that share most of its letters
("sanctions", "countersanctions"). So a passage in other words is found where few have the very words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from corpus.search.bm25_parameters import rarity
from corpus.search.index import Index
from corpus.search.query import Query
from corpus.search.spelling import Speller
from corpus.text.tokenizer import STOP_WORDS

_RELATED: Final = 0.4
"""What a related word is worth beside the word itself."""
_ALIKE: Final = 0.4
"""From which likeness on words that share letters count; they are worth the square of it."""
_RELATIONS: Final = 16
"""How many relations of a word are looked for: those worth most."""
_GENERAL: Final = 0.7
"""What words of which any argument is made ("great", "status") are worth beside others."""
_MOST_WORDS: Final = 16
"""How many words of a query are searched for: the rarest."""


class Concept(NamedTuple):
    """What one word of a query stands for."""

    stem: str
    """The word's own, also where it stands in no passage."""
    weight: float
    """By its rarity."""
    relations: dict[str, float]
    """Other stems, each with what it is worth beside the word itself, below 1."""


class Concepts:
    """A query's words and what they stand for, over an index."""

    def __init__(
        self, index: Index, speller: Speller, query: Query, is_word: Callable[[str], bool] | None = None
    ) -> None:
        """Find out what the words of a query stand for.

        Args:
            index: the passages.
            speller: sets words right.
            query: what was typed.
            is_word: tells words of the reports' language, which are right even where no report has them; None
                where that is not known.
        """
        self._index, self._speller, self._query, self._is_word = index, speller, query, is_word
        self.corrected: dict[str, str] = {}
        """Words as they were typed, each with the one it was taken as."""
        self.unknown: list[str] = []
        """Words as they were typed, searched without them."""
        self.by_meaning: list[str] = []
        """Those of the unknown ones that are words of the language: their meaning is known."""
        typed = query.typed
        telling = [word for word in typed if word not in STOP_WORDS] or typed
        found: dict[str, Concept] = {}
        for word in self._whole([word for word in telling if word in query.words]):
            concept = self._concept(word)
            if concept is not None:
                found.setdefault(concept.stem, concept)
        loose = set(found)
        for stem in (index.stem(word) for phrase in query.phrases for word in phrase):
            if stem in index.passages_with_stem:
                found.setdefault(stem, Concept(stem, self._rarity(stem), {}))
        self.meant: dict[str, str] = self._meant(telling)
        """The words that say something, those known by their meaning among them, each with what it was taken
        as."""
        rarest = sorted(found.values(), key=lambda c: (-c.weight, c.stem))[:_MOST_WORDS]
        self.all: list[Concept] = [concept for concept in found.values() if concept in rarest]
        """In the order of the query."""
        self._loose = loose
        self.phrases: tuple[tuple[str, ...], ...] = query.phrases
        """The quoted runs of words, which must be there as they stand."""

    def lit(self, row: int) -> set[str]:
        """The stems that are shown in a passage: its relations for a word that it does not have itself.

        Words in quotes are shown only as they were quoted.
        """
        has = set(self._index.row(row).tolist())
        shown: set[str] = set()
        for concept in self.all:
            if concept.stem in self._loose:
                own = self._index.number(concept.stem) in has
                shown.update([concept.stem] if own else concept.relations)
        return shown

    @property
    def loose(self) -> list[str]:
        """The words that stand outside quotes and say something, as they were taken, the rarest alone."""
        stems = {concept.stem for concept in self.all} & self._loose
        return [word for word in self.meant.values() if self._index.stem(word) in stems]

    def _whole(self, words: list[str]) -> list[str]:
        """The words, with "peace-keeping" as one where the corpus also has "peacekeeping"."""
        for whole, parts in self._query.compounds.items():
            if whole in self._index.passages_with_word and parts[0] in words:
                at = words.index(parts[0])
                words = [*words[:at], whole, *(word for word in words[at:] if word not in parts)]
        return words

    def _concept(self, word: str) -> Concept | None:
        """What an unquoted word stands for; None for one that is like no other."""
        index = self._index
        meant = self._right(word)
        if meant is None:
            self._leave_out(word)
            return None
        stem = index.stem(meant)
        if stem != index.stem(word):
            self.corrected[self._typed(word)] = meant
        relations = self._relations(stem, dict.fromkeys((word, meant)))
        known = stem in index.passages_with_stem
        if not known and not relations:
            self._leave_out(word)
            return None
        weight = self._rarity(stem) if known else max(map(self._rarity, relations))
        return Concept(stem, weight, relations)

    def _right(self, word: str) -> str | None:
        """A word as it was meant, or None where it is like none that occurs.

        A word that occurs is right, and so is one of the language: that no report has it is no slip. One
        that is neither is set right even where it shares its stem with a word that occurs ("deterence" is not
        a form of "deter").
        """
        index = self._index
        stem = index.stem(word)
        occurs = stem in index.passages_with_stem or stem in index.lexicon.related
        if word in index.passages_with_word or (occurs and self._is_word is None):
            return word
        if self._is_word is not None and self._is_word(word):
            return word if occurs else None
        right = self._speller.correct(word)
        return word if right is None and occurs else right

    def _meant(self, telling: Iterable[str]) -> dict[str, str]:
        named = ((self._typed(word), word) for word in telling)
        return {
            word: self.corrected.get(typed, word)
            for typed, word in named
            if typed not in self.unknown or typed in self.by_meaning
        }

    def _leave_out(self, word: str) -> None:
        typed = self._typed(word)
        self.unknown.append(typed)
        if self._is_word is not None and self._is_word(word):
            self.by_meaning.append(typed)

    def _typed(self, word: str) -> str:
        """A word as it was typed."""
        return self._query.words.get(word, word)

    def _relations(self, stem: str, spelt: Iterable[str]) -> dict[str, float]:
        index = self._index
        worth: dict[str, float] = {}
        for word in spelt:
            for other, alike in index.letters.like(word, _ALIKE).items():
                near = index.stem(other)
                worth[near] = max(worth.get(near, 0.0), alike**2)
        for number in index.lexicon.related.get(stem, ()):
            for other in index.lexicon.members[number]:
                if other in index.passages_with_stem:
                    worth[other] = max(worth.get(other, 0.0), _RELATED)
        worth.pop(stem, None)
        best = sorted(worth, key=lambda other: (-worth[other], other))[:_RELATIONS]
        return {other: worth[other] for other in best}

    def _rarity(self, stem: str) -> float:
        telling = _GENERAL if stem in self._index.lexicon.general else 1.0
        return telling * rarity(self._index.passages_with_stem[stem], self._index.count)
