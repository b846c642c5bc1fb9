"""Finding in one report and searching all of them, by key."""

from reader.positions.places import Place
from tests.reader.rooms import MIDDLE, NEW, OLD, room, settled, shown, status, type_


def number(app) -> int:
    """The ¶ in which the cursor stands."""
    pane = app.room.grid.pane
    return pane.report.reading[pane.cursor.passage].number


def prompts(app) -> list[str]:
    return [option.prompt.plain for option in app.screen.query_one("OptionList").options]


async def find(pilot, text: str) -> None:
    await pilot.press("/")
    await type_(pilot, text)


async def test_hits_are_lit_and_counted_while_one_types():
    async with room() as (app, pilot):
        await find(pilot, "treat")
        assert "1 of 7" in shown(app).splitlines()[-1]
        assert number(app) == 4
        await type_(pilot, "ies")
        assert "1 of 7" in shown(app).splitlines()[-1]
        await pilot.press("enter")
        await settled(pilot)
        assert status(app) == "“treaties” 1 of 7"
        assert app.focused is app.room.grid.pane


async def test_escape_returns_to_where_one_was():
    async with room() as (app, pilot):
        pane = app.room.grid.pane
        await pilot.press(*"jjj")
        before, top = pane.cursor, pane.top
        await find(pilot, "a further sentence")
        await find_last(app)
        assert pane.cursor != before
        await pilot.press("escape")
        await pilot.pause()
        assert (pane.cursor, pane.top) == (before, top)
        assert app.focused is pane
        assert app.room.controllers.find.hits is None


async def find_last(app) -> None:
    assert app.room.controllers.find.hits is not None


async def test_the_step_keys_go_through_the_hits_and_round():
    async with room() as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        seen = [number(app)]
        for _ in range(6):
            await pilot.press("n")
            seen.append(number(app))
        assert seen == [4, 8, 12, 16, 20, 24, 28]
        await pilot.press("n")
        assert number(app) == 4
        assert "from the top again: 1 of 7" in status(app)
        await pilot.press("N")
        assert number(app) == 28
        await pilot.press("N")
        assert number(app) == 24


async def test_a_message_hides_no_search_and_goes_with_the_next_key():
    async with room((80, 24)) as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("y")
        assert "nothing is selected" in shown(app).splitlines()[-1]
        assert shown(app).splitlines()[-1].rstrip().endswith("“treaties” 1 of 7")
        await pilot.press("j")
        assert status(app) == "“treaties” 1 of 7"
        await pilot.press("v", "n", "n")
        assert "selecting" in status(app)


async def test_stepping_counts_from_the_cursor():
    async with room() as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("G", "N")
        assert number(app) == 28
        await pilot.press("g", "n")
        assert number(app) == 4


async def test_smart_case():
    async with room() as (app, pilot):
        await find(pilot, "Treaties")
        assert "nothing found" in shown(app)
        await pilot.press("escape")
        await find(pilot, "PARAGRAPH 12")
        assert "nothing found" in shown(app)
        await pilot.press("escape")
        await find(pilot, "paragraph 12 ")
        assert number(app) == 12


async def test_what_is_not_found_is_said_with_words_that_come_near():
    async with room() as (app, pilot):
        await find(pilot, "treatise")
        assert "nothing found; near: treaties" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "“treatise”: nothing found; near: treaties" in status(app)
        assert app.room.grid.pane.cursor == Place(0)


async def test_an_empty_question_is_dropped_and_the_older_search_stays():
    async with room() as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("/", "enter")
        await settled(pilot)
        assert status(app) == "“treaties” 1 of 7"


async def test_escape_drops_the_search():
    async with room() as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        assert app.room.controllers.find.hits is None
        await pilot.press("n")
        assert "no search is under way; / finds here, F searches all reports" in status(app)


async def test_one_can_go_back_to_where_one_searched_from():
    async with room() as (app, pilot):
        await pilot.press(*"jjj")
        before = app.room.grid.pane.cursor
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("H")
        assert app.room.grid.pane.cursor == before


async def search(pilot, text: str, key: str = "F") -> None:
    await pilot.press(key)
    await pilot.pause()
    await type_(pilot, text)


async def test_search_in_all_reports_lists_counts_in_date_order():
    async with room() as (app, pilot):
        await search(pilot, "treaties")
        assert "Adams 2001 7 · Clark 2021 7 · 1 report without" in shown(app)
        assert all("treaties" in prompt for prompt in prompts(app)[:14])
        near = [prompt for prompt in prompts(app)[14:] if "near in meaning" in prompt]
        assert [*prompts(app)[14:]] == ["── the rest, by words and meaning together ──", *near]


