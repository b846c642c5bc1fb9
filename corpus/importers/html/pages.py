"""Printed pages in a source that is no print: where they begin and what is printed on them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

from corpus.importers.html.elements import says, text_of
from corpus.importers.html.inline import Gathered
from corpus.model import PageTurn

_LABEL: Final = re.compile(
    r"\W*(?:(?:page|pagina|pg|p|seite|s)(?:[\W_]*))?(\d{1,5}|[ivxlcdm]{1,9})\W*", re.IGNORECASE
)
_NUMBER_BOX: Final = re.compile(
    r"(?:^|\s)(?:page-?num(?:ber)?|pagebreak|page-break|pb)(?:\s|$)", re.IGNORECASE
)


class Turn(NamedTuple):
    """A page that begins."""

    page: int
    label: str | None
    read: bool
    """Whether the element that marks it also holds text."""


class PageCount:
    """Counts the printed pages of a source."""

    def __init__(self, labels: Mapping[Element, str] | None = None) -> None:
        """Say where pages begin, as far as the source has a list of them."""
        self._labels = labels or {}
        self._page = 0
        self._at: PageTurn | None = None
        """The page that the next text stands on."""

    def turn(self, element: Element) -> Turn | None:
        """The page that begins with an element, or None."""
        listed = self._labels.get(element)
        marks = "pagebreak" in says(element) or (
            element.tag in {"span", "a", "div"} and _NUMBER_BOX.search(element.get("class", "")) is not None
        )
        if listed is None and not marks:
            return None
        text = text_of(element, 100)
        label = listed or self._label(element, text)
        if label is None and text:
            return None
        self._page += 1
        return Turn(self._page, label, read=bool(text) and _LABEL.fullmatch(text) is None)

    def whole(self, gathered: Gathered) -> tuple[PageTurn, ...]:
        """A block's page turns, the page it begins on first."""
        turns: list[PageTurn] = [] if self._at is None else [self._at._replace(offset=0)]
        for turn in gathered.turns:
            if turn.offset < len(gathered.text):
                if turns and turns[-1].offset == turn.offset:
                    turns.pop()
                turns.append(turn)
        self.carry(gathered.turns)
        return tuple(turns)

    def carry(self, turns: Sequence[PageTurn]) -> None:
        """What comes next stands on the last of these pages."""
        if turns:
            self._at = turns[-1]

    @staticmethod
    def _label(element: Element, text: str) -> str | None:
        stated = (element.get("title", ""), element.get("aria-label", ""), text, element.get("id", ""))
        found = next((label for said in stated if (label := _LABEL.fullmatch(said))), None)
        return found[1] if found else None
