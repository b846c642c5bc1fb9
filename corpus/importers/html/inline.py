"""The text of one block while it is gathered: white space as a browser shows it, references, page turns."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from corpus.model import PageTurn
from corpus.text.decoding import clean

_SPACE: Final = re.compile(r"[ \t\n\r\f\v\xa0]+")
_UNSHOWN: Final = re.compile("[^\t\n -\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e]")
"""What may hold a character that is dropped, looked at no closer."""


_WHOLE: Final = re.compile(r"[.!?:;…][\"'”’»)\]\d]*\s*$")
_LONG: Final = 100
"""Characters a line on average that are paragraphs; verses and addresses have fewer."""


class NoteRef(NamedTuple):
    """A reference in a text, and the number of its note."""

    start: int
    end: int
    note: int


class Gathered(NamedTuple):
    """A block's text and what stands in it."""

    text: str
    refs: tuple[NoteRef, ...]
    turns: tuple[PageTurn, ...]
    linked: int
    """Characters that are links to elsewhere."""
    bold: int
    """Characters that are set in bold."""

    def without_marker(self, marker: str) -> Gathered:
        """A note without the marker that it begins with."""
        lead = re.match(rf"\^?\s*[\[(]?{re.escape(marker)}[\])]?[.:]?(?![^\W_])\s*|\^\s*", self.text)
        if not lead or lead.end() >= len(self.text):
            return self
        cut = lead.end()
        refs = tuple(r._replace(start=r.start - cut, end=r.end - cut) for r in self.refs if r.start >= cut)
        turns = tuple(t._replace(offset=max(0, t.offset - cut)) for t in self.turns)
        return self._replace(text=self.text[cut:], refs=refs, turns=turns)

    def paragraphs(self) -> tuple[Gathered, ...]:
        """Its lines, where each is long and whole: some pages part paragraphs by line breaks."""
        lines = self.text.split("\n")
        if len(lines) < 2 or not all(_WHOLE.search(line) for line in lines):
            return (self,)
        if sum(map(len, lines)) < _LONG * len(lines):
            return (self,)
        parts = []
        start = 0
        for line in lines:
            end = start + len(line)
            refs = tuple(
                r._replace(start=r.start - start, end=r.end - start)
                for r in self.refs
                if start <= r.start < end
            )
            turns = tuple(t._replace(offset=t.offset - start) for t in self.turns if start <= t.offset < end)
            share = len(line) / len(self.text)
            parts.append(Gathered(line, refs, turns, int(self.linked * share), int(self.bold * share)))
            start = end + 1
        return tuple(parts)


_NOTHING: Final = Gathered("", (), (), 0, 0)


class Gatherer:
    """Takes the text of a block piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        """White space that is written once text follows it."""
        self._refs: list[NoteRef] = []
        self._turns: list[PageTurn] = []
        self._ref: tuple[int, int] | None = None
        self.links = self.bolds = 0
        """How many links and bold elements are open."""
        self._linked = self._bold = 0

    def add(self, raw: str, as_it_is: bool = False) -> None:
        """Add a text; its white space is kept only in what was set beforehand (``pre``)."""
        text = clean(raw).replace("\u00ad", "") if _UNSHOWN.search(raw) else raw
        if as_it_is:
            self._write(text.expandtabs(4).replace("\xa0", " "))
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and self._length and self._gap != "\n":
            self._gap = " "
        inner = text.strip(" ")
        if inner:
            self._write(inner)
            if text.endswith(" "):
                self._gap = " "

    def break_line(self) -> bool:
        """Begin a line; True where one begins already: two are the end of a paragraph."""
        if self._gap == "\n":
            return True
        if self._length:
            self._gap = "\n"
        return False

    def turn_page(self, page: int, label: str | None) -> None:
        """A page begins here."""
        self._turns.append(PageTurn(self._length + len(self._gap), page, label))

    def open_ref(self, note: int) -> None:
        """A reference begins."""
        self._ref = (self._length + len(self._gap), note)

    def close_ref(self) -> None:
        """The reference ends."""
        if self._ref is not None and self._length > self._ref[0]:
            self._refs.append(NoteRef(self._ref[0], self._length, self._ref[1]))
        self._ref = None

    def take(self, keep_lead: bool = False) -> Gathered:
        """What was gathered; the next block begins empty."""
        if not self._parts and not self._turns:  # as between most blocks
            self._gap = ""
            return _NOTHING
        text = "".join(self._parts).rstrip()
        lead = len(text) - len(text.lstrip("\n" if keep_lead else None))
        text = text[lead:]
        refs = tuple(
            _bracketed(text, max(0, ref.start - lead), min(ref.end - lead, len(text)), ref.note)
            for ref in self._refs
            if ref.start - lead < len(text)
        )
        turns = tuple(
            turn._replace(offset=min(max(0, turn.offset - lead), len(text))) for turn in self._turns
        )
        taken = Gathered(text, refs, turns, self._linked, self._bold)
        self._parts, self._refs, self._turns = [], [], []
        self._length = self._linked = self._bold = 0
        self._gap = ""
        return taken

    def _write(self, text: str) -> None:
        if self._gap:
            self._parts.append(self._gap)
            self._length += len(self._gap)
            self._gap = ""
        self._parts.append(text)
        self._length += len(text)
        self._linked += len(text) * bool(self.links)
        self._bold += len(text) * bool(self.bolds)


def _bracketed(text: str, start: int, end: int, note: int) -> NoteRef:
    """A reference with the brackets that stand around it."""
    if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
        return NoteRef(start - 1, end + 1, note)
    return NoteRef(start, end, note)
