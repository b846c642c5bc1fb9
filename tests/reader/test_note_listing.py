"""What ``syntopic notes`` prints, for a terminal and for a pipe, and what it lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli.format.notes import notes_text
from reader.notebook import Notebook
from tests.reader.notebooks import noted, report
from tests.reader.test_cli import call, run
from tests.reader.test_note_commands import folder  # noqa: F401

LONG = "It begins here, " + "goes on and on, as such sentences do, " * 30 + "and it ends there."


def lines(tmp_path: Path, width: int | None) -> list[str]:
    source = report("portela", LONG)
    notebook = Notebook(tmp_path / "notes.json", [source])
    noted(notebook, source, LONG, "My words, " * 40, tags=("eu",))
    return "".join(notes_text(notebook.contents.notes, notebook.contents, width)).splitlines()


def test_a_long_quote_is_shortened_on_a_terminal_and_the_words_are_not(tmp_path: Path) -> None:
    found = lines(tmp_path, 80)
    assert max(map(len, found)) <= 80
    quote = [line for line in found[1:] if "My words" not in line and line.strip() != "words,"]
    assert len(quote) <= 4
    shown = " ".join(" ".join(found).split())
    assert "“It begins here, goes on" in shown and " … " in shown and "and it ends there.”" in shown
    assert shown.count("My") == 40


def test_into_a_pipe_goes_all_of_it(tmp_path: Path) -> None:
    assert f"    “{LONG}”" in lines(tmp_path, None)


def test_what_check_finds_fits_the_terminal(
    capfdbinary: pytest.CaptureFixture[bytes],
    folder: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (folder / "portela.txt").read_text()
    (folder / "portela.txt").write_text(text.replace("EU and Russia", "The European Union and Russia " * 3))
    assert call(capfdbinary, "note", "portela", "2", "--in", "texts", "--theme", "a long theme " * 4)[0] == 0
    (folder / "portela.txt").write_text(text.partition("\n\n")[0] + "\n\nNothing of it is left here.\n")
    monkeypatch.setattr("reader.cli.terminal.width", lambda: 80)
    code, out, _ = call(capfdbinary, "notes", "--check", "--in", "texts")
    found = out.decode().splitlines()
    assert (code, found[-1]) == (1, "notes: 1 orphan")
    assert max(map(len, found)) <= 80
    assert "its words are not found" in " ".join(found)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--state", "away"], ["three"]),
        (["--state", "anchored"], ["two", "one"]),
        (["--holder", "russia"], ["one"]),
        (["--theme", "Arms Control"], ["two", "three"]),
        (["--theme", "arms control", "--state", "anchored"], ["two"]),
        (["--holder", "nobody"], []),
    ],
)
def test_what_is_listed_is_asked_for(folder: Path, options: list[str], found: list[str]) -> None:  # noqa: F811
    for arguments in (
        ["portela", "1", "--text", "one", "--holder", "Russia"],
        ["portela", "--text", "two", "--theme", "arms control"],
        ["kapoor", "1", "--text", "three", "--theme", "arms control"],
    ):
        assert run("note", *arguments, "--in", "texts")[::2] == (0, b"")
    code, out, err = run("notes", "--json", *options, "--in", "texts/portela.txt")
    assert (code, err) == (0, b"")
    assert [note["text"] for note in json.loads(out)] == found


def test_a_state_that_is_none_is_refused_with_those_there_are(folder: Path) -> None:  # noqa: F811
    code, out, err = run("notes", "--state", "lost")
    assert (code, out) == (2, b"")
    assert b"anchored" in err and b"orphan" in err
