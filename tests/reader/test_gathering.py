"""Folders in the reading room: the first report at once, the others by and by, changes as they come."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import library as libraries
from reader.app import Syntopic
from reader.notebook import Note, on
from reader.positions.places import Place, Span
from reader.room import file_watching
from reader.screens.message_log import MessageLogScreen
from reader.workspace import Workspace
from tests.reader.rooms import room, status, until

LONG_AGO = 1_000_000_000


def write(folder: Path, name: str, *more: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    paragraphs = [f"Paragraph {n} of {name} says what it has to say at some length." for n in range(9)]
    path.write_text("\n\n".join([*more, *paragraphs]) + "\n")
    os.utime(path, (LONG_AGO + len(more), LONG_AGO))
    return path


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        write(tmp_path / "papers", name)
    monkeypatch.setattr(libraries, "SHORT", 0)
    monkeypatch.setattr(file_watching, "POLL", 0.05)
    monkeypatch.setattr(file_watching, "SEEN", 0.05)
    return tmp_path / "papers"


def shown(app: Syntopic) -> list[str]:
    return [column.report.source for column in app.room.grid.columns]


async def test_the_others_are_read_once_the_first_is_there(papers: Path) -> None:
    shelf = Workspace.from_paths([papers], whole=False)
    assert len(shelf.reports) == 1
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.file_watching.begin()
        await until(pilot, lambda: len(shelf.reports) == 4)
        await until(pilot, lambda: "4 reports are open" in " ".join(app.room.bar.remembered))
        assert [report.id for report in shelf.reports] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("whole", [False, True])
async def test_the_first_opening_says_once_how_many_have_no_date(papers: Path, whole: bool) -> None:
    (papers / "b.txt").rename(papers / "b-1999.txt")
    shelf = Workspace.from_paths([papers], whole=whole)
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.file_watching.begin()
        said = "3 of 4 have no date; : “edit what is known of this report” gives one"
        await until(pilot, lambda: said in " ".join(app.room.bar.remembered))
        app.room.bar.remembered.clear()
        write(papers, "new.txt")
        await until(pilot, lambda: "5 reports are open" in " ".join(app.room.bar.remembered))
        assert "no date" not in " ".join(app.room.bar.remembered)


async def test_what_changes_is_shown_as_it_is_now_at_the_same_words(papers: Path) -> None:
    shelf = Workspace.from_paths([papers])
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.file_watching.begin()
        pane = app.room.grid.pane
        report = app.room.grid.column.report
        pane.move_to(Place(6, 4))
        there = report.reading[6].text
        await app.room.notebook.change(
            lambda notebook: notebook.add(Note(on(report, Span(Place(6, 0), Place(6, 11))), text="mine"))
        )
        write(papers, report.source, "A paragraph that was not there.", "Nor was this one.")
        await until(pilot, lambda: app.room.grid.column.report is not report)
        now = app.room.grid.column.report
        assert now.reading[pane.cursor.passage].text == there
        assert pane.cursor.offset == 4
        (placed,) = app.room.notebook.contents.in_report(now)
        assert placed.span == Span(Place(8, 0), Place(8, 11))
        changed = "was changed and is shown as it is now"
        await until(pilot, lambda: changed in " ".join(app.room.bar.remembered))


async def test_new_files_come_and_those_that_are_gone_stay_while_they_are_open(papers: Path) -> None:
    shelf = Workspace.from_paths([papers])
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.file_watching.begin()
        opened = shown(app)
        (papers / opened[0]).unlink()
        write(papers, "new.txt")
        await until(pilot, lambda: "new" in [report.id for report in shelf.reports])
        assert opened[0].removesuffix(".txt") not in [report.id for report in shelf.reports]
        assert shown(app) == opened
        await until(
            pilot, lambda: "is gone: it is shown, but no longer searched" in " ".join(app.room.bar.remembered)
        )
        await pilot.press("j", "c", "escape")
        assert app.room.grid.column.report.text


async def test_reading_can_be_stopped_and_gone_on_with(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "HERE", 200)
    for n in range(40):
        write(papers, f"more-{n}.txt")
    shelf = Workspace.from_paths([papers], whole=False)
    assert shelf.library is not None
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.file_watching.begin()
        await until(pilot, lambda: app.room.controllers.file_watching.progress)
        app.room.tell()
        assert "X stops" in status(app)
        await pilot.press("X")
        await until(pilot, lambda: app.room.controllers.file_watching.progress is None)
        await until(pilot, lambda: app.room.bar.remembered)
        left = len(shelf.library.pending)
        assert left and f"{left} files are left" in " ".join(app.room.bar.remembered)
        monkeypatch.setattr(libraries, "HERE", 1_000_000)
        await app.room.action_do("reading-look")
        await until(pilot, lambda: len(shelf.reports) == 44)


async def test_what_is_not_read_is_listed_with_its_reason(papers: Path) -> None:
    write(papers, "broken.txt").write_bytes(b"\0\1\2" * 500)
    (papers / ".hidden").mkdir()
    os.mkfifo(papers / "pipe.md")
    shelf = Workspace.from_paths([papers])
    async with room(shelf=shelf) as (app, pilot):
        await app.room.action_do("noticed")
        await pilot.pause()
        assert isinstance(app.screen, MessageLogScreen)
        said = "\n".join(str(block.content) for block in app.screen.query("Static"))
    for words in ("broken.txt: this is not a text file", "pipe.md: a pipe", "hidden, passed over: .hidden"):
        assert words in said


async def test_another_folder_is_opened_in_place_of_this_one(papers: Path, tmp_path: Path) -> None:
    from reader.state.recent_files import Opened, recent, remember

    other = write(tmp_path / "zebra", "only.txt").parent
    remember([other])
    remember([papers], "cp1252")
    assert recent() == [Opened((papers,), "cp1252"), Opened((other,))]
    async with room(shelf=Workspace.from_paths([papers])) as (app, pilot):
        await pilot.press("o", "ctrl+o")
        await pilot.pause()
        await pilot.press(*"zebra", "enter")
        await until(pilot, lambda: app._exit)
        assert app.return_value == Opened((other,))
