from __future__ import annotations

import pytest

from corpus.model import Kind, Passage, Report
from reader.positions.places import Place, Span
from reader.widgets.pane import Pane
from tests.reader.panes import SIZES, Panes, lines, of_every_kind, paragraphs, report_of


def place_on_row(pane: Pane, y: int) -> Place:
    assert pane.viewport.layout is not None
    passage, start, _ = pane.viewport.layout.bounds(pane.viewport.rows_in_sight()[y])
    return Place(passage, start)


@pytest.mark.parametrize("size", SIZES)
async def test_a_pane_shows_numbers_text_and_bar(size: tuple[int, int]) -> None:
    app = Panes(of_every_kind())
    async with app.run_test(size=size):
        shown = lines(app.pane)
        assert len(shown) == size[1]
        assert all(len(line) == size[0] for line in shown)
        assert "Focusing back again on European security" in shown[0]
        numbered = [line.split()[0] for line in shown if line.strip() and line.split()[0].isdigit()]
        assert numbered[:3] == ["1", "2", "3"]
        assert {line[-1] for line in shown} <= set("│┃")


async def test_the_measure_is_bounded_and_centred() -> None:
    app = Panes(paragraphs(9))
    async with app.run_test(size=(200, 30)):
        line = lines(app.pane)[0][:-1]
        text = line.strip()
        assert 60 < len(text) <= 96
        assert line.index("Paragraph") > 40
        assert 200 - len(line.rstrip()) > 40


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_as_wide_as_the_pane_in_three_panes(size: tuple[int, int]) -> None:
    app = Panes(
        of_every_kind(),
        paragraphs(40),
        report_of(Passage("p", Kind.PARAGRAPH, "日本語と👩‍👩‍👧 e\u0301 " * 90, 1)),
    )
    async with app.run_test(size=size):
        for pane in app.query(Pane):
            for y in range(pane.size.height):
                strip = pane.render_line(y)
                assert strip.cell_length == pane.size.width
                assert sum(segment.cell_length for segment in strip) == pane.size.width


@pytest.mark.parametrize("width", range(1, 12))
async def test_a_pane_without_room_is_cropped(width: int) -> None:
    app = Panes(of_every_kind())
    async with app.run_test(size=(width, 9)):
        assert {app.pane.render_line(y).cell_length for y in range(9)} == {width}
        app.pane.moves.pages(1)
        app.pane.moves.to_end()


async def test_lines_are_moved_by_keeping_the_column() -> None:
    app = Panes(paragraphs(30))
    async with app.run_test(size=(60, 20)):
        pane = app.pane
        pane.move_to(Place(0, 30))
        column = pane.viewport.layout.column(pane.cursor)
        pane.moves.lines(5)
        assert pane.viewport.layout.column(pane.cursor) <= column
        pane.moves.lines(-5)
        assert pane.cursor == Place(0, 30)


async def test_the_cursor_stays_in_sight_however_it_moves() -> None:
    app = Panes(paragraphs(120))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        moves = [
            lambda: pane.moves.lines(1), lambda: pane.moves.lines(40), lambda: pane.moves.pages(1),
            lambda: pane.moves.pages(3), lambda: pane.moves.passages(9), pane.moves.to_end,
            lambda: pane.moves.pages(-2), lambda: pane.moves.lines(-70), lambda: pane.moves.passages(-4),
            lambda: pane.scroll_by(30), lambda: pane.scroll_by(-9), lambda: pane.move_to(Place(60, 20)),
            lambda: pane.move_to(Place(20), centre=True), pane.moves.to_start, lambda: pane.moves.pages(-1),
        ]  # fmt: skip
        for move in moves:
            move()
            await pilot.pause()
            assert pane.row_of(pane.cursor) is not None
            glyphs = [line[:6] for line in lines(pane)]
            assert sum("▌" in glyph for glyph in glyphs) == 1
        assert pane.cursor == pane.top == Place(0)


async def test_pages_keep_the_cursors_row_and_end_at_the_ends() -> None:
    app = Panes(paragraphs(60))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.moves.lines(2)
        last = place_on_row(pane, 23)
        pane.moves.pages(1)
        assert pane.row_of(last) == 0 or last.passage == pane.top.passage
        for _ in range(40):
            pane.moves.pages(1)
        assert pane.cursor.passage == 59
        assert pane.row_of(pane.cursor) == 23
        for _ in range(40):
            pane.moves.pages(-1)
        assert pane.cursor.passage == 0
        assert pane.row_of(pane.cursor) == 0


