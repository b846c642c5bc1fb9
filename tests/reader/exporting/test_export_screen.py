"""The screen for exports: choosing, seeing, writing, and what is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.screens.export.screen import ExportScreen
from reader.state import locations
from tests.reader.noted import kept, press, status_of
from tests.reader.rooms import room, shown, type_


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where one stands."""
    kept()
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def into(pilot, name: str) -> None:
    """Type where to."""
    await press(pilot, "o")
    pilot.app.screen.output_line.value = ""
    await type_(pilot, name)
    await press(pilot, "enter")


async def test_it_shows_what_will_be_written_and_writes_it(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e")
        assert isinstance(app.screen, ExportScreen)
        assert "8 notes · 1 file · new" in shown(app)
        assert '<a id="n-00001"></a>' in app.screen.preview.text
        await press(pilot, "w")
        assert status_of(app) == f"{folder}/notes.md: written"
        assert app.screen.made.files == {"notes.md": (folder / "notes.md").read_text()}
        await press(pilot, "w")
        assert "nothing has changed since it was written" in status_of(app)
        await press(pilot, "q")
        assert app.screen is app.room


async def test_order_flavour_and_filter_change_what_is_shown(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e", "s")
        assert "● report" in shown(app)
        assert "Adams 2001" in app.screen.preview.text
        await press(pilot, "f")
        assert "● obsidian" in shown(app)
        assert "> [!quote] Adams 2001, ¶ 1" in app.screen.preview.text
        await press(pilot, "slash")
        await type_(pilot, "tag:doubt")
        assert "2 notes" in shown(app)
        await press(pilot, "enter", "f", "s", "escape", "e")
        choices = app.screen.choices
        assert (choices.by, choices.flavour, choices.query) == ("tag", "pandoc", "tag:doubt")


async def test_a_folder_gets_a_file_each(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e", "s")
        await into(pilot, "out/")
        assert "8 files · new" in shown(app)
        assert "── index.md" in app.screen.preview.text
        await press(pilot, "enter")
        assert status_of(app) == f"{folder}/out: 8 files written"
        assert (folder / "out" / "Adams 2001.md").is_file()


async def test_what_is_in_the_way_is_said_with_its_key(folder: Path) -> None:
    (folder / "notes.md").write_text("mine")
    async with room() as (app, pilot):
        await press(pilot, "e")
        assert "! notes.md was not written by Syntopic; W replaces it" in shown(app)
        await press(pilot, "w")
        assert status_of(app) == ("nothing was written: notes.md was not written by Syntopic; W replaces it")
        assert (folder / "notes.md").read_text() == "mine"
        await press(pilot, "W")
        assert (folder / "notes.md").read_text().startswith("---\ntitle")
        assert "1 file · written before" in shown(app)


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "an empty path names nothing"), ("../here/", "files"), ("/dev/null", "this is no file")],
)
async def test_where_it_cannot_go_is_said(folder: Path, name: str, said: str) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e")
        await into(pilot, name)
        assert said in shown(app)
        assert "# Notes by theme" in app.screen.preview.text
        if name != "../here/":
            await press(pilot, "w")
            assert status_of(app).startswith("nothing was written: ")


async def test_keep_marks_are_kept_from_the_screen_too(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e", "w")
        file = folder / "notes.md"
        file.write_text(file.read_text() + "\n<!-- syntopic:keep -->\nMine.\n<!-- /syntopic:keep -->\n")
        await press(pilot, "s", "w")
        assert "\nMine.\n" in file.read_text()
        assert status_of(app).endswith("written")


async def test_copying_takes_all_of_it(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "e", "y")
        assert locations.clip_file().read_text().startswith("---\ntitle")
        assert str(locations.clip_file()) in status_of(app)


async def test_the_shown_notes_are_exported_from_their_list(folder: Path) -> None:
    async with room() as (app, pilot):
        await press(pilot, "w", "slash")
        await type_(pilot, "tag:doubt")
        await press(pilot, "enter", "E")
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.query_line.value == "tag:doubt"
        assert app.screen.made.notes == 2


async def test_nothing_that_a_note_holds_reaches_the_terminal_as_it_is(folder: Path) -> None:
    from tests.reader.noted import record, some_words

    kept([record(1, some_words("\x1b[2J[b]x[/b] \u202eabc [/nope] [@click=app.quit]y[/]"))])
    async with room() as (app, pilot):
        await press(pilot, "e")
        text = shown(app)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[b]x[/b]" in text.replace("\\", "")


async def test_undo_is_not_concerned_and_a_small_window_will_do(folder: Path) -> None:
    async with room((80, 24)) as (app, pilot):
        label = app.room.notebook.contents.undo_label
        await press(pilot, "e", "G")
        assert app.screen.preview.scroll_offset.y > 0
        await press(pilot, "g", "space", "w", "question_mark")
        assert "In the export" in shown(app)
        await press(pilot, "escape", "escape")
        assert app.room.notebook.contents.undo_label == label
