"""What an import brings, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.notebook import Brought

HOW: Final = {
    "new": "new",
    "newer": "newer than yours, taken over",
    "both": "kept beside yours (syntopic notes lists them as other versions)",
    "tagged": "here under another id, given the tags or holder they lacked",
    "same": "here already",
    "older": "older than yours, left out",
}
"""What becomes of what a file brings, in words."""


def brought_lines(found: Brought, *, dry_run: bool = False) -> Iterator[str]:
    """What an import brought, or would bring, a line each."""
    for name, kind in found.files:
        yield f"{name}: {kind}"
    yield f"notes: {_counted(found.notes) or 'none'}"
    if found.states:
        yield "their words: " + ", ".join(f"{count} {state}" for state, count in found.states.items())
    if others := _counted(found.others):
        yield f"relations and other records: {others}"
    if dry_run:
        yield "nothing was changed: this is what would be done"
    elif not found.changes:
        yield "nothing was changed"
    else:
        yield "imported; one step of undo"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts[how]} {said}" for how, said in HOW.items() if counts.get(how))
