"""What a note survives: kill -9 after "saved", kill -9 and a dropped line while it is being written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sysconfig
import time
from pathlib import Path

import pytest

from reader.state import locations
from tests.reader.test_pty import after, texts  # noqa: F401 - a fixture
from tests.terminal import Terminal

SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"


def opened(folder: Path, **more: str) -> Terminal:
    terminal = Terminal(
        [SYNTOPIC, "read", folder], columns=120, rows=36, env={**os.environ, "NO_COLOR": "1", **more}
    )
    terminal.wait_until_shown("Paragraph 3 speaks")
    terminal.settle()
    return terminal


def notes() -> list[str]:
    """The words of the notes in the store."""
    command = [SYNTOPIC, "notes", "--format", "json"]
    found = json.loads(subprocess.check_output(command, env=dict(os.environ), text=True))
    return [note["text"] for note in found]


def drafted(words: str) -> None:
    """Wait until a draft has these words."""
    until = time.monotonic() + 180
    while not any(words in path.read_text() for path in locations.drafts_dir().glob("*.json")):
        assert time.monotonic() < until, "no draft was kept"
        time.sleep(0.05)


def test_a_note_that_is_called_saved_survives_kill_9(texts: Path) -> None:  # noqa: F811
    with opened(texts) as terminal:
        after(terminal, "J", "J", "a", *"kept", "ctrl+s", until="saved")
    assert notes() == ["kept"]
    with opened(texts) as again:
        again.wait_until_shown("✎  kept")


def test_a_note_that_is_being_written_is_offered_after_kill_9(texts: Path) -> None:  # noqa: F811
    with opened(texts) as terminal:
        after(terminal, "J", "J", "a", *"half a th")
        drafted("half a th")
    assert notes() == []
    with opened(texts) as again:
        again.wait_until_shown(r"a note of \d\d:\d\d was not saved: \S+ opens it, x discards")
        after(again, "enter", until="half a th")
        after(again, *"ought", "ctrl+s", until="saved")
    assert notes() == ["half a thought"]
    with opened(texts) as third:
        third.wait_until_shown("half a thought")
        assert "was not saved" not in third.text


def test_a_draft_can_be_discarded(texts: Path) -> None:  # noqa: F811
    with opened(texts) as terminal:
        after(terminal, "a", *"away with it")
        drafted("away with it")
    with opened(texts) as again:
        again.wait_until_shown("was not saved")
        after(again, "x", until="the draft was discarded")
    assert list(locations.drafts_dir().glob("*.json")) == []


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_a_dropped_line_and_a_request_to_end_keep_the_draft_at_once(
    texts: Path,  # noqa: F811
    ending: signal.Signals,
) -> None:
    with opened(texts) as terminal:
        after(terminal, "a")
        for letter in "at once":
            terminal.send(letter.encode())
        terminal.wait_until_shown("at once")
        terminal.signal(ending)
        terminal.finish()
    drafted("at once")


def test_what_another_editor_saved_is_offered_after_the_program_was_told_to_end(
    texts: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "from elsewhere" >> "$1"; echo RUNNING; exec sleep 60\n')
    editor.chmod(0o755)
    with opened(texts, EDITOR=str(editor)) as terminal:
        after(terminal, "O", until="RUNNING")
        terminal.signal(signal.SIGTERM)
        terminal.finish()
    with opened(texts) as again:
        again.wait_until_shown("was not saved")
        after(again, "enter", until="from elsewhere")
