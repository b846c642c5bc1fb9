"""Writing an export: all or nothing, never over what is not ours, never half a file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from notes.errors import ExportError
from notes.export.documents import Edition
from notes.export.flavours import FLAVOURS
from notes.export.sections import by_report
from notes.export.writing import look, look_into, write
from notes.storage import disk
from tests.notes.export.building import MIDDLE, SOURCES, material, note

NOTES = (note(1), note(2, MIDDLE))


def files(*entries) -> dict[str, bytes]:
    entries = entries or NOTES
    one = Edition("Notes", "notes", by_report(entries, SOURCES), material(*entries), FLAVOURS["plain"]({}))
    return {name: text.encode() for name, text in one.in_files().items()}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_folder_is_made_and_written_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert len(write(look_into(folder), files())) == 5
    assert held(folder) == files()
    assert write(look_into(folder), files()) == []
    changed = files(note(1, text="More."), NOTES[1])
    assert {path.name for path in write(look_into(folder), changed)} == {"Adams 2001.md"}


def test_the_references_are_ours_only_as_they_were_written(tmp_path: Path) -> None:
    write(look_into(tmp_path), files())
    more = files(*NOTES, note(3, SOURCES[2]))
    write(look_into(tmp_path), more)
    (tmp_path / "references.bib").write_text("mine")
    with pytest.raises(ExportError, match=r"references\.bib was not written by Syntopic"):
        write(look_into(tmp_path), files())
    assert held(tmp_path)["index.md"] == more["index.md"]
    write(look_into(tmp_path), files(), force=True)


@pytest.mark.parametrize("name", ["index.md", "Adams 2001.md", "references.json"])
def test_nothing_is_written_where_one_file_is_somebody_elses(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(ExportError, match=f"{name} was not written by Syntopic"):
        write(look_into(tmp_path), files())
    assert held(tmp_path) == {name: b"mine"}


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    for name in ("other.md", "picture.png"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "notes.md").mkdir()
    place = look_into(tmp_path)
    write(place, files())
    assert (tmp_path / "other.md").read_text() == "mine"
    assert place.left(files()) == []


def test_a_folder_in_the_way_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "Adams 2001.md").mkdir()
    with pytest.raises(ExportError, match="this is a folder"):
        write(look_into(tmp_path), files(), force=True)
    assert held(tmp_path) == {}


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: int
) -> None:
    write(look_into(tmp_path), files())
    before, count = held(tmp_path), 0

    def full(descriptor: int, data: bytes) -> int:
        nonlocal count
        count += 1
        if count > 2:
            raise OSError(trouble, os.strerror(trouble))
        return os_write(descriptor, data)

    os_write = os.write
    monkeypatch.setattr(disk.os, "write", full)
    changed = files(note(1, text="x"), note(2, MIDDLE, text="y"), note(3, SOURCES[2]))
    with pytest.raises(ExportError, match=rf"not written \({os.strerror(trouble)}\)"):
        write(look_into(tmp_path), changed)
    assert held(tmp_path) == before


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    link.symlink_to(real)
    place = look(link)
    write(place, {"real.md": b"x"})
    assert link.is_symlink()
    assert real.read_bytes() == b"x"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="this is a folder; end its name with /"):
        look(tmp_path)
    with pytest.raises(ExportError, match="this is no file"):
        look(Path("/dev/null"))
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="this is a file; name a folder"):
        look_into(tmp_path / "file")


def test_a_new_file_is_as_readable_as_others_are(tmp_path: Path) -> None:
    write(look(tmp_path / "x.md"), {"x.md": b"x"})
    (tmp_path / "y.md").touch()
    assert (tmp_path / "x.md").stat().st_mode == (tmp_path / "y.md").stat().st_mode
