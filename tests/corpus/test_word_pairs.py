"""For which words a passage is near in meaning: without either of two that are told it would not be found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.meaning import PassageVectors
from corpus.search import Pair, RankedHit, Searcher, fusion
from corpus.search.bm25_ranking import KIND_WORTH
from corpus.text.folding import fold
from corpus.text.tokenizer import words
from tests.corpus.building import report
from tests.corpus.test_meaning import ENGLISH

ASKED = [
    "paintings", "epidemic", "atomic", "inflation", "flooding", "farming", "musicians", "robbery", "judges",
    "mountains", "teachers", "railway", "illness", "singing", "espionage", "weather",
]  # fmt: skip
"""None of them stands in the passages."""


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """A dozen reports; each passage is of two sentences, so that more are near than are found."""
    both = [f"{one} {other}" for one, other in permutations(ENGLISH, 2)]
    return Searcher([report(*both[at::12], name=f"r{at}") for at in range(12)]).build()


def near(searcher: Searcher, query: str) -> Iterator[tuple[RankedHit, Pair]]:
    for hit in searcher.search(query, 200).hits:
        for pair in hit.pairs:
            yield hit, pair


def without(text: str, *, span: tuple[int, int]) -> list[str]:
    """A text's words but for those that stand there, wherever they stand."""
    gone = words(fold(text[slice(*span)]).text)
    return [word for word in words(fold(text).text) if word not in gone]


def pointing(meaning: PassageVectors, said: list[str]) -> np.ndarray:
    found = meaning.vector(said)
    return np.zeros(meaning.vectors.shape[1], np.float32) if found is None else found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ASKED), min_size=1, max_size=4, unique=True).map(" ".join))
def test_without_either_of_two_the_passage_is_not_found(searcher: Searcher, query: str) -> None:
    """Reckoned anew over all passages, from their words."""
    index, meaning = searcher.index, searcher.meaning
    assert meaning is not None
    last: list[fusion.Fused] = []

    def kept(*asked: object) -> fusion.Fused:
        last.append(real(*asked))  # type: ignore[arg-type]
        return last[-1]

    real = fusion.fused
    with mock.patch.object(fusion, "fused", kept):
        told = list(near(searcher, query))
    drawn = last[0].aim - pointing(meaning, words(fold(query).text))
    rows = {(entry.report, entry.passage.id): row for row, entry in enumerate(index.entries)}
    for hit, pair in told:
        row = rows[hit.report, hit.passage.id]
        text = hit.passage.text
        changed = meaning.vectors.copy()
        changed[row] = pointing(meaning, without(text, span=pair.passage))
        assert row in found(searcher, meaning.vectors, last[0].aim)
        assert row not in found(searcher, changed, last[0].aim)
        rest = without(query, span=pair.query)
        if rest:  # else there is nothing to search for
            assert row not in found(searcher, meaning.vectors, pointing(meaning, rest) + drawn)


def found(searcher: Searcher, vectors: np.ndarray, aim: np.ndarray) -> set[int]:
    """The 50 nearest passages, ten a report at most."""
    index = searcher.index
    closeness = vectors @ aim
    heads = index.postings.headings
    over = np.where(heads < index.count, closeness[np.minimum(heads, index.count - 1)], 0)
    points = np.where(closeness < 0.2, 0, (closeness + 0.3 * over) * KIND_WORTH[index.postings.kinds])
    best = [row for row in np.argsort(-points, kind="stable")[:50].tolist() if points[row] > 0]
    each = [index.report_of[row] for row in best]
    return {row for at, row in enumerate(best) if each[:at].count(each[at]) < 10}


@pytest.mark.parametrize(
    ("query", "word", "other"),
    [
        ("espionage", "espionage", "Hackers"),
        ("singing", "singing", "sang"),
        ("paintings and inflation", "paintings", "painter"),
        ("the epidemic in farming", "epidemic", "infectious disease"),
    ],
)
def test_the_words_that_decide_are_told(searcher: Searcher, query: str, word: str, other: str) -> None:
    told = {(query[slice(*pair.query)], hit.passage.text[slice(*pair.passage)])
            for hit, pair in near(searcher, query)}  # fmt: skip
    assert (word, other) in told


def test_only_near_passages_have_pairs_and_they_stand_in_the_nearest_sentence(searcher: Searcher) -> None:
    hits = searcher.search("epidemic signals", 200).hits
    assert any(hit.pairs for hit in hits) and any(not hit.near for hit in hits)
    for hit in hits:
        assert hit.near or not hit.pairs
        for pair in hit.pairs:
            assert hit.sentence is not None
            assert hit.sentence[0] <= pair.passage[0] < pair.passage[1] <= hit.sentence[1]


def test_a_misspelt_word_is_told_as_it_was_typed(searcher: Searcher) -> None:
    made = Searcher([*searcher.index.reports, report("The epidemic ended.", name="z")]).build()
    query = "The epidemmic"
    told = [query[slice(*pair.query)] for _, pair in near(made, query)]
    assert told and set(told) == {"epidemmic"}
