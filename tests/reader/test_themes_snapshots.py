"""What the list of themes looks like, at sizes people use, and putting a passage on one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from notes.records.own_themes import OwnTheme
from notes.storage.schema import empty, encode
from reader.app import Syntopic
from reader.settings.config import Config
from reader.state import locations
from reader.workspace import Workspace
from tests.reader.test_snapshots import SIZES, typing
from tests.reader.test_themes_changed import LIST, TEXTS

OWN = (
    OwnTheme("Fish and birds", ("trout", "herons")),
    OwnTheme("Pipelines", ("pipes",), ("pipelines",)),
    OwnTheme("Winter", hidden=True),
)


def app(folder: Path, own: Sequence[OwnTheme] = OWN) -> Syntopic:
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "themes.toml").write_text(LIST)
    tables = empty()
    tables["themes"] = {str(n): {"id": f"th-{n}", **theme.fields()} for n, theme in enumerate(own, 1)}
    locations.notes_file().parent.mkdir(parents=True, exist_ok=True)
    locations.notes_file().write_bytes(encode(tables))
    return Syntopic(Workspace.from_paths([folder]), Config())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_themes(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=typing(["t", "ctrl+t", "j"]))


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["1"], [*"winter nights"]], ids=["off", "new"])
def test_a_passage_on_a_theme(
    snap_compare: Any, tmp_path: Path, size: tuple[int, int], keys: list[str]
) -> None:
    keys = ["space" if key == " " else key for key in keys]
    run = typing(["J", "J", "T", *keys])
    assert snap_compare(app(tmp_path), terminal_size=size, run_before=run)


def test_merging(snap_compare: Any, tmp_path: Path) -> None:
    run = typing(["t", "ctrl+t", "m", *"gas"])
    assert snap_compare(app(tmp_path), terminal_size=(80, 24), run_before=run)


def test_making_one_in_a_jump(snap_compare: Any, tmp_path: Path) -> None:
    assert snap_compare(app(tmp_path), terminal_size=(80, 24), run_before=typing(["t", *"nature", "up"]))


def test_no_colours(snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = typing(["t", "ctrl+t", "j"])
    assert snap_compare(app(tmp_path), terminal_size=(80, 24), run_before=run)
