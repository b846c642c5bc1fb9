"""The lines of an extracted text, and what their shape tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.cleaning.shapes import is_byline
from corpus.text.decoding import PAGE

KEPT: Final = 16_384
"""Lines of which it is remembered how they begin and end: each step of cleaning asks again."""
TAB: Final = 4
"""Cells that a tab counts for in an indent."""

_ENDED: Final = re.compile(
    r"""[.!?…:。！？：][”’"'»)\]」』）]*    # a stop, and what closes after it
        (?:\s?\d{1,3}(?:,\d{1,3})*|\[\d{1,3}\]|[a-z*†‡])?   # a note reference glued on
        [”’"'»)\]]*$""",
    re.VERBOSE,
)
_CONTINUES: Final = re.compile(r"[\s\-–—(\[“‘\"'«…,;.]*([^\W\d_])")
_OPEN: Final = re.compile(
    r"(?:[,;–—(\[‘“-]|\b(?:a|an|and|as|at|but|by|for|from|in|into|is|its|nor|of|on|or|than|that|the|their|this|to"
    r"|was|were|which|who|with))$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TextLine:
    """One line that is not blank. It is not changed once all lines have been read."""

    number: int
    """Counted from 1 in the source."""
    text: str
    """Without the white space around it."""
    indent: int = 0
    """Cells before the text."""
    page: int = 0
    """Counted from 0."""
    blanks: int = 0
    """Blank lines before it."""
    opens: bool = False
    """It begins a page or a text frame."""

    @property
    def ended(self) -> bool:
        """Its last sentence is complete."""
        return ended(self.text)


@lru_cache(KEPT)
def ended(text: str) -> bool:
    """Whether ``text`` stops where a sentence does, a glued note reference not counted."""
    if text[-2:].isalpha() and len(text) > 1:
        return False  # what most lines are, told without the pattern
    return bool(_ENDED.search(text[-24:]))


@lru_cache(KEPT)
def continues(text: str) -> bool:
    """Whether ``text`` begins as only the rest of a sentence does: in lower case; "by Ann Lee" does not."""
    first = text[:1]
    if first.isascii() and first.isalpha() and first != "b":  # what most lines begin with
        return first.islower()
    found = _CONTINUES.match(text)
    return found is not None and found[1].islower() and not is_byline(text)


def is_open(text: str) -> bool:
    """Whether ``text`` ends as only a sentence that goes on does: "of the", a comma, a hyphen."""
    return bool(_OPEN.search(text[-24:]))


def first_word(text: str) -> str:
    """The first word as a line break would take it."""
    return text.split(None, 1)[0] if text else ""


def read_lines(text: str) -> list[TextLine]:
    """The lines of a decoded text that are not blank.

    Where nearly all lines are flush left, a line with a single leading space begins a text frame: it is the
    trace that PDF extractors leave of a page or column. A form feed begins a page.
    """
    found, page, blanks, turned = [], 0, 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        if PAGE in raw:
            page += raw.count(PAGE)
            raw, turned = raw.replace(PAGE, ""), True
        body = raw.strip()
        if not body:
            blanks += 1
            continue
        indent = 0
        if raw[0] != body[0]:
            lead = raw[: len(raw) - len(raw.lstrip())]
            indent = len(lead) + (TAB - 1) * lead.count("\t")
        found.append(TextLine(number, body, indent, page, blanks, turned))
        blanks, turned = 0, False
    _find_frames(found)
    return found


def _find_frames(lines: Sequence[TextLine]) -> None:
    flush = sum(line.indent == 0 for line in lines)
    if flush < 0.8 * len(lines):
        margin = min((line.indent for line in lines), default=0)
        for line in lines:
            line.indent -= margin
    else:
        for line in lines:
            if line.indent == 1:
                line.indent, line.opens = 0, True


def measure(lines: Sequence[TextLine]) -> int:
    """The usual width, in characters, of full lines.

    Of the lines at least half as long as long ones, three in four are no longer: a few wide notes or tables
    do not count for much, nor do many short lines.
    """
    widths = sorted(len(line.text) for line in lines)
    if not widths:
        return 0
    full = widths[bisect_left(widths, widths[(len(widths) * 9) // 10] // 2) :]
    return full[(len(full) * 3) // 4]


def is_flowing(lines: Sequence[TextLine]) -> bool:
    """Whether paragraphs lie on one line each: most of the text is in lines nobody would wrap at."""
    total = sum(len(line.text) for line in lines)
    return 2 * sum(len(line.text) for line in lines if len(line.text) > LONGEST_WRAPPED) > total


LONGEST_WRAPPED: Final = 180
"""Characters; hard-wrapped text has no wider lines."""
