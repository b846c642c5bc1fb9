"""The notebook: what is made comes back as typed, can be undone, and is seen by every reader of the file."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes.errors import NotesError, RecordError, SaveError
from notes.kinds import FINDING, REPORT, THEME, WORDS
from notes.tags import Spellings, distinct, tidy
from reader.cli.format.notes import notes_text
from reader.exporting.note_json import note_json
from reader.notebook import Note, Notebook, State, on
from reader.positions.places import Place, Span
from tests.reader.notebooks import edited, ids, noted, pair, report, span, store

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)))
TAG = TEXT.map(lambda tag: f"t{tag}"[:100])


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(store(tmp_path), pair())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(TEXT, st.lists(TAG, max_size=3), TEXT)
def test_any_text_tag_and_holder_comes_back(tmp_path: Path, text: str, tags: list[str], holder: str) -> None:
    portela, _ = pair()
    made = noted(Notebook(store(tmp_path)), portela, "Moscow", text, tags=tuple(tags), holder=holder)
    back = Notebook(store(tmp_path), pair()).contents.note(made.id)
    assert back is not None
    assert back.note == made.note
    assert back.note.text == text
    assert back.note.tags == Spellings(()).all(distinct(map(tidy, tags)))
    assert (back.note.holder or "") == " ".join(holder.split())
    assert (back.state, back.quote) == (State.ANCHORED, "Moscow")


def test_a_note_on_words_a_report_and_a_theme(notebook: Notebook) -> None:
    portela, kapoor = pair()
    words = noted(notebook, portela, "the alliance", "why?", tags=("#nato ",), holder=" Russia ")
    whole = noted(notebook, portela, None, "early")
    theme = notebook.add(Note(None, "all over", theme="enlargement"))
    finding = notebook.add(Note(on(kapoor), "nothing", theme="enlargement"))
    assert (words.span, words.passage) == (span(portela, "the alliance"), portela.reading[1])
    assert (words.note.tags, words.note.holder) == (("nato",), "Russia")
    contents = notebook.contents
    assert ids(contents.in_report(portela)) == [whole.id, words.id]
    assert ids(contents.on_theme("enlargement")) == [theme.id]
    assert ids(contents.on_theme("enlargement", kapoor)) == [finding.id]
    assert [p.note.kind for p in (words, whole, theme, finding)] == [WORDS, REPORT, THEME, FINDING]
    assert contents.states[State.ANCHORED] == 4


def test_notes_at_a_place_shortest_first(notebook: Notebook) -> None:
    portela, _ = pair()
    long = noted(notebook, portela, "the enlargement of the alliance as a threat")
    short = noted(notebook, portela, "alliance")
    start = span(portela, "alliance").start
    contents = notebook.contents
    assert ids(contents.at(portela, start)) == [short.id, long.id]
    assert ids(contents.at(portela, Place(start.passage, start.offset - 1))) == [long.id]
    assert contents.at(portela, Place(0)) == ()
    assert ids(contents.in_passage(portela, 1)) == [long.id, short.id]


def test_words_over_passages(notebook: Notebook) -> None:
    portela, _ = pair()
    over = Span(Place(0, 20), Place(2, 12))
    placed = notebook.add(Note(on(portela, over)))
    assert placed.span == over
    assert all(notebook.contents.in_passage(portela, index) for index in range(3))


def test_nothing_is_no_quote_and_half_a_character_no_text(notebook: Notebook) -> None:
    portela, _ = pair()
    with pytest.raises(RecordError, match="no words"):
        notebook.add(Note(on(portela, Span(Place(0, 3), Place(0, 3)))))
    with pytest.raises(RecordError, match="half a character"):
        noted(notebook, portela, "Moscow", "\udc80")
    assert notebook.contents.notes == ()


def test_undo_and_redo_say_what(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow")
    edited(notebook, made, text="words")
    assert (notebook.contents.undo_label, notebook.contents.redo_label) == ("edit note", None)
    assert (notebook.undo(), notebook.undo(), notebook.undo()) == ("edit note", "highlight", None)
    assert notebook.contents.notes == ()
    assert notebook.contents.redo_label == "highlight"
    again = Notebook(notebook.path, pair())
    assert (again.redo(), again.redo(), again.redo()) == ("highlight", "edit note", None)
    assert again.contents.notes[0].note.text == "words"


def test_two_notebooks_see_each_others_notes(notebook: Notebook) -> None:
    portela, _ = pair()
    other = Notebook(notebook.path, pair())
    made = noted(notebook, portela, "Moscow", "mine")
    before = other.contents
    assert other.poll()
    assert before.notes == ()
    assert [p.note for p in other.contents.notes] == [made.note]
    assert not other.poll()
    edited(other, other.contents.notes[0], text="theirs")
    assert notebook.poll()
    assert notebook.contents.notes[0].note.text == "theirs"


def test_unchanged_notes_are_not_placed_again(notebook: Notebook) -> None:
    portela, _ = pair()
    first = noted(notebook, portela, "Moscow")
    noted(notebook, portela, "alliance")
    assert notebook.contents.note(first.id) is first


def test_who_changes_something_else_of_a_note_is_no_conflict(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow", "begun")
    other = Notebook(notebook.path, pair())
    edited(other, made, tags=("nato",))
    mine = edited(notebook, made, text="done")
    assert (mine.id, mine.note.text, mine.note.tags, mine.note.conflict) == (made.id, "done", ("nato",), None)


def test_who_changes_the_same_of_a_note_keeps_both_versions(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow", "begun")
    edited(Notebook(notebook.path, pair()), made, text="theirs")
    mine = edited(notebook, made, text="mine")
    assert (mine.note.conflict, mine.note.text) == (made.id, "mine")
    assert sorted(p.note.text for p in notebook.contents.notes) == ["mine", "theirs"]
    assert mine.quote == "Moscow"


def test_who_edits_what_was_deleted_keeps_words_and_quote(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow", "begun", tags=("nato",))
    Notebook(notebook.path).delete([made.id])
    mine = edited(notebook, made, text="mine")
    assert (mine.note.text, mine.note.tags, mine.quote) == ("mine", ("nato",), "Moscow")


def test_an_edit_of_nothing_is_no_change(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow", "begun")
    before = notebook.path.read_bytes()
    assert edited(notebook, made) == made
    assert notebook.path.read_bytes() == before


def test_deleted_notes_can_be_had_back_with_their_relations(notebook: Notebook) -> None:
    portela, kapoor = pair()
    one, other = noted(notebook, portela, "Moscow", "one"), noted(notebook, kapoor, "The Kremlin")
    made = notebook.relations.relate("agrees", one.note, other.note, "both")
    assert notebook.delete([one.id, "n-nowhere"]) == 1
    assert notebook.contents.relations == ()
    assert [gone.note.text for gone in notebook.deleted()] == ["one"]
    back = notebook.bring_back(one.id)
    assert (back.note.text, back.note.created) == ("one", one.note.created)
    assert [r.id for r in notebook.contents.relations_of(one.id)] == [made.id]
    assert notebook.deleted() == []
    with pytest.raises(RecordError):
        notebook.bring_back(one.id)
    assert notebook.undo() == "have a deleted note back"
    assert ids(notebook.contents.notes) == [other.id]


def test_words_that_were_undone_can_be_had_back(notebook: Notebook) -> None:
    portela, _ = pair()
    made = noted(notebook, portela, "Moscow", "first")
    edited(notebook, made, text="second")
    assert (notebook.undo(), notebook.undo()) == ("edit note", "note")
    other = noted(notebook, portela, "alliance", "other")
    assert notebook.redo() is None
    assert [gone.note.text for gone in notebook.deleted()] == ["second"]
    assert notebook.bring_back(made.id).note.text == "second"
    assert ids(notebook.contents.notes) == [other.id, made.id]
    assert notebook.undo() == "have a deleted note back"


def test_a_relation_between_two_quotes_is_one_step(notebook: Notebook) -> None:
    portela, kapoor = pair()
    ends = [Note(on(r, span(r, words))) for r, words in ((portela, "a threat"), (kapoor, "eastwards"))]
    made = notebook.relations.relate(" contradicts ", *ends, "how come?")
    assert len(notebook.contents.notes) == 2
    assert [r.type for r in notebook.contents.relations_of(made.target)] == ["contradicts"]
    changed = notebook.relations.edit(made, replace(made, type="extends"))
    assert changed.type == "extends"
    notebook.relations.delete(made.id)
    assert notebook.contents.relations == ()
    assert [notebook.undo() for _ in range(3)] == ["delete relation", "edit relation", "relate: contradicts"]
    assert notebook.contents.notes == ()


def test_a_relation_needs_two_notes_and_a_type(notebook: Notebook) -> None:
    portela, _ = pair()
    one = noted(notebook, portela, "Moscow")
    for kind, other in (("agrees", one.note), ("", Note(on(portela))), ("agrees", Note(None, id="n-gone"))):
        with pytest.raises(RecordError):
            notebook.relations.relate(kind, one.note, other)
    assert ids(notebook.contents.notes) == [one.id]


def test_tags_of_several_notes_at_once(notebook: Notebook) -> None:
    portela, _ = pair()
    made = [noted(notebook, portela, words, tags=("eu/army",)) for words in ("Moscow", "alliance", "Union")]
    assert notebook.tags.retag(ids(made[:2]), add=["nato", "#eu/army"], remove=["x"]) == 2
    assert notebook.contents.tags == {"eu/army": 3, "nato": 2}
    assert notebook.contents.bearing("eu") == 3
    assert notebook.tags.rename("eu", "europe") == 3
    assert notebook.tags.delete("nato") == 2
    assert notebook.contents.tags == {"europe/army": 3}
    undone = [notebook.undo() for _ in range(3)]
    assert undone == ["delete tag nato", "rename tag eu to europe", "tag 2 notes"]
    assert notebook.contents.tags == {"eu/army": 3}


def test_suggestions_forgive_and_put_the_last_used_first(notebook: Notebook) -> None:
    portela, _ = pair()
    for tags, holder in ((("order/architecture", "nato"), "Russia"), (("enlargement",), "Clara Portela")):
        noted(notebook, portela, "Moscow", tags=tags, holder=holder)
    contents = notebook.contents
    assert contents.suggest_tags("") == list(contents.latest_tags)
    assert contents.suggest_tags("#ARCH")[0] == "order/architecture"
    assert contents.suggest_tags("enlargment")[0] == "enlargement"
    assert contents.suggest_tags("zzzz") == []


@pytest.mark.parametrize("data", [b"{", b'{"a": 1}', b""])
def test_a_store_that_cannot_be_used_closes_the_notebook_and_no_more(tmp_path: Path, data: bytes) -> None:
    store(tmp_path).write_bytes(data)
    notebook = Notebook(store(tmp_path), pair())
    assert notebook.closed and "\n" not in notebook.closed
    assert notebook.contents.notes == ()
    assert not notebook.poll()
    with pytest.raises(SaveError):
        notebook.add(Note(None, "x", theme="y"))
    assert store(tmp_path).read_bytes() == data
    store(tmp_path).unlink()
    assert notebook.poll()
    assert notebook.closed is None
    assert notebook.add(Note(None, "x", theme="y")).state is State.ANCHORED


def test_a_store_that_breaks_while_it_is_open_keeps_what_was_read(notebook: Notebook) -> None:
    portela, _ = pair()
    noted(notebook, portela, "Moscow", "kept")
    sound = notebook.path.read_bytes()
    notebook.path.write_bytes(b"{")
    notebook.poll()
    assert notebook.closed
    assert [p.note.text for p in notebook.contents.notes] == ["kept"]
    with pytest.raises(NotesError):
        noted(notebook, portela, "Moscow", "lost?")
    assert notebook.path.read_bytes() == b"{"
    notebook.path.write_bytes(sound)
    assert notebook.poll()
    assert notebook.closed is None


def test_threads_may_save_and_look_at_once(notebook: Notebook) -> None:
    portela, _ = pair()

    def work() -> None:
        for count in range(5):
            noted(notebook, portela, "Moscow", str(count))
            notebook.poll()
            notebook.contents.filter("tag:x 1")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notebook.contents.notes) == 20
    assert len(Notebook(notebook.path, [report("x", "y")]).contents.notes) == 20


def test_what_is_shown_is_the_same_as_read_anew(notebook: Notebook) -> None:
    portela, kapoor = pair()
    made = [noted(notebook, portela, words, words) for words in ("Moscow", "alliance", "Union")]
    other = Notebook(notebook.path, pair())

    def same() -> bool:
        return notebook.contents.notes == Notebook(notebook.path, pair()).contents.notes

    edited(notebook, made[1], text="edited")
    assert same()
    notebook.relations.relate("agrees", made[0].note, Note(on(kapoor, span(kapoor, "Beijing"))))
    assert same() and len(notebook.contents.relations) == 1
    edited(other, made[2], text="from elsewhere")
    notebook.delete([made[0].id])
    assert same()
    notebook.bring_back(made[0].id)
    assert same()
    noted(other, kapoor, "treaty", "from elsewhere")
    assert edited(notebook, made[1], text="edited").note.text == "edited"
    assert same()
    while notebook.undo():
        assert same()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 10**30) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = {
    "notes": "report title prints quote text tags holder theme revision updated",
    "relations": "type from to text",
    "history": "change undone table record label at before after",
}
ODD = {
    name: st.fixed_dictionaries({}, optional=dict.fromkeys(fields.split(), JSON))
    for name, fields in FIELDS.items()
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(st.fixed_dictionaries(ODD), st.dictionaries(st.sampled_from(["exact", "prefix", "start"]), JSON))
def test_odd_fields_harm_nothing(tmp_path: Path, odd: dict[str, dict[str, object]], quote: object) -> None:
    meta = {"id": "store", "format": "syntopic-notes", "version": 1}
    tables = {name: {"1": {**fields, "id": "odd"}} for name, fields in odd.items()}
    tables["notes"]["2"] = {"id": "quoted", "report": "portela", "quote": quote}
    store(tmp_path).write_text(json.dumps({"meta": {"1": meta}, **tables}))
    notebook = Notebook(store(tmp_path), pair())
    assert notebook.closed is None
    contents = notebook.contents
    assert len(contents.filter("")) == 2
    for placed in contents.notes:
        note_json(placed, contents)
    list(notes_text(contents.notes, contents, 80))
    contents.suggest_tags("x"), notebook.deleted()
    made = noted(notebook, pair()[0], "Moscow")
    assert notebook.tags.retag(["odd"], ["t"]) == 1
    assert [notebook.undo(), notebook.undo()] == ["tag 1 note", "highlight"]
    assert notebook.contents.note(made.id) is None
    noted(notebook, pair()[0], "alliance")
    assert notebook.redo() is None
