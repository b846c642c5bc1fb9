"""Files are kept where the XDG specification says, and none is made by asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.state import locations


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert locations.config_file() == tmp_path / "CONFIG/syntopic/config.toml"
    assert locations.clip_file() == tmp_path / "DATA/syntopic/clips.txt"
    assert locations.notes_file() == tmp_path / "DATA/syntopic/notes.json"
    assert locations.drafts_dir() == tmp_path / "STATE/syntopic/drafts"
    assert locations.session_file("bundled") == tmp_path / "STATE/syntopic/sessions/bundled.json"
    assert locations.cache_dir() == tmp_path / "CACHE/syntopic"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", [None, "", "relative/folder"])
def test_what_is_unset_or_relative_falls_back_to_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    if value is None:
        monkeypatch.delenv("XDG_STATE_HOME")
    else:
        monkeypatch.setenv("XDG_STATE_HOME", value)
    assert locations.state_dir() == tmp_path / ".local/state/syntopic"


def test_without_a_home_nothing_is_made_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(Path, "home", _homeless)
    with pytest.raises(OSError, match="Not a directory"):
        locations.state_dir().mkdir(parents=True)


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")
