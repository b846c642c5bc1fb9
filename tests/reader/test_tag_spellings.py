"""EU and eu are one tag in the list, the filters, the commands and the export, and so are the two cafés."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notes.store import NoteStore
from reader.cli import main
from reader.notebook import Note, Notebook
from tests.reader.notebooks import edited, noted, pair, store

COMPOSED, APART = "caf\u00e9", "cafe\u0301"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(store(tmp_path), pair())


def tags(notebook: Notebook) -> list[tuple[str, ...]]:
    return [placed.note.tags for placed in notebook.contents.notes]


def add(notebook: Notebook, *tags: str) -> str:
    return notebook.add(Note(None, "x", tags, theme="t")).id


def test_a_tag_is_shown_as_the_first_note_has_it(notebook: Notebook) -> None:
    first = add(notebook, "EU", APART)
    data = json.loads(notebook.path.read_bytes())
    data["notes"]["1"]["created"] = "2020-01-01T00:00:00Z"  # not within the same second
    notebook.path.write_text(json.dumps(data))
    add(notebook, "eu/law", COMPOSED)
    assert tags(notebook) == [("EU", COMPOSED), ("EU/law", COMPOSED)]
    assert notebook.contents.tags == {COMPOSED: 2, "EU": 1, "EU/law": 1}
    notebook.delete([first])
    assert tags(notebook) == [("eu/law", COMPOSED)]
    notebook.undo()
    assert {"EU", "EU/law"} <= set(notebook.contents.tags)


def dated(path: Path, *years: int) -> None:
    """Let the notes of a store have been made in these years."""
    data = json.loads(path.read_bytes())
    for record, year in zip(data["notes"].values(), years, strict=True):
        record["created"] = f"{year}-01-01T00:00:00Z"
    path.write_text(json.dumps(data))


def test_an_imported_note_older_than_the_last_one_shows_its_tag(notebook: Notebook, tmp_path: Path) -> None:
    add(notebook, "order")
    dated(notebook.path, 2020)
    theirs = Notebook(tmp_path / "theirs.json", pair())
    theirs.add(Note(None, "theirs", ("EU",), theme="t"))
    dated(theirs.path, 2021)
    notebook = Notebook(store(tmp_path), pair())
    add(notebook, "eu")
    notebook.imports.bring_in([theirs.path])
    assert set(notebook.contents.tags) == {"order", "EU"}
    assert sorted(tags(notebook)) == sorted(tags(Notebook(store(tmp_path), pair())))


def test_a_notebook_opened_anew_shows_the_same(notebook: Notebook, tmp_path: Path) -> None:
    for typed in ("EU", "eu", "Eu/law"):
        add(notebook, typed)
    assert tags(Notebook(store(tmp_path), pair())) == tags(notebook) == [("EU",), ("EU",), ("EU/law",)]


def test_each_change_shows_what_opening_anew_would(notebook: Notebook, tmp_path: Path) -> None:
    idents = [add(notebook, typed) for typed in ("EU", "eu", "eU")]
    for do in (
        lambda: notebook.tags.retag(idents[:1], ["order"], ["eu"]),
        lambda: notebook.tags.retag(idents[:1], ["Eu"]),
        lambda: notebook.tags.rename("eu", "union"),
        lambda: notebook.undo(),
        lambda: notebook.delete(idents[1:2]),
        lambda: notebook.tags.delete("EU"),
    ):
        do()
        opened = Notebook(store(tmp_path), pair())
        assert sorted(tags(opened)) == sorted(tags(notebook))


def test_a_tag_is_put_on_and_taken_off_however_it_is_typed(notebook: Notebook) -> None:
    ident = add(notebook, "EU", "order")
    assert notebook.tags.retag([ident], ["eu"]) == 0
    assert notebook.tags.retag([ident], ["eu"], ["EU"]) == 0
    assert notebook.tags.retag([ident], [], ["eu"]) == 1
    assert tags(notebook) == [("order",)]


def test_a_spelling_that_is_shown_otherwise_makes_no_conflict(notebook: Notebook, tmp_path: Path) -> None:
    portela, _ = pair()
    add(notebook, "EU")
    placed = noted(notebook, portela, "Moscow", "begun", tags=("eu",))
    other = Notebook(store(tmp_path), pair())
    edited(other, placed, text="theirs")
    made = edited(notebook, placed, tags=("EU", "order"))
    assert (made.note.conflict, made.note.text, made.note.tags) == (None, "theirs", ("EU", "order"))


@pytest.mark.parametrize("query", ["tag:eu", "tag:EU", "#Eu", f"tag:{APART}", f"tag:{COMPOSED}", "#e\u200bu"])
def test_the_filter_of_the_screen_finds_every_spelling(notebook: Notebook, query: str) -> None:
    for typed in ("EU", "eu"):
        add(notebook, typed, COMPOSED if typed == "eu" else APART)
    add(notebook, "other")
    assert len(notebook.contents.filter(query)) == 2


def test_suggestions_name_a_tag_once(notebook: Notebook) -> None:
    add(notebook, "EU")
    add(notebook, "eu")
    assert notebook.contents.suggest_tags("e") == ["EU"]


# -- commands


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capfd.readouterr()

    call("note", "portela-2001", "11", "--text", "one", "--tag", "EU", "--tag", "peace", "--tag", APART)
    call("note", "portela-2001", "12", "--text", "two", "--tag", "eu", "--tag", COMPOSED)
    return call


def test_commands_and_exports_agree(call) -> None:
    listed = {row["tag"]: row["notes"] for row in json.loads(call("tags", "--json")[1])}
    assert listed == {"EU": 2, COMPOSED: 2, "peace": 1}
    for typed in ("EU", "eu", APART, COMPOSED, "#Eu"):
        assert len(json.loads(call("notes", "--json", "--tag", typed)[1])) == 2
        assert call("export", "--tag", typed)[1].count("^n-") == call("export")[1].count("^n-")
    by_tag = call("export", "--by", "tag")[1]
    assert [line for line in by_tag.splitlines() if line.startswith("## ")] == [
        f"## {COMPOSED}", "## EU", "## peace",
    ]  # fmt: skip


def test_renaming_to_a_spelling_that_exists_says_how_to_merge(call) -> None:
    assert call("tags", "--rename", "peace", "Peace") == (0, "1 note changed\n", "")
    code, out, error = call("tags", "--rename", "EU", "eu")
    assert (code, out) == (1, "")
    assert "'eu' exists" in error and "--merge" in error and error.count("\n") == 1
    assert call("tags", "--merge", "EU", "eu") == (0, "1 note changed\n", "")
    assert [row["tag"] for row in json.loads(call("tags", "--json")[1])] == [COMPOSED, "eu", "Peace"]


@pytest.mark.parametrize("new", ["EU", "EU/law"])
def test_merging_into_itself_or_its_child_is_refused(call, new: str) -> None:
    call("note", "portela-2001", "13", "--text", "three", "--tag", "EU/law")
    call("tags", "--merge", "EU", "eu")
    call("tags", "--merge", "eu", "EU")
    from reader.state import locations

    before = NoteStore(locations.notes_file()).generation, locations.notes_file().read_bytes()
    code, out, error = call("tags", "--merge", "EU", new)
    assert (code, out) == (1, "")
    assert "nothing was changed" in error and error.count("\n") == 1
    assert (0, locations.notes_file().read_bytes()) == before
