"""What was open the last time is opened again, as long as it is there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.state import locations
from reader.state.recent_files import Opened, recall, remember
from tests.terminal import Terminal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.txt"
    path.write_text("Words Of My Own\n\nThese are enough for a paragraph of plain words.\n")
    return path


def test_what_was_opened_is_recalled_by_its_whole_path(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert recall() == Opened()
    monkeypatch.chdir(file.parent)
    odd = Path(os.fsdecode(b"n\xe9"))
    try:
        odd.mkdir()
    except OSError:
        odd = Path("folder")
        odd.mkdir()
    remember([odd, Path("mine.txt")], "cp1252")
    assert recall() == Opened((file.parent / odd, file), "cp1252")
    assert list(locations.last_file().parent.iterdir()) == [locations.last_file()]
    file.unlink()
    assert recall() == Opened()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"paths": 3}', b'{"paths": ["\\u0000"], "encoding": null}',
                b'{"paths": [], "encoding": 7}', b"[" * 100_000],
    ids=lambda content: ascii(content[:20]),
)  # fmt: skip
def test_no_file_stops_anything(content: bytes) -> None:
    locations.last_file().parent.mkdir(parents=True)
    locations.last_file().write_bytes(content)
    assert recall() == Opened()


def test_where_nothing_can_be_kept_nothing_is(file: Path) -> None:
    locations.state_dir().parent.mkdir(parents=True, exist_ok=True)
    locations.state_dir().touch()
    remember([file])
    assert recall() == Opened()


def opens(*arguments: str | Path) -> str:
    """What the screen shows on this command line."""
    with Terminal([sys.executable, "-m", "reader.cli", *arguments]) as terminal:
        terminal.wait_until_shown(r"¶ 1 ·| %")
        terminal.settle()
        terminal.send(b"q")
        assert terminal.finish().status == 0
        return terminal.text


def test_the_program_alone_goes_on_with_the_files_of_the_last_time(file: Path) -> None:
    assert "Portela 2001" in opens()
    assert "These are enough" in opens("read", file)
    assert "These are enough" in opens()
    assert "Portela 2001" in opens("read")
    assert "Portela 2001" in opens()
    opens("read", file)
    file.write_bytes(b"")  # it is there, but no report any longer
    assert "Portela 2001" in opens()
    file.unlink()
    assert "Portela 2001" in opens()
