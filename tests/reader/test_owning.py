"""The reader's own themes on the screen: T, the last row of a jump, and the list of all themes."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from corpus.analysis import LocalWorker
from corpus.steps import Steps
from corpus.themes import Origin
from corpus.themes.discovery import Discovered
from notes.opening import open_store
from reader.screens.confirm import Confirm
from reader.screens.jump import JumpScreen
from reader.screens.themes import ThemesScreen
from reader.state import locations
from reader.workspace import Workspace
from tests.reader.noted import press
from tests.reader.rooms import room, settled, shown, status, type_, until
from tests.reader.test_jumping import lit_words
from tests.reader.test_themes_changed import LIST, TEXTS


@pytest.fixture
def shelf(tmp_path: Path) -> Workspace:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "themes.toml").write_text(LIST)
    return Workspace.from_paths([tmp_path])


def stored() -> list[Any]:
    return open_store(locations.notes_file()).store.all("themes")


async def at_paragraph(pilot: Any, number: int) -> None:
    await press(pilot, ".")
    await type_(pilot, str(number))
    await press(pilot, "enter")


async def entered(pilot: Any, theme: str) -> None:
    await press(pilot, "T")
    await type_(pilot, theme)
    await press(pilot, "enter")


# -- T


async def test_a_passage_is_put_on_a_theme_and_taken_off_it(shelf: Workspace) -> None:
    async with room((80, 24), shelf=shelf) as (app, pilot):
        await at_paragraph(pilot, 3)
        await press(pilot, "T")
        assert "¶ 3: a theme to put it on" in shown(app)
        await type_(pilot, "pipelnes")
        assert "tab ○ Pipelines" in shown(app) and "enter makes “pipelnes” a theme" in shown(app)
        await press(pilot, "tab")
        assert "enter puts it on “Pipelines”" in shown(app)
        await press(pilot, "enter")
        assert status(app) == "put on “Pipelines”; u takes that back"
        assert app.room.controllers.drawer.current is None and app.room.grid.pane.has_focus
        (record,) = stored()
        assert record["name"] == "Pipelines" and record["replaces"] == ["pipelines"]
        assert record["on"][0]["quote"]["exact"].startswith("Trout and herons")
        await press(pilot, "T")
        assert "1 ● Pipelines" in shown(app)
        await press(pilot, "1")
        assert "enter takes it off “Pipelines”" in shown(app)
        await press(pilot, "enter")
        (record,) = stored()
        assert (record["on"], len(record["off"])) == ([], 1)
        await press(pilot, "u", "u")
        assert stored() == []


async def test_a_passage_that_names_a_theme_is_taken_off_by_any_of_its_names(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (_, pilot):
        await at_paragraph(pilot, 1)
        await entered(pilot, "Enlargement of NATO")
        theme = shelf.themes.named("NATO enlargement")
        assert theme is not None and theme.origin is Origin.OWN
        assert "2001-adams" not in {p.report for p in shelf.themes.presences(theme)}


async def test_selected_words_are_proposed_and_a_new_name_makes_a_theme(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await at_paragraph(pilot, 3)
        await press(pilot, "v", "e", "T")
        assert "enter makes “Trout” a theme" in shown(app)
        await press(pilot, "enter")
        assert "“Trout” is a theme now" in status(app)
        assert [(record["name"], len(record["on"])) for record in stored()] == [("Trout", 1)]
        assert app.room.controllers.selection.selected is None


async def test_esc_changes_nothing_and_a_name_that_is_none_is_said(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await at_paragraph(pilot, 3)
        await press(pilot, "T", "enter")
        assert "type a theme, or esc" in shown(app)
        await press(pilot, "escape")
        assert app.room.controllers.drawer.current is None
        await entered(pilot, "?!")
        assert "a theme needs a letter" in status(app)
        assert stored() == []


@pytest.mark.parametrize("name", ["[b]x[/nope]", "[@click=app.quit]x[/]", "evil"])
async def test_names_run_no_markup(shelf: Workspace, name: str) -> None:
    shelf.notebook.themes.make(f"{name}\x1b[2J‮", [name, "‮x"])
    async with room((80, 24), shelf=shelf) as (app, pilot):
        await at_paragraph(pilot, 1)
        await entered(pilot, name)
        assert "put on “" in status(app) and "\x1b" not in shown(app)
        await press(pilot, "T")
        assert "\x1b" not in shown(app) and "‮" not in shown(app)
        await press(
            pilot, "escape", "t", "ctrl+t", "G", "r", "enter", "m", "escape", "a", "escape", "A", "escape"
        )
        assert isinstance(app.screen, ThemesScreen)
        assert "\x1b" not in shown(app) and "‮" not in shown(app)


# -- the jump screen


async def jumped(pilot: Any, query: str) -> None:
    await press(pilot, "t")
    await type_(pilot, query)


async def test_what_was_typed_is_made_a_theme(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await jumped(pilot, "herons")
        assert "+ make “herons” a theme" in shown(app)
        await press(pilot, "up", "enter")
        assert not isinstance(app.screen, JumpScreen)
        assert lit_words(app)["2001-adams"] == ["Trout and herons live in ponds."]
        await jumped(pilot, "Herons")
        assert "+ make" not in shown(app)
        await press(pilot, "escape", "u")
        assert app.room.controllers.find.hits is None
        await jumped(pilot, "herons")
        assert "+ make “herons” a theme" in shown(app)


async def test_a_theme_that_no_report_names_is_made_too(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await jumped(pilot, "zzzz qqqq")
        await press(pilot, "enter")
        assert isinstance(app.screen, JumpScreen) and "no theme and no passage" in shown(app)
        await press(pilot, "down", "enter")
        assert "no report has that name: T puts passages on it" in status(app)
        await at_paragraph(pilot, 3)
        await entered(pilot, "zzzz qqqq")
        theme = shelf.themes.named("zzzz qqqq")
        assert theme is not None and len(shelf.themes.presences(theme)) == 1


@pytest.mark.parametrize("query", ["?", " ", "x" * 300])
async def test_no_theme_is_made_of_what_is_no_name(shelf: Workspace, query: str) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await press(pilot, "t")
        app.screen.query_one("Input").value = query
        await settled(pilot)
        assert "+ make" not in shown(app)


async def test_what_is_lit_follows_the_readers_changes(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await jumped(pilot, "gas")
        await press(pilot, "enter")
        assert (
            app.room.controllers.find.hits.query == "Gas" and len(app.room.controllers.find.hits.finds) == 2
        )
        await at_paragraph(pilot, 1)
        await entered(pilot, "gas")
        assert len(app.room.controllers.find.hits.finds) == 3
        shelf_themes = shelf.themes
        await press(pilot, "t", "ctrl+t")
        await stand(pilot, "Gas")
        await press(pilot, "r")
        await type_(pilot, "Natural gas")
        await press(pilot, "enter", "escape")
        assert app.room.controllers.find.hits.query == "Natural gas" and shelf.themes is not shelf_themes
        assert app.room.controllers.theme_jump.lit is not None
        await press(pilot, "u", "u")
        assert (
            app.room.controllers.find.hits.query == "Gas" and len(app.room.controllers.find.hits.finds) == 2
        )


# -- all themes


async def stand(pilot: Any, name: str) -> ThemesScreen:
    """Stand on a theme in the list of all."""
    screen = pilot.app.screen
    assert isinstance(screen, ThemesScreen)
    names = [one.theme.name for one in screen._shelf]
    await press(pilot, "g", *["j"] * names.index(name))
    return screen


def listed(screen: ThemesScreen) -> dict[str, str]:
    return {one.theme.name: one.said for one in screen._shelf}


async def test_all_themes_are_listed_changed_and_undone(shelf: Workspace) -> None:
    async with room((80, 24), shelf=shelf) as (app, pilot):
        await app.room.action_do("themes")
        await settled(pilot)
        text = shown(app)
        for said in ("NATO enlargement 3 3 curated enlargement of NATO", "Gas 2 2 curated"):
            assert said in " ".join(text.split()), said
        screen = await stand(pilot, "Gas")
        await press(pilot, "r")
        await type_(pilot, "Fuel")
        await press(pilot, "enter")
        assert listed(screen)["Fuel"] == "own" and screen._current.theme.name == "Fuel"
        assert screen._bar.text == "“Gas” is “Fuel” now"
        await press(pilot, "a")
        await type_(pilot, "methane")
        await press(pilot, "enter")
        assert screen._current.theme.aliases == ("Gas", "methane")
        await press(pilot, "A", "enter")
        assert screen._current.theme.aliases == ("Gas",)
        await press(pilot, "d")
        assert listed(screen)["Fuel"] == "hidden" and screen._current.theme.name == "Fuel"
        await press(pilot, "enter")
        assert app.screen is screen and "d shows it again" in screen._bar.text
        await press(pilot, "d")
        assert listed(screen)["Fuel"] == "own"
        await press(pilot, *["u"] * 5)
        assert set(listed(screen).values()) == {"curated"} and stored() == []
        await press(pilot, "U")
        assert listed(screen)["Fuel"] == "own"


async def test_merging_asks_and_names_both(shelf: Workspace) -> None:
    async with room((80, 24), shelf=shelf) as (app, pilot):
        await app.room.action_do("themes")
        await settled(pilot)
        screen = await stand(pilot, "Pipelines")
        await press(pilot, "m")
        await type_(pilot, "gas")
        assert "merge Pipelines into gas" in shown(app) and "Gas" in shown(app).splitlines()[-2]
        await press(pilot, "enter")
        assert isinstance(app.screen, Confirm)
        assert "“Pipelines” becomes one theme with “Gas”" in " ".join(shown(app).replace("│", "").split())
        await press(pilot, "n")
        assert stored() == []
        await press(pilot, "m")
        await type_(pilot, "gas")
        await press(pilot, "enter", "y")
        assert "Pipelines" not in listed(screen) and screen._current.theme.name == "Gas"
        await press(pilot, "m")
        await type_(pilot, "Gas")
        await press(pilot, "enter")
        assert screen._bar.asking  # a theme is no other than itself
        await press(pilot, "escape")


async def test_a_name_that_another_theme_has_makes_one_of_two(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await app.room.action_do("themes")
        await settled(pilot)
        screen = await stand(pilot, "Gas")
        await press(pilot, "r")
        await type_(pilot, "enlargement of nato")
        await press(pilot, "enter", "y")
        assert listed(screen) == {"NATO enlargement": "own", "Pipelines": "curated"}
        await press(pilot, "r")
        await type_(pilot, "?")
        await press(pilot, "enter")
        assert "a theme needs a letter" in shown(app)


async def test_a_theme_is_found_in_the_list_and_jumped_to(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        await press(pilot, "t", "ctrl+t", "slash")
        await type_(pilot, "pipel")
        await press(pilot, "enter", "enter")
        assert not isinstance(app.screen, ThemesScreen)
        assert app.room.controllers.find.hits.query == "Pipelines"


async def test_without_themes_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nWords stand here.\n")
    async with room(shelf=Workspace.from_paths([tmp_path])) as (app, pilot):
        await app.room.action_do("themes")
        await settled(pilot)
        assert "no themes yet" in shown(app)
        await press(pilot, "r", "m", "a", "A", "d", "enter", "slash", "escape", "escape")
        assert not isinstance(app.screen, ThemesScreen)


async def test_many_texts_are_looked_through_beside_the_screen(
    shelf: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    discover, go = LocalWorker.discover, Event()

    def discovering(self: LocalWorker) -> Steps[tuple[Discovered, ...]]:
        found = discover(self)
        yield next(found)
        go.wait()
        return (yield from found)

    monkeypatch.setattr(LocalWorker, "discover", discovering)
    (tmp_path / "themes.toml").unlink()
    async with room(shelf=Workspace.from_paths([tmp_path])) as (app, pilot):
        try:
            await pilot.press("t")
            await until(pilot, lambda: "looking for themes … 0 of 3 reports" in shown(app))
            await pilot.press(*"mosc")  # passages by their words are there already
            await until(pilot, lambda: "the best passages by their words" in shown(app))
        finally:
            go.set()
        await type_(pilot, "ow")
        assert [one.theme.name for one in app.screen._found.themes][:1] == ["Moscow"]
        assert "Moscow" in shown(app)


async def test_findings_are_gone_on_with_by_any_name(shelf: Workspace) -> None:
    async with room(shelf=shelf) as (app, pilot):
        for theme, words in (("enlargement of NATO", "One."), ("nato enlargement", " Two.")):
            await app.room.action_do("finding")
            await settled(pilot)
            await type_(pilot, theme)
            await press(pilot, "enter")
            await type_(pilot, words)
            await press(pilot, "ctrl+s")
        notes = open_store(locations.notes_file()).store.all("notes")
        assert [note["text"] for note in notes] == ["One. Two."]
