"""What is kept of other people's texts is for the user's eyes alone, whatever earlier versions left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import main
from reader.runtime import clipboard
from reader.state import locations, recent_files, session, visited
from reader.state.private import close
from reader.state.session import Session
from reader.state.visited import Seen

EARLIER = {
    "cache_dir": ("text-x.json", "deep/terms.arrays"),
    "state_dir": ("last.json", "drafts/1.json", "drafts/1.md", "sessions/bundled.json"),
    "data_dir": ("notes.json", "notes.json.backup-20261123T022350Z", "clips.txt"),
}


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def kept() -> list[Path]:
    """All files and folders that are kept."""
    folders = [locations.cache_dir(), locations.state_dir(), locations.data_dir()]
    return [path for folder in folders if folder.exists() for path in (folder, *folder.rglob("*"))]


def open_to_others() -> list[str]:
    return [str(path) for path in kept() if path.lstat().st_mode & 0o077 and not path.is_symlink()]


def earlier() -> None:
    """What a version left that did not take care."""
    for name, files in EARLIER.items():
        for file in files:
            path = getattr(locations, name)() / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x")


def test_what_earlier_versions_left_is_closed_to_others() -> None:
    earlier()
    assert open_to_others()
    close()
    assert open_to_others() == []
    assert [oct(path.stat().st_mode & 0o777) for path in kept() if path.is_dir()] == ["0o700"] * 6
    assert {path.stat().st_mode & 0o777 for path in kept() if path.is_file()} == {0o600}


def test_a_single_file_that_was_opened_is_closed_again() -> None:
    earlier()
    close()
    for path in (locations.notes_file(), locations.drafts_dir() / "1.md"):
        path.chmod(0o644)
    close()
    assert open_to_others() == []


def test_nothing_is_made_nor_made_writable_nor_followed(tmp_path: Path) -> None:
    close()
    assert kept() == []
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("x")
    locations.data_dir().mkdir(parents=True)
    (locations.data_dir() / "link").symlink_to(theirs)
    locations.notes_file().write_text("x")
    locations.notes_file().chmod(0o444)
    close()
    assert theirs.stat().st_mode & 0o777 == 0o644
    assert locations.notes_file().stat().st_mode & 0o777 == 0o400


def test_all_that_commands_leave_is_for_the_user_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["note", "portela-2001", "11", "--text", "x"]) == 0
    assert main(["search", "enlargement"]) == 0
    assert main(["related", "portela-2001:12"]) == 0
    assert open_to_others() == []
    assert any(path.suffix == ".arrays" for path in kept())


def test_all_that_is_remembered_is_for_the_user_alone() -> None:
    assert session.save(Session(), "bundled") is None
    assert visited.save(Seen(), "bundled") is None
    recent_files.remember([Path("x")])
    assert clipboard.copy("x").file
    assert open_to_others() == []
    assert len([path for path in kept() if path.is_file()]) == 4


def test_a_pipe_where_state_or_settings_are_kept_holds_nobody_up(tmp_path: Path) -> None:
    names = [locations.session_file("b"), locations.seen_file("b"), locations.last_file()]
    for path in (*names, locations.clip_file(), locations.config_file()):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
    from reader.settings import config

    assert session.load("b") is None
    assert visited.load("b") == Seen()
    assert (recent_files.recall(), recent_files.recent()) == (recent_files.Opened(), [])
    (warning,) = config.load().warnings
    assert "a pipe, not a file" in warning
    assert clipboard.copy("x").file is None
