"""Sentences that one report has from another, or all from one form: they say a thing once, not often.

Guides take over whole pages from each other, and papers of one series share their imprint and the headings
of a template. What only stands in such sentences would else be found in every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from zlib import crc32

from corpus.model import Report
from corpus.themes.discovery.tokens import Reading, TaggedPassage, Token

_FEWEST: Final = 6
"""Words of a sentence that nobody writes a second time by chance; of a heading any number tells."""


class Originals:
    """Gives each sentence to the first report that has it; asked again in the same order, the same way."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._first: dict[int, int] = {}
        """From a sentence's checksum to the number of the report that has it first."""

    def lines(self, report: Report, number: int) -> Iterator[TaggedPassage]:
        """The passages of a report without the sentences that a report before it has."""
        for line in self._reading.lines(report):
            own = self._own(line.tokens, number, 1 if line.set_apart else _FEWEST)
            if own is line.tokens:
                yield line
            elif own:
                yield replace(line, tokens=own)

    def _own(self, tokens: list[Token], number: int, fewest: int) -> list[Token]:
        """The tokens without copied sentences: the same list where there are none."""
        copied: list[tuple[int, int]] = []
        for begin, end in _sentences(tokens):
            if end - begin >= fewest:
                words = " ".join([token.form.low for token in tokens[begin:end]])
                checksum = crc32(words.encode("utf-8", "replace"))
                if self._first.setdefault(checksum, number) != number:
                    copied.append((begin, end))
        if not copied:
            return tokens
        own: list[Token] = []
        at = 0
        for begin, end in copied:
            own += tokens[at:begin]
            at = end
        return own + tokens[at:]


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    begin = 0
    for index, token in enumerate(tokens):
        if token.stop:
            yield begin, index + 1
            begin = index + 1
    if begin < len(tokens):
        yield begin, len(tokens)
