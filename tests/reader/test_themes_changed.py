"""The reader's own themes beside the reports: effective at once, wherever themes are asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.themes import Origin, Theme
from notes.exchange.backup import dump
from notes.storage.schema import RECORDS
from reader.cli import main
from reader.cli.format.synopsis import finding
from reader.notebook import Note, Notebook, on
from reader.positions.places import Place, Span
from reader.workspace import Workspace

TEXTS = {
    "2001-adams.md": "# Adams\n\nThe enlargement of NATO worries Moscow, and the Baltic states.\n\n"
    "Gas flows through pipelines to the west.\n\nTrout and herons live in ponds.\n",
    "2010-baker.md": "# Baker\n\nNATO enlargement goes on, says Moscow.\n\nGas is dear this winter.\n",
    "2021-clark.md": "# Clark\n\nAs for the widening of the pact, it is over.\n\nOf pipelines: nothing.\n",
}
LIST = """
[[theme]]
name = "NATO enlargement"
aliases = ["enlargement of NATO"]
main.2021-clark = "1"

[[theme]]
name = "Gas"

[[theme]]
name = "Pipelines"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "themes.toml").write_text(LIST)
    return folder


@pytest.fixture
def shelf(folder: Path) -> Workspace:
    return Workspace.from_paths([folder])


def theme(shelf: Workspace, name: str) -> Theme:
    found = shelf.themes.named(name)
    assert found is not None
    return found


def spoken(shelf: Workspace, name: str) -> list[tuple[str, int | None]]:
    found = shelf.themes.presences(theme(shelf, name))
    return sorted((p.report, p.passage.number) for p in found if p.passage.number)


def target(shelf: Workspace, report: str, number: str):
    found = shelf.report(report)
    passage = found.find(number)
    index = found.by_id[passage.id]
    return on(found, Span(Place(index, 0), Place(index, len(passage.text))))


def test_without_notes_none_are_opened(shelf: Workspace) -> None:
    assert [theme.origin for theme in shelf.themes.themes] == [Origin.CURATED] * 3
    assert "notebook" not in shelf.__dict__ and shelf.own_problems == []


def test_a_renamed_theme_is_found_by_both_names_and_keeps_its_passages(shelf: Workspace) -> None:
    before = spoken(shelf, "NATO enlargement")
    assert ("2021-clark", 1) in before
    shelf.notebook.themes.rename(theme(shelf, "NATO enlargement"), "widening of the pact")
    assert spoken(shelf, "NATO enlargement") == spoken(shelf, "widening of the pact") == before
    assert theme(shelf, "enlargement of nato").origin is Origin.OWN
    for query in ("widening of the pact", "nato enlargement"):
        found = shelf.jumper.jump(query).theme
        assert found is not None and found.name == "widening of the pact"
    assert [one.theme.name for one in shelf.jumper.suggest("wideni")][:1] == ["widening of the pact"]
    assert "widening of the pact" in [row.theme.name for row in shelf.matrix()]
    shelf.notebook.undo()
    assert theme(shelf, "NATO enlargement").origin is Origin.CURATED
    assert shelf.themes.named("widening of the pact") is None


def test_merged_hidden_put_on_taken_off_and_undone(shelf: Workspace) -> None:
    gas, pipes = spoken(shelf, "Gas"), spoken(shelf, "Pipelines")
    shelf.notebook.themes.merge(theme(shelf, "Gas"), [theme(shelf, "Pipelines")])
    assert spoken(shelf, "pipelines") == spoken(shelf, "gas") == sorted({*gas, *pipes})
    shelf.notebook.themes.put_on(theme(shelf, "Gas"), target(shelf, "2001-adams", "3"))
    assert ("2001-adams", 3) in spoken(shelf, "Gas")
    (put,) = [p for p in shelf.themes.presences(theme(shelf, "Gas")) if p.passage.number == 3]
    assert not put.passing and put.weight > 0.5
    shelf.notebook.themes.take_off(theme(shelf, "Gas"), target(shelf, "2010-baker", "2"))
    assert ("2010-baker", 2) not in spoken(shelf, "Gas")
    assert [silence.report for silence in shelf.jumper.silences(theme(shelf, "Gas"))] == ["2010-baker"]
    shelf.notebook.themes.hide(theme(shelf, "Gas"))
    assert [one.name for one in shelf.themes.themes] == ["NATO enlargement"]
    for _ in range(4):
        shelf.notebook.undo()
    assert (spoken(shelf, "Gas"), spoken(shelf, "Pipelines")) == (gas, pipes)
    assert {one.origin for one in shelf.themes.themes} == {Origin.CURATED}


