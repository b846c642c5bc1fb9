"""The report picker: what is typed finds reports, misspelt too, in the order that is wanted."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from corpus.model import About, Report
from reader.report_filter import Picks, Sort
from reader.screens.report_picker import ReportPicker
from reader.widgets.row_list import RowList
from reader.workspace import Workspace
from tests.reader.rooms import room, workspace


def made(ident: str, title: str, author: str, date: str | None, source: str = "") -> Report:
    about = About(title, (author,), date=date)
    return Report(ident, about, (), source or f"{ident}.pdf", path=f"/r/{ident}")


REPORTS = (
    made("portela-2001", "The role of the EU in the non-proliferation of arms", "Clara Portela", "2001"),
    made("vaquer-2010", "Focusing back again on European security", "Jordi Vaquer i Fanés", "2010"),
    made("ivanov-2012", "“A hard neighbour”", "Igor Ivanov", "2012", "scan 17.pdf"),
    made("kapoor-2021", "Russia-EU relations: the end of a strategic partnership", "Nivedita Kapoor", "2021"),
)


def found(typed: str, sort: Sort = Sort.DATE) -> list[str]:
    return [REPORTS[index].id.split("-")[0] for index in Picks(REPORTS).find(typed, sort)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", ["portela", "vaquer", "ivanov", "kapoor"]),
        ("kapoor", ["kapoor"]),
        ("2012", ["ivanov"]),
        ("fanes", ["vaquer"]),
        ("EU arms", ["portela"]),
        ("arms eu", ["portela"]),
        ("scan", ["ivanov"]),
        ("portlea", ["portela"]),
        ("stratgic", ["kapoor"]),
        ("ivnov neighbor", ["ivanov"]),
        ("zzz", []),
        ("eu", ["portela", "vaquer", "kapoor"]),
        ("i", ["ivanov", "portela", "vaquer", "kapoor"]),
    ],
)
def test_any_part_finds_a_report(typed: str, ids: list[str]) -> None:
    assert found(typed) == ids


def test_they_are_sorted_as_wanted() -> None:
    assert found("", Sort.TITLE) == ["ivanov", "vaquer", "kapoor", "portela"]
    assert found("", Sort.AUTHOR) == ["ivanov", "kapoor", "portela", "vaquer"]
    recent = Picks(REPORTS, ["/r/ivanov-2012", "/r/gone", "/r/vaquer-2010"])
    assert recent.order(Sort.RECENT) == [2, 1, 0, 3]
    assert [sort.next for sort in Sort] == [*list(Sort)[1:], Sort.DATE]


def test_others_can_be_left_out() -> None:
    assert Picks(REPORTS).find("eu", only=lambda report: report.about.date != "2001") == [1, 3]


async def test_a_report_is_found_and_opened_and_remembered() -> None:
    async with room() as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReportPicker)
        await pilot.press(*"bakr")
        await pilot.pause()
        assert [screen.picks.reports[i].id for i in screen.found] == ["baker-2010"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.room.grid.column.report.id == "baker-2010"
        await pilot.press("o", "ctrl+s", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ReportPicker) and app.screen.sort is Sort.RECENT
        assert app.screen.picks.reports[app.screen.found[0]].id == "baker-2010"
        await pilot.press("escape", "o")
        await pilot.pause()
        assert isinstance(app.screen, ReportPicker) and app.screen.sort is Sort.RECENT


async def test_of_thousands_only_the_rows_in_sight_are_made() -> None:
    many = [made(f"r{n}", f"Title {n}", f"Author {n}", "2000") for n in range(3000)]
    async with room(shelf=Workspace([*workspace().reports, *many])) as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReportPicker)
        rows, made_rows = screen.query_one(RowList), []
        make = rows._make
        rows._make = lambda index: made_rows.append(index) or make(index)
        await pilot.press("pagedown", "up", "up")
        await pilot.pause()
        assert 0 < len(set(made_rows)) < 200
        screen.query_one(Input).value = "title 2999"
        await pilot.pause()
        assert [screen.picks.reports[i].id for i in screen.found] == ["r2999"]
        await pilot.click(RowList, offset=(4, 0))
        await pilot.pause()
        assert app.room.grid.column.report.id == "r2999"


async def test_nothing_found_is_said_and_enter_does_nothing() -> None:
    async with room() as (app, pilot):
        await pilot.press("o", *"zzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReportPicker)
        assert app.screen.query_one("#none").display
