"""What the notebook does for many notes: of each only what is asked for, and once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Report
from notes.anchoring.locate import Haystack
from reader.notebook import Note, Notebook, State, on
from reader.notebook import entry as entries
from reader.notebook.orders import NoteOrder, ordered
from reader.room import note_marks
from tests.reader.notebooks import KAPOOR, PORTELA, edited, ids, noted, pair, report, store

WORDS = ("Moscow", "alliance", "Union", "a threat", "laboratories")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of five notes on one report, four on another and one on a theme."""
    notebook = Notebook(store(tmp_path), pair())
    portela, kapoor = pair()
    for words in WORDS:
        noted(notebook, portela, words, f"on {words}", tags=("eu",))
    for words in ("Kremlin", "Beijing", "treaty", "hopes"):
        noted(notebook, kapoor, words, tags=("asia",))
    notebook.add(Note(None, "all over", theme="enlargement"))
    return notebook.path


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], list[object]]:
    """Have calls counted."""

    def count(owner: Any, name: str) -> list[object]:
        calls: list[object] = []
        real = getattr(owner, name)

        def call(*given: Any) -> Any:
            calls.append(given[-1])
            return real(*given)

        monkeypatch.setattr(owner, name, call)
        return calls

    return count


Counted = Callable[[Any, str], list[object]]


def test_notes_are_made_when_they_are_asked_for(path: Path, counted: Counted) -> None:
    made, folded = counted(entries, "note_of"), counted(entries, "fold")
    portela, kapoor = pair()
    contents = Notebook(path, pair()).contents
    assert len(contents.entries) == 10
    assert contents.states == {State.ANCHORED: 10, State.CHANGED: 0, State.ORPHAN: 0, State.AWAY: 0}
    assert contents.tags == {"eu": 5, "asia": 4}
    assert contents.latest_themes == ("enlargement",)
    for order in NoteOrder:
        ordered(contents.entries, order, pair())
    assert (made, folded) == ([], [])
    assert len(contents.in_report(kapoor)) == 4
    assert len(made) == 4
    assert len(contents.on_theme("Enlargement")) == 1
    assert len(made) == 5
    assert len(contents.filter('"on moscow"')) == 1
    assert len(made) == 6
    assert len(contents.notes) == 10
    assert contents.in_report(portela)[0] is contents.note(contents.in_report(portela)[0].id)
    assert len(made) == 10


def test_what_a_list_asks_of_notes_can_be_made_before(path: Path, counted: Counted) -> None:
    contents = Notebook(path, pair()).contents
    contents.prepare()
    made, folded = counted(entries, "note_of"), counted(entries, "fold")
    assert (len(contents.filter('"on union"')), len(contents.filter("tag:asia"))) == (1, 4)
    assert (made, folded) == ([], [])


def test_words_that_stand_where_they_stood_are_not_searched(path: Path, counted: Counted) -> None:
    searched = counted(Haystack, "anchor")
    assert Notebook(path, pair()).contents.states[State.ANCHORED] == 10
    assert searched == []
    moved = report("portela", f"A preface.\n\n{PORTELA}", "EU and Russia")
    contents = Notebook(path, [moved, pair()[1]]).contents
    assert contents.states[State.ANCHORED] == 10
    assert len(searched) == len(WORDS)


def test_the_text_of_a_report_is_looked_up_once_for_all_its_notes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def text(one: Report) -> str:
        asked.append(one.id)
        return one.body.text

    monkeypatch.setattr(Report, "text", property(text))
    Notebook(path, pair())
    assert sorted(asked) == ["kapoor", "portela"]


def test_a_change_makes_anew_what_it_touches(path: Path, counted: Counted) -> None:
    portela, kapoor = pair()
    notebook = Notebook(path, (portela, kapoor))
    before = notebook.contents
    before.prepare()
    theirs = before.in_report(kapoor)
    looks = counted(note_marks, "look_of")
    drawn = note_marks.drawn_notes(before, portela, None)
    made = counted(entries, "note_of")
    new = notebook.add(Note(on(portela), "whole"))
    edited(notebook, before.in_report(portela)[0], text="else")
    assert len(made) <= 2 + 1  # what is edited is compared with its record
    assert notebook.contents.in_report(kapoor) is theirs
    kept = [one for one in notebook.contents.entries if one in before.entries]
    assert len(kept) == 9
    looks.clear()
    again = note_marks.drawn_notes(notebook.contents, portela, drawn)
    assert len(looks) == 1
    assert again.marks() == note_marks.marks_of(notebook.contents, portela)
    notebook.undo()
    notebook.undo()
    assert notebook.contents.note(new.id) is None
    assert notebook.contents.in_report(kapoor) is theirs
    assert notebook.contents.notes == Notebook(path, pair()).contents.notes


def test_what_another_program_changes_is_all_that_is_made_anew(path: Path, counted: Counted) -> None:
    notebook, other = Notebook(path, pair()), Notebook(path, pair())
    notebook.contents.prepare()
    before = {one.id: one for one in notebook.contents.entries}
    edited(other, other.contents.notes[3], text="theirs")
    made = counted(entries, "note_of")
    assert notebook.poll()
    notebook.contents.prepare()
    assert len(made) == 1
    assert sum(before[one.id] is one for one in notebook.contents.entries) == 9
    noted(notebook, pair()[0], "Moscow")
    assert [p.note for p in notebook.contents.notes] == [
        p.note for p in Notebook(path, pair()).contents.notes
    ]


def test_many_notes_are_one_change_in_their_order(path: Path) -> None:
    notebook = Notebook(path, pair())
    before = ids(notebook.contents.notes)
    notebook.delete(before[2:6])
    assert notebook.undo() == "delete 4 notes"
    assert ids(notebook.contents.notes) == ids(Notebook(path, pair()).contents.notes)
    assert set(ids(notebook.contents.notes)) == set(before)


def test_notes_in_a_passage_are_those_whose_words_reach_into_it(tmp_path: Path) -> None:
    from reader.positions.places import Place, Span

    one = report("kapoor", KAPOOR)
    notebook = Notebook(store(tmp_path), [one])
    ends = {Span(Place(a, 3), Place(b, 9)) for a in range(3) for b in range(a, 3)}
    made = {notebook.add(Note(on(one, span))).id: span for span in ends}
    for index in range(-1, 4):
        here = notebook.contents.in_passage(one, index)
        assert {made[p.id] for p in here} == {s for s in ends if s.start.passage <= index <= s.end.passage}
        assert list(here) == [p for p in notebook.contents.in_report(one) if p in here]
