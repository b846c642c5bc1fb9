"""A text taken to another editor and back, exactly as it was left there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.runtime import outside_editor
from reader.runtime.outside_editor import Left, OutsideError, command, edit


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


def edited(text: str, tmp_path: Path) -> Left:
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
        (
            r'printf "\\357\\273\\277line one\\r\\nline two\\r\\n" > "$1.new"; mv "$1.new" "$1"',
            "x",
            "line one\nline two",
        ),
        (r'printf "one\\rtwo\\r" > "$1"', "x", "one\ntwo"),
        (r'printf "more\\r\\n" >> "$1"', "old\r\n", "old\nmore\n"),
    ],
)
def test_what_the_editor_leaves_is_taken_exactly(editor, tmp_path, script, before, after):
    editor(script)
    assert edited(before, tmp_path).text == after


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "ended with 3; the note is as it was"),
        (r'printf "\\0\\377\\0\\376" > "$1"', "is not UTF-8, nor any text; the note is as it was"),
        ("kill -9 $$", "was ended by SIGKILL; the note is as it was"),
        ('rm "$1"', "No such file or directory; the note is as it was"),
    ],
)
def test_an_editor_that_fails_changes_nothing_and_it_is_said(editor, tmp_path, script, said):
    editor(script)
    with pytest.raises(OutsideError, match=said):
        edited("mine", tmp_path)


def test_what_a_failing_editor_had_saved_is_not_lost(editor, tmp_path):
    editor('printf "half a page" > "$1"; exit 1')
    left = edited("mine", tmp_path)
    assert left == ("half a page", "an editor ended with 1; what it had saved stands here")


def test_text_in_another_encoding_is_read_and_it_is_said(editor, tmp_path):
    editor(r'printf "M\374ller" > "$1"')
    assert edited("mine", tmp_path) == ("Müller", "what was saved is not UTF-8; it was read as cp1252")
    editor(r'printf "\377\376M\0\374\0" > "$1"')
    assert edited("mine", tmp_path) == ("Mü", "what was saved is not UTF-8; it was read as utf-16")


def test_an_editor_that_changes_nothing_may_have_opened_a_window(editor, tmp_path):
    editor("true")
    assert "--wait" in edited("mine", tmp_path).remark
    editor('printf "new" > "$1"')
    assert edited("mine", tmp_path) == ("new", "")


def test_the_editor_gets_the_arguments_that_are_named_with_it(tmp_path, monkeypatch):
    folder = tmp_path / "dir with space"
    folder.mkdir()
    script = folder / "edit.sh"
    script.write_text('#!/bin/sh\nfor file; do :; done\nprintf "%s|" "$@" > "$file"\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{script}' -f --wait +1")
    assert edited("", tmp_path).text == f"-f|--wait|+1|{tmp_path}/drafts/d.md|"


def test_half_a_character_cannot_be_taken_out_and_it_is_said(editor, tmp_path):
    editor("true")
    with pytest.raises(OutsideError, match="half a character"):
        edited("\ud800", tmp_path)


def test_nobody_else_can_read_what_is_edited(editor, tmp_path):
    editor("true")
    edited("mine", tmp_path)
    assert (tmp_path / "drafts" / "d.md").stat().st_mode & 0o077 == 0


def test_what_is_written_so_far_is_kept_while_the_editor_runs(editor, tmp_path, monkeypatch):
    monkeypatch.setattr(outside_editor, "EVERY", 0.05)
    editor('printf "so far" > "$1"; sleep 1; printf "the end" > "$1"')
    kept: list[str] = []
    assert edit("first", tmp_path / "d.md", kept.append).text == "the end"
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
