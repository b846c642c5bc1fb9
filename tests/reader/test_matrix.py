"""The matrix, as a reader goes over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import LocalWorker
from reader.notebook import Note, Notebook, on
from reader.room.screen import Room
from reader.screens.jump import JumpScreen
from reader.screens.overviews.matrix import MatrixScreen
from reader.screens.overviews.synopsis import SynopsisScreen
from reader.state import locations
from reader.state.visited import Seen, load
from reader.state.visited import save as save_seen
from reader.text.wrapping import cells
from tests.reader.overviews import FILLER, TEXTS, matrix, press, shelf, stand
from tests.reader.rooms import room, settled, shown, status, type_


def at(app) -> tuple[str, str]:
    """The theme and the report that one stands on."""
    theme, report = app.screen.cell
    return theme.name, report.id


def row(app, theme: str) -> str:
    """What stands in the row of a theme."""
    return next(line for line in shown(app).splitlines() if line[2:].startswith(theme))


async def test_it_counts_and_tells_states_apart_without_colour(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        lines = shown(app).splitlines()
        assert lines[0].strip() == "Matrix 3 themes in 4 reports · most reports first"
        assert lines[1].split() == ["Adams", "Baker", "Clark", "Dahl"]
        assert lines[2].split() == ["2001", "2010", "2021", "2022"]
        cells = row(app, "NATO enlargement").split()
        assert [cell for cell in cells[3:] if "█" not in cell] == ["2", "·", "1", "abstract"]
        await stand(pilot, "NATO enlargement", "adams")
        assert "2 passages: 0 seen, 2 left" in shown(app)
        assert "¶ 3 NATO enlargement goes on." in shown(app)


async def test_a_silence_shows_what_was_searched_and_the_nearest(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "NATO enlargement", "baker")
        told = shown(app)
        assert "\n nothing found" in told and "nearest ¶" in told and "silent" not in told
        names = "names searched: NATO enlargement, expansion of the alliance, wider alliance"
        assert names in " ".join(told.split())
        await stand(pilot, "Wine", "dahl")
        assert "only the abstract is here" in shown(app)


async def test_moving(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        first = at(app)
        assert first[1] == "adams"
        await press(pilot, "j", "l", "down", "right")
        assert at(app)[1] == "clark" and app.screen.sheet.row == 2
        await press(pilot, "k", "h", "up", "left")
        assert at(app) == first
        await press(pilot, "G", "$")
        assert (app.screen.sheet.row, at(app)[1]) == (2, "dahl")
        await press(pilot, "g", "0")
        assert at(app) == first
        await press(pilot, "pagedown")
        assert app.screen.sheet.row == 2
        await press(pilot, "b")
        assert at(app) == first
        await press(pilot, "k", "h")
        assert at(app) == first


async def test_enter_goes_there_and_steps_on(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "NATO enlargement", "clark")
        await press(pilot, "enter")
        assert isinstance(app.screen, Room)
        assert app.room.grid.column.report.id == "clark"
        pane = app.room.grid.pane
        (lit,) = pane.lit
        assert pane.report.reading[lit.start.passage].text[lit.start.offset :].startswith("As for the enlarg")
        assert pane.row_of(lit.start) is not None and pane.has_focus
        await press(pilot, "N", "N")
        assert app.room.grid.column.report.id == "adams"
        await press(pilot, "m")
        assert at(app) == ("NATO enlargement", "clark")  # where one left it


async def test_enter_where_nothing_was_found_goes_to_the_nearest(
    tmp_path: Path,
) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "Wine", "clark")
        await press(pilot, "enter")
        assert isinstance(app.screen, Room)
        assert app.room.grid.column.report.id == "clark" and app.room.grid.pane.lit
        assert "nothing found in" in status(app) and "Clark 2021" in status(app)


async def test_s_opens_the_synopsis_of_the_row(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "Harvests", "baker")
        await press(pilot, "s")
        assert isinstance(app.screen, SynopsisScreen)
        assert app.screen.theme.name == "Harvests" and app.screen.cell[1].id == "baker"
        await press(pilot, "m")
        assert isinstance(app.screen, MatrixScreen)


async def test_narrowing_as_one_types(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await press(pilot, "/")
        await type_(pilot, "Trade win")
        assert [line.theme.name for line in app.screen.sheet.lines] == ["Wine"]
        assert "1 of 3 themes" in shown(app)
        await press(pilot, "enter", "l")
        assert at(app) == ("Wine", "baker")
        await press(pilot, "/")
        await type_(pilot, "zz")
        assert "nothing fits; esc shows all" in shown(app) and app.screen.cell is None
        await press(pilot, "enter", "enter", "a", "c", "s", "p")  # on nothing nothing happens
        assert isinstance(app.screen, MatrixScreen)
        await press(pilot, "escape")
        assert len(app.screen.sheet.lines) == 3
        await press(pilot, "escape")
        assert isinstance(app.screen, Room)


async def test_sorting(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        names = lambda: [line.theme.name for line in app.screen.sheet.lines]  # noqa: E731
        await press(pilot, "S", "S")
        assert names() == ["Harvests", "NATO enlargement", "Wine"]
        assert "by name" in shown(app)
        await press(pilot, "S")
        assert set(names()[:2]) == {"Harvests", "NATO enlargement"} and names()[2] == "Wine"


async def test_pins_come_first_and_are_kept(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "Wine", "clark")
        await press(pilot, "p")
        assert app.screen.sheet.lines[0].theme.name == "Wine"
        assert at(app) == ("Wine", "clark") and "›*Wine" in shown(app) and "* 1 pinned" in shown(app)
        app.room.services.history.keep()
    assert load("overviews").pinned == ("wine",)
    async with matrix(tmp_path) as (app, pilot):
        assert app.screen.sheet.lines[0].theme.name == "Wine"
        await stand(pilot, "Wine", "adams")
        await press(pilot, "p")
        assert app.screen.sheet.lines[-1].theme.name == "Wine"


async def test_what_one_has_been_to_is_counted(tmp_path: Path) -> None:
    reports = {report.id: report for report in shelf(tmp_path).reports}
    first = next(p for p in reports["adams"].reading if p.text.startswith("The enlargement"))
    save_seen(Seen({"adams": frozenset({first.id})}), "overviews")
    async with matrix(tmp_path) as (app, pilot):
        assert "1/2" in row(app, "NATO enlargement")
        await stand(pilot, "NATO enlargement", "adams")
        assert "2 passages: 1 seen, 1 left" in shown(app)


async def test_a_finding_is_written_in_sight_of_the_passage_and_marked(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "NATO enlargement", "clark")
        await press(pilot, "a")
        assert isinstance(app.screen, Room) and app.room.grid.column.report.id == "clark"
        assert "note on NATO enlargement, New ground" in shown(app)
        await type_(pilot, "over")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, MatrixScreen)
        assert at(app) == ("NATO enlargement", "clark")
        await stand(pilot, "NATO enlargement", "clark")
        assert "✎" in row(app, "NATO enlargement") and "✎ over" in shown(app) and "1 finding" in shown(app)
        await press(pilot, "a")
        await type_(pilot, "!")
        await press(pilot, "ctrl+s")
        (placed,) = app.room.notebook.contents.notes
        assert (placed.note.text, placed.note.theme) == ("over!", "NATO enlargement")
        await press(pilot, "u")
        assert app.room.notebook.contents.notes[0].note.text == "over"
        await press(pilot, "U")
        assert app.room.notebook.contents.notes[0].note.text == "over!"


async def test_a_finding_by_another_of_the_themes_names_counts(tmp_path: Path) -> None:
    reports = {report.id: report for report in shelf(tmp_path).reports}
    Notebook(locations.notes_file(), list(reports.values())).add(
        Note(on(reports["baker"]), "[red]quiet[/]\x1b[2J", theme="Wider Alliance")
    )
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "NATO enlargement", "baker")
        assert "✎ [red]quiet[/]␛[2J" in shown(app)


async def test_a_silence_is_confirmed_doubted_and_undone(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await stand(pilot, "NATO enlargement", "baker")
        await press(pilot, "c")
        assert "·✓" in row(app, "NATO enlargement") and "silent ✓ confirmed" in shown(app)
        await press(pilot, "u")
        assert "·✓" not in row(app, "NATO enlargement")
        await press(pilot, "U")
        assert "·✓" in row(app, "NATO enlargement")
        await press(pilot, "c")
        assert "·✓" not in row(app, "NATO enlargement")
        for report in ("adams", "dahl"):
            await stand(pilot, "NATO enlargement", report)
            await press(pilot, "c", "x")
            assert "is not silent" in app.screen.bar.text
        assert app.room.notebook.contents.silences == {}


async def test_a_silence_is_overturned_by_what_comes_nearest(tmp_path: Path) -> None:
    near = {
        **TEXTS,
        "baker": f"---\nauthor: Bob Baker\ndate: 2010\n---\n\n{FILLER}\n\nEnlarging it is dear.\n",
    }
    async with matrix(tmp_path, texts=near) as (app, pilot):
        await stand(pilot, "NATO enlargement", "baker")
        await press(pilot, "c", "p", "x")
        assert "(Baker 2010, ¶ 2) is on NATO enlargement now" in app.screen.bar.text
        assert at(app) == ("NATO enlargement", "baker") and "·✓" not in row(app, "NATO enlargement")
        assert row(app, "NATO enlargement").split()[-3:] == ["█████▍", "1", "abstract"]
        assert app.screen.sheet.pinned == (app.screen.cell[0].key,)  # a pin holds for what became of it
        await stand(pilot, "NATO enlargement", "baker")
        assert "1 passage: 0 seen, 1 left" in shown(app) and "¶ 2 Enlarging it is dear." in shown(app)
        await press(pilot, "u")
        assert "·✓" in row(app, "NATO enlargement")


async def test_the_mouse(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        sheet = app.screen.sheet
        x = sheet.name_width + 2 * sheet.width + 1
        await pilot.click("MatrixGrid", (x, 3))
        await settled(pilot)
        assert (sheet.row, at(app)[1]) == (1, "clark")
        await pilot.click("MatrixGrid", (x, 3))
        for _ in range(3):
            await settled(pilot)
        assert isinstance(app.screen, Room)


async def test_q_m_and_help(tmp_path: Path) -> None:
    async with matrix(tmp_path) as (app, pilot):
        await press(pilot, "?")
        assert "In the matrix" in shown(app)
        await press(pilot, "escape", "q")
        assert isinstance(app.screen, Room)
        await press(pilot, "m", "m")
        assert isinstance(app.screen, Room)


async def test_no_themes(tmp_path: Path) -> None:
    nothing = shelf(tmp_path, themes="", texts={"one": "# One\n\nWords stand here.\n"})
    async with room(shelf=nothing) as (app, pilot):
        await press(pilot, "m")
        assert "no themes are known here" in shown(app)
        await press(pilot, "j", "enter", "l", "G", "space", "a", "s", "-", "escape")
        assert isinstance(app.screen, Room)


async def test_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such\nthing")

    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        with monkeypatch.context() as broken:
            broken.setattr("reader.screens.overviews.matrix_base.grid", fail)
            await press(pilot, "m")
            assert "counting themes by reports failed: no such thing" in app.screen.bar.text
            await press(pilot, "j", "a")
        await press(pilot, "ctrl+r")
        assert "Matrix 3 themes in 4 reports" in shown(app)
        await press(pilot, "q")
        assert isinstance(app.screen, Room)


async def test_what_failed_before_is_tried_again_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        with monkeypatch.context() as broken:
            broken.setattr(LocalWorker, "count", fail)
            await press(pilot, "m")
            assert "working out themes and links failed: the disk is full" in app.screen.bar.text
            await press(pilot, "q", "m")  # asked for again, it fails again, and that is said again
            assert "working out themes and links failed: the disk is full" in app.screen.bar.text
            await press(pilot, "q")
        await press(pilot, "m")
        assert "Matrix 3 themes in 4 reports" in shown(app)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_hostile_names(tmp_path: Path, size: tuple[int, int]) -> None:
    themes = (
        '[[theme]]\nname = "[red]thing[/nope]\\u001b[2J\\u202e"\naliases = ["[@click=app.quit]x", "日本語"]\n'
    )
    texts = {
        "one": "---\ntitle: '[bold]T[/]'\nauthor: '[/x] Öl'\n---\n\nOf 日本語 and [@click=app.quit]x.\n",
        "two": "---\ntitle: Two\nauthor: 日本 太郎太郎太郎太郎太郎\ndate: 2001\n---\n\nNothing.\n",
    }
    async with matrix(tmp_path, size, themes=themes, texts=texts) as (app, pilot):
        assert "[red]" in shown(app) and "\x1b" not in shown(app) and "\u202e" not in shown(app)
        await press(pilot, "l", "h", "s")
        assert "\x1b" not in shown(app) and "\u202e" not in shown(app)
        assert {cells(line) for line in shown(app).splitlines()} == {size[0]}


async def test_the_jump_screen_is_not_in_the_way(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await press(pilot, "t")
        assert isinstance(app.screen, JumpScreen)
        await press(pilot, "m")
        assert isinstance(app.screen, JumpScreen)
