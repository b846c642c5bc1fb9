"""What holds of anchoring whatever the text: valid spans, kept letters, scores that fall."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notes.anchoring.locate import Haystack, State, anchor
from notes.anchoring.normalized import normalize
from notes.anchoring.selectors import Selector, describe

ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=300)
"""Any code points, lone surrogates too."""
WORDS = st.lists(st.text(alphabet="abcdefghij“”’-é", min_size=1, max_size=9), min_size=1, max_size=60)

SENTENCE = (
    "the union would have to act alone wherever its members could not agree on a common course of action"
)
TEXT = f"It was said before. {SENTENCE}. It is said behind that."


@given(ANY, st.data())
def test_unchanged_text_gives_back_the_very_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Haystack(text).anchor(describe(text, start, end))
    if start < end:
        assert (found.state, found.start, found.end, found.score) == (State.ANCHORED, start, end, 100.0)


@given(ANY, ANY, ANY, ANY, st.integers(-5, 400))
@example("ß", "s", "", "", 0)
@example("abc", "", "", "", 9)
@example("…", "…", "", "", 3)
def test_spans_are_within_any_text(text: str, exact: str, prefix: str, suffix: str, start: int) -> None:
    found = anchor(text, Selector(exact, prefix, suffix, start))
    assert 0 <= found.start <= found.end <= len(text)
    assert 0 <= found.score <= 100


@given(WORDS, st.data())
def test_damage_that_keeps_letters_gives_the_same_letters(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    selector = describe(text, start, start + len(" ".join(words[first : last + 1])))
    gaps = data.draw(
        st.lists(st.sampled_from([" ", "\n", "  ", "-\n"]), min_size=len(text), max_size=len(text))
    )
    marks = str.maketrans({"“": '"', "”": '"', "’": "'", "é": "e\u0301"})
    changed = "".join(gap if char == " " else char for char, gap in zip(text, gaps, strict=True)).translate(
        marks
    )
    found = anchor(changed, selector)
    quote = normalize(selector.exact).letters
    assert normalize(changed[found.start : found.end]).letters == quote
    assert not quote or found.state is not State.ORPHAN


@given(st.permutations(range(len(SENTENCE.split()))))
def test_the_score_falls_as_the_quote_gets_worse(order: list[int]) -> None:
    start = TEXT.index(SENTENCE)
    selector = describe(TEXT, start, start + len(SENTENCE))
    words = SENTENCE.split()
    scores = []
    for index in [None, *order[: len(order) // 2]]:
        if index is not None:
            words[index] = "§" * len(words[index])
        scores.append(anchor(TEXT.replace(SENTENCE, " ".join(words)), selector).score)
    assert all(better > worse for better, worse in pairwise(scores))


MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * MILLION, "a" * 100),
        ("a" * MILLION, "a" * 100_000),
        ("a" * MILLION, "a" * 50_000 + "b" + "a" * 50_000),
        ("ab" * (MILLION // 2), "ab" * 400 + "c" + "ab" * 400),
        ("a b " * (MILLION // 4), "b"),
        ("…" * MILLION, "…"),
        (" " * MILLION, "word"),
        ("", "word"),
        ("word", "word" * 100_000),
    ],
    ids=[
        "one letter",
        "many of it",
        "one off",
        "two letters",
        "words",
        "marks",
        "blanks",
        "no text",
        "no room",
    ],
)
def test_hostile_texts_take_no_quadratic_time(text: str, quote: str) -> None:
    middle = len(text) // 2
    for prefix, suffix in (("", ""), ("a" * 64, "b" * 64), ("x" * MILLION, "a" * MILLION)):
        found = Haystack(text).anchor(Selector(quote, prefix, suffix, middle))
        assert 0 <= found.start <= found.end <= len(text)
