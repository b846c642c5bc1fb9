"""The synopsis, as a reader goes through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.themes import Theme
from corpus.themes.synopsis import Synopsis
from reader.comparison.blocks import FEW
from reader.notebook import Note, Notebook, on
from reader.positions.places import Place, Span
from reader.room.screen import Room
from reader.screens.jump import JumpScreen
from reader.screens.overviews.matrix import MatrixScreen
from reader.screens.overviews.synopsis import SynopsisScreen
from reader.state import locations
from reader.text.wrapping import cells
from tests.reader.overviews import FILLER, TEXTS, press, shelf, synopsis
from tests.reader.rooms import room, settled, shown, type_

NEAR = {
    **TEXTS,
    "baker": f"---\nauthor: Bob Baker\ndate: 2010\n---\n\n{FILLER}\n\nEnlarging it is dear.\n",
}


def at(app) -> tuple[str, str | None]:
    """The report and the beginning of the passage that one stands on."""
    item = app.screen.list.current
    return item.column.report.id, item.presence.passage.text[:12] if item.presence else None


async def test_it_asks_for_a_theme_and_shows_all_reports(tmp_path: Path) -> None:
    async with synopsis(tmp_path, size=(120, 50)) as (app, _):
        assert isinstance(app.screen, SynopsisScreen) and not app.screen.list.beside
        told = shown(app)
        assert (
            "NATO enlargement · 2 of 4 reports speak of it · 1 with nothing found · 1 only an abstract"
            in told
        )
        assert "Adams 2001 · 2 passages" in told and "Clark 2021 · 1 passage" in told
        assert told.index("Adams 2001") < told.index("Baker 2010") < told.index("Clark 2021")
        assert "names searched: NATO enlargement, expansion of the alliance, wider alliance" in told
        assert "nothing found" in told and "silent" not in told and "only the abstract is here" in told


async def test_the_theme_of_the_last_jump_is_shown(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        await press(pilot, "t")
        await type_(pilot, "harv")
        await press(pilot, "enter", "s")
        assert app.screen.theme.name == "Harvests"
        await press(pilot, "t")
        assert isinstance(app.screen, JumpScreen)
        await type_(pilot, "wine")
        await press(pilot, "enter")
        assert app.screen.theme.name == "Wine"
        await press(pilot, "t", "escape")
        assert isinstance(app.screen, Room)


async def test_columns_where_each_report_has_36_cells(tmp_path: Path) -> None:
    async with synopsis(tmp_path, size=(144, 40)) as (app, pilot):
        assert len(app.screen.list.strands) == 4
        heads = shown(app).splitlines()[1]
        assert [name in heads for name in ("Adams", "Baker", "Clark", "Dahl")] == [True] * 4
        await press(pilot, "l", "l")
        assert at(app)[0] == "clark"
        await press(pilot, "h", "h", "h", "j")
        assert at(app) == ("adams", "The enlargem")
    async with synopsis(tmp_path, size=(143, 40)) as (app, pilot):
        assert len(app.screen.list.strands) == 1


async def test_moving_through_reports_one_below_the_other(tmp_path: Path) -> None:
    async with synopsis(tmp_path, size=(80, 24)) as (app, pilot):
        assert at(app) == ("adams", "NATO enlarge")
        await press(pilot, "j", "j")
        assert at(app) == ("baker", None)
        await press(pilot, "j")
        assert (
            at(app)[0] == "baker" and not app.screen.list.current.counted
        )  # to be read, one after the other
        await press(pilot, "k", "k", "k", "k")
        assert at(app) == ("adams", "NATO enlarge")
        await press(pilot, "l", "tab", "J")
        assert at(app)[0] == "dahl"
        await press(pilot, "h", "shift+tab")
        assert at(app)[0] == "baker"
        await press(pilot, "G")
        assert at(app)[0] == "dahl" and "only the abstract is here" in shown(app)
        await press(pilot, "g")
        assert at(app)[0] == "adams" and "NATO enlargement goes on" in shown(app)
        await press(pilot, "space", "space", "space")
        assert at(app)[0] == "dahl"
        await press(pilot, "b", "b", "b")
        assert at(app)[0] == "adams"


async def test_a_passage_longer_than_the_screen_can_be_read_to_its_end(tmp_path: Path) -> None:
    words = " ".join(f"w{n}" for n in range(240))
    long = f"---\nauthor: Ann Adams\ndate: 2001\n---\n\nNATO enlargement {words} ends here.\n"
    async with synopsis(tmp_path, size=(44, 12), texts={**TEXTS, "adams": long}) as (app, pilot):
        for _ in range(30):
            if "w180" in shown(app):
                break
            await press(pilot, "j")
        assert "w180" in shown(app) and at(app)[0] == "adams"
        for _ in range(9):
            if at(app)[0] == "baker":
                break
            await press(pilot, "j")
        assert at(app)[0] == "baker"
        await press(pilot, "k")
        assert at(app)[0] == "adams"


async def test_enter_goes_there(tmp_path: Path) -> None:
    async with synopsis(tmp_path) as (app, pilot):
        await press(pilot, "j", "enter")
        assert isinstance(app.screen, Room) and app.room.grid.column.report.id == "adams"
        (lit,) = app.room.grid.pane.lit
        text = app.room.grid.pane.report.reading[lit.start.passage].text
        assert text[lit.start.offset :].startswith("The enlargement of NATO worries")
        assert app.room.controllers.find.hits.query == "NATO enlargement"
        await press(pilot, "s")
        assert app.screen.theme.name == "NATO enlargement"


async def test_enter_on_a_silence_goes_to_the_nearest(tmp_path: Path) -> None:
    async with synopsis(tmp_path, texts=NEAR) as (app, pilot):
        await press(pilot, "l")
        assert "nearest: ¶ 2 Enlarging it is dear." in shown(app)
        await press(pilot, "o")
        assert app.room.grid.column.report.id == "baker" and app.room.grid.pane.lit


async def test_findings_and_notes_stand_where_they_belong(tmp_path: Path) -> None:
    reports = {report.id: report for report in shelf(tmp_path).reports}
    book = Notebook(locations.notes_file(), list(reports.values()))
    book.add(Note(on(reports["clark"]), "It is [b]over[/b].", theme="Wider alliance"))
    book.add(Note(on(reports["adams"], Span(Place(0, 0), Place(0, 10))), "So they say", ("eu",)))
    async with synopsis(tmp_path, size=(100, 50)) as (app, pilot):
        told = shown(app)
        assert "✎ It is [b]over[/b]." in told and "✎ So they say #eu" in told
        assert told.index("So they say") < told.index("Baker 2010") < told.index("[b]over")
        await press(pilot, "l", "l", "a")
        assert isinstance(app.screen, Room) and "note on Wider alliance, New ground" in shown(app)
        await type_(pilot, "!")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SynopsisScreen) and at(app)[0] == "clark"
        assert "✎ It is [b]over[/b].!" in shown(app)
        await press(pilot, "a", "escape")
        assert isinstance(app.screen, SynopsisScreen)


async def test_a_silence_is_confirmed_and_overturned(tmp_path: Path) -> None:
    async with synopsis(tmp_path, texts=NEAR, size=(100, 50)) as (app, pilot):
        await press(pilot, "c")
        assert "Adams 2001 is not silent: it speaks of it" in app.screen.bar.text
        await press(pilot, "l", "c")
        assert "silent ✓ confirmed" in shown(app)
        await press(pilot, "u")
        assert "✓" not in shown(app).split("\n", 1)[1].rsplit("\n", 1)[0]
        await press(pilot, "U", "x")
        assert "Baker 2010 · 1 passage" in shown(app) and at(app) == ("baker", "Enlarging it")
        assert "is on NATO enlargement now" in app.screen.bar.text
        await press(pilot, "u")
        assert "silent ✓ confirmed" in shown(app) and at(app) == ("baker", "Enlarging it")


async def test_copying(tmp_path: Path) -> None:
    async with synopsis(tmp_path) as (app, pilot):
        await press(pilot, "y")
        assert (
            locations.clip_file()
            .read_text()
            .strip()
            .endswith("“NATO enlargement goes on.” (Adams 2001, ¶ 3)")
        )
        await press(pilot, "l", "y")
        assert "there is no passage here to copy" in app.screen.bar.text


async def test_to_the_matrix_and_out(tmp_path: Path) -> None:
    async with synopsis(tmp_path) as (app, pilot):
        await press(pilot, "?")
        assert "In the synopsis" in shown(app)
        await press(pilot, "escape", "m")
        assert isinstance(app.screen, MatrixScreen)
        await press(pilot, "s", "escape")
        assert isinstance(app.screen, Room)


async def test_of_many_reports_the_silent_ones_stand_behind_a_row(tmp_path: Path) -> None:
    many = {f"r{n:02}": f"---\ndate: {2000 + n}\n---\n\nOf wine nothing.\n" for n in range(FEW)}
    texts = {**many, "adams": TEXTS["adams"], "dahl": TEXTS["dahl"]}
    async with synopsis(tmp_path, size=(80, 24), texts=texts) as (app, pilot):
        assert f"▸ the other reports: {FEW} with nothing" in shown(app)
        await press(pilot, "l", "a", "c", "y")
        assert isinstance(app.screen, SynopsisScreen)
        await press(pilot, "enter")
        assert (
            app.screen.list.current.rest.unfolded
            and [i.first for i in app.screen.list.strands[0].items].count(True) == 1 + FEW + 2
        )
        await press(pilot, "enter")
        assert [len(strand.items) for strand in app.screen.list.strands] == [2, 1]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)])
async def test_every_row_fills_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    texts = {
        **TEXTS,
        "clark": f"---\nauthor: 日本 太郎太郎\n---\n\n{'日本語' * 60} NATO enlargement\x1b[2J \u202e.\n",
    }
    async with synopsis(tmp_path, size=size, texts=texts) as (app, pilot):
        for _ in range(4):
            assert {cells(line) for line in shown(app).splitlines()} == {size[0]}
            assert "\x1b" not in shown(app) and "\u202e" not in shown(app)
            await press(pilot, "l")


async def test_resizing_keeps_the_passage(tmp_path: Path) -> None:
    async with synopsis(tmp_path, size=(80, 24)) as (app, pilot):
        await press(pilot, "l", "l")
        before = at(app)
        for size in ((200, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert at(app) == before


async def test_the_mouse(tmp_path: Path) -> None:
    async with synopsis(tmp_path, size=(200, 40)) as (app, pilot):
        await pilot.click("SynopsisList", (110, 4))
        await settled(pilot)
        assert at(app)[0] == "clark"
        await pilot.click("SynopsisList", (110, 4))
        for _ in range(3):
            await settled(pilot)
        assert isinstance(app.screen, Room) and app.room.grid.column.report.id == "clark"


async def test_a_theme_that_is_gone(tmp_path: Path) -> None:
    async with room(shelf=shelf(tmp_path)) as (app, pilot):
        app.room.controllers.theme_jump.synopsis = Synopsis(Theme("Gone"), ())
        await press(pilot, "s")
        assert "there is no theme Gone any more" in app.screen.bar.text
        await press(pilot, "j", "l", "enter", "space", "G", "y", "a", "c", "x", "q")
        assert isinstance(app.screen, Room)
