"""Where a theme's names are not found: what is told and to be read, and when one may call it silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.themes.synopsis import tally
from notes.records.silences import ConfirmedSilence
from notes.store import NoteStore
from reader.cli import main
from reader.notebook import Notebook
from reader.notebook.placed import on
from reader.presentation.silence_text import sums
from reader.state import locations
from tests.reader.overviews import TEXTS, matrix, press, shelf, stand, synopsis
from tests.reader.rooms import shown

APART = {
    **TEXTS,
    "baker": "---\nauthor: Bob Baker\ndate: 2010\n---\n\nOf harvests and the weather alone.\n\n"
    "NATO is there. Its slow enlargement worries nobody.\n\nA third thing stands here.\n",
}
NOTED = {
    "adams": "---\nauthor: Ann Adams\ndate: 2001\n---\n\n# Wine and wine\n\nOf harvests alone.\n",
    "baker": "---\nauthor: Bob Baker\ndate: 2010\n---\n\nWine is good, and wine is dear.\n",
    "clark": "---\nauthor: Cid Clark\ndate: 2021\n---\n\nWords come first.\n",
}


def at(app) -> tuple[str, str | None]:
    item = app.screen.list.current
    return item.column.report.id, item.presence.passage.text[:12] if item.presence else None


async def test_words_of_a_name_that_stand_together_are_told_and_can_be_put_on_it(tmp_path: Path) -> None:
    async with synopsis(tmp_path, texts=APART, size=(100, 50)) as (app, pilot):
        told = shown(app)
        assert "2 of 4 reports speak of it · 1 not counted · 1 only an abstract" in told
        assert "not under these names; all the words of one stand together in ¶ 2" in told
        assert "all the words of a name: ¶ 2" in told and "names searched: NATO enlargement" in told
        await press(pilot, "l", "c")
        assert "not confirmed: Baker 2010, ¶ 2 has all the words of a name" in app.screen.bar.text
        assert app.screen.services.notebook.contents.silences == {}
        await press(pilot, "j")
        assert at(app) == ("baker", "NATO is ther")
        await press(pilot, "x")
        assert "(Baker 2010, ¶ 2) is on NATO enlargement now" in app.screen.bar.text
        assert "3 of 4 reports speak of it" in shown(app)
        await press(pilot, "u", "enter")
        assert app.room.grid.column.report.id == "baker" and app.room.grid.pane.lit


async def test_the_matrix_says_so_when_it_has_looked_and_confirms_nothing(tmp_path: Path) -> None:
    async with matrix(tmp_path, texts=APART) as (app, pilot):
        await stand(pilot, "NATO enlargement", "baker")
        assert "not under these names; all the words of one stand together in ¶ 2" in shown(app)
        await press(pilot, "c")
        assert "not confirmed: Baker 2010, ¶ 2" in app.screen.bar.text
        assert app.screen.services.notebook.contents.silences == {}
        await press(pilot, "x")
        assert "(Baker 2010, ¶ 2) is on NATO enlargement now" in app.screen.bar.text


async def test_three_sentences_are_there_to_be_read(tmp_path: Path) -> None:
    near_ones = "\n\n".join(f"{what} of NATO is slow." for what in ("Growth", "The way", "Work", "Talk"))
    texts = {**TEXTS, "baker": f"---\nauthor: Bob Baker\ndate: 2010\n---\n\n{near_ones}\n"}
    async with synopsis(tmp_path, size=(100, 60), texts=texts) as (app, pilot):
        await press(pilot, "l")
        near = app.screen.list.current.column.silence.near
        assert len(near) == 3 and shown(app).count("nearest: ¶") >= 3
        await press(pilot, "j", "j", "j")
        assert at(app)[0] == "baker" and app.screen.list.current.presence.passage.id == near[2].passage.id


def test_sums_count_each_report_once(tmp_path: Path) -> None:
    workspace = shelf(tmp_path, texts=APART)
    columns = workspace.synopsis(workspace.themes.named("NATO enlargement")).columns
    found = tally(columns)
    assert found == (2, 0, 1, 1) and sum(found) == len(columns)
    assert sums(found, 4) == ["2 of 4 reports speak of it", "1 not counted", "1 only an abstract"]


def test_what_was_searched_is_kept_and_what_came_since_is_told(tmp_path: Path) -> None:
    workspace = shelf(tmp_path)
    report, path = workspace.report("baker"), tmp_path / "n.json"
    book = Notebook(path, workspace.reports)
    theme = workspace.themes.named("NATO enlargement")
    assert book.judgements.confirm_silence(theme.names[:2], report, theme.names[:2], ["p-1"])
    (record,) = book.store.all("findings")
    assert (record["names"], record["passages"]) == (list(theme.names[:2]), ["p-1"])
    assert record["prints"][1] == report.letters_print
    column = next(c for c in workspace.synopsis(theme).columns if c.report.id == "baker")
    from reader.presentation.theme_text import summary

    assert summary(theme, column, book.contents) == "silent ✓ checked under 2 names, 1 more since"
    other = report.but(letters_print="f" * 64)
    assert "the text was read anew since" in summary(
        theme, type(column)(other, (), column.silence), Notebook(path, [other]).contents
    )
    assert book.judgements.confirm_silence(theme.names, report)  # anew
    (record,) = book.store.all("findings")
    assert record["names"] == list(theme.names) and record["revision"] == 2
    assert summary(theme, column, book.contents) == f"silent ✓ confirmed {record['updated'][:10]}"
    book.undo()
    assert "1 more since" in summary(theme, column, book.contents)


async def test_confirming_again_renews_it(tmp_path: Path) -> None:
    workspace = shelf(tmp_path)
    Notebook(locations.notes_file(), workspace.reports).judgements.confirm_silence(
        ["NATO enlargement"], workspace.report("baker")
    )
    async with synopsis(tmp_path, size=(100, 60)) as (app, pilot):
        assert "silent ✓ checked under 1 name, 2 more since" in shown(app)
        await press(pilot, "l", "c")
        assert "silent ✓ confirmed" in shown(app) and "more since" not in shown(app)
        await press(pilot, "c")
        assert "✓" not in shown(app)


def test_a_store_of_an_earlier_version_opens_unchanged_and_still_says_silent(tmp_path: Path) -> None:
    workspace, path = shelf(tmp_path), tmp_path / "notes.json"
    report = workspace.report("baker")
    fields = ConfirmedSilence("NATO enlargement", on(report)).fields()
    with NoteStore(path).change("confirm") as change:
        change.add("findings", {k: v for k, v in fields.items() if k not in ("names", "passages")} | {"x": 1})
    before = path.read_bytes()
    book = Notebook(path, workspace.reports)
    kept = book.contents.confirmed(["NATO enlargement"], report)
    assert kept is not None and kept.names == () and not kept.names_since(["another"])
    assert path.read_bytes() == before
    assert book.judgements.confirm_silence(["NATO enlargement"], report)
    (record,) = book.store.all("findings")
    assert record["x"] == 1 and record["names"] == ["NATO enlargement"]


def test_commands_tell_what_was_kept(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    workspace = shelf(tmp_path)
    book = Notebook(locations.notes_file(), workspace.reports)
    book.judgements.confirm_silence(["NATO enlargement"], workspace.report("baker"))
    call = ["synopsis", "NATO enlargement", "--in", str(tmp_path)]
    assert main([*call, "--json"]) == 0
    row = next(r for r in json.loads(capfd.readouterr().out)["reports"] if r["report"] == "baker")
    assert (row["silent"], row["confirmed"], row["confirmed_names"]) == (True, True, 1)
    assert len(row["names_since"]) == 2 and row["text_since"] is False and row["near"]
    for more in ([], ["--format", "markdown"]):
        assert main([*call, *more]) == 0
        assert "silent ✓ checked under 1 name, 2 more since" in capfd.readouterr().out
    assert main(["jump", "NATO enlargement", "--in", str(tmp_path)]) == 0
    assert "silent ✓ checked under 1 name, 2 more since" in capfd.readouterr().out


async def test_a_heading_is_a_mention_in_passing_on_the_screen_and_in_commands(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = ["--in", str(tmp_path)]
    async with matrix(tmp_path, texts=NOTED) as (app, pilot):
        row = next(line for line in shown(app).splitlines() if line[2:].startswith("Wine"))
        assert "(1)" in row
        await stand(pilot, "Wine", "adams")
        assert "1 in passing" in shown(app)
        await press(pilot, "s")
        assert "Adams 2001 · 1 in passing" in shown(app)
    assert main(["matrix", "--json", *folder]) == 0
    (wine,) = [t for t in json.loads(capfd.readouterr().out)["themes"] if t["name"] == "Wine"]
    assert [(c["passages"], c["passing"]) for c in wine["cells"]] == [(0, 1), (1, 0), (0, 0)]
    assert main(["matrix", *folder]) == 0
    text = capfd.readouterr().out
    assert next(line for line in text.splitlines() if line.startswith("Wine")).split() == [
        "Wine",
        "(1)",
        "1",
        "·",
    ]
    assert "·: nothing found under its names" in text
    assert main(["synopsis", "Wine", *folder]) == 0
    assert "Adams 2001: 1 in passing" in capfd.readouterr().out
    assert main(["jump", "Wine", "--json", *folder]) == 0
    assert [row["report"] for row in json.loads(capfd.readouterr().out)["silent"]] == ["clark"]


async def test_where_nothing_was_found_the_row_of_keys_names_those_that_judge_it(tmp_path: Path) -> None:
    async with synopsis(tmp_path, texts=APART) as (app, pilot):
        assert "it is silent" not in app.screen.bar.text
        await press(pilot, "l")
        assert at(app)[0] == "baker" and "c it is silent · x it is not" in app.screen.bar.text
