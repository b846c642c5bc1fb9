"""Dates as people write them, and dates in files' names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.importers.metadata_checks import sensible_date
from corpus.sources.file_names import date_in_name
from corpus.text.dates import find_dates

WRITTEN = {
    "5 April 2018": "2018-04-05",
    "5. April 2018": "2018-04-05",
    "5th of April, 2018": "2018-04-05",
    "April 5th, 2018": "2018-04-05",
    "APRIL 5, 2018": "2018-04-05",
    "5-Apr-2018": "2018-04-05",
    "15. März 2021": "2021-03-15",
    "1er avril 2018": "2018-04-01",
    "12 décembre 2001": "2001-12-12",
    "5 de abril de 2018": "2018-04-05",
    "2018-04-05": "2018-04-05",
    "5.4.2018": "2018-04-05",
    "25/04/2018": "2018-04-25",
    "4/25/2018": "2018-04-25",
    "Sept. 2002": "2002-09",
    "abril de 2018": "2018-04",
    "3-5 May 2018": "2018-05",
    "May 3–5, 2018": "2018-05",
    "05/04/2018": "2018",
    "March/April 2015": "2015",
    "Spring 2003": "2003",
    "No. 2 Spring 2004": "2004",
    "30 February 2018": "2018-02",
    "31 April 2018": "2018-04",
    "2018-02-30": "2018-02",
    "29 February 2000": "2000-02-29",
}
NONE = (
    "2018", "5 April 9999", "5 April 1066", "2018-13-01", "3 Foo 2001", "they may 2010 times",
    "Order 12 of 2003", "",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN.items())
def test_a_date_is_as_precise_as_it_is_written(text: str, expected: str) -> None:
    assert [found.date for found in find_dates(f"Berlin, {text} (corrected)")] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_none(text: str) -> None:
    assert not list(find_dates(text))


@given(st.text(st.sampled_from("0123456789 .,-/:MayApril5thdeof–") | st.characters(), max_size=80))
def test_whatever_is_found_is_on_the_calendar(text: str) -> None:
    for said in (*(found.date for found in find_dates(text)), sensible_date(text), date_in_name(text)):
        if said is not None:
            date.fromisoformat(said + "-01" * (2 - said.count("-")))
            assert int(said[:4]) <= date.today().year + 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nss-1987", "1987"),
        ("jones1987a", "1987"),
        ("2018-04-05 minutes", "2018-04-05"),
        ("20180405_report", "2018-04-05"),
        ("report_april_2018", "2018-04"),
        ("25-04-2018 letter", "2018-04-25"),
        ("05-04-2018 letter", "2018"),
        ("Block (May 2004)", "2004-05"),
        ("covid19-2020", "2020"),
        ("eu-russia-1991-2001", None),
        ("000_49987f02cded6edc", None),
        ("aa460b14c1912aaf", None),
        ("rfc2026", None),
        ("1904.01234", None),
        ("10811", None),
        ("agenda 2020", None),
        ("plan-9999", None),
        ("report", None),
    ],
)
def test_a_file_name_names_one_year_or_none(name: str, expected: str | None) -> None:
    assert date_in_name(name) == expected
