"""The words of a note look as Textual draws them, however long a line is, and every key is taken."""

import random

import pytest
from textual.app import App
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from reader.widgets.note_text_area import NoteTextArea
from tests.reader.rooms import room, settled

WORDS = "the (old) treaties [and] Größe 北京 čaj \x1b naïve 👩‍🔬 e\u0301 \u202e so 日本語の文章 x" + "y" * 90
LINES = [
    "",
    "short (line)",
    " ".join(random.Random(3).choices(WORDS.split(), k=400)),
    "z" * 500,
    "tab\tand " * 40,
    " " * 200,
]


class Page(App[None]):
    def __init__(self, kind: type[TextArea]) -> None:
        super().__init__()
        self.words = kind("\n".join(LINES), soft_wrap=True, show_line_numbers=False, compact=True)
        self.words.cursor_blink = False

    def compose(self):
        yield self.words


class Usual(TextArea):
    get_line = NoteTextArea.get_line


def selections() -> list[Selection]:
    chance = random.Random(7)

    def place() -> tuple[int, int]:
        line = chance.randrange(len(LINES))
        return line, chance.choice([0, len(LINES[line]), chance.randint(0, len(LINES[line]))])

    return [Selection(at, at) for at in (place() for _ in range(12))] + [
        Selection(place(), place()) for _ in range(12)
    ]


@pytest.mark.parametrize("width", [17, 60])
async def test_each_row_is_drawn_as_textual_draws_it(width):
    async with (
        Page(NoteTextArea).run_test(size=(width, 80)) as ours,
        Page(Usual).run_test(size=(width, 80)) as usual,
    ):
        for selection in selections():
            rows = []
            for pilot in (ours, usual):
                words = pilot.app.words
                words.selection = selection
                await pilot.pause()
                assert words.wrapped_document.height == words.virtual_size.height
                rows.append([list(words._render_line(y)) for y in range(words.size.height)])
            assert rows[0] == rows[1]


async def test_the_cursor_goes_where_it_goes_in_textual():
    async with (
        Page(NoteTextArea).run_test(size=(30, 20)) as ours,
        Page(Usual).run_test(size=(30, 20)) as usual,
    ):
        chance, places = random.Random(5), []
        keys = chance.choices(["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "x"], k=60)
        for pilot in (ours, usual):
            await pilot.press(*keys)
            places.append((pilot.app.words.cursor_location, pilot.app.words.text))
        assert places[0] == places[1]


async def test_a_paste_of_many_lines_can_be_undone_and_done_again():
    text = "a line\n" * 500
    async with room() as (app, pilot):
        await pilot.press("a", "x")
        words = app.room.controllers.note_editing.now.editor.words
        words.insert(text)
        await pilot.press("ctrl+z")
        assert words.text == "x"
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert words.text == f"x{text}"


async def test_a_row_of_a_long_line_costs_no_more_than_one_of_a_short_line(monkeypatch):
    asked = []

    def seen(text):
        asked.append(len(text))
        return text

    monkeypatch.setattr("reader.widgets.note_text_area.printable", seen)
    async with room() as (app, pilot):
        await pilot.press("a")
        app.room.controllers.note_editing.now.editor.words.insert("some words " * 2000)
        await pilot.press("x")
        assert 1 <= max(asked) <= 120
