"""The orders in which notes are listed."""

from __future__ import annotations

from reader.notebook import Notebook
from reader.notebook.orders import NoteOrder, ordered
from tests.reader.noted import kept
from tests.reader.rooms import reports


def numbers(order: NoteOrder) -> list[int]:
    contents = Notebook(kept(), reports()).contents
    found = ordered(contents.entries, order, reports())
    return [int(one.placed.id[2:]) for one in found]


def test_by_report_in_date_order_from_beginning_to_end_the_lost_after_and_the_away_last():
    assert numbers(NoteOrder.REPORT) == [1, 2, 8, 3, 6, 4, 5, 7]


def test_newest_first():
    assert numbers(NoteOrder.NEWEST) == [8, 7, 6, 5, 4, 3, 2, 1]


def test_by_first_tag_those_without_last():
    assert numbers(NoteOrder.TAG) == [3, 4, 1, 5, 8, 6, 2, 7]


def test_the_orders_go_round():
    assert NoteOrder.REPORT.next.next.next is NoteOrder.REPORT
