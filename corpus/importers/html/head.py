"""The head of a report as it stands in its text: title, byline, date, abstract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from corpus.importers.html.blocks import HtmlBlock
from corpus.importers.html.elements import names
from corpus.importers.metadata_checks import sensible_date
from corpus.model import Kind
from corpus.text.identity import letters

_HEAD: Final = 15
"""Blocks among which the head is looked for."""
_LONG: Final = 200
"""Characters of a paragraph that is text already."""
_LONGEST: Final = 150
"""Characters of a byline."""
_CALLED: Final = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|date|dateline|pubdate|published|affiliations?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATED: Final = re.compile(r"(?:\w+[ .,]+)?\d{1,4}(?:[-/. ,]+\w{1,9}){0,2}[-/. ,]*(?:\d{4})?")
_ABSTRACT: Final = frozenset(
    {"abstract", "summary", "executivesummary", "zusammenfassung", "résumé", "resumen"}
)


def mark_head(blocks: Sequence[HtmlBlock], fields: Mapping[str, Any]) -> None:
    """Mark what stands before the text: who wrote it and when, and the title where no heading is it."""
    authors = {letters(name) for name in fields.get("authors", ())}
    title = letters(fields.get("title") or "")
    titled = any(block.kind is Kind.TITLE for block in blocks)
    for block in blocks[:_HEAD]:
        if block.kind is Kind.ABSTRACT and letters(block.text) in _ABSTRACT:
            block.kind, block.level = Kind.HEADING, 1
        said = letters(block.text) if len(block.text) < 2 * _LONG else ""
        if not titled and title and said == title and block.kind in {Kind.PARAGRAPH, Kind.HEADING}:
            block.kind, block.level, titled = Kind.TITLE, None, True
        if block.kind is not Kind.PARAGRAPH:
            continue
        if len(block.text) >= _LONG:
            break
        if len(block.text) <= _LONGEST and (
            _is_called(block) or _names(said, authors) or _is_date(block.text)
        ):
            block.kind = Kind.BYLINE


def _is_called(block: HtmlBlock) -> bool:
    return block.element is not None and _CALLED.search(names(block.element)) is not None


def _names(said: str, authors: set[str]) -> bool:
    """Whether a line is the names of authors and little else."""
    named = sum(len(author) for author in authors if author in said)
    return named > 0 and len(said) <= 1.5 * named + 5


def _is_date(text: str) -> bool:
    return _DATED.fullmatch(text) is not None and sensible_date(text) is not None