async def test_going_back_by_passages_first_goes_to_the_beginning_of_this_one() -> None:
    app = Panes(paragraphs(9))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.move_to(Place(3, 40))
        pane.moves.passages(-1)
        assert pane.cursor == Place(3)
        pane.moves.passages(-1)
        assert pane.cursor == Place(2)
        pane.moves.passages(2)
        assert pane.cursor == Place(4)
        pane.moves.passages(99)
        assert pane.cursor == Place(8)


async def test_a_passage_that_one_goes_to_is_shown_whole_where_it_fits() -> None:
    app = Panes(paragraphs(40))
    async with app.run_test(size=(60, 20)):
        pane = app.pane
        for _ in range(20):
            pane.moves.passages(1)
            end = len(pane.report.reading[pane.cursor.passage].text) - 1
            assert pane.row_of(Place(pane.cursor.passage, end)) is not None


@pytest.mark.parametrize("widths", [(120, 60, 33), (80, 200, 41), (60, 61, 62)])
async def test_a_resize_keeps_the_words_at_the_top(widths: tuple[int, ...]) -> None:
    app = Panes(paragraphs(80))
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.pane
        pane.show(Place(33, 170))
        top = pane.top
        before = lines(pane)
        for width in widths:
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert pane.top == top
            assert pane.row_of(top) == 0
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert lines(pane) == before


