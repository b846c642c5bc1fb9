"""Spans without the white space at their ends."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind, Passage
from reader.positions.places import Place, Span
from reader.positions.trimming import trimmed
from tests.reader.small import report

TEXTS = ["  one two ", "three", " ", "four  "]
REPORT = report("r", *(Passage(f"p{n}", Kind.PARAGRAPH, text, n) for n, text in enumerate(TEXTS, 1)))


def at(span: Span) -> tuple[int, int]:
    return tuple(REPORT.starts[place.passage] + place.offset for place in span)


PLACES = st.integers(0, 3).flatmap(lambda n: st.builds(Place, st.just(n), st.integers(0, len(TEXTS[n]))))


@given(PLACES, PLACES)
def test_the_words_are_the_same_and_begin_and_end_with_one(one, other):
    span = Span(min(one, other), max(one, other))
    start, end = at(span)
    found = trimmed(REPORT, span)
    assert (found is None) == (not REPORT.text[start:end].strip())
    if found is not None:
        low, high = at(found)
        assert REPORT.text[low:high] == REPORT.text[start:end].strip()
        assert found.end.offset > 0
