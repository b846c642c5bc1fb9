"""A note as the store is to keep it: tidied, held by the words as they are now, only its changes changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from notes.errors import RecordError
from notes.model import Note, note_of, revision_of
from notes.tags import distinct, key, tidy
from reader.notebook.contents import Contents
from reader.notebook.placed import State, on

if TYPE_CHECKING:
    from notes.storage.change import Change


def tidied(note: Note) -> Note:
    """The note as it is kept: its words exactly as typed, its names without stray spaces.

    Raises:
        RecordError: for a tag that is none, or a quote without words.
    """
    quote = note.target.quote if note.target else None
    if quote is not None and not quote.exact.strip():
        raise RecordError("there are no words to hold on to; select some")
    tags = tuple(distinct(map(tidy, note.tags)))
    return replace(note, tags=tags, holder=_single_spaced(note.holder), theme=_single_spaced(note.theme))


def held_anew(note: Note, contents: Contents) -> Note:
    """The note, held by its words as they are now where they surely are those it is on."""
    placed = contents.note(note.id)
    if placed is None or placed.state is not State.ANCHORED or placed.note.target != note.target:
        return note
    quote, report = note.target.quote if note.target else None, placed.report
    if quote is None or report is None or quote.stands_in(report.text):
        return note
    return replace(note, target=on(report, placed.span))


def edit_record(change: Change, seen: Note, note: Note) -> Any:
    """Change those fields that differ from what was seen; others may have been changed meanwhile."""
    before, after = seen.fields(), note.fields()
    fields = {key: value for key, value in after.items() if value != before[key]}
    now = change.get("notes", seen.id)
    if now is not None and (not fields or all(_alike(name, _of(now), before) for name in fields)):
        return change.edit("notes", seen.id, fields, revision_of(now)) if fields else now
    return change.edit("notes", seen.id, fields if now is not None else after, seen.revision)


def _of(record: Any) -> dict[str, Any]:
    """The fields of a record as a note would have them."""
    return note_of(record).fields()


def _alike(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether a field of two notes says the same; tags may be shown otherwise than they are kept."""
    if name == "tags":
        return list(map(key, distinct(one[name]))) == list(map(key, distinct(other[name])))
    return bool(one[name] == other[name])


def _single_spaced(name: str | None) -> str | None:
    return " ".join((name or "").split()) or None
