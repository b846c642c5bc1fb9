"""What an item of the synopsis looks like: rows of pieces, each with the kind that tells its look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.citation import label
from reader.comparison.blocks import Item, Rest
from reader.presentation import silence_text
from reader.presentation.query_text import NOT_COUNTED
from reader.presentation.theme_text import sentence, summary
from reader.text.printable import printable
from reader.text.wrapping import wrap

if TYPE_CHECKING:
    from corpus.themes import Presence, Theme
    from corpus.themes.synopsis import SynopsisColumn
    from reader.notebook import Contents
    from reader.state.visited import Seen

Row = list[tuple[str, str]]
"""Texts with their kinds."""
AROUND: Final = 90
"""Characters of a passage that are shown before and after its best sentence."""
LONGEST: Final = 1200
"""Characters of a sentence, a finding or a note that are shown."""


@dataclass(frozen=True, slots=True)
class SynopsisNotes:
    """What is written beside the passages."""

    theme: Theme
    contents: Contents
    seen: Seen
    findings: Mapping[str, str] = field(default_factory=dict)
    """By a report's id what the reader found it to say."""

    def head(self, item: Item, width: int) -> list[Row]:
        """What stands above a report's first item: who, how much, and the finding."""
        column = item.column
        if column is None or not item.first:
            return []
        said = f" · {summary(self.theme, column, self.contents)}" if column.passages else ""
        rows = [*_set([(label(column.report), "report"), (said, "aside")], width)]
        rows += list(_set([(column.report.about.title, "title")], width))[:2]
        finding = self.findings.get(column.report.id)
        if finding:
            rows += _set([(f"✎ {_short(finding)}", "finding")], width)
        return rows

    def body(self, item: Item, width: int) -> list[Row]:
        """The item itself, a blank row below it."""
        if item.rest is not None:
            return [*_set([(_rest(item.rest), "aside")], width), []]
        column = item.column
        if column is None:
            return []
        if item.presence is None:
            lines = self._nothing(column)
        elif item.counted:
            lines = self._passage(column, item.presence)
        else:
            lines = self._to_read(column, item.presence)
        return [*(row for line in lines for row in _set(line, width)), []]

    def _passage(self, column: SynopsisColumn, presence: Presence) -> Iterator[Row]:
        report = column.report
        index = report.by_id[presence.passage.id]
        facts = [silence_text.place(report, presence)]
        facts += [presence.passage.section] if presence.passage.section else []
        facts += ["in passing"] if presence.passing else []
        facts += ["seen"] if self.seen.has(report.id, presence.passage.id) else []
        yield [(" · ".join(facts), "place")]
        yield excerpt(presence)
        for placed in self.contents.in_passage(report, index):
            mark = "✎" if placed.note.text else "“"
            tags = "".join(f" #{tag}" for tag in placed.note.tags)
            yield [(f"{mark} {_short(placed.note.text or placed.quote)}{tags}", "note")]

    def _nothing(self, column: SynopsisColumn) -> Iterator[Row]:
        """Why there is no passage, and what was searched; what is to be read are items of their own."""
        silence = column.silence
        if silence is None:
            return
        said = silence_text.standing(self.theme, column, self.contents)
        yield [(said.text, said.kind)]
        yield [(silence_text.searched(self.theme, column.report), "aside")]
        if silence.together and self.contents.confirmed(self.theme.names, column.report):
            yield [("you had confirmed it as silent: look again", "aside")]
        if not column.to_read:
            yield [("no passage comes near", "aside")]

    def _to_read(self, column: SynopsisColumn, presence: Presence) -> Iterator[Row]:
        """A passage that is not counted: one with all the words of a name, or one that comes near."""
        where = silence_text.place(column.report, presence)
        if any(presence is one for one in column.not_counted):
            yield [(f"all the words of a name: {where}", "place")]
            yield excerpt(presence)
        else:
            said = f"{NOT_COUNTED}: {where} " if column.beside else f"nearest: {where} "
            yield [(said, "place"), (_short(sentence(presence)), "around")]


def excerpt(presence: Presence) -> Row:
    """A passage's best sentence, lit, the theme's names in it told apart, and what stands around it."""
    passage, (start, end) = presence.passage, presence.sentence
    end = min(end, start + LONGEST)
    lit, around = ("passing", "around") if presence.passing else ("lit", "around")
    edges = [start]
    for a, b in presence.matches:
        if edges[-1] <= a < b <= end:
            edges += [a, b]
    edges.append(end)
    first = _blank_before(passage.text, start - AROUND)
    last = _blank_after(passage.text, end + AROUND)
    row = [("…" * (first > 0) + passage.without_refs(first, start), around)]
    row += [
        (passage.without_refs(a, b), "name" if number % 2 else lit)
        for number, (a, b) in enumerate(pairwise(edges))
    ]
    row.append((passage.without_refs(end, last) + "…" * (last < len(passage.text)), around))
    return [(text, kind) for text, kind in row if text]


def _blank_before(text: str, at: int) -> int:
    """The beginning of the first word from an offset on."""
    return 0 if at <= 0 else text.find(" ", at) + 1


def _blank_after(text: str, at: int) -> int:
    """The end of the last whole word before an offset."""
    return len(text) if at >= len(text) else text.rfind(" ", 0, at)


def _rest(rest: Rest) -> str:
    """How many reports say nothing, and why."""
    said = " · ".join(silence_text.others(rest.tally))
    return f"{'▾' if rest.unfolded else '▸'} the other reports: {said}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _set(runs: Sequence[tuple[str, str]], width: int) -> Iterator[Row]:
    """Texts one after the other, wrapped to a width."""
    shown = [(re.sub(r"\s+", " ", printable(text)), kind) for text, kind in runs if text]
    whole = "".join(text for text, _ in shown)
    if not whole.strip():
        return
    starts = wrap(whole, max(width, 2))
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        row, at = [], 0
        for text, kind in shown:
            piece = text[max(start - at, 0) : max(end - at, 0)]
            if piece:
                row.append((piece, kind))
            at += len(text)
        if row:
            row[-1] = (row[-1][0].rstrip(), row[-1][1])
        yield row
