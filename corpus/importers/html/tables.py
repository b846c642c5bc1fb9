"""Tables that hold data, and those that only lay out a page."""

from __future__ import annotations

from itertools import islice
from typing import Final

from lxml.etree import _Element as Element

from corpus.importers.html.elements import HEADINGS, LISTS

_LOOKED_THROUGH: Final = 3000
"""Elements of a table that are looked at."""
_WIDE: Final = 600
"""Characters of a cell; in a table of data hardly any holds more."""
_IN_LAYOUT: Final = frozenset({"table", "form", "article", "section", *HEADINGS, *LISTS})


def is_layout(table: Element) -> bool:
    """Whether a table only lays out a page: a row or a column of boxes, or boxes that hold far too much."""
    if table.get("role") in {"presentation", "none"}:
        return True
    rows = cells = nested = longest = 0
    for element in islice(table.iterdescendants(), _LOOKED_THROUGH):
        tag = element.tag
        if tag == "tr":
            rows += 1
        elif tag in {"td", "th"}:
            cells += 1
            longest = max(
                longest, sum(len(p.text or "") + len(p.tail or "") for p in islice(element.iter(), 200))
            )
        elif tag in {"caption", "thead"}:
            return False
        elif tag in _IN_LAYOUT:
            nested += tag == "table" or tag in HEADINGS
    return cells <= max(1, rows) or nested > 0 or longest > _WIDE
