"""Addresses as a reader types them."""

import pytest

from reader.errors import UnknownPassage
from reader.positions.addresses import address
from reader.positions.places import Place
from tests.reader.rooms import OLD, reports

REPORT = reports()[0]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("12", "Paragraph 12"),
        (" 12 ", "Paragraph 12"),
        ("¶ 12", "Paragraph 12"),
        ("¶12", "Paragraph 12"),
        (f"{OLD}-7", "Paragraph 7"),
        ("p 102", "Paragraph 10"),
        ("p. 102", "Paragraph 10"),
        ("page 102", "Paragraph 10"),
        ("P102", "Paragraph 10"),
        ("p 3", "Paragraph 10"),
    ],
)
def test_what_is_typed_leads_to_its_passage(typed, text):
    assert REPORT.reading[address(REPORT, typed).passage].text.startswith(text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99", "99 leads nowhere: its paragraphs go from 1 to 30"),
        ("p 99", "the last one is 106"),
        ("\x1b[2J", "␛[2J"),
    ],
)
def test_what_leads_nowhere_is_said_with_what_there_is(typed, said):
    with pytest.raises(UnknownPassage) as caught:
        address(REPORT, typed)
    assert said in str(caught.value)


def test_a_report_without_numbers_says_so():

    with pytest.raises(UnknownPassage, match="it has no numbered paragraphs"):
        address(REPORT.but(passages=REPORT.passages[:1]), "1")


def test_a_page_may_begin_within_a_passage():
    from dataclasses import replace

    from corpus.model import PageTurn

    passage = replace(REPORT.reading[2], pages=(PageTurn(0, 0, "i"), PageTurn(9, 1, "ii")))
    report = REPORT.but(passages=(*REPORT.passages[:2], passage))
    assert address(report, "p ii") == Place(2, 9)
