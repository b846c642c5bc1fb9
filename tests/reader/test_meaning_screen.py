"""What is near in meaning, on the screen of the search and beside the source lines."""

from __future__ import annotations

from itertools import permutations

from textual.widgets import OptionList, Static

from corpus.model import Report
from reader.settings.config import Config
from tests.corpus.building import report
from tests.corpus.test_meaning import ENGLISH, GERMAN
from tests.reader.noted import press
from tests.reader.rooms import room, settled, shown, status, type_, workspace

NEAR = "near in meaning"


def reports() -> list[Report]:
    return [
        report(*ENGLISH[:6], name="early", date="2001"),
        report(*ENGLISH[6:], name="late", date="2010"),
        report(*GERMAN, name="german", date="2015"),
    ]


async def searched(pilot, query: str) -> str:
    await press(pilot, "F")
    await pilot.press("ctrl+u")
    await type_(pilot, query)
    await settled(pilot)
    options = pilot.app.screen.query_one(OptionList)
    lines = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
    return "\n".join([str(pilot.app.screen.query_one("#totals", Static).content), *lines])


async def test_near_passages_stand_below_a_line_and_are_marked() -> None:
    async with room(shelf=workspace(*reports())) as (_, pilot):
        said = await searched(pilot, "late trains")
        first, rest = said.split("the rest, by words and meaning together")
        assert "Trains were late again" in first and NEAR not in first.split("\n", 1)[1]
        assert NEAR in rest


async def test_a_near_passage_says_for_which_words_it_is_found_in_a_row_of_its_own() -> None:
    both = [f"{one} {other}" for one, other in permutations(ENGLISH, 2)]
    shelf = workspace(*(report(*both[at::12], name=f"r{at}", date="2001") for at in range(12)))
    async with room(shelf=shelf, size=(80, 24)) as (app, pilot):
        said = await searched(pilot, "espionage")
        assert "\nnear in meaning: espionage ~ Hackers\n" in said
        assert "\nnear in meaning as a whole\n" in said
        assert NEAR in shown(app)


async def test_enter_on_a_near_passage_goes_to_its_nearest_sentence() -> None:
    async with room(shelf=workspace(*reports())) as (app, pilot):
        assert NEAR in await searched(pilot, "paintings")
        await press(pilot, "enter")
        await settled(pilot)
        assert app.room.grid.pane.report.reading[app.room.grid.pane.cursor.passage].text == ENGLISH[9]


async def test_a_command_turns_it_off_and_on() -> None:
    async with room(shelf=workspace(*reports())) as (app, pilot):
        for said, found in (("words alone", False), ("words and meaning", True)):
            app.room.controllers.search.turn_meaning()
            await pilot.pause()
            assert f"search goes by {said}" in status(app)
            assert (NEAR in await searched(pilot, "paintings")) == found
            await press(pilot, "escape")


async def test_the_config_turns_it_off_for_good() -> None:
    async with room(shelf=workspace(*reports()), config=Config(meaning=False)) as (app, pilot):
        assert NEAR not in await searched(pilot, "paintings")
        await press(pilot, "escape")
        app.room.controllers.search.turn_meaning()
        await pilot.pause()
        assert "meaning = false in config.toml" in status(app)


async def test_the_source_lines_say_what_takes_no_part_in_it() -> None:
    async with room(shelf=workspace(*reports())) as (app, pilot):
        await searched(pilot, "Sanktionen")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "i")
        await settled(pilot)
        assert "not in English" in shown(app)
