"""One walk through a tree: blocks in reading order, with what the elements around them say they are.

The walk keeps no stack of its own calls, so that no nesting is too deep for it.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from corpus.importers.html.blocks import HtmlBlock
from corpus.importers.html.elements import BLOCKS, is_hidden
from corpus.importers.html.footnotes import Notes, bare_marker
from corpus.importers.html.frames import BESIDE, FRAMED_LISTS, Frame, framed
from corpus.importers.html.inline import Gathered, Gatherer
from corpus.importers.html.lists import ListNumbering
from corpus.importers.html.maths import formula
from corpus.importers.html.pages import PageCount
from corpus.model import Kind

_BOLD: Final = frozenset({"b", "strong"})


class Walk:
    """Goes through one page after another and writes their blocks."""

    def __init__(
        self,
        notes: Notes,
        pages: PageCount | None = None,
        dropped: Container[Element] = (),
        bold: frozenset[str] = frozenset(),
    ) -> None:
        """Say what is known beforehand.

        Args:
            notes: the notes of all pages.
            pages: counts the printed pages; None where there are none.
            dropped: elements that are passed over with all in them.
            bold: classes that are set in bold.
        """
        self.blocks: list[HtmlBlock] = []
        self._notes, self._pages, self._dropped, self._bold = notes, pages, dropped, bold
        self._gatherer = Gatherer()
        self._frames = [Frame()]
        self._numberings: list[ListNumbering] = []
        self._marker: str | None = None
        """The marker of the item that has begun, until its first block bears it."""
        self._note: int | None = None
        """The note that has begun, until its first block bears it."""
        self._line: int | None = None
        self._skipped: Element | None = None

    def take(self, root: Element, furniture: bool = False) -> None:
        """Walk through a tree; as furniture throughout where that is asked for."""
        self._frames = [Frame(furniture=furniture)]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._passes_over(element):
                    walk.skip_subtree()
                    self._skipped = element
                else:
                    self._open(element)
                continue
            if element is not self._skipped:
                self._close(element)
            if element.tail and element is not root:
                self._text(element.tail)
        self._flush()

    def _passes_over(self, element: Element) -> bool:
        """Take what is no running text: hidden, dropped, a link back, a page's number, a formula."""
        if element.tag == "math":
            self._gatherer.add(formula(element))
            return True
        if is_hidden(element) or element in self._dropped or element in self._notes.left_out:
            return True
        turn = self._pages.turn(element) if self._pages is not None else None
        if turn is None:
            return False
        if element.tag in BLOCKS:
            self._flush()
        self._gatherer.turn_page(turn.page, turn.label)
        return not turn.read

    def _open(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._open_block(element)
            if self._is_bold(element):
                self._gatherer.bolds += 1
        else:
            self._open_inline(element)
        if element in self._notes.refs:
            self._gatherer.open_ref(self._notes.refs[element])
        if element.text:
            self._text(element.text)

    def _open_block(self, element: Element) -> None:
        frame, tag = self._frames[-1], element.tag
        if frame.in_line and tag != "caption":
            if tag == "tr":
                self._gatherer.break_line()
            else:
                beside = tag in BESIDE and element.getprevious() is not None
                self._gatherer.add(" | " if beside else " ")
            self._frames.append(frame)
            return
        self._flush()
        self._line = element.sourceline
        if element in self._notes.starts:
            self._note = self._notes.starts[element]
            frame = replace(frame, kind=Kind.FOOTNOTE, level=None)
        inner = replace(frame, element=element) if element in self._notes.tables else framed(element, frame)
        if tag in FRAMED_LISTS:
            self._numberings.append(ListNumbering(element))
        elif tag == "li" and self._numberings:
            self._marker = self._numberings[-1].marker(element)
        self._frames.append(inner)

    def _open_inline(self, element: Element) -> None:
        frame, tag = self._frames[-1], element.tag
        if element in self._notes.starts:
            self._flush()
            self._note = self._notes.starts[element]
            self._frames[-1] = replace(frame, kind=Kind.FOOTNOTE, level=None)
        if tag == "br":
            if frame.set_beforehand:
                self._gatherer.add("\n", as_it_is=True)
            elif frame.in_line or frame.kind is Kind.HEADING:
                self._gatherer.add(" ")
            elif self._gatherer.break_line():
                self._flush()
        elif tag == "q":
            self._gatherer.add("“")
        elif self._leads_away(element):
            self._gatherer.links += 1
        elif self._is_bold(element):
            self._gatherer.bolds += 1

    def _close(self, element: Element) -> None:
        tag = element.tag
        if element in self._notes.refs:
            self._gatherer.close_ref()
        if tag in BLOCKS:
            if self._is_bold(element):
                self._gatherer.bolds -= 1
            if not self._frames[-2].in_line or tag == "caption":
                self._flush()
                if tag in FRAMED_LISTS:
                    self._numberings.pop()
                elif tag == "li":
                    self._marker = None
            self._frames.pop()
        elif tag == "q":
            self._gatherer.add("”")
        elif self._leads_away(element):
            self._gatherer.links -= 1
        elif self._is_bold(element):
            self._gatherer.bolds -= 1

    def _is_bold(self, element: Element) -> bool:
        return element.tag in _BOLD or not self._bold.isdisjoint(element.get("class", "").split())

    def _leads_away(self, element: Element) -> bool:
        return element.tag == "a" and element.get("href", "#")[:1] != "#" and element not in self._notes.refs

    def _text(self, text: str) -> None:
        self._gatherer.add(text, self._frames[-1].set_beforehand)

    def _flush(self) -> None:
        """End the block that has been gathered, unless nothing is in it."""
        frame = self._frames[-1]
        gathered = self._gatherer.take(frame.set_beforehand)
        if not gathered.text:
            if self._pages is not None:
                self._pages.carry(gathered.turns)
            return
        kind = frame.kind or Kind.PARAGRAPH
        marker = note = None
        if kind is Kind.FOOTNOTE:
            note = self._note
            if note is not None:
                marker = self._notes.markers[note]
                gathered = gathered.without_marker(marker)
                if bare_marker(gathered.text) in {marker, ""}:
                    return  # the marker stands in a box of its own, before the note
            self._note = None
        elif kind is Kind.LIST_ITEM:
            marker, self._marker = self._marker, None
        for part in (
            gathered.paragraphs() if kind is not Kind.HEADING and not frame.set_beforehand else (gathered,)
        ):
            self._write(part, kind, marker, note)
            marker = note = None

    def _write(self, gathered: Gathered, kind: Kind, marker: str | None, note: int | None) -> None:
        frame = self._frames[-1]
        size = len(gathered.text) or 1
        self.blocks.append(
            HtmlBlock(
                Kind.FURNITURE if frame.furniture and kind is not Kind.ABSTRACT else kind,
                gathered.text,
                frame.level,
                marker,
                gathered.refs,
                self._pages.whole(gathered) if self._pages is not None else (),
                note,
                linked=gathered.linked / size,
                bold=gathered.bold / size,
                line=self._line,
                element=frame.element,
            )
        )
