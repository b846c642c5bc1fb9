"""Jumping to a theme, as a reader does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app import Syntopic
from reader.screens.jump import JumpScreen
from reader.screens.report_picker import ReportPicker
from reader.workspace import Workspace
from tests.reader.rooms import room, settled, shown, status, type_

TEXTS = {
    "2001-adams.md": "# Adams\n\n"
    + "Filler stands here. " * 60
    + "\n\nThe enlargement of NATO worries Moscow. It is near.\n"
    "\n" + "More filler. " * 60 + "\n\nNATO enlargement goes on. NATO's enlargement is slow.\n",
    "2010-baker.md": "# Baker\n\nOf harvests and the weather alone.\n\nNothing else is said in this text.\n",
    "2021-clark.md": "# Clark\n\nWords come first.\n\n"
    + "Still more. " * 90
    + "\n\nAs for the enlargement of NATO, it is over.\n",
}
THEMES = """
[[theme]]
name = "NATO enlargement"
aliases = ["expansion of the alliance"]

[[theme]]
name = "Harvests"

[[theme]]
name = "Wine"
"""


def lit_words(app: Syntopic) -> dict[str, list[str]]:
    """What is lit in each open report."""
    return {
        column.report.id: [
            column.report.reading[span.start.passage].text[span.start.offset : span.end.offset]
            for span in column.pane.lit
        ]
        for column in app.room.grid.columns
    }


@pytest.fixture
def shelf(tmp_path: Path) -> Workspace:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "themes.toml").write_text(THEMES)
    return Workspace.from_paths([tmp_path])


async def test_every_pane_goes_to_its_own_best_sentence(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("o")
        await type_(pilot, "clark")
        await pilot.press("enter")
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, "enlargment")
        await settled(pilot)
        assert "NATO enlargement" in shown(app) and "nothing found" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        for column in app.room.grid.columns:
            assert all(column.pane.row_of(span.start) is not None for span in column.pane.lit)
        lit = lit_words(app)
        assert lit["2021-clark"] == ["As for the enlargement of NATO, it is over."]
        assert app.room.grid.pane.has_focus


async def test_the_next_report_is_named_before_one_goes_there(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, "nato")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("g", "n")
        assert app.room.grid.column.report.id == "2001-adams"
        first = app.room.grid.pane.cursor
        await pilot.press("n")
        assert app.room.grid.pane.cursor > first
        second = app.room.grid.pane.cursor
        await pilot.press("n")
        assert app.room.grid.pane.cursor == second and "n again goes on to" in status(app)
        await pilot.press("n")
        await settled(pilot)
        assert app.room.grid.column.report.id == "2021-clark"


async def test_of_a_report_with_nothing_found_that_is_said(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, "harvest")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.room.grid.column.report.id == "2010-baker"  # the one that speaks is opened
        assert status(app).strip().startswith("nothing found in Clark [2021]")
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, "wine")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert status(app).strip().startswith("nothing found in any report; names searched: Wine")


async def test_where_no_theme_fits_passages_are_offered(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, "weather alone")
        await settled(pilot)
        assert "no theme fits" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert app.room.grid.column.report.id == "2010-baker"
        assert lit_words(app)["2010-baker"] == ["Of harvests and the weather alone."]


@pytest.mark.parametrize("query", ["?", "!!", "zzzz qqqq"])
async def test_nothing_fits(shelf: Workspace, query: str) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("t")
        await settled(pilot)
        await type_(pilot, query)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, JumpScreen)
        await pilot.press("escape")
        assert not isinstance(app.screen, JumpScreen)


async def test_names_run_no_markup(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nThe [bold]red[/] thing.\n")
    (tmp_path / "themes.toml").write_text('[[theme]]\nname = "[red]thing[/nope]\\u001b[2J"\n')
    async with room(shelf=Workspace.from_paths([tmp_path])) as (app, pilot):
        await pilot.press("t")
        await settled(pilot)
        assert "[red]thing[/nope]" in shown(app) and "\x1b" not in shown(app)


async def test_reports_without_a_pane_stand_below_and_open_at_their_best_sentence(shelf: Workspace) -> None:
    async with room((80, 24), shelf=shelf) as (app, pilot):
        await pilot.press("-", "t")
        await settled(pilot)
        await type_(pilot, "nato")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        rows = shown(app).splitlines()[-3:-1]
        assert rows[0].startswith(" Adams [2001] ") and "Baker [2010]" in rows[1]
        assert "nothing found" in rows[1]
        await pilot.press("o")
        await settled(pilot)
        assert isinstance(app.screen, ReportPicker) and len(app.screen.found) == 2
        await pilot.press("ctrl+t")
        assert len(app.screen.found) == 3
        await pilot.press("ctrl+t", *"adams", "enter")
        await settled(pilot)
        assert lit_words(app)["2001-adams"][0] in {
            "The enlargement of NATO worries Moscow.",
            "NATO enlargement goes on.",
        }
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "Baker" not in shown(app)
