"""A note keeps its words when its report is moved, renamed, extracted anew or closed and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Report
from notes.errors import RecordError
from reader.notebook import Notebook, State
from tests.reader.notebooks import KAPOOR, PORTELA, edited, noted, pair, report, span, store

QUOTE = "the enlargement of the alliance as a threat"
LESS = "\n\n".join(block for block in PORTELA.split("\n\n") if QUOTE not in block)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one note on Portela's words."""
    notebook = Notebook(store(tmp_path), pair())
    noted(notebook, pair()[0], QUOTE, "why?", tags=("nato",))
    return notebook.path


def rewrapped(text: str) -> str:
    """Another extraction of the same words: other quotation marks, hyphens and lines."""
    return text.replace("Co-operation", "Co\u2010operation").replace(" ", "  ", 40)


OPENED = {
    "the same": report("portela", PORTELA, "EU and Russia"),
    "renamed": report("report-1", PORTELA, "Another title"),
    "extracted anew": report("portela", rewrapped(PORTELA), "EU and Russia"),
    "renamed and extracted anew": report("report-1", rewrapped(PORTELA), "x"),
    "a new edition of the same title": report("r", "A new preface.\n\n" + PORTELA, " eu and  Russia"),
    "a new edition under another name": report("r", "A new preface.\n\n" + PORTELA, "Collected papers"),
}


@pytest.mark.parametrize("opened", OPENED.values(), ids=OPENED.keys())
def test_a_note_finds_its_report_and_its_words(path: Path, opened: Report) -> None:
    others = [report("kapoor", KAPOOR, "Russia and the EU"), opened]
    (placed,) = Notebook(path, others).contents.notes
    assert (placed.state, placed.report_id) == (State.ANCHORED, opened.id)
    assert placed.quote.split() == QUOTE.split()
    assert placed.passage is not None and placed.passage.text.startswith("Moscow")


def test_the_bytes_say_more_than_the_name(path: Path) -> None:
    impostor = report("portela", KAPOOR, "EU and Russia")
    (placed,) = Notebook(path, [impostor, report("copy", PORTELA)]).contents.notes
    assert (placed.state, placed.report_id) == (State.ANCHORED, "copy")


def test_another_report_of_the_same_name_gives_way_to_the_one_with_the_words(path: Path) -> None:
    impostor = report("portela", KAPOOR, "EU and Russia")
    (placed,) = Notebook(path, [impostor, report("copy", rewrapped(PORTELA))]).contents.notes
    assert placed.report_id == "copy"


def test_a_note_is_away_while_its_report_is_closed(path: Path) -> None:
    notebook = Notebook(path, [report("kapoor", KAPOOR)])
    (placed,) = notebook.contents.notes
    assert (placed.state, placed.report, placed.span, placed.quote) == (State.AWAY, None, None, QUOTE)
    notebook.show(pair())
    assert notebook.contents.notes[0].state is State.ANCHORED


def test_words_that_are_gone_make_an_orphan_that_comes_back(path: Path) -> None:
    gone = report("portela", LESS, "EU and Russia")
    notebook = Notebook(path, [gone])
    (placed,) = notebook.contents.in_report(gone)
    assert (placed.state, placed.report_id, placed.span) == (State.ORPHAN, "portela", None)
    assert placed.quote == QUOTE
    before = path.read_bytes()
    notebook.show(pair())
    assert notebook.contents.notes[0].state is State.ANCHORED
    assert path.read_bytes() == before


def test_changed_words_are_confirmed_or_corrected(path: Path) -> None:
    text = PORTELA.replace("as a threat, and said", "as an outright danger, and said")
    changed = report("portela", text, "EU and Russia")
    notebook = Notebook(path, [changed])
    (placed,) = notebook.contents.notes
    assert (placed.state, placed.quote[:32]) == (State.CHANGED, QUOTE[:32])
    sure = notebook.confirm(placed)
    assert (sure.state, sure.quote, sure.note.text) == (State.ANCHORED, placed.quote, "why?")
    moved = notebook.correct(sure, changed, span(changed, "outright danger"))
    assert (moved.state, moved.quote, moved.id) == (State.ANCHORED, "outright danger", placed.id)
    assert (notebook.undo(), notebook.undo()) == ("move note", "move note")
    assert notebook.contents.notes[0].state is State.CHANGED


def test_what_is_away_cannot_be_confirmed(path: Path) -> None:
    notebook = Notebook(path, [])
    with pytest.raises(RecordError, match="no words"):
        notebook.confirm(notebook.contents.notes[0])


def test_editing_a_note_holds_it_by_its_words_as_they_are_now(path: Path) -> None:
    anew = report("portela", "A new preface.\n\n" + rewrapped(PORTELA), "EU and Russia")
    notebook = Notebook(path, [anew])
    (placed,) = notebook.contents.notes
    kept = edited(notebook, placed, text="because")
    quote = kept.note.target and kept.note.target.quote
    assert quote and quote.stands_in(anew.text)


def test_a_changed_quote_is_not_taken_over_by_an_edit(path: Path) -> None:
    text = PORTELA.replace("as a threat, and said", "as an outright danger, and said")
    notebook = Notebook(path, [report("portela", text, "EU and Russia")])
    (placed,) = notebook.contents.notes
    assert edited(notebook, placed, text="because").state is State.CHANGED


def test_references_inside_the_words_are_kept(tmp_path: Path) -> None:
    from tests.reader.small import report as small

    with_references = small()
    notebook = Notebook(store(tmp_path), [with_references])
    placed = noted(notebook, with_references, "said Lavrov.6 The rest")
    assert placed.note.target and placed.note.target.quote
    assert placed.note.target.quote.exact == "said Lavrov.6 The rest"


def test_notes_of_many_reports_find_theirs(tmp_path: Path) -> None:
    reports = [report(f"r{n}", PORTELA.replace("Moscow", f"Moscow{n}"), f"t{n}") for n in range(6)]
    notebook = Notebook(store(tmp_path), reports)
    for one in reports:
        noted(notebook, one, QUOTE, one.id)
    renamed = [one.but(id=f"new-{one.id}") for one in reversed(reports)]
    placed = Notebook(notebook.path, renamed).contents.notes
    assert [p.report_id for p in placed] == [f"new-{p.note.text}" for p in placed]
