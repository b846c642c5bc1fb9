"""The reader's notes among what a search finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from reader.text.printable import printable
from reader.widgets.value_option import ValueOption

if TYPE_CHECKING:
    from reader.notebook import Placed

NOTES: Final = 3
"""Notes that are listed above the hits; the list of notes has them all."""
LONGEST: Final = 100
"""Characters of a note that are shown."""


def note_rows(notes: Sequence[Placed], key: str) -> Iterator[Option]:
    """The section of notes: its heading, and a row for each of the first.

    Args:
        notes: the notes that say it.
        key: opens the list of all notes.
    """
    if not notes:
        return
    from reader.presentation.note_text import where

    more = f", {key} lists all {len(notes)}" if len(notes) > NOTES else ""
    yield Option(Content.styled(f"notes{more}", "dim italic"), disabled=True)
    for placed in notes[:NOTES]:
        said = placed.note.text or placed.quote
        words = " ".join(said[:LONGEST].split()) + ("…" if len(said) > LONGEST else "")
        head = Content.styled("✎ " + where(placed), "bold")
        yield ValueOption(head + Content(f"  {printable(words)}"), placed.id)
    yield Option("", disabled=True)
