"""Whether a name that two passages share means the same in both.

A name may stand for several things: Geneva for the law of war and for a round of trade talks, the Council for
one of states and one of ministers. What stands around it tells, as in H. Schütze, "Automatic word sense
discrimination" (1998): here the longer names it is in, years, and how near the words around it are in
meaning, in these two passages and where else it is said.

Constants were set on half of tests/data/homonyms.txt and checked on the other: of names that mean two things
62 and 48 of a hundred pairs of passages are told apart, of those that mean one 0 and 5; in folders of 17
passages 30 and 2. Of the names that linked passages of a folder that nobody prepared share, 1 of a hundred
is taken for another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.index.joined_terms import Reals
from corpus.index.tfidf_vectors import TfidfVectors
from corpus.links.name_contexts import NameContext
from corpus.links.passage_terms import PassageTerms
from corpus.links.reason_weights import ReasonWeights
from corpus.meaning import PassageVectors

_APART: Final = -0.06
"""Contexts that agree less mean two things; 0 is how much any two agree. With -0.1, -0.08, -0.06, -0.04,
-0.02 and 0, two things told apart: 60, 60, 62, 65, 67 and 70 of a hundred; one thing taken for two: 0, 0, 0,
0, 5 and 5, in the other half 3, 5, 5, 7, 10 and 13."""
_LONGER: Final = 0.1
"""Those that agree less do where the name is in longer ones, and not in the same. Up to 0.15 nothing is lost:
links of the bundled reports 76.7; with 0.2 a folder that nobody prepared has nDCG@10 76 instead of 77."""
_DOUBTFUL: Final = 0.05
"""Those that agree less may, if both agree with other contexts of the name much better. With -0.06, 0, 0.05
and 0.1, two things told apart: 33, 52, 62 and 65; one taken for two: 0, in the other half 3, 5, 5 and 5."""
_BETTER: Final = 0.2
"""How much better. With 0.1, 0.15, 0.2, 0.25 and 0.3, two things told apart: 72, 68, 62, 62 and 50; one taken
for two: 7, 3, 0, 0 and 0, in the other half 12, 7, 5, 5 and 3."""
_ELSEWHERE: Final = 12
"""So many passages with the name are looked at for that, those first in which it counts most."""
_KEPT: Final = 20_000
"""Words, contexts and answers that are kept."""
_LITTLE: Final = 0.02
"""What adds less to a score, of which a link has some 0.5, is not looked into."""


class _Around(NamedTuple):
    """Where the words around a name point in meaning."""

    sentences: Reals
    passage: Reals


class NameSenses:
    """Tells names that mean two things apart. It keeps what it works out, so it belongs to one thread."""

    def __init__(
        self,
        vectors: TfidfVectors,
        side: Callable[[int], PassageTerms],
        weigher: ReasonWeights,
        meaning: PassageVectors | None,
    ) -> None:
        """Take in what it looks at.

        Args:
            vectors: the passages that are linked, by their rows.
            side: a row's words.
            weigher: tells how telling words are.
            meaning: where texts point; without it only what stands right beside a name tells.
        """
        self._vectors, self._side, self._weigher, self._meaning = vectors, side, weigher, meaning
        kept = lru_cache(_KEPT)
        self._differ = kept(self._work_out)
        self._context = kept(lambda row, name: NameContext.of(self._side(row), name))
        self._pointing = kept(self._point)
        self._word = kept(lambda word: None if self._meaning is None else self._meaning.part(word))
        known = 0 if meaning is None else int(meaning.vectors.any(axis=1).sum())
        if meaning is None or known < 2:
            self._meaning = None
        else:
            self._mean: Reals = meaning.vectors.sum(axis=0) / known
            self._by_chance = -1 / (known - 1)  # what the cosines of vectors less their mean come to

    def differ(self, row: int, other: int, name: str) -> bool:
        """Whether a stem is a name in both rows, and clearly not of the same thing."""
        return self._differ(min(row, other), max(row, other), name)

    def added(self, row: int, others: NDArray[np.integer]) -> Reals:
        """What names that mean something else there add to how much some rows are like a row."""
        found: Reals = np.zeros(len(others), np.float32)
        own = [
            (name, weight) for name in self._side(row).names if (weight := self._vectors.weight(row, name))
        ]
        for at, other in enumerate(others.tolist()):
            for name, weight in own:
                there = self._vectors.weight(other, name)
                if weight * there >= _LITTLE and self.differ(row, other, name):
                    found[at] += weight * there
        return found

    def _work_out(self, row: int, other: int, name: str) -> bool:
        one, two = self._side(row).names, self._side(other).names
        is_name = name in one and name in two and (one[name] or two[name])
        return is_name and self._apart(row, other, name)

    def _apart(self, row: int, other: int, name: str) -> bool:
        here, there = self._context(row, name), self._context(other, name)
        if not here.forms & there.forms:
            return True
        if here.beside & there.beside or here.years & there.years:
            return False
        agreed = self._agree(row, other, name)
        if agreed is None:
            return False
        if agreed < _APART or (agreed < _LONGER and here.longer and there.longer):
            return True
        if agreed >= _DOUBTFUL or self._share_more(row, other, name):
            return False
        return self._better(row, other, name) > agreed + _BETTER

    def _share_more(self, row: int, other: int, name: str) -> bool:
        """Whether two rows share another telling word."""
        shared = self._side(row).where.keys() & self._side(other).where.keys()
        return any(self._weigher.word(stem) for stem in shared - {name})

    def _better(self, row: int, other: int, name: str) -> float:
        """How much each of two rows agrees with that of the others with which it agrees best; the lesser."""
        rest = [at for at in self._vectors.rows_with(name, _ELSEWHERE).tolist() if at not in (row, other)]
        rest = [at for at in rest if name in self._side(at).names]
        best = [
            max((agreed for at in rest if (agreed := self._agree(one, at, name)) is not None), default=-1.0)
            for one in (row, other)
        ]
        return min(best)

    def _agree(self, row: int, other: int, name: str) -> float | None:
        """How near the words around a name are in two rows, less what chance brings; None where not known."""
        here, there = self._pointing(row, name), self._pointing(other, name)
        if here is None or there is None:
            return None
        near = np.vecdot(here.sentences, there.sentences) + np.vecdot(here.passage, there.passage)
        return float(near) / 2 - self._by_chance

    def _point(self, row: int, name: str) -> _Around | None:
        context = self._context(row, name)
        near, whole = self._vector(context.in_sentences), self._vector(context.in_passage)
        known = self._meaning is not None and self._meaning.understood[self._vectors.report_of[row]]
        return _Around(near, whole) if known and near is not None and whole is not None else None

    def _vector(self, said: tuple[str, ...]) -> Reals | None:
        """Where words point, each by what it adds to a text, less what all passages have in common."""
        told = [part for word in said if (part := self._word(word)) is not None]
        if not told:
            return None
        whole = np.sum(told, axis=0)
        whole = whole / np.float32(max(float(np.linalg.norm(whole)), 1e-9)) - self._mean
        found: Reals = whole / np.float32(max(float(np.linalg.norm(whole)), 1e-9))
        return found
