"""Of each frame only what is other is sent: whatever was sent before, the terminal shows the whole of it."""

from __future__ import annotations

from io import StringIO
from typing import Final

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from reader.runtime.frames import Difference, Frames
from tests.display import Display

WIDTH: Final = 12
HEIGHT: Final = 4
SIZE = Size(WIDTH, HEIGHT)
CONSOLE = Console(file=StringIO(), force_terminal=True, color_system="truecolor", width=WIDTH)
LOOKS = [
    None,
    Style.parse("bold"),
    Style.parse("red on blue"),
    Style(link="https://a.b"),
    Style.from_meta({"x": 1}),
]

Pieces = list[tuple[str, Style | None]]
letters = st.lists(st.sampled_from([*"ab漢é─ 👍", "e\u0301"]), max_size=5).map("".join)
texts = st.lists(st.tuples(letters, st.sampled_from(LOOKS)), max_size=4)
"""Pieces of a row: narrow, wide, combining characters."""


def strip(pieces: Pieces, width: int) -> Strip:
    return Strip([Segment(*piece) for piece in pieces]).adjust_cell_length(width)


def shown(strips: list[Strip]) -> str:
    """What a terminal shows that is sent all of it."""
    display = Display(WIDTH, HEIGHT)
    for y, row in enumerate(strips):
        display.feed(f"\x1b[{y + 1};1H{row.render(CONSOLE)}".encode())
    return display.text


@given(st.lists(st.lists(texts, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=4))
def test_whatever_was_shown_a_frame_is_shown_whole(
    frames: list[list[Pieces]],
) -> None:
    display, sent = Display(WIDTH, HEIGHT), Frames()
    for frame in frames:
        rows = [strip(pieces, WIDTH) for pieces in frame]
        update = sent.difference(LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT)), SIZE)
        display.feed(update.render_segments(CONSOLE).encode())
        assert display.text == shown(rows)
        again = sent.difference(LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT)), SIZE)
        assert isinstance(again, Difference) and again.is_empty


def whole(*rows: str, style: Style | None = None) -> LayoutUpdate:
    strips = [[Strip([Segment(row, style)]).adjust_cell_length(WIDTH)] for row in rows]
    return LayoutUpdate(
        [*strips, *[[Strip.blank(WIDTH)]] * (HEIGHT - len(rows))], Region(0, 0, WIDTH, HEIGHT)
    )


def test_only_the_stretch_that_is_other_is_sent() -> None:
    frames = Frames()
    frames.difference(whole("one two six", "same"), SIZE)
    sent = frames.difference(whole("one ten six", "same"), SIZE).render_segments(CONSOLE)
    assert sent == "\x1b[1;6Hen"


def test_another_look_is_sent_and_what_only_a_click_finds_is_not() -> None:
    frames = Frames()
    frames.difference(whole("one"), SIZE)
    meant = frames.difference(whole("one", style=Style.from_meta({"@click": "x"})), SIZE)
    assert isinstance(meant, Difference) and meant.is_empty
    assert "one" in frames.difference(whole("one", style=Style(bold=True)), SIZE).render_segments(CONSOLE)


def test_a_part_of_the_screen_is_held_against_what_is_there() -> None:
    frames = Frames()
    frames.difference(whole("one two six"), SIZE)
    chops = [{0: None, 4: Strip([Segment("tea ")]), 8: None}, {}, {}, {}]
    part = ChopsUpdate(chops, [(0, 4, 8)], [[4, 8, 12], [], [], []])
    assert frames.difference(part, SIZE).render_segments(CONSOLE) == "\x1b[1;6Hea"
    again = frames.difference(whole("one tea six"), SIZE)
    assert isinstance(again, Difference) and again.is_empty


def test_all_is_sent_once_the_terminal_may_show_something_else() -> None:
    frames = Frames()
    frames.difference(whole("one"), SIZE)
    frames.forget()
    assert "one" in frames.difference(whole("one"), SIZE).render_segments(CONSOLE)
    assert "one" in frames.difference(whole("one"), Size(WIDTH, HEIGHT - 1)).render_segments(CONSOLE)


def test_wide_characters_are_sent_with_their_piece() -> None:
    frames = Frames()
    frames.difference(whole("a漢 one"), SIZE)
    assert "a漢 ten" in frames.difference(whole("a漢 ten"), SIZE).render_segments(CONSOLE)
