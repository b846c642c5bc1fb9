"""A place keeps to its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind, Passage
from reader.positions.anchors import anchor, place_of
from reader.positions.places import Place
from tests.reader.small import LONG, report


@given(st.data())
def test_a_place_is_found_again_in_the_same_text(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(LONG.reading) - 1))
    place = Place(index, data.draw(st.integers(0, len(LONG.reading[index].text))))
    assert place_of(LONG, anchor(LONG, place)) == place


def test_a_place_keeps_to_its_words_when_the_text_before_them_changes() -> None:
    place = Place(2, 15)
    more = Passage("n", Kind.PARAGRAPH, "A paragraph that another cleaning found.", 1)
    recleaned = report("long-2010", more, *LONG.passages)
    assert place_of(recleaned, anchor(LONG, place)) == Place(3, 15)


def test_words_that_are_gone_leave_the_place_near_where_they_stood() -> None:
    held = anchor(LONG, Place(2, 15))
    assert place_of(report(), held).passage == len(report().reading) - 1
    assert place_of(LONG.but(passages=()), held) == Place(0)


def test_a_place_keeps_to_its_words_when_they_are_cleaned_otherwise() -> None:
    recleaned = [replace(p, text=p.text.replace("e is", "e  is").replace(" ", "\n")) for p in LONG.passages]
    found = place_of(LONG.but(passages=tuple(recleaned)), anchor(LONG, Place(2, 15)))
    assert found.passage == 2
    assert abs(found.offset - 15) <= 2
