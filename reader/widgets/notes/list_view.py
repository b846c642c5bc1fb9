"""How the notes are looked at, and what is said of it above their list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content

from reader.notebook.contents import Contents
from reader.notebook.orders import NoteOrder
from reader.notebook.placed import State
from reader.presentation.note_text import GLYPHS

if TYPE_CHECKING:
    from reader.settings.keymap import Keymap


@dataclass
class View:
    """How the notes are looked at; it outlives the screen."""

    query: str = ""
    order: NoteOrder = NoteOrder.REPORT
    at: str = ""
    """The id of the note that one stands on."""
    marked: set[str] = field(default_factory=set)
    """The ids of those that are marked."""


def summary(contents: Contents, view: View, shown: int, keymap: Keymap, *, read: bool) -> Content:
    """How many notes are shown, in which order, and how many of all are marked or not where they were.

    Args:
        contents: all notes.
        view: how they are looked at.
        shown: how many fit the filter.
        keymap: the keys that count.
        read: whether they have been read at all.
    """
    total = len(contents.entries)
    count = f"{shown:,} of {total:,}" if view.query.strip() else f"{total:,}"
    parts = [Content.styled("Notes ", "bold $primary") + Content(count), Content(view.order.value)]
    if view.marked:
        parts.append(Content.styled(f"✓ {len(view.marked):,} marked", "bold"))
    for state in (State.CHANGED, State.ORPHAN, State.AWAY):
        if number := contents.states[state]:
            style = "" if state is State.AWAY else "$warning"
            parts.append(Content.styled(f"{GLYPHS[state]} {number:,} {state}", style))
    if contents.split:
        parts.append(Content.styled(f"≠ {len(contents.split):,} in conflict", "$warning"))
    if read and not total:
        parts.append(Content(keymap.hint("none yet: {annotate} on a passage or a selection makes one")))
    elif read and not shown:
        parts.append(Content(keymap.hint("nothing fits; {list-leave} shows all")))
    return Content(" · ").join(parts)
