"""One version after another is encoded as it would be by itself, and of a change only what it touched."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.storage import encoding
from notes.storage.encoding import Encoder
from notes.storage.schema import empty, encode, is_sealed

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "delete", "history", "unknown"]),
        st.sampled_from(["notes", "relations"]),
        st.integers(0, 400),
        st.text(max_size=5) | st.booleans() | st.integers(0, 1) | st.floats(0, 1) | st.none(),
    ),
    max_size=8,
)


def do(tables: dict[str, Any], step: tuple[str, str, int, Any]) -> None:
    how, name, number, value = step
    table = tables[name]
    at = str(number % (len(table) + 1))
    if how == "history":
        tables["history"].setdefault("1", {"id": "h"})["undone"] = value
    elif how == "unknown":
        tables["future"] = value
    elif how == "add":
        new = str(max(map(int, table), default=0) + 1)
        table[new] = {"id": new, "text": value, "checksum": "0" * 32}
    elif how == "edit" and at in table:
        table[at] = {**table[at], "text": value}
    elif how == "delete":
        table.pop(at, None)


def filled(count: int) -> dict[str, Any]:
    tables = empty()
    tables["notes"] = {
        str(n): {"id": f"n-{n}", "text": "words ü", "tags": ["eu"]} for n in range(1, count + 1)
    }
    return tables


@settings(deadline=None, max_examples=80)
@given(st.sampled_from([0, 1, 249, 250, 251, 600]), STEPS)
def test_each_version_is_encoded_as_by_itself(count: int, steps: list[tuple[str, str, int, Any]]) -> None:
    tables, encoder = filled(count), Encoder()
    for step in [None, *steps]:
        if step is not None:
            do(tables, step)
        data = encoder.encode(tables)
        assert data == encode(tables)
        assert is_sealed(data)


def test_what_equals_another_value_is_not_taken_for_it() -> None:
    tables, encoder = filled(3), Encoder()
    tables["notes"]["2"] = {"id": "n-2", "text": True}
    encoder.encode(tables)
    tables["notes"]["2"] = {"id": "n-2", "text": 1}
    assert encoder.encode(tables) == encode(tables)


def test_of_a_change_only_the_records_around_it_are_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    tables, encoder, sizes = filled(2_000), Encoder(), []
    encoder.encode(tables)

    def dumps(value: Any, **more: Any) -> bytes:
        data = orjson.dumps(value, **more)
        sizes.append(data.count(b'"id": "n-'))
        return data

    fake = SimpleNamespace(dumps=dumps, OPT_INDENT_2=orjson.OPT_INDENT_2)
    monkeypatch.setattr(encoding, "orjson", fake)
    do(tables, ("edit", "notes", 700, "new"))
    encoder.encode(tables)
    assert sum(sizes) == 250
    sizes.clear()
    do(tables, ("add", "notes", 0, "new"))
    encoder.encode(tables)
    assert sum(sizes) <= 250
