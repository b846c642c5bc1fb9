"""Completion offers what the parser takes, in the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.completion import script
from reader.cli.parser import COMMANDS, make_parser

SHELLS = ("bash", "zsh", "fish")
BASH = shutil.which("bash")


def completed(words: list[str], folder: Path) -> list[str]:
    """What bash offers for the last of these words."""
    program = folder / "syntopic"
    program.write_text(
        "#!/bin/sh\n"
        "case $1 in\n"
        "tags) printf 'NOTES  TAG\\n    2  eu/army\\n    1  two words\\n' ;;\n"
        "*) printf 'REPORT  YEAR\\nportela-2001  2001\\nvaquer-2010  [2010]\\n' ;;\n"
        "esac\n"
    )
    program.chmod(0o755)
    commands = f"""{script(make_parser(), "bash")}
        PATH={folder}:$PATH COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _syntopic
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert BASH
    printed = subprocess.check_output(
        [BASH, "-c", commands, "bash", "syntopic", *words], cwd=folder, text=True
    )
    return printed.split()


@pytest.mark.skipif(not BASH, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], list(COMMANDS)),
        (["re"], ["read", "reports", "related"]),
        (["--v"], ["--version"]),
        (["reports", "--f"], ["--format"]),
        (["reports", "--format", ""], ["text", "json"]),
        (["reports", "--format", "j"], ["json"]),
        (["passages", "--fu"], ["--furniture"]),
        (["passages", "p"], ["portela-2001"]),
        (["passages", "--in", "no"], ["notes.md", "notes.txt"]),
        (["read", "no"], ["notes.md", "notes.txt"]),
        (["read", "notes.md", "--at", "v"], ["vaquer-2010"]),
        (["search", "--limit", ""], []),
        (["notes", "--report", "v"], ["vaquer-2010"]),
        (["notes", "--state", "a"], ["anchored", "away"]),
        (["note", "p"], ["portela-2001"]),
        (["note", "portela-2001", "3", "--tag", ""], ["eu/army"]),
        (["tags", "--rename", "e"], ["eu/army"]),
        (["--notes", "notes.t"], ["notes.txt"]),
        (["completion", "f"], ["fish"]),
    ],
    ids=lambda value: "-".join(value) or "nothing",
)
def test_bash_offers_what_fits(words: list[str], offered: list[str], tmp_path: Path) -> None:
    for name in ("notes.txt", "notes.md"):
        (tmp_path / name).touch()
    assert sorted(completed(words, tmp_path)) == sorted(offered)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_every_command_is_offered(shell: str) -> None:
    made = script(make_parser(), shell)
    for command in COMMANDS:
        assert command in made
    for option in (
        "help",
        "version",
        "at",
        "no-mouse",
        "encoding",
        "in",
        "format",
        "json",
        "furniture",
        "limit",
    ):
        assert f"-l {option}" in made if shell == "fish" else f"--{option}" in made


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_finds_no_fault(shell: str) -> None:
    program = shutil.which(shell)
    if not program:
        pytest.skip(f"{shell} is not installed")
    checked = subprocess.run(
        [program, "-n"], input=script(make_parser(), shell), capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")
