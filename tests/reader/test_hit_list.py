"""Stepping through hits."""

from hypothesis import given
from hypothesis import strategies as st

from reader.positions.hit_list import Find, HitList
from reader.positions.places import Place, Span


def find(report: str, passage: int, offset: int = 0) -> Find:
    return Find(report, (Span(Place(passage, offset), Place(passage, offset + 3)),))


HITS = HitList.of("abc", [find("b", 1), find("a", 7), find("a", 2)], ["a", "b", "c"])


def test_hits_stand_in_reading_order_over_the_reports():
    assert [(f.report, f.place.passage) for f in HITS.finds] == [("a", 2), ("a", 7), ("b", 1)]


def test_the_next_hit_counts_from_the_cursor_and_leads_into_the_next_report():
    assert HITS.beyond("a", Place(0), 1) == (0, False)
    assert HITS.beyond("a", Place(2), 1) == (1, False)
    assert HITS.beyond("a", Place(7), 1) == (2, False)
    assert HITS.beyond("b", Place(1), 1) == (0, True)
    assert HITS.beyond("a", Place(7), -1) == (0, False)
    assert HITS.beyond("a", Place(2), -1) == (2, True)


def test_from_a_report_without_hits_one_goes_on_in_the_order_of_the_reports():
    hits = HitList.of("abc", [find("c", 1), find("a", 7), find("a", 2)], ["a", "b", "c", "d"])
    assert hits.beyond("b", Place(5), 1) == (2, False)
    assert hits.beyond("b", Place(5), -1) == (1, False)
    assert hits.beyond("d", Place(0), 1) == (0, True)


def test_the_first_hit_from_a_place_goes_round():
    assert HITS.first_from("a", Place(2)) == 0
    assert HITS.first_from("a", Place(3)) == 1
    assert HITS.first_from("b", Place(2)) == 0


def test_without_hits_there_is_no_next():
    empty = HitList.of("abc", [], ["a"])
    assert empty.beyond("a", Place(0), 1) is None
    assert empty.first_from("a", Place(0)) is None
    assert empty.spans("a") == []


@given(st.sets(st.tuples(st.sampled_from("ab"), st.integers(0, 20)), min_size=1))
def test_stepping_visits_every_hit_once_before_it_goes_round(where):
    hits = HitList.of("x", [find(report, passage) for report, passage in where], ["a", "b"])
    report, place, seen = hits.finds[-1].report, hits.finds[-1].place, []
    for _ in hits.finds:
        index, _ = hits.beyond(report, place, 1)
        report, place = hits.finds[index].report, hits.finds[index].place
        seen.append(index)
    assert seen == list(range(len(where)))
