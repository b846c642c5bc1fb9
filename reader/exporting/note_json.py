"""A note as the JSON contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.notebook import Contents, Placed, Relation


def note_json(placed: Placed, contents: Contents) -> dict[str, Any]:
    """A note as the JSON contract has it, and more.

    ``quote``, ``prefix`` and ``suffix`` are what it was put on; ``start``, ``end``, ``passage`` and ``found``
    tell where and what that is in the report as it is open; ``guess`` is where an orphan may have stood.
    """
    note, passage = placed.note, placed.passage
    quote = note.target.quote if note.target else None
    related = contents.relations_of(note.id)
    return {
        "id": note.id,
        "report": placed.report_id or (note.target.report if note.target else None),
        "title": note.target.title if note.target else None,
        "state": str(placed.state),
        "quote": quote.exact if quote else None,
        "prefix": quote.prefix if quote else None,
        "suffix": quote.suffix if quote else None,
        "start": placed.start,
        "end": placed.end,
        "found": None if placed.start is None else placed.quote,
        "guess": list(placed.guess) if placed.guess else None,
        "passage": passage.id if passage else None,
        "number": passage.number if passage else None,
        "section": passage.section if passage else None,
        "text": note.text,
        "tags": list(note.tags),
        "holder": note.holder,
        "theme": note.theme,
        "created": note.created,
        "updated": note.updated,
        "revision": note.revision,
        "conflict": note.conflict,
        "relations": [_relation(r, to=r.target) for r in related if r.source == note.id],
        "related_from": [_relation(r, **{"from": r.source}) for r in related if r.target == note.id],
    }


def _relation(relation: Relation, **end: str) -> dict[str, str]:
    return {"id": relation.id, "type": relation.type, **end, "text": relation.text}
