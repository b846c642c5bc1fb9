"""Any words as a theme, as a reader uses them: until esc, with passages taken in and out, and kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.analysis.theme_matches import matches
from reader.cli import main
from reader.screens.jump import JumpScreen
from tests.reader.overviews import press
from tests.reader.rooms import room, settled, shown, type_
from tests.reader.test_jumping import shelf  # noqa: F401 - a fixture


async def typed(pilot, words: str) -> list[str]:
    """What `t` lists for some words."""
    await pilot.press("t")
    await settled(pilot)
    await type_(pilot, words)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, JumpScreen)
    from textual.widgets import OptionList

    return [str(option.prompt) for option in screen.query_one(OptionList).options]


async def begun(pilot, words: str) -> None:
    """Jump to words themselves."""
    rows = await typed(pilot, words)
    await press(pilot, *["down"] * next(n for n, row in enumerate(rows) if row.startswith("your words")))
    await press(pilot, "enter")
    await settled(pilot)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("enlargement", "NATO enlargement"),  # a part of a name
        ("expansion of the alliance", "NATO enlargement"),  # an alias as it stands
        ("expansion alliance", "your words"),  # a part of an alias
        ("NATO enlargement?", "your words"),
        ("the enlargement of NATO worries", "your words"),  # four words and more
        ("filler", "your words"),  # no theme
    ],
)
async def test_the_first_two_rows_are_the_best_theme_and_the_words(shelf, words: str, first: str) -> None:  # noqa: F811
    async with room(shelf=shelf) as (_, pilot):
        rows = await typed(pilot, words)
        assert rows[0].startswith(first)
        assert sum(row.startswith("your words: “") for row in rows[:2]) == 1


async def test_words_are_jumped_to_like_a_theme_and_last_until_esc(shelf) -> None:  # noqa: F811
    async with room(shelf=shelf) as (app, pilot):
        await begun(pilot, "harvests weather")
        assert app.room.grid.column.report.id == "2010-baker"
        assert app.room.controllers.theme_jump.lit.theme.name == "harvests weather"
        await press(pilot, "s")
        await settled(pilot)
        assert "your words: a passage counts if it has all of harvests, weather" in shown(app)
        await press(pilot, "escape", "m")
        await settled(pilot)
        assert app.screen.sheet.lines[0].theme.name == "harvests weather"
        await press(pilot, "escape", "escape", "m")
        await settled(pilot)
        assert "harvests weather" not in [line.theme.name for line in app.screen.sheet.lines]
        await press(pilot, "escape", "s")
        assert isinstance(app.screen, JumpScreen)  # there is no theme any more: it asks for one


async def test_a_near_passage_is_taken_in_and_one_that_counts_out(shelf) -> None:  # noqa: F811
    async with room(shelf=shelf) as (app, pilot):
        await begun(pilot, "harvests weather")
        await press(pilot, "s")
        await settled(pilot)
        assert "1 of 3 reports speak of it" in shown(app)
        near = next(
            item for strand in app.screen.list.strands for item in strand.items
            if item.presence and not item.counted
        )  # fmt: skip
        app.screen.list._stand_on(near)
        await press(pilot, "T")
        await settled(pilot)
        assert "counts now for “harvests weather”" in app.screen.bar.text and "1 taken in" in shown(app)
        await press(pilot, "x")
        await settled(pilot)
        assert "does not count any more" in app.screen.bar.text and "taken in" not in shown(app)
        assert app.screen.services.notebook.contents.own_themes == ()  # nothing was kept


async def test_in_the_text_the_same_key_takes_a_passage_in_and_out(shelf) -> None:  # noqa: F811
    async with room(shelf=shelf) as (app, pilot):
        await begun(pilot, "harvests weather")
        await press(pilot, "J", "T")
        await settled(pilot)
        await type_(pilot, "harvests weather")
        assert "enter takes it into your words" in shown(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert len(app.room.controllers.theme_jump.synopsis.columns[1].passages) == 2


async def test_words_are_kept_as_a_theme_with_their_passages(shelf) -> None:  # noqa: F811
    async with room(shelf=shelf) as (app, pilot):
        await begun(pilot, "nothing text")
        await press(pilot, "s")
        await settled(pilot)
        await press(pilot, "N")
        await settled(pilot)
        await press(pilot, "ctrl+u", "ctrl+k")
        await type_(pilot, "Silence itself")
        await press(pilot, "enter")
        await settled(pilot)
        (own,) = app.room.controllers.theme_jump.notes.contents.own_themes
        assert own.name == "Silence itself" and [report for report, _ in own.on] == ["2010-baker"]
        assert app.room.controllers.theme_jump.synopsis.theme.name == "Silence itself"
        await press(pilot, "u")
        await settled(pilot)
        assert app.room.controllers.theme_jump.notes.contents.own_themes == ()


def test_commands_take_words_for_a_theme(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("# A\n\nWine was cheap. Bread was dear.\n")
    (tmp_path / "b.md").write_text("# B\n\nCheese was cheap, as was bread.\n")
    folder = ["--in", str(tmp_path)]
    assert main(["jump", "--as-theme", "cheap wine", "--json", *folder]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["theme"] == {"name": "cheap wine", "aliases": [], "origin": "query"}
    assert [hit["report"] for hit in told["passages"]] == ["a"]
    assert [row["report"] for row in told["silent"]] == ["b"] and told["near"][0]["report"] == "b"
    assert main(["jump", "cheap wine", "--json", *folder]) == 0
    assert json.loads(capfd.readouterr().out)["theme"] is None
    assert main(["synopsis", "--as-theme", "cheap wine", "--json", *folder]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["theme"], told["origin"]) == ("cheap wine", "query")
    assert [column["silent"] for column in told["reports"]] == [False, True]
    for form in ("text", "markdown"):
        assert main(["synopsis", "--as-theme", "cheap wine", "--format", form, *folder]) == 0
        assert "our words: a passage counts if it has all of cheap, wine" in capfd.readouterr().out
    assert main(["synopsis", "--as-theme", "?", *folder]) == 2
    assert "--as-theme takes words" in capfd.readouterr().err


async def test_no_words_stand_there_before_they_can_be_looked_for(shelf) -> None:  # noqa: F811
    from reader.analysis.model import Analysis

    steps = matches("wine", Analysis(()), meaning=True)
    with pytest.raises(StopIteration) as end:
        while True:
            next(steps)
    assert end.value.value.words is None
