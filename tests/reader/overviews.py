"""Reports, themes and an open matrix for tests, every word of which is known."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.model import About, Kind, Passage, Report
from corpus.themes import Theme, Themes
from corpus.themes.jump import Jumper
from corpus.themes.matrix import Cell, ThemeCounts
from reader.workspace import Workspace
from tests.reader.rooms import room, settled, type_

KEY = "overviews"
FILLER = "Nothing of that kind stands here, for it is filler. " * 8
TEXTS = {
    "adams": "---\ntitle: Old ground\nauthor: Ann Adams\ndate: 2001\n---\n\n"
    f"The enlargement of NATO worries Moscow. It is near.\n\n{FILLER}\n\nNATO enlargement goes on. "
    "NATO's enlargement is slow.\n\nOf harvests there is this: the harvests fail.\n",
    "baker": "---\ntitle: The middle\nauthor: Bob Baker\ndate: 2010\n---\n\n"
    f"Of harvests and the weather alone.\n\n{FILLER}\n\nThe wine trade and its treaties, in passing.\n",
    "clark": "---\ntitle: New ground\nauthor: Cid Clark\ndate: 2021\n---\n\n"
    f"Words come first.\n\n{FILLER}\n\nAs for the enlargement of NATO, it is over.\n",
    "dahl": "---\ntitle: In brief\nauthor: Dora Dahl\ndate: 2022\n---\n\nOnly a summary of a thing.\n",
}
THEMES = """
[[theme]]
name = "NATO enlargement"
aliases = ["expansion of the alliance", "wider alliance"]

[[theme]]
name = "Harvests"

[[theme]]
name = "Wine"
aliases = ["wine trade"]
"""


def shelf(folder: Path, themes: str = THEMES, texts: dict[str, str] | None = None) -> Workspace:
    """The workspace of these reports."""
    for name, text in (TEXTS if texts is None else texts).items():
        (folder / f"{name}.md").write_text(text)
    (folder / "themes.toml").write_text(themes)
    reports = Workspace.from_paths([folder]).reports
    return Workspace(
        [_brief(report) if report.id == "dahl" else report for report in reports], key="overviews"
    )


def _brief(report: Report) -> Report:
    """The report as one of which there is only an abstract."""
    return report.but(about=replace(report.about, extent="abstract"))


@asynccontextmanager
async def matrix(
    folder: Path, size: tuple[int, int] = (120, 36), **more: Any
) -> AsyncIterator[tuple[Any, Any]]:
    """The matrix of these reports."""
    async with room(size, shelf=shelf(folder, **more)) as (app, pilot):
        await press(pilot, "m")
        yield app, pilot


@asynccontextmanager
async def synopsis(
    folder: Path, theme: str = "nato", size: tuple[int, int] = (120, 36), **more: Any
) -> AsyncIterator[tuple[Any, Any]]:
    """The synopsis of a theme of these reports."""
    async with room(size, shelf=shelf(folder, **more)) as (app, pilot):
        await press(pilot, "s")
        await type_(pilot, theme)
        await press(pilot, "enter")
        yield app, pilot


async def press(pilot: Any, *keys: str) -> None:
    """Press keys, and wait after each until what it asked for is done, messages of messages too."""
    for key in keys:
        await pilot.press(key)
        for _ in range(3):
            await settled(pilot)


async def stand(pilot: Any, theme: str, report: str) -> None:
    """Stand on a cell of the matrix."""
    sheet = pilot.app.screen.sheet
    names = [line.theme.name for line in sheet.lines]
    ids = [report.id for report in sheet.grid.reports]
    pilot.app.screen.grid.go_to(names.index(theme), sheet.columns.index_of(ids.index(report)))
    await pilot.pause(0.2)  # its best sentence follows
    await settled(pilot)


# -- many reports

COUNT = 5_000


def many(count: int = COUNT) -> list[Report]:
    """Reports of 40 years, one paragraph each."""
    passage = (Passage("p", Kind.PARAGRAPH, "A word.", 1),)
    abouts = (About(f"Report {n}", (f"Ann Author{n}",), None, f"{1980 + n // 125}") for n in range(count))
    return [Report(f"r{n:04}", about, passage, f"{n}.txt") for n, about in enumerate(abouts)]


def rows(count: int = COUNT, themes: int = 200) -> tuple[ThemeCounts, ...]:
    """Themes, each of which every seventh report or so speaks of."""
    nothing, something = Cell(0, 0.0, 0), [Cell(n % 5 + 1, n % 7 / 2 + 0.1, n % 3) for n in range(35)]

    def of(theme: int) -> Iterator[Cell]:
        for n in range(count):
            yield something[(n + theme) % 35] if (n * 31 + theme * 17) % 7 == 0 else nothing

    ids = [f"r{n:04}" for n in range(count)]
    return tuple(
        ThemeCounts(Theme(f"Theme {n:03}"), dict(zip(ids, of(n), strict=True))) for n in range(themes)
    )


class Many(Workspace):
    """A workspace whose matrix is given."""

    given: tuple[ThemeCounts, ...] = ()

    def matrix(self) -> tuple[ThemeCounts, ...]:
        return self.given

    @cached_property
    def themes(self) -> Themes:
        return Themes(self.reports, self.searcher, [row.theme for row in self.given])

    @cached_property
    def jumper(self) -> Jumper:
        return Jumper(self.themes)
