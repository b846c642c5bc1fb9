"""The front of a report: the blocks before its text begins, among which title, names and date stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpus.blocks import Block
from corpus.cleaning.lines import ended
from corpus.importers.attribution.spacing import mend_spacing
from corpus.importers.attribution.vocabulary import Vocabulary
from corpus.model import Kind

_MOST: Final = 40
"""Blocks; a report that is nothing but short ones has no longer front."""
_LONGEST: Final = 500
"""Characters of a block that are looked at."""
_BODY: Final = 25
"""Words from which a block of sentences is text, and the front is over."""
_FURNITURE: Final = 12
"""Blocks of the first page's furniture that are looked at."""
_PAGE: Final = 200
"""Blocks of a page."""
_LAST, _SHORT = 2, 14
"""How many lines at the end of the first page may be its foot, and the words of one that is."""
_TEXT: Final = frozenset({Kind.PARAGRAPH, Kind.ABSTRACT})
_SEGMENTS: Final = re.compile(r"\s*[\n|·•]\s*|\s+[–—]\s+")


class Piece(NamedTuple):
    """A block of the front."""

    text: str
    """In one line, spaced letters joined."""
    kind: Kind
    draft: Block

    @property
    def segments(self) -> list[str]:
        """What strokes, dots and line ends part: "Jane Doe | 5 April 2018" is two."""
        return [part for part in _SEGMENTS.split(self.text) if part]


def front_of(drafts: Sequence[Block], words: Vocabulary) -> list[Piece]:
    """The blocks before the text begins, and behind them what stands at the edges of the first page."""
    taken = list(_before_text(drafts))
    pieces = [(draft, draft.kind) for draft in taken]
    pieces += [(draft, Kind.FURNITURE) for draft in _edges(drafts[len(taken) :][:_PAGE], drafts[:1])]
    return [Piece(mend_spacing(_plain(draft), words), kind, draft) for draft, kind in pieces]


def _edges(rest: Sequence[Block], first: Sequence[Block]) -> list[Block]:
    """What is set at the edges of the first page: its furniture, and short lines at its end."""
    page = first[0].pages[0].page if first and first[0].pages else None
    if page is None:
        return []
    on_page = [draft for draft in rest if draft.pages[0].page == page]
    text = [draft for draft in on_page if draft.kind is not Kind.FURNITURE]
    last = [draft for draft in text[-_LAST:] if len(draft.text.split()) <= _SHORT and not ended(draft.text)]
    return [*last, *(draft for draft in on_page if draft.kind is Kind.FURNITURE)][:_FURNITURE]


def _before_text(drafts: Sequence[Block]) -> Iterator[Block]:
    for draft in drafts[:_MOST]:
        if draft.kind in _TEXT and len(draft.text.split()) >= _BODY and _is_prose(draft.text):
            return
        yield draft


def _is_prose(text: str) -> bool:
    """Whether a block is sentences: it ends as they do, and most of its words begin small."""
    words = text[:_LONGEST].split()
    return ended(text) and 2 * sum(word[:1].islower() for word in words) > len(words)


def _plain(draft: Block) -> str:
    """A block's text without the signs of its notes."""
    text = draft.text
    for ref in reversed(draft.refs):
        text = text[: ref.start] + text[ref.end :]
    return text[:_LONGEST]
