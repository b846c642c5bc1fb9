from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind, Passage, Ref
from reader.positions import extending
from reader.positions.places import Place
from reader.positions.selection import clamp
from tests.reader.panes import report_of
from tests.reader.test_selection import TEXTS, report

TEXT = "He met Mr. Lavrov.6 Then he left. It rained."
CORPUS = report_of(
    Passage("a", Kind.PARAGRAPH, TEXT, 1, refs=(Ref(18, 19, None),)),
    Passage("b", Kind.PARAGRAPH, "End of it.", 2),
)


def test_sentences_end_with_their_last_character() -> None:
    place, ends = Place(0), []
    for _ in range(5):
        place = extending.sentences(CORPUS, Place(0), place, 1)
        ends.append(place)
    assert ends == [Place(0, 18), Place(0, 32), Place(0, 43), Place(1, 9), Place(1, 9)]


def test_the_way_back_leaves_whole_sentences() -> None:
    place, ends = Place(1, 9), []
    for _ in range(4):
        place = extending.sentences(CORPUS, Place(0), place, -1)
        ends.append(place)
    assert ends == [Place(0, 43), Place(0, 32), Place(0, 18), Place(0)]


def test_before_where_it_began_a_selection_begins_with_sentences_and_words() -> None:
    assert extending.sentences(CORPUS, Place(1), Place(1), -1) == Place(0, 34)
    assert extending.sentences(CORPUS, Place(0, 34), Place(0), 1) == Place(0, 20)
    assert extending.inner(CORPUS, Place(1)) == Place(0, 43)
    assert extending.inner(CORPUS, Place(0, 20)) == Place(0, 18)
    assert extending.inner(CORPUS, Place(0, 22)) == Place(0, 22)
    assert extending.word_end(CORPUS, Place(0, 7), Place(0)) == Place(0, 3)


def test_the_next_passage_is_entered_by_whole_words() -> None:
    assert extending.words(CORPUS, Place(0, 37), Place(0, 43), 1) == Place(1, 3)
    assert extending.words(CORPUS, Place(0, 37), Place(0, 37), 1) == Place(0, 42)
    assert extending.words(CORPUS, Place(1, 4), Place(1, 4), 2) == Place(1, 8)


@pytest.mark.parametrize("by", [1, -1])
@given(TEXTS, st.integers(0, 4), st.integers(0, 12), st.integers(0, 4), st.integers(0, 12))
def test_every_move_ends_on_a_character_and_goes_its_way(
    by: int, texts: list[str], p: int, o: int, q: int, r: int
) -> None:
    corpus = report(*texts)
    anchor, cursor = clamp(corpus, Place(p, o)), clamp(corpus, Place(q, r))
    for move in (extending.words, extending.sentences, extending.passages):
        place = move(corpus, anchor, cursor, by)
        assert clamp(corpus, place) == place
        assert place >= cursor if by > 0 else place <= cursor
