"""Importing, as the shell sees it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.notes.exchanging import annotation, row, written
from tests.reader.notebooks import KAPOOR, PORTELA
from tests.reader.test_cli import call, one_line

Capture = pytest.CaptureFixture[bytes]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports; commands run beside it."""
    monkeypatch.chdir(tmp_path)
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "portela.txt").write_text(f"EU and Russia\n\n{PORTELA}\n")
    (texts / "kapoor.txt").write_text(f"Russia and the EU\n\n{KAPOOR}\n")
    return texts


def note(capture: Capture, *more: str) -> str:
    code, out, err = call(capture, "note", "portela", "2", "--in", "texts", *more)
    assert (code, err) == (0, b"")
    return out.decode().strip()


def exported(capture: Capture, form: str, *more: str) -> bytes:
    code, out, err = call(capture, "export", "--format", form, "--in", "texts", *more)
    assert (code, err) == (0, b"")
    return out


def imported(capture: Capture, *arguments: str) -> dict[str, Any]:
    code, out, _ = call(capture, "import", "--json", "--in", "texts", *arguments)
    assert code == 0
    return json.loads(out)  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", ["backup", "w3c"])
def test_out_of_one_store_into_another_and_out_again(capfdbinary: Capture, folder: Path, form: str) -> None:
    note(capfdbinary, "--quote=the alliance", "--text=why?", "--tag=eu/army", "--holder=Russia")
    note(capfdbinary, "--quote=a threat", "--theme=enlargement")
    first = exported(capfdbinary, form)
    Path("file").write_bytes(first)
    found = imported(capfdbinary, "file", "--notes", "other.json")
    assert (found["notes"]["new"], found["states"], found["changed"]) == (2, {"anchored": 2}, 2)
    assert exported(capfdbinary, form, "--notes", "other.json") == first
    assert imported(capfdbinary, "file", "--notes", "other.json")["changed"] == 0


def test_a_dry_run_says_the_same_and_writes_nothing(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary, "--quote=the alliance")
    Path("file").write_bytes(exported(capfdbinary, "w3c"))
    before = set(folder.parent.rglob("*"))
    dry = imported(capfdbinary, "file", "--notes", "other.json", "--dry-run")
    assert set(folder.parent.rglob("*")) == before
    real = imported(capfdbinary, "file", "--notes", "other.json")
    assert {**dry, "changed": 1} == real


def test_where_the_words_stand_is_said(capfdbinary: Capture, folder: Path) -> None:
    def on(exact: str, source: str, **more: str) -> dict[str, Any]:
        selector = {"type": "TextQuoteSelector", "exact": exact, **more}
        return annotation(id=None, target={"source": f"urn:x-syntopic:report:{source}", "selector": selector})

    anchored = on("the enlargement of the alliance as a threat, and said so", "portela", prefix="Moscow saw ")
    orphan = on("nothing in this report is at all like these words here", "portela")
    away = on("words of some other text", "elsewhere")
    whole = annotation(id=None, target="urn:x-syntopic:report:portela")
    found = imported(capfdbinary, str(written(Path("a.json"), [anchored, orphan, away, whole])))
    assert sum(found["states"].values()) == 4
    assert (found["states"]["orphan"], found["states"]["away"]) == (1, 1)
    assert found["states"].get("anchored", 0) + found["states"].get("changed", 0) == 2


def test_a_quote_of_a_web_page_finds_the_report_that_has_it(capfdbinary: Capture, folder: Path) -> None:
    target = [{"selector": [{"type": "TextQuoteSelector", "exact": PORTELA.split("\n\n")[0]}]}]
    written(Path("h.json"), {"rows": [row(target=target)]})
    assert imported(capfdbinary, "h.json")["states"] == {"anchored": 1}
    out = call(capfdbinary, "notes", "--json", "--in", "texts")[1]
    assert [one["report"] for one in json.loads(out)] == ["portela"]


def test_an_import_is_told_in_words_and_undone_at_once(capfdbinary: Capture, folder: Path) -> None:
    written(Path("a.json"), [annotation(), annotation(id="urn:2", body="two"), annotation(target=None)])
    code, out, err = call(capfdbinary, "import", "a.json", "--in", "texts")
    assert code == 0
    assert out.decode().splitlines()[:2] == ["a.json: W3C annotations", "notes: 2 new"]
    assert out.decode().endswith("imported; one step of undo\n")
    assert "1 annotation without a target" in one_line(err)
    from notes.store import NoteStore
    from reader.state.locations import notes_file

    store = NoteStore(notes_file())
    assert store.undo() == "import a.json"
    assert store.all("notes") == []


