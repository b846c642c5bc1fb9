from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind, Passage, Ref, Report
from reader.positions.places import Place, Span
from reader.positions.selection import (
    after,
    between,
    by_chars,
    by_sentences,
    by_word_end,
    by_words,
    clamp,
    sentence_at,
    word_at,
)
from reader.text.wrapping import joins
from tests.reader.panes import report_of

TEXTS = st.lists(st.text(alphabet="ab é\u0301,.日-", max_size=12), min_size=1, max_size=4)


def report(*texts: str) -> Report:
    return report_of(*(Passage(f"p{n}", Kind.PARAGRAPH, text, n) for n, text in enumerate(texts, 1)))


@given(TEXTS, st.integers(-1, 5), st.integers(-3, 20))
def test_a_clamped_place_stands_on_a_character(texts: list[str], passage: int, offset: int) -> None:
    place = clamp(report(*texts), Place(passage, offset))
    text = texts[place.passage]
    assert 0 <= place.offset <= max(0, len(text) - 1)
    assert not joins(text, place.offset)


@given(TEXTS)
def test_characters_are_walked_there_and_back(texts: list[str]) -> None:
    corpus = report(*texts)
    places = [Place(0)]
    while (onwards := by_chars(corpus, places[-1], 1)) != places[-1]:
        places.append(onwards)
    assert places == sorted(set(places))
    assert by_chars(corpus, places[-1], -len(places)) == Place(0)
    assert by_chars(corpus, Place(0), len(places) - 1) == places[-1]


@given(TEXTS)
def test_words_are_walked_to_the_end_and_back(texts: list[str]) -> None:
    corpus, place = report(*texts), Place(0)
    for _ in range(60):
        onwards = by_words(corpus, place, 1)
        assert onwards >= place
        place = onwards
    assert by_words(corpus, place, -60) == Place(0) or not texts[0].strip()


def test_a_selection_includes_the_characters_at_both_its_ends() -> None:
    corpus = report("cafe\u0301 noir", "and more")
    assert between(corpus, Place(0, 3), Place(0, 0)) == Span(Place(0, 0), Place(0, 5))
    assert between(corpus, Place(0, 2), Place(1, 2)) == Span(Place(0, 2), Place(1, 3))
    assert after(corpus, Place(0, 3)) == Place(0, 5)


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    corpus = report("A well-known one’s end, G8")
    starts = [place.offset for place in (by_words(corpus, Place(0), n) for n in range(6))]
    assert starts == [0, 2, 13, 19, 22, 24]
    assert word_at(corpus, Place(0, 4)) == Span(Place(0, 2), Place(0, 12))
    assert word_at(corpus, Place(0, 1)) == Span(Place(0, 1), Place(0, 1))
    assert by_word_end(corpus, Place(0, 2)) == Place(0, 11)
    assert by_word_end(corpus, Place(0, 11)) == Place(0, 17)


def test_words_go_on_in_the_next_passage() -> None:
    corpus = report("one two", "three")
    assert by_words(corpus, Place(0, 4), 1) == Place(1, 0)
    assert by_words(corpus, Place(1, 0), -1) == Place(0, 4)
    assert by_word_end(corpus, Place(0, 6)) == Place(1, 4)
    assert by_words(corpus, Place(1, 0), 1) == Place(1, 4)


def test_sentences_go_on_over_references_and_passages() -> None:
    text = "He met Mr. Lavrov.6 Then he left. It rained."
    corpus = report_of(
        Passage("a", Kind.PARAGRAPH, text, 1, refs=(Ref(18, 19, None),)),
        Passage("b", Kind.PARAGRAPH, "End.", 2),
    )
    assert by_sentences(corpus, Place(0), 1) == Place(0, 20)
    assert by_sentences(corpus, Place(0), 3) == Place(1, 0)
    assert by_sentences(corpus, Place(1), -1) == Place(0, 34)
    assert by_sentences(corpus, Place(0, 25), -1) == Place(0, 20)
    assert sentence_at(corpus, Place(0, 25)) == Span(Place(0, 20), Place(0, 34))


def test_a_very_long_passage_is_only_looked_at_nearby() -> None:
    corpus = report("It is one sentence. " * 100_000)
    assert by_sentences(corpus, Place(0, 1_000_000), 1) == Place(0, 1_000_020)
    assert by_words(corpus, Place(0, 1_000_000), -1) == Place(0, 999_998)
    assert by_sentences(report("no end " * 9_000, "next"), Place(0), 1).passage == 0
    unbroken = report("x" * 500_000)
    assert by_words(unbroken, Place(0, 400_000), -1) < Place(0, 400_000)
