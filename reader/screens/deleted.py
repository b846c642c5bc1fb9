"""The deleted notes, to have one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from reader.screens.filter_list import FilterList, FilterRow
from reader.text.printable import printable

if TYPE_CHECKING:
    from notes.records.deleted import Deleted
    from reader.screens.base import BaseScreen
    from reader.services.notebook import NotebookService

LONGEST: Final = 200
"""Characters of words and quotes that are shown."""
BACK: Final = "a deleted note is back"


def choose_deleted(above: BaseScreen[Any], notebook: NotebookService) -> None:
    """Let a deleted note be chosen, and have it back.

    Args:
        above: the screen that asks; it says what became of it.
        notebook: the way to the notes.
    """

    def show(found: list[Deleted]) -> None:
        above.ask(_chooser(found), lambda index: back(found, index))

    def back(found: list[Deleted], index: int | None) -> None:
        if index is not None:
            ident = found[index].note.id
            notebook.do(lambda book: book.bring_back(ident), lambda _: above.say(BACK), above.say)

    notebook.do(lambda book: book.deleted(), show, above.say)


def _chooser(found: Sequence[Deleted]) -> FilterList:
    """The deleted notes, the one deleted last first; returns the chosen one's index."""
    rows = []
    for index, gone in enumerate(found):
        note = gone.note
        exact = note.target.quote.exact if note.target and note.target.quote else ""
        words, quote = (" ".join(text[:LONGEST].split()) for text in (note.text, exact))
        title = (note.target.title or note.target.report) if note.target else note.theme or ""
        tags = " ".join(f"#{tag}" for tag in note.tags)
        shown = Content.styled(printable(gone.when[:16].replace("T", " ")), "dim")
        shown += Content.styled(f"  {printable(title)}", "bold") + Content(f"  {printable(tags)}\n")
        shown += Content(printable(words)) if words else Content.styled(f"“{printable(quote)}”", "italic")
        rows.append(FilterRow(index, shown, " ".join((words, quote, title, tags))))
    return FilterList(
        "Deleted notes · enter has one back", rows, 0, "no note was deleted that is still known"
    )
