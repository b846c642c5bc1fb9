"""What the reader says of a report goes over what its file says: at once, kept, undone like any change."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from notes.records.descriptions import Description, description_of, read_descriptions
from reader.citation import label
from reader.descriptions import with_descriptions
from reader.notebook import Notebook
from reader.screens.report_details import ReportDetailsScreen
from reader.state import locations
from reader.workspace import Workspace
from tests.reader.rooms import OLD, reports, room, status, until, workspace


def notebook() -> Notebook:
    return Notebook(locations.notes_file(), reports())


def test_it_is_kept_and_read_without_the_store() -> None:
    old = reports()[0]
    assert read_descriptions(locations.notes_file()) == ()
    book = notebook()
    assert read_descriptions(locations.notes_file()) == ()
    book.describe(old, {"title": "Another title", "authors": ("Zoë Zeta", "Lee"), "date": "1999-05"})
    (said,) = read_descriptions(locations.notes_file())
    assert said == book.contents.descriptions[0]
    (report, *others) = with_descriptions(reports(), [said])
    assert (report.about.title, report.about.authors, report.about.date) == (
        "Another title",
        ("Zoë Zeta", "Lee"),
        "1999-05",
    )
    assert others == list(reports()[1:])
    book.describe(old, {"date": "1998"})
    (said,) = book.contents.descriptions
    assert said.said == {"date": "1998"}
    book.describe(old, {})
    assert book.contents.descriptions == ()


def test_it_is_undone_like_any_change() -> None:
    book = notebook()
    book.describe(reports()[0], {"date": "1999"})
    assert book.undo() == "edit what is known of a report"
    assert book.contents.descriptions == ()
    book.redo()
    assert book.contents.descriptions[0].date == "1999"


def test_a_report_is_known_again_under_another_name() -> None:
    old = reports()[0]
    said = Description(old.id, old.bytes_print, "", date="1999")
    (renamed,) = with_descriptions([old.but(id="other")], [said])
    assert renamed.about.date == "1999"
    (edited,) = with_descriptions([old.but(bytes_print="edited")], [said])
    assert edited.about.date == "1999"
    (another,) = with_descriptions([old.but(id="other", bytes_print="edited")], [said])
    assert another.about.date == "2001"


def test_what_is_no_description_says_nothing(tmp_path: Path) -> None:
    assert description_of({"id": "d"}) is None
    odd = description_of({"id": "d", "report": "r", "prints": 3, "title": " ", "authors": [1], "date": "May"})
    assert odd is not None and odd.said == {"authors": ()}
    path = tmp_path / "notes.json"
    for content in (b"", b'{"reports": 3}', b'{"reports"', b'{"reports": {"1": 3}}'):
        path.write_bytes(content)
        assert read_descriptions(path) == ()


async def test_it_is_edited_on_screen_and_shows_everywhere() -> None:
    async with room() as (app, pilot):
        await app.room.notebook.ready()
        await app.room.action_do("describe")
        await pilot.pause()
        assert isinstance(app.screen, ReportDetailsScreen)
        app.screen.query_one("#authors", Input).value = "Nora Noble;  Max Mill "
        app.screen.query_one("#date", Input).value = "May 1999"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReportDetailsScreen)
        assert "2001-05" in str(app.screen.query_one("#wrong").content)
        app.screen.query_one("#date", Input).value = "1999-05"
        await pilot.press("enter")
        await until(pilot, lambda: label(app.room.grid.column.report) == "Noble and Mill 1999")
        await until(pilot, lambda: "saved" in status(app))
        assert app.room.grid.column.report.id == OLD
        await pilot.press("u")
        await until(pilot, lambda: label(app.room.grid.column.report) == "Adams 2001")
    notebook().describe(reports()[0], {"title": "Kept"})
    shelf: Workspace = workspace()
    assert shelf.report(OLD).about.title == "Kept"
