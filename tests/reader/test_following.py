"""Follow modes: panes that go along with one, by links and by themes, and those held by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app import Syntopic
from reader.workspace import Workspace
from tests.reader.rooms import room, settled, shown, status
from tests.reader.test_connecting import TEXTS

THEMES = '[[theme]]\nname = "Yamal"\n\n[[theme]]\nname = "Solana"\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Workspace:
    for name in ("2001-adams.md", "2021-clark.md"):
        (tmp_path / name).write_text(TEXTS[name])
    (tmp_path / "themes.toml").write_text(THEMES)
    return Workspace.from_paths([tmp_path])


async def rested(pilot: Pilot[None]) -> None:
    for _ in range(6):
        await pilot.pause(0.05)
        await settled(pilot)


def numbers(app: Syntopic) -> list[int | None]:
    """The ¶ at the cursor of each pane."""
    return [column.report.reading[column.pane.cursor.passage].number for column in app.room.grid.columns]


async def test_by_links(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("f", "J")
        await rested(pilot)
        assert numbers(app) == [1, 2] and app.room.grid.columns[1].pane.lit
        await pilot.press("J")
        await rested(pilot)
        assert numbers(app) == [2, 1]
        assert "leads" in shown(app) and "follows" in shown(app) and "link follows Adams" in shown(app)


async def test_by_theme(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("f", "f", "J", "J")
        await rested(pilot)
        assert numbers(app) == [2, 1] and "Yamal: Clark" in status(app)
        await pilot.press("J")
        await rested(pilot)
        assert "no theme here" in status(app)


async def test_the_pane_where_it_began_leads_whatever_has_the_keys(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("f", "J")
        await rested(pilot)
        await pilot.press("tab", "J")
        await rested(pilot)
        assert numbers(app)[0] == 1  # the leader does not follow


async def test_one_moved_by_hand_is_held_until_it_is_let_go(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("f", "J")
        await rested(pilot)
        await pilot.press("tab", "J", "J")
        await rested(pilot)
        held = numbers(app)[1]
        assert "held" in shown(app)
        await pilot.press("tab", "J")
        await rested(pilot)
        assert numbers(app) == [2, held]
        await pilot.press("tab", "f")
        await rested(pilot)
        assert numbers(app) == [2, 1] and "1 held" not in shown(app)


async def test_it_ends_with_its_leader(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("f", "-", "J")
        await rested(pilot)
        assert app.room.controllers.follow.mode == "free" and "follows" not in shown(app)
        await pilot.press("f")
        assert "only one pane is open" in status(app)