def test_what_was_worked_out_of_the_texts_stays(shelf: Workspace) -> None:
    linker, searcher = shelf.linker, shelf.searcher
    linker.build()
    vectors = linker._known.vectors
    here = shelf.report("2001-adams").find("3").id
    there = shelf.report("2021-clark").find("2").id

    def scores() -> dict[str, float]:
        return {link.passage.id: link.score for link in shelf.linker.related("2001-adams", here)}

    before = scores()
    shelf.notebook.themes.make("fresh water", targets=[target(shelf, "2001-adams", "3")])
    shelf.notebook.themes.put_on(theme(shelf, "fresh water"), target(shelf, "2021-clark", "2"))
    ranked = shelf.linker._known.ranking.of(shelf.linker._row("2001-adams", here))[0].tolist()
    assert shelf.linker._row("2021-clark", there) in ranked
    assert shelf.linker is linker and linker._known.vectors is vectors and shelf.searcher is searcher
    shelf.notebook.undo(), shelf.notebook.undo()
    assert scores() == before


def test_a_theme_that_was_looked_at_is_known_again(shelf: Workspace) -> None:
    seen = theme(shelf, "Gas")
    shelf.notebook.themes.rename(seen, "Natural gas")
    now = shelf.theme_now(seen)
    assert now is not None and now.name == "Natural gas"
    shelf.notebook.undo()
    again = shelf.theme_now(now)
    assert again is not None and again.name == "Gas"
    shelf.notebook.themes.hide(seen)
    assert shelf.theme_now(seen) is None


def test_findings_follow_a_rename(shelf: Workspace) -> None:
    report = shelf.report("2010-baker")
    shelf.notebook.add(Note(on(report), "It goes on.", theme="enlargement of NATO"))
    shelf.notebook.themes.rename(theme(shelf, "NATO enlargement"), "widening")
    found = shelf.synopsis(theme(shelf, "widening"))
    said = [finding(found, column, shelf.notebook.contents) for column in found.columns]
    assert said == [None, "It goes on.", None]
    assert shelf.names_of("WIDENING") == ("widening", "NATO enlargement", "enlargement of NATO")
    assert shelf.names_of("nothing") == ("nothing",)


def test_without_a_list_themes_are_discovered_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "themes.toml").unlink()
    shelf = Workspace.from_paths([folder])
    names = [one.name for one in shelf.themes.themes]
    assert names and {one.origin for one in shelf.themes.themes} == {Origin.DISCOVERED}
    shelf.notebook.themes.rename(shelf.themes.themes[0], "first of all")
    assert shelf.themes.themes[0].origin is Origin.OWN and names[0] in shelf.themes.themes[0].names
    assert len(shelf.themes.themes) == len(names)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr("corpus.themes.discovery.cache.discover", never)
    again = Workspace.from_paths([folder])
    assert [one.name for one in again.subject.base()] == names


def test_links_are_told_of_own_themes_and_never_of_discovered_ones(folder: Path) -> None:
    (folder / "themes.toml").unlink()
    shelf = Workspace.from_paths([folder])
    assert shelf.subject.told(shelf.own_themes) is None
    shelf.notebook.themes.make("ponds", targets=[target(shelf, "2001-adams", "3")])
    told = shelf.subject.told(shelf.own_themes)
    assert told is not None and told is shelf.subject.told(shelf.own_themes)
    weights = [told.weights("2001-adams", passage.id) for passage in shelf.report("2001-adams").reading]
    assert [list(found) for found in weights if found] == [["ponds"]]


def test_many_texts_are_looked_through_only_when_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.themes.catalog.AT_ONCE", 3)
    assert not Workspace.from_paths([folder]).subject.pending  # there is a list
    (folder / "themes.toml").unlink()
    shelf = Workspace.from_paths([folder])
    assert shelf.subject.pending and shelf.themes.themes == ()
    steps: list[tuple[int, int]] = []
    found = shelf.subject.discovered(lambda done, total: steps.append((done, total)))
    assert steps[-1] == (5, 6) and not shelf.subject.pending
    assert [one.name for one in shelf.themes.themes] == [one.name for one in found]


