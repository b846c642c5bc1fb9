"""Back and forward through places."""

from reader.positions.place_history import LONGEST, PlaceHistory, Stop
from reader.positions.places import Place

A, B, C = (Stop("r", Place(index)) for index in range(3))


def test_back_leads_to_where_a_jump_began_and_on_leads_back_again():
    trail = PlaceHistory()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert not trail.can_go_back
    assert trail.on(A) == B
    assert trail.on(B) == C
    assert not trail.can_go_on


def test_a_jump_after_going_back_forgets_what_lay_forward():
    trail = PlaceHistory()
    trail.leave(A)
    trail.back(B)
    trail.leave(A)
    assert not trail.can_go_on


def test_a_stop_at_which_one_stands_is_passed_over():
    trail = PlaceHistory()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(B) == A


def test_without_stops_there_is_nowhere_to_go():
    assert PlaceHistory().back(A) is None
    assert PlaceHistory().on(A) is None


def test_the_trail_does_not_grow_for_ever():
    trail = PlaceHistory()
    for index in range(LONGEST + 50):
        trail.leave(Stop("r", Place(index)))
    steps, here = 0, A
    while trail.can_go_back:
        here = trail.back(here) or here
        steps += 1
    assert steps == LONGEST
