"""Reports opened together, and how they are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SourceError
from reader.errors import UnknownPassage, UnknownReport
from reader.notebook import Note, on
from reader.positions.places import Place
from reader.room.start import compared
from reader.state import locations
from reader.workspace import BUNDLED, Workspace
from tests.reader.small import report


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(
        [report("kapoor-2021", date="2021"), report("portela-2001"), report("undated", date=None)]
    )


def test_reports_stand_in_date_order(workspace: Workspace) -> None:
    assert [r.id for r in workspace.reports] == ["portela-2001", "kapoor-2021", "undated"]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("portela-2001", Place(0)),
        ("portela-2001:2", Place(3)),
        ("portela-2001:¶ 2", Place(3)),
        ("portela-2001: 2", Place(3)),
        ("portela-2001:quote", Place(2)),
    ],
)
def test_addresses_lead_to_places(workspace: Workspace, address: str, place: Place) -> None:
    assert workspace.resolve(address) == (workspace.reports[0], place)


@pytest.mark.parametrize(
    "rest", ["", "3", "0", "head", "²", "9" * 5000, "-1", "\x1b[2J"], ids=lambda rest: ascii(rest[:8])
)
def test_an_address_that_leads_nowhere_is_refused_in_one_line(workspace: Workspace, rest: str) -> None:
    with pytest.raises(
        UnknownPassage, match=r"portela-2001 has no passage .*: its .* from 1 to 2"
    ) as refused:
        workspace.resolve(f"portela-2001:{rest}")
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 150


@pytest.mark.parametrize("name", ["portela", "Portela-2001", "portela-2010"])
def test_an_unknown_report_names_those_near(workspace: Workspace, name: str) -> None:
    with pytest.raises(UnknownReport, match="did you mean portela-2001"):
        workspace.report(name)


def test_an_unknown_report_names_the_few_there_are(workspace: Workspace) -> None:
    with pytest.raises(UnknownReport, match="zzzz: there are portela-2001, kapoor-2021, undated"):
        workspace.report("zzzz")
    many = Workspace([report(f"report-{n}") for n in range(20)])
    with pytest.raises(UnknownReport, match="zzzz: syntopic reports lists them"):
        many.report("zzzz")


def test_the_bundled_reports_open() -> None:
    workspace = Workspace.bundled()
    assert [r.id for r in workspace.reports][:1] == ["portela-2001"]
    assert (len(workspace.reports), workspace.problems, workspace.key) == (5, (), BUNDLED)
    assert Workspace.from_paths([]).reports == workspace.reports


def test_the_key_names_the_set_of_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Some words that make a paragraph.\n")
    monkeypatch.chdir(tmp_path)
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    key = Workspace.from_paths([a, b]).key
    assert Workspace.from_paths([Path("b.txt"), Path("a.txt"), a]).key == key
    assert Workspace.from_paths([a]).key != key
    assert key.isalnum()


def test_named_files_keep_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "b.txt", tmp_path / "a.txt", folder / "c.txt"):
        path.write_text(f"The words of {path.name} are enough for a paragraph.\n")
    opened = Workspace.from_paths([tmp_path / "b.txt", folder, tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [report.id for report in opened.named] == ["b", "a"]
    assert [report.id for report in compared(opened, 2)] == ["b", "a"]
    assert [report.id for report in compared(opened, 3)] == ["b", "a", "c"]
    assert not Workspace.from_paths([folder]).named and not Workspace.bundled().named


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.txt"):
        Workspace.from_paths([tmp_path / "nowhere.txt"])


def test_what_a_report_warns_of_is_among_the_problems_of_files_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Déjà vu à la crème brûlée.\n".encode("cp1252"))
    (said,) = Workspace.from_paths([tmp_path]).problems
    assert said.startswith("old.txt: not UTF-8")


def test_the_notebook_is_opened_when_asked_for(tmp_path: Path) -> None:
    workspace = Workspace([report()], notes_file=tmp_path / "mine.json")
    assert workspace.notes_file == tmp_path / "mine.json"
    made = workspace.notebook.add(Note(on(workspace.reports[0]), "early"))
    assert made.report_id == "portela-2001"
    assert workspace.notes_file.exists()
    assert Workspace([report()]).notes_file == locations.notes_file()
    opened = Workspace.from_paths([], notes_file=tmp_path / "mine.json")
    assert opened.notebook.contents.notes[0].report is opened.report("portela-2001")