async def test_misspelt_words_are_corrected_and_said():
    async with room() as (app, pilot):
        await search(pilot, "treatys securty", "ctrl+f")
        assert "“securty” is taken as “security”" in shown(app)


async def test_a_corrected_word_is_the_one_that_is_stepped_through():
    async with room() as (app, pilot):
        await search(pilot, "securty")
        await pilot.press("enter")
        await pilot.pause()
        assert status(app).startswith("“security” 1 of ")


async def test_an_empty_search_says_what_is_missing():
    async with room() as (app, pilot):
        await pilot.press("F", "enter")
        await settled(pilot)
        assert "there are no words to search for yet" in shown(app)


async def test_a_look_that_takes_long_is_kept_and_said(monkeypatch):
    from threading import Event

    import corpus.search.find

    go, finding = Event(), corpus.search.find.find

    def slow(report, text):
        go.wait(10)
        return finding(report, text)

    monkeypatch.setattr(corpus.search.find, "find", slow)
    async with room() as (app, pilot):
        await pilot.press("/", *"treaties", "enter")
        await pilot.pause()
        assert status(app) == "“treaties” searching…"
        await pilot.press("n")
        assert "still being searched for" in status(app)
        go.set()
        await settled(pilot)
        await pilot.press("j")
        assert status(app) == "“treaties” 1 of 7"
        go.clear()
        await pilot.press("/", *"a", "enter")
        await pilot.pause()
        await pilot.press("escape")
        go.set()
        await settled(pilot)
        assert app.room.controllers.find.hits is None


async def test_nothing_found_is_said():
    async with room() as (app, pilot):
        await search(pilot, '"nothing like this"')
        assert "nothing found" in shown(app)
        await pilot.press("enter")
        assert prompts(app) == []
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.room


async def test_enter_opens_the_hit_in_the_pane_that_has_its_report_and_n_goes_on_from_there():
    async with room() as (app, pilot):
        await search(pilot, "treaties")
        index = next(
            i for i, prompt in enumerate(prompts(app)) if "Clark 2021  ¶ 4\n" in prompt.replace("  The", "\n")
        )
        await pilot.press(*["down"] * index, "enter")
        await pilot.pause()
        assert app.room.grid.index == 1
        assert app.room.grid.pane.report.id == NEW
        assert number(app) == 4
        assert status(app) == "“treaties” 8 of 14"
        await pilot.press("n")
        assert number(app) == 8
        await pilot.press("N", "N")
        assert app.room.grid.pane.report.id == OLD
        assert number(app) == 28


async def test_a_hit_in_a_report_without_a_pane_opens_in_the_current_one():
    async with room() as (app, pilot):
        await search(pilot, "security")
        await pilot.press("enter")
        await pilot.pause()
        assert app.room.grid.index == 0
        assert app.room.grid.pane.report.id == MIDDLE
        await pilot.press("H")
        await pilot.pause()
        assert app.room.grid.pane.report.id == OLD


async def test_enter_before_the_answer_has_come_opens_the_best_hit():
    async with room() as (app, pilot):
        await pilot.press("F")
        await pilot.pause()
        await pilot.press(*"security", "enter")
        await settled(pilot)
        assert app.screen is app.room
        assert app.room.grid.pane.report.id == MIDDLE


async def test_the_search_begins_with_the_last_query():
    async with room() as (app, pilot):
        await search(pilot, "security")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("F")
        await settled(pilot)
        assert app.screen.query_one("Input").value == "security"


async def test_the_selected_words_are_searched_exactly():
    async with room() as (app, pilot):
        await pilot.press("*")
        assert "nothing is selected" in status(app)
        await pilot.press(".")
        await type_(pilot, "4")
        await pilot.press("enter", "v", "w", "w", "*")
        await settled(pilot)
        assert app.screen.query_one("Input").value == '"Paragraph 4"'
        assert len(prompts(app)) == 3


async def test_in_another_pane_the_steps_go_on_and_do_not_start_over():
    async with room() as (app, pilot):
        await find(pilot, "treaties")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n", "tab", "n")
        assert app.room.grid.pane.report.id == OLD
        assert status(app) == "“treaties” 3 of 7"
        await search(pilot, "treaties")
        await pilot.press("enter")
        await pilot.pause()
        app.room.controllers.panes.open(app.room.workspace.report(MIDDLE))
        await pilot.press("n")
        assert app.room.grid.pane.report.id == NEW
        assert status(app) == "“treaties” 8 of 14"
