"""A job that fails is said where it was asked for, with the key that tries it again."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from textual.widgets import Static

from notes.drafts import Draft
from reader import background, job_kinds
from reader.app import Syntopic
from reader.job_kinds import KINDS
from reader.jobs import Kind
from reader.notebook import Note, on
from reader.positions.places import Place, Span
from reader.state import locations
from reader.workspace import Workspace
from tests.notes.exchanging import annotation, written
from tests.reader.faults import TEXTS, THEMES, Faults, text
from tests.reader.rooms import room, settled, shown, type_, until

WAITING: Final = re.compile(
    r"(looking|searching|saving|your notes) ?…|reading the themes|counting where|indexing|comparing"
)
"""What is said while something is waited for."""


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    made = Faults()
    monkeypatch.setattr(background, "run_job", made.run)
    return made


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)  # there the export is written
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, words in TEXTS.items():
        (folder / name).write_text(words)
    (folder / "themes.toml").write_text(THEMES)
    return Workspace.from_paths([folder])


Step = str | Callable[[Syntopic], object]
"""A key; a text that is typed, after "="; a command, after ":"; or what is called."""


@dataclass(frozen=True)
class Case:
    """How a job of a kind comes to be asked for on a screen, and what is to be seen when it is done."""

    kind: Kind
    where: str
    """The screen, in a word or two."""
    asker: str
    """The module of reader/ that asks."""
    ask: tuple[Step, ...]
    answered: Callable[[Syntopic], object]
    """Whether the answer is there."""
    first: tuple[Step, ...] = ()
    """What leads to where it is asked; done before the job fails."""
    early: bool = False
    """Whether it fails from the start of the program on."""
    key: str = "ctrl+r"
    """What tries it again."""
    said: str = ""
    """What is said; "" for what could not be done, why, and the key."""

    @property
    def line(self) -> str:
        return self.said or f"{self.kind.said} failed: made to fail; {self.key} tries again"


# -- what leads to some questions


def another_report(app: Syntopic) -> None:
    """Lay one more report beside the others."""
    folder = Path(app.room.workspace.reports[0].path).parent
    (folder / "2022-dahl.md").write_text(text("Dahl", "Crisis management once more."))


def some_annotations(_: Syntopic) -> None:
    """Lay down a file with notes that can be imported."""
    locations.notes_file().parent.mkdir(parents=True, exist_ok=True)
    written(locations.notes_file().parent / "annotations", [annotation()])


def offered(app: Syntopic) -> None:
    """Offer such a note."""
    report = app.room.workspace.reports[0]
    app.room.controllers.draft_recovery.offer_late(
        Draft.new(Note(on(report, Span(Place(1), Place(1, 10))), "left over"))
    )


def sent_out(app: Syntopic) -> None:
    """Expect another editor to save a note."""
    report = app.room.workspace.reports[0]
    app.room.controllers.late_saves.expect(Draft.new(Note(on(report, Span(Place(1), Place(1, 10))), "sent")))


def file_name(app: Syntopic) -> None:
    """Give the name of the file to be imported."""
    app.room.controllers.import_notes.look(str(locations.notes_file().parent / "annotations"))


# -- what is seen in the end


def screen(name: str) -> Callable[[Syntopic], object]:
    """Whether an attribute of the screen in sight is there."""
    return lambda app: getattr(app.screen, name)


def sees(words: str) -> Callable[[Syntopic], object]:
    """Whether these words are in sight."""
    return lambda app: words in seen(app)


def says(words: str) -> Callable[[Syntopic], object]:
    """Whether the bottom row of the room says these words."""
    return lambda app: words in app.room.bar.text


def told(app: Syntopic) -> bool:
    return "Adams" in str(app.screen.query_one("#reports", Static).content)


def baker_found(app: Any) -> bool:
    return app.screen._found is not None and app.screen._found[1] == "2010-baker"


def drawer(app: Syntopic) -> object:
    return app.room.controllers.drawer.current


def notebook(app: Syntopic) -> object:
    return app.room.notebook.notebook


def noted(app: Syntopic) -> object:
    contents = app.room.notebook.contents
    return contents is not None and contents.notes


def fine(_: Syntopic) -> bool:
    """Nothing is seen of it but that nothing fails any more."""
    return True


def all_four(app: Syntopic) -> bool:
    return len(app.room.workspace.reports) == 4 and app.room.analyses.current is not None


def all_weighed(app: Syntopic) -> bool:
    """Whether it is known of every report in sight how strongly its passages are linked."""
    shown_now = {column.report.id for column in app.room.grid.columns}
    return set(app.room.controllers.links._strengths) == shown_now


NATO: Final = ("t", "=nato", "enter")
TO_MATRIX: Final = ("m", lambda app: app.screen.grid.go_to(0, 0))

CASES: Final = (
    Case(job_kinds.NOTES_OPEN, "room", "services.notebook", (), notebook, early=True),
    Case(job_kinds.NOTES_OPEN, "writing a note", "services.notebook", ("a",), drawer, early=True),
    Case(job_kinds.NOTES_OPEN, "notes", "services.notebook", ("w",), screen("_contents"), early=True),
    Case(job_kinds.NOTES_OPEN, "tags", "services.notebook", (":tags",), sees("no note has a tag"),
         early=True),
    Case(job_kinds.NOTES_OPEN, "store", "services.notebook", (":store",), sees("notes are saved"),
         early=True),
    Case(job_kinds.NOTES_OPEN, "export", "screens.export.base", ("e",), screen("made"), early=True),
    Case(job_kinds.NOTES_OPEN, "connections", "room.link_actions", ("J", "p", "r"), drawer, early=True),
    Case(job_kinds.NOTES_CHANGE, "room", "services.notebook", ("A",), noted),
    Case(
        job_kinds.NOTES_CHANGE, "note that is written", "room.note_editing", ("a", "=words", "ctrl+s"), noted,
        key="ctrl+s", said="not saved: made to fail",
    ),
    Case(job_kinds.NOTES_CHANGE, "tags that are entered", "room.tags", ("#", "=eu", "enter"), noted),
    Case(job_kinds.NOTES_CHANGE, "notes", "services.notebook", ("w",), screen("_contents")),
    Case(job_kinds.NOTES_CHANGE, "tags", "services.notebook", (":tags",), sees("no note has a tag")),
    Case(job_kinds.NOTES_CHANGE, "store", "services.notebook", (":store",), sees("notes are saved")),
    Case(
        job_kinds.NOTES_CHANGE, "matrix", "services.notebook", ("c",), sees("silent on Harvests"),
        first=("m", lambda app: app.screen.grid.go_to(1, 0)),
    ),
    Case(job_kinds.NOTES_POLL, "room", "services.notebook", (lambda app: app.room.notebook._poll(),), fine),
    Case(
        job_kinds.NOTES_PLACE, "room", "services.notebook", (":reading-look",), all_four,
        first=(another_report,)
    ),
    Case(job_kinds.NOTE_PLACE, "room", "room.annotate", ("enter",), drawer, first=(offered,)),
    Case(
        job_kinds.DRAFT, "note that is written", "room.draft_recovery",
        ("a", "=words", lambda app: app.room.controllers.draft_recovery._tick()),
        lambda _: list(locations.drafts_dir().glob("*.json")),
    ),
    Case(
        job_kinds.DRAFTS, "room", "room.draft_recovery", (), fine, early=True,
    ),
    Case(
        job_kinds.SESSION, "room", "room.session_saving",
        (lambda app: app.room.controllers.session_saving.now(),), fine,
    ),
    Case(
        job_kinds.VISITED, "room", "services.reading_history",
        (lambda app: app.room.services.history.pin(("x",)), lambda app: app.room.services.history.keep()),
        fine,
    ),
    Case(job_kinds.VISITED, "matrix", "services.reading_history", ("m",), screen("sheet")),
    Case(job_kinds.VISITED, "synopsis", "services.reading_history", ("s", "=nato", "enter"),
         screen("_synopsis")),
    Case(job_kinds.FIND, "while one types", "room.find", ("/", "=petersb"), sees("1 of 1")),
    Case(
        job_kinds.FIND, "when it was entered", "room.find", ("/", "=petersb", "enter"), sees("1 of 1")
    ),
    Case(job_kinds.SEARCH, "search", "screens.search", ("F", "=petersberg"), screen("_found")),
    Case(
        job_kinds.SEARCH, "search with enter", "screens.search", ("F", "=petersberg", "enter"),
        lambda app: app.room.controllers.find.hits, key="enter",
        said=f"{job_kinds.SEARCH.said} failed: made to fail; ctrl+r tries again",
    ),
    Case(job_kinds.THEME_MATCHES, "jump", "screens.jump", ("t",), screen("_listed")),
    Case(
        job_kinds.THEME_DETAIL, "jump", "screens.jump", ("t", "=nato"), told,
    ),
    Case(job_kinds.THEME_JUMP, "jump", "room.theme_jump", NATO,
         lambda app: app.room.controllers.theme_jump.synopsis),
    Case(
        job_kinds.THEME_JUMP, "finding", "room.overviews", ("a",), drawer, first=("s", "=nato", "enter")
    ),
    Case(job_kinds.THEME_RENEWED, "room", "room.theme_jump",
         (lambda app: app.room.controllers.theme_jump.renew(),), fine,
         first=NATO),
    Case(job_kinds.PASSAGE_THEMES, "room", "room.theme_assignment", ("T",), drawer),
    Case(
        job_kinds.THEME_NAMES, "note on a theme", "room.theme_notes", (":annotate-theme", "=nato", "enter"),
        lambda app: app.room.controllers.note_editing.now,
    ),
    Case(job_kinds.THEME_LIST, "themes", "screens.themes", (":themes",), screen("_shelf")),
    Case(job_kinds.SYNOPSIS, "synopsis", "screens.overviews.synopsis_base", ("s", "=nato", "enter"),
         screen("_synopsis")),
    Case(job_kinds.MATRIX, "matrix", "screens.overviews.matrix_base", ("m",), screen("sheet")),
    Case(job_kinds.CELL, "matrix", "screens.overviews.matrix_base", ("l",), baker_found, first=TO_MATRIX),
    Case(job_kinds.NEAREST, "matrix", "screens.overviews.silence_actions", ("x",),
         sees("is on Harvests now"),
         first=("m", lambda app: app.screen.grid.go_to(1, 0))),
    Case(job_kinds.CONNECTIONS, "connections", "screens.connections", ("J", "p"), screen("_links")),
    Case(
        job_kinds.LINKS, "room", "room.links", ("J", lambda app: app.room.controllers.links.begin()),
        lambda app: app.room.controllers.links.links,
    ),
    Case(
        job_kinds.LINK_STRENGTHS, "room", "room.links",
        (lambda app: app.room.controllers.links.begin(),),
        all_weighed,
    ),
    Case(job_kinds.FOLLOW, "room", "room.follow", ("J", "f"), says("Clark")),
    Case(job_kinds.COPY, "room", "services.clipboard", ("Y",), says("Adams")),
    Case(job_kinds.SOURCE, "source", "screens.source", ("i",), sees("NATO enlargement is slow")),
    Case(job_kinds.EXPORT, "export", "screens.export.base", ("e",), screen("made")),
    Case(
        job_kinds.EXPORT_WRITE, "export", "screens.export.actions", ("w",), sees("written before"),
        first=("A", "e")
    ),
    Case(
        job_kinds.IMPORT, "room", "room.import_notes", (file_name,), sees("import them"),
        first=(some_annotations,)
    ),
    Case(
        job_kinds.LATE_SAVES, "room", "room.late_saves",
        (lambda app: app.room.controllers.late_saves._tick(),), fine,
        first=(sent_out,),
    ),
    Case(job_kinds.REPORTS, "room", "room.file_watching", (":reading-look",), all_four,
         first=(another_report,)),
    Case(job_kinds.READING, "room", "room.file_watching", (":reading-look",), all_four,
         first=(another_report,)),
    Case(job_kinds.FILES, "room", "room.file_watching", (":reading-look",), all_four,
         first=(another_report,)),
    Case(job_kinds.ANALYSIS, "search", "analysis.service", ("F", "=petersberg"), screen("_found")),
    Case(job_kinds.ANALYSIS, "jump", "analysis.service", ("t",), screen("_listed")),
    Case(job_kinds.ANALYSIS, "connections", "analysis.service", ("J", "p"), screen("_links")),
    Case(job_kinds.ANALYSIS, "themes", "analysis.service", (":themes",), screen("_shelf")),
    Case(job_kinds.ANALYSIS, "matrix", "analysis.service", ("m",), screen("sheet")),
    Case(job_kinds.ANALYSIS, "export by theme", "analysis.service", ("e",), screen("made")),
    Case(job_kinds.ANALYSIS, "theme of a passage", "analysis.service", ("T",), drawer),
    Case(job_kinds.ANALYSIS, "following", "analysis.service", ("J", "f"), says("Clark")),
    Case(
        job_kinds.ANALYSIS, "note on a theme", "analysis.service",
        (":annotate-theme", "=nato", "enter"), lambda app: app.room.controllers.note_editing.now,
    ),
)  # fmt: skip
"""Each kind on each screen that asks it."""


def seen(app: Syntopic) -> str:
    """What is in sight, as one line: without the frames around it."""
    return " ".join(re.sub(r"[^\w\s;:,.+·…“”()¶'-]", " ", shown(app)).split())


async def take(app: Syntopic, pilot: Any, steps: tuple[Step, ...]) -> None:
    """Do one thing after the other, as a reader does."""
    for step in steps:
        if callable(step):
            step(app)
        elif step.startswith(":"):
            app.room.call_later(app.room.action_do, step[1:])
        elif step.startswith("="):
            await type_(pilot, step[1:])
        else:
            await pilot.press(step)
        await settled(pilot)
        await settled(pilot)  # an answer begins its work when its question is gone


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind.name}: {case.where}")
async def test_what_fails_is_said_with_the_key_that_leads_to_the_answer(
    case: Case, faults: Faults, shelf: Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    faults.kind = case.kind if case.early else None
    async with room((120, 36), shelf=shelf) as (app, pilot):
        await take(app, pilot, case.first)
        faults.kind = case.kind
        await take(app, pilot, case.ask)
        await until(pilot, lambda: case.line in seen(app))
        await settled(pilot)
        assert case.line in seen(app), "it does not stay"
        assert not WAITING.search(seen(app))
        assert case.answered is fine or not case.answered(app)
        faults.kind = None
        faults.done.clear()
        await pilot.press(case.key)
        await until(pilot, lambda: case.kind in faults.done and case.answered(app))
        await settled(pilot)
        assert "made to fail" not in seen(app)
        assert app.failure is None
    assert "Traceback" not in "".join(capfd.readouterr())


async def test_the_line_of_connections_waits_no_longer_for_those_that_cannot_be_found(
    faults: Faults, shelf: Workspace
) -> None:
    async with room((120, 36), shelf=shelf) as (app, pilot):
        await pilot.press("J")
        app.room.controllers.links.begin()
        await until(pilot, lambda: app.room.controllers.links.links)
        faults.kind = job_kinds.LINKS
        await pilot.press("J")
        await until(pilot, lambda: "made to fail; ctrl+r tries again" in seen(app))
        await settled(pilot)
        assert "≡ …" not in shown(app)
        faults.kind = None
        await pilot.press("ctrl+r")
        await until(pilot, lambda: app.room.controllers.links.links)


def asked() -> Iterator[tuple[str, str]]:
    """Which module of reader/ asks for which kind, as the sources have it."""
    root = Path(background.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "reader.job_kinds":
                module = ".".join(path.relative_to(root).with_suffix("").parts)
                yield from ((module, alias.name) for alias in node.names)


def test_each_kind_is_made_to_fail_for_each_who_asks_it() -> None:
    names = {kind: name for name, kind in vars(job_kinds).items() if isinstance(kind, Kind)}
    assert {case.kind for case in CASES} == set(KINDS)
    assert {(case.asker, names[case.kind]) for case in CASES} >= set(asked())
