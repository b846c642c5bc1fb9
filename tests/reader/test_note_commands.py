"""The commands for notes and tags, as the shell sees them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notes.tags import key
from reader import cli
from reader.cli.parser import COMMANDS
from tests.reader.notebooks import KAPOOR, PORTELA
from tests.reader.test_cli import call, one_line, run

Capture = pytest.CaptureFixture[bytes]
TYPED = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1)


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
    """Make a note in the second paragraph of a report; its id."""
    code, out, err = call(capture, "note", "portela", "2", "--in", "texts", *more)
    assert (code, err) == (0, b"")
    return out.decode().strip()


def notes(capture: Capture, *more: str) -> list[dict[str, Any]]:
    code, out, _ = call(capture, "notes", "--json", "--in", "texts", *more)
    assert code == 0
    return json.loads(out)  # type: ignore[no-any-return]


def test_a_note_as_the_contract_has_it(capfdbinary: Capture, folder: Path) -> None:
    typed = "--quote=the alliance --text=why? --tag=#nato --tag=eu/army --holder=Russia --theme=enlargement"
    made = note(capfdbinary, *re.split(" (?=--)", typed))
    (found,) = notes(capfdbinary)
    assert found["id"] == made
    assert found["report"] == "portela"
    assert (found["state"], found["number"], found["text"]) == ("anchored", 2, "why?")
    assert (found["tags"], found["holder"], found["theme"]) == (["nato", "eu/army"], "Russia", "enlargement")
    assert (found["quote"], found["found"], found["relations"]) == ("the alliance", "the alliance", [])
    assert found["prefix"].endswith("enlargement of ") and found["suffix"].startswith(" as a threat")
    passages = json.loads(call(capfdbinary, "passages", "portela", "--in", "texts", "--json")[1])
    assert found["passage"] == next(p["passage"] for p in passages if p["number"] == 2)
    text = "\n\n".join(p["text"] for p in passages)
    assert text[found["start"] : found["end"]] == "the alliance"


def test_without_a_quote_the_passage_without_a_passage_the_report(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary)
    code, _, _ = call(capfdbinary, "note", "kapoor", "--in", "texts", "--text", "late")
    assert code == 0
    quotes = {found["report"]: found["quote"] for found in notes(capfdbinary)}
    assert quotes == {"portela": PORTELA.split("\n\n")[1], "kapoor": None}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(TYPED, TYPED.map(lambda tag: f"t{tag}"[:100]))
def test_any_text_and_tag_goes_in_and_out(
    capfdbinary: Capture, folder_once: Path, text: str, tag: str
) -> None:
    store = folder_once / "notes.json"
    where = ["--in", str(folder_once / "portela.txt"), "--notes", str(store)]
    assert cli.main(["note", "portela", "1", *where, f"--text=x{text}", f"--tag={tag}"]) == 0
    made = capfdbinary.readouterr().out.decode().strip()
    found = json.loads(call(capfdbinary, "notes", "--json", *where)[1])
    (one,) = [n for n in found if n["id"] == made]
    assert (one["text"], list(map(key, one["tags"]))) == (f"x{text}", [key(tag)])


@pytest.fixture(scope="module")
def folder_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "portela.txt").write_text(PORTELA)
    return folder


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("as a threat", "as a threat"),
        ("As   a\nTHREAT", "as a threat"),
        ("threat and said so", "threat, and said so"),
    ],
)
def test_quotes_are_found_however_they_are_spaced(
    capfdbinary: Capture, folder: Path, quote: str, found: str
) -> None:
    note(capfdbinary, "--quote", quote)
    assert notes(capfdbinary)[0]["quote"] == found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--quote", "as a treat, and sad so"],
            "“as a treat, and sad so”; nearest: “as a threat,",
        ),
        (["--quote", ""], "does not say “”"),
        (["--quote", "…"], "does not say “…”"),
        (["--quote", "x" * 5000], "does not say"),
        (["--tag", ""], "a tag needs a letter"),
        (["--tag", "x" * 101], "100 are the most"),
        (["--notes", "texts/portela.txt"], "portela.txt"),
        (["--notes", "texts"], "texts"),
        (["--text", "\udc80"], "half a character"),
    ],
)
def test_what_cannot_be_noted_is_said_in_one_line(
    capfdbinary: Capture, folder: Path, arguments: list[str], said: str
) -> None:
    before = (folder / "portela.txt").read_bytes()
    code, out, err = call(capfdbinary, "note", "portela", "2", "--in", "texts", *arguments)
    assert (code, out) == (1, b"")
    assert said in one_line(err)
    assert notes(capfdbinary) == []
    assert (folder / "portela.txt").read_bytes() == before


def test_a_quote_of_no_passage_and_two_deeds_at_once_are_refused(capfdbinary: Capture, folder: Path) -> None:
    code, _, err = call(capfdbinary, "note", "portela", "--quote", "x", "--in", "texts")
    assert code == 1 and "needs its passage" in one_line(err)
    assert call(capfdbinary, "notes", "--check", "--restore")[0] == 2
    assert call(capfdbinary, "tags", "--delete", "a", "--rename", "b", "c")[0] == 2


def test_the_first_of_several_places_is_taken_and_said(capfdbinary: Capture, folder: Path) -> None:
    code, out, err = call(capfdbinary, "note", "portela", "2", "--quote", "th", "--in", "texts")
    assert (code, bool(out)) == (0, True)
    assert "times; the note is on the first" in one_line(err)


def test_notes_are_listed_by_what_they_bear(capfdbinary: Capture, folder: Path) -> None:
    one = note(capfdbinary, "--tag", "eu/army", "--holder", "Russia")
    two = note(capfdbinary, "--tag", "Eu", "--theme", "Enlargement")
    other = call(capfdbinary, "note", "kapoor", "1", "--in", "texts")[1].decode().strip()

    def listed(*options: str) -> set[str]:
        return {found["id"] for found in notes(capfdbinary, *options)}

    assert listed("--tag", "eu") == {one, two}
    assert listed("--tag", "#EU/army") == {one}
    assert listed("--report", "kapoor") == {other}
    assert listed("--holder", "russia", "--tag", "eu") == {one}
    assert listed("--theme", "enlargement") == {two}
    assert listed("--state", "anchored") == {one, two, other}
    assert listed("--state", "orphan") == listed("--tag", "e") == set()
    code, out, _ = call(capfdbinary, "notes", "--in", "texts/portela.txt")
    assert code == 0
    shown = out.decode()
    assert [shown.index(ident) for ident in (one, two, other)] == sorted(
        shown.index(ident) for ident in (one, two, other)
    )
    assert "#eu/army  Russia" in shown and "away" in shown


def test_tags_are_counted_renamed_merged_and_deleted(capfdbinary: Capture, folder: Path) -> None:
    for tags in (["eu/army"], ["eu/army", "nato"], ["alliance"]):
        note(capfdbinary, *(word for tag in tags for word in ("--tag", tag)))

    def tags(*options: str) -> Any:
        code, out, err = call(capfdbinary, "tags", "--json", *options)
        return json.loads(out) if code == 0 else one_line(err)

    assert tags()[0] == {"tag": "eu/army", "notes": 2}
    assert tags("--rename", "eu", "union") == {"notes": 2}
    assert "--merge puts the two together" in tags("--rename", "nato", "alliance")
    assert "--rename gives" in tags("--merge", "nato", "nowhere")
    assert tags("--merge", "alliance", "nato") == {"notes": 1}
    assert tags("--delete", "union/army") == {"notes": 2}
    assert "no note bears" in tags("--delete", "union")
    assert tags() == [{"tag": "nato", "notes": 2}]
    assert call(capfdbinary, "tags")[1] == b"NOTES  TAG\n    2  nato\n"


def test_check_finds_what_is_wrong(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary)
    call(capfdbinary, "note", "kapoor", "1", "--in", "texts")
    assert call(capfdbinary, "notes", "--check", "--in", "texts")[:2] == (0, b"notes: 2 anchored\n")
    code, out, _ = call(capfdbinary, "notes", "--check", "--json", "--in", "texts/kapoor.txt")
    assert (code, json.loads(out)["states"]["away"]) == (0, 1)
    text = (folder / "portela.txt").read_text()
    (folder / "portela.txt").write_text(
        text.replace(PORTELA.split("\n\n")[1], "Something else stands here now.")
    )
    code, out, _ = call(capfdbinary, "notes", "--check", "--in", "texts")
    assert code == 1
    assert "its words are not found" in out.decode()
    (found,) = notes(capfdbinary, "--state", "orphan")
    assert (found["start"], found["passage"], found["found"]) == (None, None, None)
    assert found["quote"].startswith("Moscow")


def test_check_names_wrong_types_and_a_checksum_that_fails(capfdbinary: Capture, folder: Path) -> None:
    made = note(capfdbinary, "--notes", "my.json")
    mine = ["--notes", "my.json", "--in", "texts"]
    assert call(capfdbinary, "notes", "--check", *mine)[0] == 0
    data = json.loads(Path("my.json").read_bytes())
    data["notes"]["1"].update(tags="eu", holder=7)
    Path("my.json").write_text(json.dumps(data))
    code, out, _ = call(capfdbinary, "notes", "--check", *mine)
    assert (code, len(out.splitlines())) == (1, 4)
    assert "checksum fails" in out.decode()
    code, out, _ = call(capfdbinary, "notes", "--check", "--json", *mine)
    wrong = json.loads(out)["wrong"]
    assert [one["note"] for one in wrong] == [None, made, made]
    assert ["tags is a text" in wrong[1]["what"], "holder is a number" in wrong[2]["what"]] == [True, True]


def test_a_damaged_store_is_read_from_its_backup_and_restored(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary, "--notes", "my.json", "--text", "one")
    note(capfdbinary, "--notes", "my.json", "--text", "two")
    Path("my.json").write_text("{")
    mine = ["--notes", "my.json", "--in", "texts"]
    code, out, err = call(capfdbinary, "notes", "--json", *mine)
    assert (code, [n["text"] for n in json.loads(out)]) == (0, ["one"])
    assert "--restore" in err.decode()
    assert call(capfdbinary, "note", "portela", "2", *mine)[0] == 1
    assert call(capfdbinary, "notes", "--check", *mine)[0] == 1
    assert call(capfdbinary, "notes", "--restore", *mine)[0] == 0
    assert call(capfdbinary, "notes", "--check", *mine)[0] == 0
    assert call(capfdbinary, "note", "portela", "2", *mine)[0] == 0
    assert call(capfdbinary, "notes", "--restore", "--notes", "none.json")[0] == 1


def test_a_conflict_copy_is_merged(capfdbinary: Capture, folder: Path) -> None:
    note(capfdbinary, "--notes", "my.json", "--text", "one")
    copy = Path("my.sync-conflict-2026.json")
    copy.write_bytes(Path("my.json").read_bytes())
    call(capfdbinary, "note", "portela", "1", "--notes", str(copy), "--in", "texts", "--text", "two")
    code, out, err = call(capfdbinary, "notes", "--merge", str(copy), "--notes", "my.json", "--in", "texts")
    assert (code, out.startswith(b"1 new, 0 newer, 0 kept")) == (0, True)
    assert "conflict copy" in err.decode()
    assert {n["text"] for n in notes(capfdbinary, "--notes", "my.json")} == {"one", "two"}
    assert call(capfdbinary, "notes", "--merge", "nowhere.json")[0] == 1
    assert call(capfdbinary, "notes", "--merge", "texts/portela.txt")[0] == 1


@pytest.mark.parametrize("arguments", [["notes"], ["tags"], ["notes", "--check"], ["notes", "--json"]])
def test_looking_makes_no_store(capfdbinary: Capture, folder: Path, arguments: list[str]) -> None:
    assert call(capfdbinary, *arguments, "--notes", "new.json")[0] == 0
    assert not Path("new.json").exists()


def test_every_command_in_a_process_of_its_own(folder: Path) -> None:
    made = run("note", "portela", "1", "--in", "texts", "--text", "-", stdin="dé\n".encode())
    assert made[0] == 0 and made[2] == b""
    listed = run("notes", "--in", "texts", "--json")
    assert [(n["id"], n["text"]) for n in json.loads(listed[1])] == [(made[1].decode().strip(), "dé\n")]
    assert run("tags")[::2] == (0, b"")
    assert run("--notes", "other.json", "notes")[:2] == (0, b"")
    assert run("note", "portela", "1", "--in", "texts", "--text", "-", stdin=b"\xff")[0] == 1
    assert {"notes", "note", "tags"} <= set(COMMANDS)


def test_the_id_is_printed_only_when_the_note_is_on_the_disk(folder: Path) -> None:
    code = """
import os, sys
from pathlib import Path
synced, really = [], os.fsync
def fsync(descriptor):
    synced.append(descriptor)
    really(descriptor)
os.fsync = fsync
from reader.cli import output
printed = output.write_text
def write_text(text):
    assert len(synced) >= 2 and text.strip() in Path("my.json").read_text()
    printed(text)
output.write_text = write_text
from reader.cli import main
sys.exit(main(["note", "portela", "1", "--in", "texts", "--notes", "my.json"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("n-")


def test_what_could_not_be_saved_prints_no_id(capfdbinary: Capture, folder: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("notes.storage.disk._sync", full)
        code, out, err = call(capfdbinary, "note", "portela", "1", "--in", "texts")
    assert (code, out) == (1, b"")
    assert "No space left on device" in one_line(err)
    assert notes(capfdbinary) == []
