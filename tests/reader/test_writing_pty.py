"""An editor that fails, and keys typed ahead, in a terminal as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.test_annotating_pty import notes, opened
from tests.reader.test_pty import texts  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "false ended with 1; the note is as it was"),
        ("/nonexistent/editor", "No such file or directory; the note is as it was"),
        ("sh -c 'stty raw -echo; kill -9 $$'", "sh was ended by SIGKILL"),
    ],
)
def test_after_an_editor_that_fails_every_key_works(
    texts: Path,  # noqa: F811
    editor: str,
    said: str,
) -> None:
    with opened(texts, EDITOR=editor) as terminal:
        terminal.send(b"a")
        terminal.wait_until_shown("ctrl\\+s saves")
        terminal.send(b"typed \x0f")
        terminal.wait_until_shown(said)
        terminal.send(b"on\x13")
        terminal.wait_until_shown("saved")
        terminal.send(b"q")
        assert terminal.finish(timeout=60).status == 0
    assert notes() == ["typed on"]


def test_what_is_typed_ahead_of_a_save_is_done_after_it(texts: Path) -> None:  # noqa: F811
    with opened(texts) as terminal:
        terminal.send(b"amemo1\x13JJamemo2\x13q")
        assert terminal.finish(timeout=60).status == 0
    assert sorted(notes()) == ["memo1", "memo2"]
