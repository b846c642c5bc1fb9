"""Quotes are found in a passage however their marks are written, and said to be missing where they are."""

from __future__ import annotations

import pytest

from corpus.model import Kind, Passage, Ref
from reader.cli.quote_lookup import quoted
from reader.errors import UnknownPassage

PASSAGE = Passage("p", Kind.PARAGRAPH, "So said “Lavrov”.6 The rest – and more – followed Lavrov at once.", 1,
                  refs=(Ref(17, 18, None),))  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "found", "times"),
    [
        ("said “Lavrov”.6 The", "said “Lavrov”.6 The", 1),
        ('said "Lavrov". The', "said “Lavrov”.6 The", 1),
        ("rest - and\n more", "rest – and more", 1),
        ("LAVROV", "Lavrov", 2),
        ("–", "–", 2),
        (PASSAGE.text, PASSAGE.text, 1),
    ],
)
def test_words_are_found(quote: str, found: str, times: int) -> None:
    start, end, count = quoted(PASSAGE, quote, "here")
    assert (PASSAGE.text[start:end], count) == (found, times)


@pytest.mark.parametrize(
    ("quote", "near"),
    [
        ("the rest and then some", "The rest – and more"),
        ("followd Lavrow", "followed Lavrov"),
        ("", "So said"),
        ("?", ""),
        ("x" * 10_000, "So said"),
        ("a\x1b[2Jb", ""),
    ],
)
def test_what_comes_nearest_is_said_in_one_line(quote: str, near: str) -> None:
    with pytest.raises(UnknownPassage) as refused:
        quoted(PASSAGE, quote, "here")
    said = str(refused.value)
    assert said.startswith("here does not say “")
    assert near in said
    assert said.isprintable()
    assert len(said) < 200
