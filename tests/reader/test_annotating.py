"""Notes and highlights by key: what is kept, what is seen, what is asked."""

from dataclasses import replace

from reader.notebook import Note, Notebook, State, on
from reader.positions.places import Place, Span
from tests.reader.rooms import OLD, room, settled, shown, status, type_, until


async def go_to(pilot, number: int) -> None:
    await pilot.press(".")
    await type_(pilot, str(number))
    await pilot.press("enter")
    await settled(pilot)


def kept(app):
    """The notes as another program finds them."""
    return Notebook(app.workspace.notes_file, app.workspace.reports).contents.notes


async def noted(pilot, text: str) -> None:
    """A note on the selection or the passage."""
    await pilot.press("a")
    await type_(pilot, text)
    await pilot.press("ctrl+s")
    await settled(pilot)


# Highlights


async def test_a_highlight_is_made_on_the_selected_words_at_once():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("v", "e", "e", "A")
        await settled(pilot)
        (placed,) = kept(app)
        assert (placed.quote, placed.note.is_highlight) == ("Paragraph 4", True)
        assert placed.report_id == OLD
        assert status(app) == "highlighted"
        assert app.room.grid.pane.selection.span is None


async def test_a_highlight_without_selection_is_on_the_passage_and_a_second_a_takes_it_away():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("A")
        await settled(pilot)
        (placed,) = kept(app)
        assert placed.span == Span(Place(5), Place(5, len(placed.report.reading[5].text)))
        await pilot.press("A")
        await settled(pilot)
        assert kept(app) == ()
        assert status(app) == "the highlight is gone"


async def test_pressing_twice_at_once_makes_and_takes_away():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await pilot.press("A", "A", "A")
        await settled(pilot)
        assert len(kept(app)) == 1


async def test_a_note_is_not_taken_away_by_highlighting():
    async with room() as (app, pilot):
        await noted(pilot, "mine")
        await pilot.press("A")
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["mine"]
        assert "a note on these words already" in status(app)


async def test_white_space_at_the_ends_of_a_selection_is_no_part_of_the_quote():
    async with room() as (app, pilot):
        await go_to(pilot, 3)
        app.room.grid.pane.selection.select(Span(Place(4, 9), Place(4, 12)))
        await pilot.press("A")
        await settled(pilot)
        assert [placed.quote for placed in kept(app)] == ["3"]
        app.room.grid.pane.selection.select(Span(Place(5, 9), Place(5, 10)))
        await pilot.press("A")
        await settled(pilot)
        assert len(kept(app)) == 1
        assert "there are no words to hold on to" in status(app)


# Which note is meant


async def test_a_again_goes_on_with_the_note_that_is_here():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await noted(pilot, "first")
        await noted(pilot, " and more")
        assert [placed.note.text for placed in kept(app)] == ["first and more"]


async def test_of_several_notes_at_the_cursor_the_innermost_is_meant():
    async with room() as (app, pilot):
        await go_to(pilot, 4)
        await noted(pilot, "outer")
        await pilot.press("v", "e")
        await noted(pilot, "inner")
        await go_to(pilot, 4)
        await noted(pilot, "!")
        assert [placed.note.text for placed in kept(app)] == ["outer", "inner!"]


async def test_a_note_on_the_whole_report_comes_from_the_palette():
    async with room() as (app, pilot):
        await app.room.action_do("annotate-report")
        await type_(pilot, "all of it")
        await pilot.press("ctrl+s")
        await settled(pilot)
        (placed,) = kept(app)
        assert placed.note.target.quote is None
        assert placed.report_id == OLD


async def test_a_note_of_another_program_appears_without_a_key():
    async with room() as (app, pilot):
        await settled(pilot)
        other = Notebook(app.workspace.notes_file, app.workspace.reports)
        report = app.workspace.report(OLD)
        other.add(Note(on(report, Span(Place(0), Place(0, 4))), "from elsewhere"))
        await until(pilot, lambda: "from elsewhere" in shown(app))


# Undo


async def test_changes_are_undone_and_done_again_and_named():
    async with room() as (app, pilot):
        await noted(pilot, "one")
        await pilot.press("u")
        await settled(pilot)
        assert (kept(app), status(app)) == ((), "undone: note")
        await pilot.press("U")
        await settled(pilot)
        assert [placed.note.text for placed in kept(app)] == ["one"]
        assert status(app) == "done again: note"
        await pilot.press("U")
        await settled(pilot)
        assert status(app) == "there is nothing to redo"


# What is seen


async def test_the_note_at_the_cursor_is_seen_in_the_strip_and_enter_opens_it():
    async with room() as (app, pilot):
        await go_to(pilot, 5)
        await noted(pilot, "seen below")
        assert "✎  seen below" in shown(app)
        assert "✎" in shown(app).splitlines()[app.room.grid.pane.row_of(app.room.grid.pane.cursor) + 1]
        await pilot.press("enter")
        await settled(pilot)
        assert app.room.controllers.note_editing.now.editor.written.text == "seen below"
        await pilot.press("escape", "J")
        await settled(pilot)
        assert "1 note in this report" in shown(app)


async def test_without_notes_there_is_no_strip():
    async with room((80, 24)) as (app, pilot):
        await settled(pilot)
        assert app.room.grid.pane.size.height == 21


async def test_quitting_waits_for_what_is_being_saved():
    async with room() as (app, pilot):
        await settled(pilot)
        await pilot.press("A", "q")
        await pilot.pause()
        assert len(kept(app)) == 1


# The words of a note changed


async def changed(app, pilot):
    """A note whose words are there no more as they were."""
    report = app.workspace.report(OLD)
    notebook = await app.room.notebook.ready()
    target = on(report, Span(Place(4, 0), Place(4, 90)))
    quote = replace(target.quote, exact=target.quote.exact.replace("nothing", "something"))
    await app.room.notebook.change(lambda notebook: notebook.add(Note(replace(target, quote=quote), "which")))
    (placed,) = notebook.contents.notes
    assert placed.state is State.CHANGED
    app.room.grid.pane.move_to(placed.span.start)
    await settled(pilot)


async def test_other_words_can_be_selected_for_a_changed_note():
    async with room() as (app, pilot):
        await changed(app, pilot)
        await app.room.controllers.note_preview.open()
        await pilot.press("v")
        await settled(pilot)
        app.room.grid.pane.selection.clear()
        await go_to(pilot, 3)
        await pilot.press("v", "e", "enter")
        await settled(pilot)
        (placed,) = kept(app)
        assert (placed.state, placed.quote, placed.note.text) == (State.ANCHORED, "Paragraph", "which")


async def test_a_changed_note_is_marked_and_y_confirms_its_words():
    async with room() as (app, pilot):
        await changed(app, pilot)
        assert "≈  which" in shown(app)
        await app.room.controllers.note_preview.open()
        await pilot.pause()
        assert "was: “Paragraph 3 of adams-2001 begins. It speaks of something" in shown(app)
        await pilot.press("y")
        await settled(pilot)
        assert kept(app)[0].state is State.ANCHORED
