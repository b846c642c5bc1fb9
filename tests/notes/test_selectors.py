"""A quote is found again by its words, whatever becomes of lines, hyphens and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notes.anchoring.locate import locate
from notes.anchoring.normalized import normalize
from notes.anchoring.selectors import describe

TEXT = (
    "The EU is not ready to intervene. “Russia’s ability” to be militarily involved is limited. "
    "Neither side can do anything. The EU is not ready to intervene in Central Asia, as things stand. "
    "Göran Persson."
)

CHANGES: dict[str, Callable[[str], str]] = {
    "nothing": lambda t: t,
    "wrapped anew": lambda t: re.sub(r"(\S+ \S+ \S+) ", r"\1\n", t),
    "words broken": lambda t: t.replace("intervene", "inter-\nvene"),
    "straight quotation marks": lambda t: t.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}),
    "capitals": str.upper,
    "text put before": lambda t: "A new first passage, longer than it was.\n\n" + t,
    "decomposed accents": lambda t: t.replace("ö", "o\u0308"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize(
    "quote", ["“Russia’s ability” to be", "not ready to intervene in Central Asia", "Göran Persson"]
)
def test_a_quote_survives(change: Callable[[str], str], quote: str) -> None:
    start = TEXT.index(quote)
    changed = change(TEXT)
    found = locate(changed, describe(TEXT, start, start + len(quote)))
    assert found is not None
    assert normalize(changed[slice(*found)]).letters == normalize(quote).letters


def test_of_equal_words_the_context_decides() -> None:
    second = TEXT.rindex("The EU is not ready")
    found = locate("Something new. " * 20 + TEXT, describe(TEXT, second, second + 19))
    assert found == (second + 300, second + 319)


def test_words_that_are_gone_are_not_found() -> None:
    assert locate("Quite another text.", describe(TEXT, 0, 20)) is None


def test_an_empty_quote_stays_only_where_it_was() -> None:
    assert locate(TEXT, describe(TEXT, 5, 5)) is None


@given(st.text(min_size=1, max_size=200), st.data())
def test_unchanged_text_gives_back_the_very_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end])
    assert locate(text, describe(text, start, end)) == (start, end)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_letter_knows_its_place(text: str) -> None:
    normal = normalize(text)
    assert len(normal.letters) == len(normal.places)
    assert normal.places == sorted(normal.places)
