"""Where copied text goes, and that it is never lost."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from reader.runtime import clipboard
from reader.runtime.clipboard import copy
from reader.state import locations

QUOTE = "“Fanés” (Vaquer i Fanés [2010], ¶ 3)"


def program(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}")
    path.chmod(0o755)
    return path


def test_without_a_command_the_text_is_for_the_terminal_and_the_file_has_it() -> None:
    copied = copy(QUOTE)
    file = locations.clip_file()
    assert (copied.by, copied.file) == ("terminal", file)
    assert copied.message == f"sent to the terminal, kept in {file}"
    assert file.read_text() == f"{QUOTE}\n\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_copies_gather_in_the_file() -> None:
    copy("one")
    copy("two \udce9")
    assert locations.clip_file().read_text() == "one\n\ntwo ?\n\n"


def test_a_command_is_fed_the_text(tmp_path: Path) -> None:
    got = tmp_path / "got"
    take = program(tmp_path, "take", f"import sys; open({str(got)!r}, 'wb').write(sys.stdin.buffer.read())")
    copied = copy(QUOTE, [str(take)])
    assert copied.by == "command"
    assert copied.message.startswith("copied, kept in ")
    assert got.read_text() == QUOTE


def test_no_shell_sees_the_command(tmp_path: Path) -> None:
    copied = copy(QUOTE, [f"touch {tmp_path}/made; true"])
    assert copied.by == "terminal"
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("body", "patience", "said"),
    [
        ("raise SystemExit(3)", 120.0, "failed (3)"),
        ("import time; time.sleep(600)", 0.5, "took longer than 0.5 s"),
    ],
)
def test_a_command_that_fails_or_hangs_is_named_and_the_terminal_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, patience: float, said: str
) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", patience)
    copied = copy(QUOTE, [str(program(tmp_path, "bad", body))])
    assert copied.by == "terminal"
    assert said in copied.message
    assert "; sent to the terminal, kept in " in copied.message


def test_a_command_that_is_missing_is_named() -> None:
    assert copy(QUOTE, ["no-such-program\x1b"]).message.startswith(
        "no-such-program␛ cannot be run (No such file or directory); sent to the terminal"
    )


def test_inside_tmux_its_buffer_takes_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    got = tmp_path / "got"
    program(
        tmp_path,
        "tmux",
        f"import sys; open({str(got)!r}, 'w').write(' '.join(sys.argv[1:]) + sys.stdin.read())",
    )
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    copied = copy("words")
    assert copied.by == "tmux"
    assert copied.message.startswith("copied through tmux, kept in ")
    assert got.read_text() == "load-buffer -w -words"


def test_a_clip_file_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "syntopic").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    copied = copy(QUOTE)
    assert copied.file is None
    assert copied.message.startswith("sent to the terminal; ")
    assert "cannot be written" in copied.message
