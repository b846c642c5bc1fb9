"""The deleted notes, to have one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from reader.presentation.printable import printable
from reader.screens.filter_list import Chooser, Row

if TYPE_CHECKING:
    from notes.records.deleted import Deleted

LONGEST: Final = 200
"""Characters of words and quotes that are shown."""


def deleted(found: Sequence[Deleted]) -> Chooser:
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
        rows.append(Row(index, shown, " ".join((words, quote, title, tags))))
    return Chooser("Deleted notes · enter has one back", rows, 0, "no note was deleted that is still known")