def test_of_several_files_one_that_is_wrong_stops_all(capfdbinary: Capture, folder: Path) -> None:
    written(Path("a.json"), annotation())
    Path("b.json").write_text("{")
    code, out, err = call(capfdbinary, "import", "a.json", "b.json", "--in", "texts")
    assert (code, out) == (1, b"")
    assert "b.json" in one_line(err)
    assert json.loads(call(capfdbinary, "notes", "--json", "--in", "texts")[1]) == []
    written(Path("b.json"), [annotation(id="urn:2", body="two")])
    assert imported(capfdbinary, "a.json", "b.json")["notes"]["new"] == 2


@pytest.mark.parametrize(
    "value",
    [
        {"format": "syntopic-backup", "version": 9, "tables": {}},
        {"a": 1},
        [],
    ],
)
def test_what_cannot_be_imported_is_said_in_one_line(
    capfdbinary: Capture, folder: Path, value: object
) -> None:
    note(capfdbinary)
    written(Path("file"), value)
    code, out, err = call(capfdbinary, "import", "file", "--in", "texts")
    assert (code, out) == (1, b"")
    assert one_line(err).startswith("file: ")
    assert call(capfdbinary, "import", "nowhere")[0] == call(capfdbinary, "import", ".")[0] == 1
    assert call(capfdbinary, "import")[0] == 2


def test_hostile_records_go_in_and_are_listed(capfdbinary: Capture, folder: Path) -> None:
    wild = {"id": "n-1\x1b[31m", "tags": 5, "quote": [], "text": ["x"], "report": {"a": 1}, "created": 7}
    relation = {"id": "r-1", "from": None, "to": 3}
    value = {"format": "syntopic-backup", "version": 1, "tables": {"notes": [wild], "relations": [relation]}}
    written(Path("file"), value)
    assert imported(capfdbinary, "file")["notes"]["new"] == 1
    for command in (["notes"], ["notes", "--json"], ["tags"]):
        code, out, _ = call(capfdbinary, *command, "--in", "texts")
        assert code == 0 and b"\x1b" not in out
    for form in ("backup", "w3c", "csv", "qdpx"):
        assert exported(capfdbinary, form)


def test_a_history_tells_which_version_comes_from_the_other(capfdbinary: Capture, folder: Path) -> None:
    one = note(capfdbinary, "--quote=the alliance", "--text=first")
    Path("first").write_bytes(exported(capfdbinary, "backup"))
    from notes.store import NoteStore
    from reader.state.locations import notes_file

    def edit(path: Path, text: str) -> None:
        with NoteStore(path).change("edit") as change:
            change.edit("notes", one, {"text": text}, change.get("notes", one)["revision"])  # type: ignore[index]

    imported(capfdbinary, "first", "--notes", "other.json")
    edit(Path("other.json"), "theirs")
    edit(notes_file(), "second")
    edit(notes_file(), "theirs and ours")
    edit(Path("other.json"), "second")
    for options, how in ((["--history"], "newer"), ([], "both")):
        Path("second").write_bytes(exported(capfdbinary, "backup", *options))
        found = imported(capfdbinary, "second", "--notes", "other.json", "--dry-run")
        assert found["notes"][how] == 1


def test_a_backup_is_made_of_a_store_without_notes_too(capfdbinary: Capture, folder: Path) -> None:
    value = json.loads(exported(capfdbinary, "backup"))
    assert value["tables"]["notes"] == [] and "history" not in value
    written(Path("file"), {**value, "tables": {"themes": [{"id": "th-1", "name": "order"}]}})
    assert imported(capfdbinary, "file")["others"]["new"] == 1
    assert json.loads(exported(capfdbinary, "backup"))["tables"]["themes"] == [
        {"id": "th-1", "name": "order"}
    ]


def test_a_project_is_not_copied_as_text(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary)
    code, out, err = call(capfdbinary, "export", "--format", "qdpx", "--copy", "--in", "texts")
    assert (code, out) == (1, b"")
    assert "-o FILE" in one_line(err)


def test_only_wanted_notes_and_relations_between_them_go_out(capfdbinary: Capture, folder: Path) -> None:
    ids = [note(capfdbinary, f"--quote={quote}", f"--tag={tag}") for quote, tag in
           (("the alliance", "a"), ("a threat", "a"), ("and said so", "b"))]  # fmt: skip
    from notes.store import NoteStore
    from reader.state.locations import notes_file

    with NoteStore(notes_file()).change("relate") as change:
        for source, target in ((ids[0], ids[1]), (ids[0], ids[2])):
            change.add("relations", {"type": "agrees", "from": source, "to": target, "text": ""})
    assert json.loads(exported(capfdbinary, "w3c"))["total"] == 5
    assert json.loads(exported(capfdbinary, "w3c", "--tag=a"))["total"] == 3
    rows = list(csv.DictReader(io.StringIO(exported(capfdbinary, "csv", "--tag=b").decode(), newline="")))
    assert [one["quote"] for one in rows] == ["and said so"]
    assert len(json.loads(exported(capfdbinary, "backup", "--tag=b"))["tables"]["notes"]) == 3
