"""A kind of note that is no more than a row of the table is told, listed, shown and written out."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes import kinds
from notes.kinds import KINDS, NoteKind
from reader.exporting import copying
from reader.notebook import Notebook
from reader.presentation.note_text import where
from reader.room.note_marks import mark, marks_of
from reader.widgets.note_line import line
from tests.reader.notebooks import noted, pair, store

QUESTION = NoteKind(
    "question", lambda note: note.text.endswith("?"), called="question", sign="¿", place="all of it",
    heading="Question", callout="question",
)  # fmt: skip


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", (QUESTION, *KINDS))


@pytest.mark.usefixtures("questions")
def test_a_kind_of_note_is_one_row(tmp_path: Path) -> None:
    portela, kapoor = reports = pair()
    notebook = Notebook(store(tmp_path), reports)
    asked = noted(notebook, portela, "Moscow", "why then?")
    assert notebook.contents.undo_label == "question"
    assert mark(asked) == "¿"
    assert [noted.glyph for noted in marks_of(notebook.contents, portela)] == ["¿"]
    assert line([asked], notebook.contents)[0].plain.startswith("¿")
    assert "**Question** " in copying.notes(notebook.contents, [asked], reports, "pandoc")
    assert "> [!question]" in copying.notes(notebook.contents, [asked], reports, "obsidian")
    assert where(noted(notebook, kapoor, None, "why?")).endswith("all of it")


def test_a_note_is_of_one_kind_whatever_it_is_on(tmp_path: Path) -> None:
    portela, _ = reports = pair()
    notebook = Notebook(store(tmp_path), reports)
    bare = noted(notebook, portela, "Moscow")
    assert (notebook.contents.undo_label, mark(bare)) == ("highlight", "“")
    said = noted(notebook, portela, None, "early")
    assert (notebook.contents.undo_label, mark(said)) == ("note", "✎")
    assert where(said).endswith("the whole report")
