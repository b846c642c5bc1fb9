"""What reaches the screen: small terminals, no colours, and texts that would drive a terminal."""

import pytest

from corpus.model import About, Kind, Passage, Report
from reader.screens.too_small import TooSmallScreen
from reader.settings.config import Config
from tests.reader.rooms import room, settled, shown, status, type_, workspace

EVIL = "[@click=app.quit]x[/] [/nope] \x1b]52;c;ZXZpbA==\x07 \x1b[2J \x9b31m \u202egnp \x07"


def evil_report(name: str) -> Report:
    passages = (
        Passage("t", Kind.TITLE, EVIL),
        Passage("h", Kind.HEADING, EVIL, level=1, marker=EVIL),
        Passage("p", Kind.PARAGRAPH, EVIL * 5, 1, section=EVIL, marker="1."),
        Passage("n", Kind.FOOTNOTE, EVIL, marker=EVIL),
    )
    about = About(EVIL, (EVIL,), date="2001", series=EVIL)
    return Report(name, about, passages, f"{EVIL}.txt", f"/nowhere/{EVIL}.txt", bytes_print=name)


def clean(app) -> bool:
    return not any(bad in shown(app) for bad in ("\x1b", "\x07", "\x9b", "\u202e"))


async def test_a_small_terminal_says_that_it_needs_room_and_a_larger_one_loses_nothing():
    async with room() as (app, pilot):
        await pilot.press(*"JJJ")
        before = app.room.grid.pane.cursor
        await pilot.resize_terminal(39, 20)
        await pilot.pause()
        assert "Syntopic needs 40 columns and 10 rows" in shown(app)
        await pilot.press("j", "o", "q" * 0 or "z")
        await pilot.resize_terminal(120, 9)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert app.screen is app.room
        assert app.room.grid.pane.cursor == before
        assert not app.room.grid.zoomed


async def test_a_screen_above_the_room_comes_back_too():
    async with room() as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        chooser = app.screen
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen is chooser


async def test_it_starts_in_a_small_terminal():
    async with room((30, 8)) as (app, pilot):
        await pilot.pause()
        assert "Syntopic needs" in shown(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Adams 2001" in shown(app)


@pytest.mark.parametrize(
    "keys",
    [[], ["o"], ["c"], ["i"], ["?"], [":"], ["/", "x"], ["F", "n", "o"], ["G", "enter"], ["v", "J", "Y"]],
)
async def test_texts_that_would_drive_a_terminal_or_the_program_are_harmless_everywhere(keys):
    async with room((80, 24), shelf=workspace(evil_report("a"), evil_report("b"))) as (app, pilot):
        await pilot.press(*keys)
        await settled(pilot)
        assert clean(app)
        assert app.is_running
        await pilot.press("enter")
        await settled(pilot)
        assert clean(app)


async def test_no_text_can_be_clicked_to_run_an_action():
    async with room((80, 24), shelf=workspace(evil_report("a"))) as (app, pilot):
        for y in range(24):
            for x in (1, 4, 10, 30):
                await pilot.click(offset=(x, y))
        assert app.is_running
        assert not app._exit


async def test_problems_are_said_at_the_start():
    async with room(config=Config(warnings=("config.toml, line 3: \x1b[2J wrong", "another"))) as (
        app,
        pilot,
    ):
        assert "line 3" in status(app)
        assert "2 warnings, all under : “what was noticed”" in status(app)
        assert clean(app)
        await pilot.press("j")
        assert "line 3" not in status(app)
        await app.room.action_do("noticed")
        await pilot.pause()
        assert "config.toml, line 3:" in shown(app)
        assert "another" in shown(app)
        assert clean(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.room


async def test_a_report_without_text_can_be_opened():
    empty = Report("empty", About("Empty"), (), "empty.txt")
    async with room(shelf=workspace(empty)) as (app, pilot):
        assert "no text" in shown(app)
        for key in ("j", "G", "c", "escape", "i", "escape", "enter", "v", "y", "Y", "escape", "n", "q"):
            await pilot.press(key)
            await settled(pilot)


async def test_without_colours_every_state_is_still_seen(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with room() as (app, pilot):
        await pilot.press("/")
        await type_(pilot, "treaties")
        strips = app.screen._compositor.render_strips(app.size)
        styles = [(s.text, s.style) for strip in strips for s in strip if s.style is not None]
        lit = [style for text, style in styles if text.startswith("treaties")]
        assert len({(s.bold, s.underline, s.reverse) for s in lit}) > 1
        assert "▌Adams 2001" in shown(app)
        await pilot.press("enter", "o")
        await settled(pilot)
        strips = app.screen._compositor.render_strips(app.size)
        assert any(
            s.style is not None and s.style.underline for strip in strips for s in strip if "Adams" in s.text
        )


@pytest.mark.parametrize("name", ["light", "dark"])
async def test_colours_come_from_the_config(name):
    async with room(config=Config(colours=name)) as (app, _):
        assert app.theme == name
