"""Connections: found where the cursor rests, opened in both panes, accepted, rejected."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import sleep

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from corpus.analysis import LocalWorker
from corpus.links.link_index import LinkIndex
from corpus.steps import Steps
from reader.app import Syntopic
from reader.room import links
from reader.screens.connections import ConnectionsScreen
from reader.workspace import Workspace
from tests.reader.rooms import PATIENCE, room, settled, shown, status, until


def text(name: str, *paragraphs: str) -> str:
    """A report: its paragraphs, then ten that say nothing that another report says."""
    filler = [f"{name}word{n}a and {name}word{n}b were {name}word{n}c." for n in range(10)]
    return "\n\n".join((f"# {name}", *paragraphs, *filler)) + "\n"


TEXTS = {
    "2001-adams.md": text(
        "Adams",
        "The Petersberg tasks are missions of crisis management, said Solana in Cologne.",
        "Gas from Yamal is piped to Bremen, through the Baltic seabed, in growing amounts.",
    ),
    "2010-baker.md": text(
        "Baker", "Solana explained the Petersberg tasks again: crisis management in the Balkans."
    ),
    "2021-clark.md": text(
        "Clark",
        "The seabed pipeline carries gas from Yamal to Bremen; some call it a Baltic mistake.",
        "Of the Petersberg tasks, crisis management remains, wrote Solana.",
    ),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Workspace:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return Workspace.from_paths([tmp_path])


async def rested(app: Syntopic, pilot: Pilot[None]) -> None:
    """Let the cursor rest until its connections are found."""
    app.room.controllers.links.begin()
    await until(pilot, lambda: app.room.controllers.links.links and "connection" in shown(app))
    await settled(pilot)


async def counting(app: Syntopic, pilot: Pilot[None], wanted: int) -> None:
    """Give the connections time to become as many: what was found before a change may come in first."""
    await until(pilot, lambda: len(app.room.controllers.links.links) == wanted)
    await settled(pilot)


async def test_they_are_shown_in_a_line_with_their_reasons(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("J")
        await rested(app, pilot)
        line = next(row for row in shown(app).splitlines() if "connections" in row)
        assert "p 2 connections" in line and "Baker" in line and "Clark" in line


async def test_a_connection_is_lit_on_both_sides(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("J")
        await rested(app, pilot)
        await pilot.press("p")
        await settled(pilot)
        assert isinstance(app.screen, ConnectionsScreen)
        rows = shown(app)
        assert rows.index("Baker [2010]  ¶ 1") < rows.index("Clark [2021]  ¶ 2")  # in date order
        await pilot.press("1")
        await settled(pilot)
        lit = {column.report.id: column.pane.lit for column in app.room.grid.columns}
        assert app.room.grid.column.report.id == "2010-baker"
        assert lit["2001-adams"] and lit["2010-baker"]
        await pilot.press("H")
        assert app.room.grid.column.report.id == "2001-adams"


async def test_brackets_step_through_them(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("J")
        await rested(app, pilot)
        gone = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await pilot.press(key)
            gone.append(app.room.grid.column.report.id)
        assert set(gone[:2]) == {"2010-baker", "2021-clark"} and gone[2] == gone[0]
        assert "connection 1 of 2" in status(app)


async def test_a_rejected_one_is_never_offered_again_until_undone(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("J")
        await rested(app, pilot)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert "not offered again" in status(app)
        await counting(app, pilot, 1)
        assert len(app.room.controllers.links.links) == 1
        await pilot.press("u")
        await settled(pilot)
        await counting(app, pilot, 2)
        assert len(app.room.controllers.links.links) == 2
    kept = Workspace.from_paths([Path(shelf.reports[0].path).parent])
    assert kept.notebook.contents.rejections == frozenset()


async def test_an_accepted_one_is_a_relation_and_comes_first(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("J")
        await rested(app, pilot)
        last = app.room.controllers.links.links[-1]
        await pilot.press("p")
        await settled(pilot)
        app.screen.query_one(OptionList).highlighted = ["2010-baker", "2021-clark"].index(last.report)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press("2", "enter")
        await settled(pilot)
        contents = app.room.notebook.contents
        assert contents is not None and [relation.type for relation in contents.relations] == ["agrees"]
        await until(pilot, lambda: app.room.controllers.links.links[0].report == last.report)
        await pilot.press("p")
        await settled(pilot)
        assert "✓ yours" in shown(app)


async def test_a_heading_has_none_and_says_so(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await pilot.press("p")
        await settled(pilot)
        assert "only paragraphs, list items and abstracts are connected" in shown(app)
        await pilot.press("x", "r", "enter", "escape")
        assert not isinstance(app.screen, ConnectionsScreen)


async def test_one_report_has_nothing_to_connect(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(TEXTS["2001-adams.md"])
    async with room(shelf=Workspace.from_paths([tmp_path])) as (app, pilot):
        await pilot.press("J", "p")
        assert "only one report is open" in status(app)


async def test_the_program_ends_while_links_are_worked_out(
    shelf: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Event()

    def link(worker: LocalWorker) -> Steps[LinkIndex]:
        try:
            for done in range(100_000):
                yield done, 100_000
                sleep(0.01)
        finally:
            ended.set()
        raise AssertionError("it was not ended")

    monkeypatch.setattr(LocalWorker, "link", link)
    monkeypatch.setattr(links, "MANY", len(TEXTS))
    async with room(shelf=shelf) as (app, pilot):
        app.room.controllers.links.begin()
        await until(pilot, lambda: "working out links … " in shown(app))
        assert not ended.is_set()
        await pilot.press("q")
    assert ended.wait(PATIENCE)


async def test_marks_are_worked_out_for_what_is_in_sight_and_around(tmp_path: Path) -> None:
    shared = "The Petersberg tasks are missions of crisis management, said Solana in Cologne."
    long = "\n\n".join(f"Filler{n}a stands beside filler{n}b here." for n in range(200))
    (tmp_path / "2001-adams.md").write_text(f"# Adams\n\n{shared}\n\n{long}\n\n{shared} Again.\n")
    (tmp_path / "2010-baker.md").write_text(f"# Baker\n\n{shared}\n\nNothing else.\n")
    async with room(shelf=Workspace.from_paths([tmp_path])) as (app, pilot):
        pane, marks = app.room.grid.pane, app.room.controllers.links
        count = pane.report.count
        marks.begin()
        await until(pilot, lambda: len(pane._drawing.overlays.links) == count)
        assert pane._drawing.overlays.links[1] > 0 and not any(pane._drawing.overlays.links[100:])
        assert len([1 for report, _ in marks._asked if report == pane.report.id]) < count / 2
        await pilot.press("G")
        await until(pilot, lambda: pane._drawing.overlays.links[-1] > 0)
        assert pane._drawing.overlays.links[1] > 0  # what was known stays
