"""A text taken to another editor and back, exactly as it was left there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import outside
from reader.outside import OutsideError, command, edit


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes an editor of a shell script, whose file is ``$1``."""

    def make(script: str) -> None:
        path = tmp_path / "bin" / "an editor"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("VISUAL", f"'{path}' ")

    return make


def edited(text: str, tmp_path: Path) -> str:
    return edit(text, tmp_path / "drafts" / "d.md", lambda _: None)


@pytest.mark.parametrize(
    ("script", "before", "after"),
    [
        ("true", "as it was", "as it was"),
        ('printf "new" > "$1"', "old", "new"),
        ('echo >> "$1"', "an editor ends the file", "an editor ends the file"),
        ('printf "one\\n\\n" > "$1"', "one", "one\n"),
        ("true", "ends so\n", "ends so\n"),
        ("true", "Ærø, 北京, \r\n\ttabs ", "Ærø, 北京, \r\n\ttabs "),
        (': > "$1"', "all of it", ""),
    ],
)
def test_what_the_editor_leaves_is_taken_exactly(editor, tmp_path, script, before, after):
    editor(script)
    assert edited(before, tmp_path) == after


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "ended with 3; the note is as it was"),
        ('printf "\\377" > "$1"', "is not UTF-8; the note is as it was"),
        ('rm "$1"', "No such file or directory; the note is as it was"),
    ],
)
def test_an_editor_that_fails_changes_nothing_and_it_is_said(editor, tmp_path, script, said):
    editor(script)
    with pytest.raises(OutsideError, match=said):
        edited("mine", tmp_path)


def test_what_is_written_so_far_is_kept_while_the_editor_runs(editor, tmp_path, monkeypatch):
    monkeypatch.setattr(outside, "EVERY", 0.05)
    editor('printf "so far" > "$1"; sleep 1; printf "the end" > "$1"')
    kept: list[str] = []
    assert edit("first", tmp_path / "d.md", kept.append) == "the end"
    assert kept == ["so far"]


def test_visual_goes_before_editor_and_both_before_the_usual_ones(monkeypatch):
    monkeypatch.setenv("EDITOR", "ed -s")
    assert command() == ["ed", "-s"]
    monkeypatch.setenv("VISUAL", "code --wait")
    assert command() == ["code", "--wait"]
    monkeypatch.setenv("VISUAL", "'open")
    with pytest.raises(OutsideError, match="open quotation mark"):
        command()


def test_without_any_editor_it_is_said_what_to_set(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OutsideError, match=r"set \$VISUAL or \$EDITOR"):
        command()
