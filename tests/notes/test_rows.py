"""CSV: read back it says what the notes say, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.exchange.csv_rows import COLUMNS, dump
from tests.notes.generated import words


def rows(*notes: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dump(notes).decode(), newline=""), strict=True))


def test_a_row_a_note_by_rfc_4180() -> None:
    note = {
        "id": "n-1", "number": 12, "quote": 'He said "no",\nand left', "tags": ["eu/army", "nato"],
        "holder": None,
        "relations": [{"type": "agrees", "to": "n-2"}, {"type": "extends", "to": "n-3"}], "other": "left out",
    }  # fmt: skip
    data = dump([note])
    assert data.startswith(",".join(COLUMNS).encode() + b"\r\nn-1,")
    assert b'"He said ""no"",\nand left"' in data
    (row,) = rows(note)
    assert (row["number"], row["tags"], row["holder"]) == ("12", "eu/army; nato", "")
    assert row["relations"] == "agrees n-2; extends n-3"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
@pytest.mark.parametrize("column", ["quote", "text", "holder", "title", "id"])
def test_no_cell_begins_as_a_formula(begin: str, column: str) -> None:
    (row,) = rows({column: f"{begin}HYPERLINK(1)"})
    assert row[column] == f"'{begin}HYPERLINK(1)"
    (tagged,) = rows({"tags": [f"{begin}1"], "relations": [{"type": begin, "to": ""}]})
    assert tagged["tags"][0] == tagged["relations"][0] == "'"


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(("id", "quote", "text", "holder"), words)), max_size=5))
def test_whatever_a_note_holds_is_in_its_row(notes: list[dict[str, Any]]) -> None:
    for note, row in zip(notes, rows(*notes), strict=True):
        for column, value in note.items():
            assert row[column] in (value.replace("\0", "\ufffd"), "'" + value.replace("\0", "\ufffd"))
