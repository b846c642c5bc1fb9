"""A silence that the reader has confirmed: kept, placed, undone, and told by the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notes.records.silences import silence_of
from reader.cli import main
from reader.notebook import Notebook
from reader.state import locations
from reader.workspace import Workspace
from tests.reader.rooms import reports
from tests.reader.small import report

NAMES = ("NATO enlargement", "expansion of the alliance")


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notes.json", reports())


def test_it_is_kept_by_any_name_of_the_theme_until_it_is_undone(notebook: Notebook) -> None:
    old, middle, _ = reports()
    assert notebook.contents.confirmed(NAMES, old) is None
    assert notebook.judgements.confirm_silence(NAMES, old)
    assert notebook.contents.confirmed(["EXPANSION of it", "nato Enlargement"], old)
    assert notebook.contents.confirmed(NAMES, middle) is None
    assert notebook.contents.undo_label == "confirm a silence on NATO enlargement"
    notebook.undo()
    assert notebook.contents.confirmed(NAMES, old) is None
    notebook.redo()
    assert notebook.contents.confirmed(NAMES, old)


def test_it_is_confirmed_once_and_doubted_once(notebook: Notebook) -> None:
    old, *_ = reports()
    assert not notebook.judgements.doubt_silence(NAMES, old)
    assert notebook.judgements.confirm_silence(NAMES, old)
    assert not notebook.judgements.confirm_silence(NAMES[::-1], old)
    assert len(notebook.store.all("findings")) == 1
    assert notebook.judgements.doubt_silence(NAMES[::-1], old)
    assert notebook.contents.silences == {}
    notebook.undo()
    assert notebook.contents.confirmed(NAMES, old)


def test_it_finds_its_report_again_under_another_name(tmp_path: Path) -> None:
    old, *_ = reports()
    path = tmp_path / "notes.json"
    Notebook(path, reports()).judgements.confirm_silence(NAMES, old)
    moved = old.but(id="renamed")
    assert Notebook(path, [moved]).contents.confirmed(NAMES, moved)
    assert Notebook(path, [report()]).contents.silences == {}


@pytest.mark.parametrize(
    "record",
    [
        {"id": "f-1"},
        {"id": "f-1", "verdict": "silent", "theme": "x"},
        {"id": "f-1", "verdict": "silent", "report": "x", "theme": 3},
        {"id": "f-1", "verdict": "loud", "report": "x", "theme": "x"},
    ],
)
def test_other_records_of_that_table_are_no_silences(record: dict[str, object]) -> None:
    assert silence_of(record) is None


def test_the_synopsis_tells_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.md").write_text("# One\n\nOf wine alone.\n")
    (folder / "two.md").write_text("# Two\n\nOf harvests alone.\n")
    (folder / "themes.toml").write_text('[[theme]]\nname = "Wine"\n')
    shelf = Workspace.from_paths([folder])
    call = ["synopsis", "wine", "--in", str(folder)]

    def answer() -> list[tuple[bool, bool]]:
        assert main([*call, "--json"]) == 0
        return [(r["silent"], r["confirmed"]) for r in json.loads(capfd.readouterr().out)["reports"]]

    assert answer() == [(False, False), (True, False)]
    Notebook(locations.notes_file(), shelf.reports).judgements.confirm_silence(["Wine"], shelf.report("two"))
    assert answer() == [(False, False), (True, True)]
    assert main(call) == 0
    assert "silent ✓ confirmed" in capfd.readouterr().out
