"""Tables of contents and other lists of pages: furniture, for what they list stands further on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.importers.pdf.lines import PageLines, PdfLine

_PAGE: Final = r"(?:\d{1,4}|[ivxl]{1,7}|[A-Z]-\d{1,3})"
_LEADERS: Final = re.compile(rf"(?:\s?[.·…_]){{4,}}\s*{_PAGE}?$|^\s*(?:[.·…_]\s?){{4,}}\s*{_PAGE}?$")
_LEADERS_END: Final = frozenset("0123456789ivxl.·…_")
_TAIL: Final = 40
"""Characters at the end of a line in which leaders are looked for."""
_ENDS: Final = re.compile(rf"(?:^|\s){_PAGE}$")
_CONTENTS: Final = re.compile(
    r"(?:(?:table|list) of )?(?:contents|figures|tables)|inhalt(?:sverzeichnis)?|table des matières|sommaire"
    r"|índice",
    re.IGNORECASE,
)
_LISTED: Final = 4
"""Lines with leaders or page numbers below a heading; fewer are no list."""
_SHARE: Final = 0.5
"""Share of the lines of a list that end in a page number; the others are the rest of long entries."""


def take_out(pages: Sequence[PageLines]) -> None:
    """Move lists of pages to the furniture, from pages whose lines are in reading order."""
    under = False
    for page in pages:
        under = _take_out(page, under)


def _take_out(page: PageLines, under: bool) -> bool:
    """Move the list on a page; whether it may go on on the next page."""
    if not under and not any(map(_may_list, page.lines)):
        return False
    rows = _rows(page.lines)
    texts = [" ".join(line.text for line in row) for row in rows]
    leaders = [at for at, text in enumerate(texts) if _has_leaders(text)]
    heads = [at for at, text in enumerate(texts) if _CONTENTS.fullmatch(text.strip(" .:"))]
    if heads or under:
        start = heads[0] + 1 if heads else 0
        end = max(_last_listed(texts, start), leaders[-1] + 1 if leaders else 0)
    elif len(leaders) >= _LISTED:
        start, end = leaders[0], leaders[-1] + 1
        while start and _ENDS.search(texts[start - 1]):
            start -= 1
    else:
        return False
    listed = sum(bool(_ENDS.search(text) or _has_leaders(text)) for text in texts[start:end])
    if listed < _LISTED or listed < _SHARE * (end - start):
        return False
    page.furniture += [line for row in rows[start:end] for line in row]
    page.lines = [line for row in rows[:start] + rows[end:] for line in row]
    return end == len(rows)


def _may_list(line: PdfLine) -> bool:
    """Whether ``line`` may be the heading of a list, or an entry with leaders."""
    return _has_leaders(line.text) or (
        len(line.text) < _TAIL and bool(_CONTENTS.fullmatch(line.text.strip(" .:")))
    )


def _has_leaders(text: str) -> bool:
    """Whether dots lead to the end of ``text``; most lines are told without the pattern."""
    return text[-1] in _LEADERS_END and bool(_LEADERS.search(text[-_TAIL:]))


def _rows(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The lines, an entry and its page number together."""
    rows: list[list[PdfLine]] = []
    for line in lines:
        if rows and rows[-1][-1].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _last_listed(texts: Sequence[str], start: int) -> int:
    """Where a list ends: behind the last page number that few rows part from the one before."""
    last = start
    for at in range(start, len(texts)):
        if _ENDS.search(texts[at]):
            last = at + 1
        elif at - last >= _LISTED:
            break
    return last
