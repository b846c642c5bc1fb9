"""The filter over notes: all that is typed must fit, as far as it is typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.notebook import Note, Notebook
from tests.reader.notebooks import noted, pair, store

TODAY = datetime.now(UTC).strftime("%Y-%m")


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    portela, kapoor = pair()
    notebook = Notebook(store(tmp_path_factory.mktemp("notes")), (portela,))
    noted(notebook, portela, "Moscow saw", "Why ‘so’?", tags=("order/architecture",), holder="Sergei Lavrov")
    noted(notebook, portela, "alliance", "déjà vu", tags=("NATO", "two words"), holder="Russia")
    noted(notebook, kapoor, "eastwards", "China", tags=("asia",))
    notebook.add(Note(None, "all over", theme="Common Strategy"))
    return notebook


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "0123"),
        ("  ", "0123"),
        ("deja", "1"),
        ("'so'", "0"),
        ("moscow", "01"),
        ("moscow saw", "0"),
        ('"saw moscow"', ""),
        ('"moscow saw"', "0"),
        ('"moscow sa', "0"),
        ("tag:nato", "1"),
        ("tag:arch", "0"),
        ("tag:order/a", "0"),
        ("tag:rder", ""),
        ('tag:"two w', "1"),
        ("#asia", "2"),
        ("#", "0123"),
        ("tag:", "0123"),
        ("holder:lav", "0"),
        ("holder:russia alliance", "1"),
        ("state:anch", "013"),
        ("state:away", "2"),
        ("report:portela", "01"),
        ("report:2001", "01"),
        ("report:kapoor", "2"),
        ("theme:strat", "3"),
        (f"date:{TODAY} tag:n", "1"),
        ("date:1999", ""),
        ("colour:red", ""),
        ("tag:nato tag:asia", ""),
    ],
)
def test_what_is_typed_is_found(notebook: Notebook, query: str, found: str) -> None:
    notes = notebook.contents.notes
    assert "".join(str(notes.index(placed)) for placed in notebook.contents.filter(query)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(st.text(alphabet='tag:holderstate#" \n\\(*ä', max_size=20))
def test_typing_on_never_finds_more(notebook: Notebook, query: str) -> None:
    found = notebook.contents.filter(query)
    assert all(placed in notebook.contents.notes for placed in found)
    assert {p.id for p in notebook.contents.filter(query + " nato")} <= {p.id for p in found}
