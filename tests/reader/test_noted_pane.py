"""Notes as a pane draws them: looks, glyphs, overlaps, and no row drawn in vain."""

from __future__ import annotations

import pytest

from reader.positions.places import Place, Span
from reader.presentation.tag_styles import COLOURS, GLYPHS, colour, glyph, look
from reader.widgets.pane.note_layer import OVERLAP, Annotations, Noted
from tests.reader.panes import Panes, lines, paragraphs


def words(passage: int, start: int, end: int, name: str = "noted", sign: str = "✎") -> Noted:
    return Noted(Span(Place(passage, start), Place(passage, end)), name, sign)


def over(start: Place, end: Place) -> Noted:
    return Noted(Span(start, end), "noted", "✎")


# What is found for a row


def test_a_note_is_found_in_every_row_that_it_covers_and_begins_in_one():
    notes = Annotations()
    notes.set([words(2, 10, 30)])
    assert list(notes.on(2, 0, 20)) == [("noted", 10, 20)]
    assert list(notes.on(2, 20, 40)) == [("noted", 20, 30)]
    assert list(notes.on(2, 30, 40)) == list(notes.on(1, 0, 40)) == []
    assert notes.beginning(2, 0, 20) is not None
    assert notes.beginning(2, 20, 40) is None


def test_a_note_over_passages_is_found_in_each_of_them():
    notes = Annotations()
    notes.set([over(Place(1, 5), Place(3, 4))])
    assert list(notes.on(1, 0, 9)) == [("noted", 5, 9)]
    assert list(notes.on(2, 0, 9)) == [("noted", 0, 9)]
    assert list(notes.on(3, 0, 9)) == [("noted", 0, 4)]


def test_where_notes_overlap_the_shorter_one_is_on_top_and_the_common_words_are_told():
    notes = Annotations()
    notes.set([words(0, 4, 8, "tag-1"), words(0, 0, 20, "tag-2"), words(0, 15, 30, "tag-3")])
    found = list(notes.on(0, 0, 40))
    assert [look for look, _, _ in found[:3]] == ["tag-2", "tag-3", "tag-1"]
    assert found[3:] == [(OVERLAP, 4, 8), (OVERLAP, 15, 20)]


def test_only_passages_that_look_different_are_told():
    notes = Annotations()
    assert notes.set([words(0, 0, 4), words(5, 0, 4)]) == {0, 5}
    assert notes.set([words(5, 0, 4), words(0, 0, 4)]) == set()
    assert notes.set([words(5, 0, 4), words(0, 0, 4, "tag-1")]) == {0}
    assert notes.set([]) == {0, 5}


# Tags


def test_tags_that_are_nested_share_a_colour_and_every_tag_keeps_its_looks():
    assert look("eu") == look("EU/law") == look("eu/law/courts")
    assert (glyph("eu"), look("eu"), colour("eu")) == (glyph("eu"), look("eu"), colour("eu"))
    assert {glyph(f"tag {n}") for n in range(500)} == set(GLYPHS)
    assert {colour(f"tag {n}") for n in range(500)} == set(COLOURS)


# What is drawn


@pytest.mark.parametrize("colours", [True, False])
async def test_words_are_underlined_and_the_gutter_bears_the_glyph(colours, monkeypatch):
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Panes(paragraphs(5), colours=colours)
    async with app.run_test(size=(60, 12)):
        app.pane.annotate([words(0, 0, 9, "tag-1", "▲")])
        assert lines(app.pane)[0].startswith(" 1▲▌ Paragraph")
        styles = {segment.text: segment.style for segment in app.pane.render_line(0)}
        assert styles["Paragraph"].underline
        assert not any(style.underline for text, style in styles.items() if "▲" in text)


async def test_a_hit_goes_before_a_note_in_the_gutter():
    app = Panes(paragraphs(5))
    async with app.run_test(size=(60, 12)):
        app.pane.annotate([words(0, 0, 9)])
        app.pane.paint("hit", [Span(Place(0, 0), Place(0, 4))])
        assert lines(app.pane)[0].startswith(" 1•")


async def test_only_rows_of_passages_that_changed_are_drawn_anew(monkeypatch):
    app = Panes(paragraphs(50))
    async with app.run_test(size=(60, 30)) as pilot:
        before = [words(n, 0, 9) for n in range(0, 50, 2)]
        app.pane.annotate(before)
        await pilot.pause()
        drawn: list[int] = []
        render = app.pane.render_line
        monkeypatch.setattr(app.pane, "render_line", lambda y: drawn.append(y) or render(y))
        app.pane.annotate([*before, words(3, 0, 9)])
        await pilot.pause()
        passages = {app.pane.viewport.rows_in_sight()[y].block for y in drawn}
        assert passages == {3}
        drawn.clear()
        app.pane.annotate([*before, words(3, 0, 9), words(40, 0, 9)])
        await pilot.pause()
        assert drawn == []


async def test_a_thousand_notes_draw_no_more_rows_than_none(monkeypatch):
    app = Panes(paragraphs(1000), paragraphs(1000, "other"))
    async with app.run_test(size=(120, 30)) as pilot:
        noted, bare = app.query("Pane").results()
        noted.annotate([words(n, 0, 9) for n in range(1000)])
        await pilot.pause()
        counts = []
        for pane in (noted, bare):
            drawn: list[int] = []
            render = pane.render_line
            monkeypatch.setattr(pane, "render_line", lambda y, d=drawn, r=render: d.append(y) or r(y))
            pane.moves.lines(1)
            await pilot.pause()
            counts.append(len(drawn))
        assert counts[0] == counts[1]


async def test_another_report_begins_without_notes():
    app = Panes(paragraphs(5))
    async with app.run_test(size=(60, 12)):
        source = object()
        app.pane.annotate([words(0, 0, 9)], source)
        assert app.pane.annotated is source
        app.pane.load(paragraphs(5, "other"))
        assert app.pane.annotated is None
        assert "✎" not in lines(app.pane)[0]
