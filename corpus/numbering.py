"""From drafts to passages: ids, ¶ numbers, sections, and references that know their notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.blocks import Block
from corpus.model import NUMBERED, Kind, Passage, Ref
from corpus.text.identity import passage_ids


def finish(drafts: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of a report, from its drafts in reading order."""
    ids = passage_ids(draft.text for draft in drafts)
    notes = _notes(drafts)
    passages, number, section = [], 0, None
    for index, draft in enumerate(drafts):
        numbered = draft.kind in NUMBERED
        number += numbered
        if draft.kind is Kind.HEADING:
            section = draft.text
        passages.append(
            Passage(
                id=ids[index],
                kind=draft.kind,
                text=draft.text,
                number=number if numbered else None,
                level=draft.level,
                section=None if draft.kind in {Kind.HEADING, Kind.TITLE} else section,
                marker=draft.marker,
                refs=tuple(
                    Ref(
                        ref.start,
                        ref.end,
                        _nearest(notes.get(ref.marker, ()), index, ids)
                        if ref.note is None
                        else ids[ref.note],
                    )
                    for ref in draft.refs
                ),
                pages=draft.pages,
                runs=draft.runs,
                mended=draft.mended,
            )
        )
    return tuple(passages)


def bare(marker: str) -> str:
    """A note's marker as its references print it: "7." and "[7]" are 7."""
    return marker.strip(" .)([]^:")


def _notes(drafts: Sequence[Block]) -> dict[str, list[int]]:
    notes: dict[str, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.kind is Kind.FOOTNOTE and draft.marker:
            notes.setdefault(bare(draft.marker), []).append(index)
    return notes


def _nearest(candidates: Sequence[int], index: int, ids: Sequence[str]) -> str | None:
    """The next note with that marker, else the last before: numbering may begin anew on each page."""
    if not candidates:
        return None
    place = bisect_left(candidates, index)
    return ids[candidates[min(place, len(candidates) - 1)]]