async def test_what_is_loaded_before_the_pane_has_a_size_is_shown_from_its_place() -> None:
    pane = Pane()
    pane.load(paragraphs(50), Place(20, 5))
    assert (pane.cursor, pane.top) == (Place(20, 5), Place(20, 5))
    app = Panes(paragraphs(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.pane.remove()
        await app.mount(pane)
        await pilot.pause()
        assert pane.size.width == 80
        assert "Paragraph 21." in lines(pane)[0]


async def test_a_cursor_set_before_the_pane_has_a_size_is_in_sight_with_the_top_kept() -> None:
    pane = Pane()
    pane.load(paragraphs(50), Place(20))
    pane.cursor = Place(21, 5)
    app = Panes(paragraphs(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.pane.remove()
        await app.mount(pane)
        await pilot.pause()
        assert pane.top == Place(20)
        assert pane.row_of(Place(21, 5)) is not None


async def test_a_report_opened_at_its_end_fills_the_pane() -> None:
    app = Panes(paragraphs(9))
    async with app.run_test(size=(80, 24)):
        app.pane.load(paragraphs(50), Place(49, 9))
        assert app.pane.cursor == Place(49, 9)
        assert app.pane.row_of(Place(49, 9)) is not None
        assert len(app.pane.viewport.rows_in_sight()) == 24


@pytest.mark.parametrize("report", [report_of(), report_of(Passage("p", Kind.PARAGRAPH, "", 1))])
async def test_a_report_without_text_is_a_blank_pane(report: Report) -> None:
    app = Panes(report)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        for move in (
            pane.moves.lines,
            pane.moves.pages,
            pane.moves.passages,
            pane.moves.chars,
            pane.moves.words,
        ):
            move(1)
            move(-1)
        pane.moves.to_end()
        pane.selection.start()
        pane.moves.sentences(1)
        pane.selection.clear()
        await pilot.click(Pane, offset=(10, 3))
        assert pane.cursor == Place(0)
        assert "".join(lines(pane)).strip("│┃ 1▌▏") == ""


async def test_moves_are_told_and_bursts_of_them_once() -> None:
    app = Panes(paragraphs(40))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.heard.clear()
        for _ in range(10):
            app.pane.moves.lines(1)
        await pilot.pause()
        moved = [message for message in app.heard if isinstance(message, Pane.Moved)]
        assert 1 <= len(moved) < 10
        assert moved[-1].pane is app.pane


async def test_references_are_found_on_the_line() -> None:
    app = Panes(of_every_kind())
    async with app.run_test(size=(80, 40)):
        pane = app.pane
        assert pane.viewport.refs_on_line(pane.cursor) == []
        pane.move_to(Place(4, 0))
        ((place, ref),) = pane.viewport.refs_on_line(pane.cursor)
        assert (place, ref.note) == (Place(4, 15), "f")
        assert pane.viewport.ref_at(pane.cursor) is None
        assert pane.viewport.ref_at(place) == ref


async def test_a_five_megabyte_line_is_walked_like_any_text() -> None:
    app = Panes(report_of(Passage("p", Kind.PARAGRAPH, "a word " * 750_000, 1)))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        pane.moves.pages(2)
        pane.moves.to_end()
        await pilot.pause()
        assert pane.row_of(pane.cursor) == 23
        await pilot.resize_terminal(100, 24)
        assert pane.row_of(pane.top) == 0
        pane.moves.words(-1)
        assert pane.cursor.offset > 5_000_000


# Painting.


def styles_of(pane: Pane, place: Place) -> tuple[object, ...]:
    """How the character at a place is drawn."""
    y = pane.row_of(place)
    assert y is not None
    left = pane.viewport.page.margin + pane.viewport.page.gutter
    style = pane.render_line(y).crop(
        left + pane.viewport.layout.column(place), left + pane.viewport.layout.column(place) + 1
    )
    [segment] = list(style)
    assert segment.style is not None
    return segment.style.bgcolor, segment.style.reverse, segment.style.underline, segment.style.bold


@pytest.mark.parametrize("colours", [True, False])
async def test_layers_and_selection_are_told_apart_also_without_colour(
    colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Panes(paragraphs(9), colours=colours)
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        pane.paint("hit", [Span(Place(0, 0), Place(0, 9)), Span(Place(0, 20), Place(0, 25))])
        pane.paint("current", [Span(Place(0, 20), Place(0, 25))])
        pane.paint("lit", [Span(Place(1, 0), Place(1, 12))])
        pane.selection.select(Span(Place(2, 0), Place(2, 9)))
        places = [Place(0, 40), Place(0, 3), Place(0, 22), Place(1, 3), Place(2, 3), Place(2, 8)]
        drawn = [styles_of(pane, place) for place in places]
        assert len(set(drawn)) == len(drawn)
        if not colours:
            styles = [segment.style for y in range(24) for segment in pane.render_line(y) if segment.style]
            assert {style.color.name for style in styles if style.color} <= {"default"}
            assert {style.bgcolor.name for style in styles if style.bgcolor} <= {"default"}


async def test_hits_are_marked_in_the_gutter_and_on_the_bar() -> None:
    app = Panes(paragraphs(200))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        assert not any("•" in line or line[-1] in "┤┫" for line in lines(pane))
        pane.paint("hit", [Span(Place(0, 0), Place(0, 3)), Span(Place(199, 0), Place(199, 3))])
        await pilot.pause()
        shown = lines(pane)
        assert ["•" in line for line in shown] == [True] + [False] * 23
        assert shown[0][-1] == "┫"
        assert shown[-1][-1] == "┤"
        pane.paint("hit", [])
        assert not any("•" in line or line[-1] in "┤┫" for line in lines(pane))


async def test_painting_goes_over_passages_and_leaves_gaps_blank() -> None:
    app = Panes(paragraphs(9))
    async with app.run_test(size=(80, 24)):
        pane = app.pane
        plain = styles_of(pane, Place(3, 3))
        pane.paint("lit", [Span(Place(0, 5), Place(2, 5))])
        lit = styles_of(pane, Place(1, 3))
        assert lit != plain
        assert styles_of(pane, Place(2, 4)) == lit
        assert styles_of(pane, Place(2, 5)) == plain
        with pytest.raises(KeyError):
            pane.paint("glitter", [])


async def test_nothing_of_a_text_reaches_the_screen_unfiltered() -> None:
    evil = Passage(
        "p", Kind.LIST_ITEM, "\x1b]52;c;eHg=\x07 [@click=app.quit]x[/] \u202e", 1, marker="\x1b[2J"
    )
    app = Panes(report_of(evil))
    async with app.run_test(size=(80, 24)):
        shown = "".join(lines(app.pane))
        assert shown.isprintable()
        assert "[@click=app.quit]x[/]" in shown


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "nord", "gruvbox", "ansi-light"])
async def test_every_appearance_is_followed_at_once(theme: str) -> None:
    app = Panes(of_every_kind())
    async with app.run_test(size=(80, 24)) as pilot:
        before = [segment.style for segment in app.pane.render_line(0)]
        app.theme = theme
        await pilot.pause()
        after = [segment.style for segment in app.pane.render_line(0)]
        assert (before == after) == (theme == "textual-dark")


async def test_a_sentence_that_one_goes_to_stands_with_the_beginning_of_its_passage_where_that_fits() -> None:
    long = " ".join(
        f"Sentence {number} of a passage that is longer than half of the pane." for number in range(30)
    )
    app = Panes(report_of(*(Passage(f"p{n}", Kind.PARAGRAPH, long, n + 1) for n in range(4))))
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.pane
        for number, with_beginning in ((17, True), (28, False)):
            start = long.index(f"Sentence {number} ")
            pane.go_to(Span(Place(2, start), Place(2, start + 60)))
            await pilot.pause()
            assert pane.row_of(Place(2, start)) is not None
            assert pane.row_of(Place(2, start + 60)) is not None
            assert (pane.row_of(Place(2, 0)) is not None) == with_beginning