def test_a_damaged_cache_of_discovered_themes_is_made_anew(folder: Path) -> None:
    from reader.state import locations

    (folder / "themes.toml").unlink()
    names = [one.name for one in Workspace.from_paths([folder]).subject.base()]
    (kept,) = locations.cache_dir().glob("discovered-*.arrays")
    for data in (b"", b"x" * 80, kept.read_bytes()[:-2], kept.read_bytes().replace(b"Moscow", b"London")):
        kept.write_bytes(data)
        assert [one.name for one in Workspace.from_paths([folder]).subject.base()] == names


def test_a_backup_has_them(shelf: Workspace, tmp_path: Path) -> None:
    shelf.notebook.themes.rename(theme(shelf, "Gas"), "Natural gas")
    shelf.notebook.themes.put_on(theme(shelf, "Natural gas"), target(shelf, "2021-clark", "2"))
    file = tmp_path / "backup.json"
    file.write_bytes(dump({name: shelf.notebook.store.all(name) for name in RECORDS}))
    other = Notebook(tmp_path / "other.json", shelf.reports)
    assert other.imports.bring_in([file]).others == {"new": 1}
    assert other.contents.own_themes == shelf.notebook.contents.own_themes
    assert other.imports.bring_in([file]).others == {"same": 1}


# -- on the command line


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0, capfd.readouterr().err
    return capfd.readouterr().out


def refused(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 1) -> str:
    assert main(arguments) == code
    return capfd.readouterr().err


def test_themes_are_changed_by_command(capfd: pytest.CaptureFixture[str], folder: Path) -> None:
    at = ("--in", str(folder))
    assert run(capfd, "themes", "--add", "Ponds", "--alias", "herons", *at) == "Ponds, also herons\n"
    assert json.loads(run(capfd, "jump", "heron", "--json", *at))["theme"]["name"] == "Ponds"
    made = json.loads(run(capfd, "themes", "--rename", "gas", "Natural gas", "--json", *at))
    assert made == {"name": "Natural gas", "aliases": ["Gas"], "origin": "own", "hidden": False}
    assert (
        run(capfd, "themes", "--merge", "pipelines", "natural gas", *at)
        == "Natural gas, also Gas, Pipelines\n"
    )
    assert "--add shows it again" in run(capfd, "themes", "--hide", "ponds", *at)
    listed = [row["name"] for row in json.loads(run(capfd, "themes", "--json", *at))]
    assert sorted(listed) == ["NATO enlargement", "Natural gas"]
    assert run(capfd, "themes", "--add", "ponds", *at) == "Ponds, also herons\n"
    cells = json.loads(run(capfd, "matrix", "--json", *at))["themes"]
    assert {row["name"] for row in cells} == {"NATO enlargement", "Natural gas", "Ponds"}
    run(capfd, "note", "2010-baker", "--theme", "GAS", "--text", "Dear.", *at)
    assert len(json.loads(run(capfd, "notes", "--theme", "pipelines", "--json", *at))) == 1
    assert json.loads(run(capfd, "notes", "--theme", "ponds", "--json", *at)) == []
    reports = json.loads(run(capfd, "synopsis", "natural gas", "--json", *at))["reports"]
    assert [row["finding"] for row in reports] == [None, "Dear.", None]
    assert run(capfd, "related", "2001-adams", "1", *at)


def test_changes_that_cannot_be_are_refused_in_a_line(
    capfd: pytest.CaptureFixture[str], folder: Path
) -> None:
    at = ("--in", str(folder))
    assert "“gas” is a name of the theme “Gas” already" in refused(
        capfd, "themes", "--rename", "Pipelines", "gas", *at
    )
    assert "names of one theme" in refused(capfd, "themes", "--merge", "gas", "Gas", *at)
    assert "did you mean" in refused(capfd, "themes", "--hide", "pipelins", *at)
    assert "nothing was changed" in refused(capfd, "themes", "--add", "gas", *at)
    assert "needs a letter" in refused(capfd, "themes", "--add", "?!", *at)
    assert "goes with --add" in refused(capfd, "themes", "--alias", "x", *at, code=2)
    evil = refused(capfd, "themes", "--rename", "\x1b[2Jgas", "x", *at)
    assert "\x1b" not in evil and evil.count("\n") == 1


def test_a_store_that_cannot_be_read_is_said(
    capfd: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "foreign.json"
    path.write_text('{"a": 1}')
    arguments = ("--in", str(folder), "--notes", str(path))
    assert main(("jump", "gas", *arguments)) == 0
    assert capfd.readouterr().err.count("this is no store of Syntopic's") == 1
    assert main(("themes", "--add", "new", *arguments)) == 1
    assert path.read_text() == '{"a": 1}'
