"""Stepping through hits."""

from hypothesis import given
from hypothesis import strategies as st

from reader.positions.hit_list import Find, HitList
from reader.positions.places import Place, Span


def find(report: str, passage: int, offset: int = 0) -> Find:
    return Find(report, (Span(Place(passage, offset), Place(passage, offset + 3)),))


HUNT = HitList.of("abc", [find("b", 1), find("a", 7), find("a", 2)], ["a", "b", "c"])


def test_hits_stand_in_reading_order_over_the_reports():
    assert [(f.report, f.place.passage) for f in HUNT.finds] == [("a", 2), ("a", 7), ("b", 1)]


def test_the_next_hit_counts_from_the_cursor_and_leads_into_the_next_report():
    assert HUNT.beyond("a", Place(0), 1) == (0, False)
    assert HUNT.beyond("a", Place(2), 1) == (1, False)
    assert HUNT.beyond("a", Place(7), 1) == (2, False)
    assert HUNT.beyond("b", Place(1), 1) == (0, True)
    assert HUNT.beyond("a", Place(7), -1) == (0, False)
    assert HUNT.beyond("a", Place(2), -1) == (2, True)


def test_from_a_report_without_hits_one_goes_on_in_the_order_of_the_reports():
    hunt = HitList.of("abc", [find("c", 1), find("a", 7), find("a", 2)], ["a", "b", "c", "d"])
    assert hunt.beyond("b", Place(5), 1) == (2, False)
    assert hunt.beyond("b", Place(5), -1) == (1, False)
    assert hunt.beyond("d", Place(0), 1) == (0, True)


def test_the_first_hit_from_a_place_goes_round():
    assert HUNT.first_from("a", Place(2)) == 0
    assert HUNT.first_from("a", Place(3)) == 1
    assert HUNT.first_from("b", Place(2)) == 0


def test_without_hits_there_is_no_next():
    empty = HitList.of("abc", [], ["a"])
    assert empty.beyond("a", Place(0), 1) is None
    assert empty.first_from("a", Place(0)) is None
    assert empty.spans("a") == []


@given(st.sets(st.tuples(st.sampled_from("ab"), st.integers(0, 20)), min_size=1))
def test_stepping_visits_every_hit_once_before_it_goes_round(where):
    hunt = HitList.of("x", [find(report, passage) for report, passage in where], ["a", "b"])
    report, place, seen = hunt.finds[-1].report, hunt.finds[-1].place, []
    for _ in hunt.finds:
        index, _ = hunt.beyond(report, place, 1)
        report, place = hunt.finds[index].report, hunt.finds[index].place
        seen.append(index)
    assert seen == list(range(len(where)))
