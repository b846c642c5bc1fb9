from __future__ import annotations

import pytest

from corpus.search.spelling import Speller

WORDS = {
    "treaty": 9, "treatise": 1, "energy": 5, "security": 40, "securing": 2, "architecture": 6, "medvedev": 8,
    "europe": 30, "missile": 4, "missive": 1, "lavrov": 2, "the": 90, "2010": 7, "transdnistria": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("treety", "treaty"),
        ("enegry", "energy"),
        ("secruity", "security"),
        ("missle", "missile"),
        ("misside", "missile"),
        ("medvedjew", "medvedev"),
        ("transnistria", "transdnistria"),
        ("archit", "architecture"),
        ("uerope", "europe"),
        ("xreaty", "treaty"),
        ("xner", None),
        ("thw", None),
        ("2011", None),
        ("covid19", None),
        ("zebra", None),
        ("x" * 10_000, None),
    ],
)
def test_a_misspelt_word_is_taken_as_the_likeliest(typed: str, meant: str | None) -> None:
    assert Speller(WORDS).correct(typed) == meant


def test_nearest_words_come_best_first() -> None:
    assert Speller(WORDS).nearest("treat", 2) == ["treaty", "treatise"]
    assert Speller(WORDS).nearest("x" * 10_000, 2) == []
    assert Speller({}).nearest("treat", 2) == []
