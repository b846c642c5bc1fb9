"""Addresses in a report, as a reader types them: ``12``, ``¶ 12``, ``p 5``, ``page iv``, a passage's id."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

from corpus.model import Report
from reader.errors import UnknownPassage
from reader.positions.places import Place
from reader.text.plain_text import clip
from reader.text.printable import printable

LONGEST: Final = 60
"""Characters of an address that are looked at and shown: none that leads anywhere is longer."""
_FEW: Final = 8
"""So many ids fit into a message."""
_PAGE: Final = re.compile(r"(?:p|pp|page)[.\s]*(\S+)", re.IGNORECASE)


def address(report: Report, typed: str) -> Place:
    """The place that an address means.

    Raises:
        UnknownPassage: there is none; the message says what there is.
    """
    typed = typed.strip()
    passage = report.find(typed)
    if passage is not None and passage.id in report.by_id:
        return Place(report.by_id[passage.id])
    if page := _PAGE.fullmatch(typed):
        return _page(report, page[1])
    raise UnknownPassage(f"{printable(typed)} leads nowhere: {numbering(report)}")


def numbering(report: Report) -> str:
    """What ¶ numbers a report has, in words that follow its name."""
    last = max(report.by_number, default=None)
    return "it has no numbered paragraphs" if last is None else f"its paragraphs go from 1 to {last}"


def _page(report: Report, label: str) -> Place:
    """The place where a page begins: the page with this label, else the one counted from 1 in the file."""
    turns = [(index, turn) for index, passage in enumerate(report.reading) for turn in passage.pages]
    if not turns:
        raise UnknownPassage("the source of this report has no pages; go by ¶")
    for index, turn in turns:
        if turn.label is not None and turn.label.casefold() == label.casefold():
            return Place(index, turn.offset)
    for index, turn in turns:
        if label == str(turn.page + 1):
            return Place(index, turn.offset)
    last = turns[-1][1]
    raise UnknownPassage(f"no page {printable(label)}: the last one is {last.label or last.page + 1}")


def no_report(name: str, ids: Sequence[str]) -> str:
    """What to say where no report has the id ``name``: which of the ids that there are may be meant."""
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), ids, _FEW, 0.5) or [i for i in ids if name.casefold() in i]
    if os.path.exists(name):  # noqa: PTH110 - Path.exists raises where it can be no name
        hint = "to read files, use --in PATH"
    elif near:
        hint = f"did you mean {' or '.join(near[:3])}?"
    elif len(ids) <= _FEW:
        hint = f"there are {', '.join(ids)}"
    else:
        hint = "syntopic reports lists them"
    return f"no report is called {printable(clip(name, LONGEST)) or '“”'}: {hint}"
