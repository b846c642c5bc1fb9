"""Ids come from letters and digits alone, and slugs from file names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.identity import letters, passage_ids, slug


def test_ids_outlive_wrapping_hyphens_and_quotation_marks() -> None:
    one, other = passage_ids(["The “state-of-the-art” EU\npolicy", 'the "state of the art" EU policy.'])
    assert other == f"{one}-2"


def test_twins_are_told_apart_in_order() -> None:
    assert [i.partition("-")[2] for i in passage_ids(["Same.", "Other.", "same", "SAME!"])] == [
        "",
        "",
        "2",
        "3",
    ]


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=20)))
def test_ids_are_unique_and_plain(texts: list[str]) -> None:
    ids = passage_ids(texts)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z2-7]{8}(-\d+)?", i) for i in ids)


@given(st.text())
def test_letters_hold_nothing_but_letters_and_digits(text: str) -> None:
    assert all(c.isalnum() for c in letters(text))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Portela 2001", "portela-2001"),
        ("Vaquer_i_Fanés (final)", "vaquer-i-fanes-final"),
        ("../../etc/passwd", "etc-passwd"),
        ("报告", "report"),
        ("x" * 200, "x" * 60),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected
