"""How a report is called and cited: Portela 2001; (Portela 2001, ¶ 12); “…” (Portela 2001, ¶ 12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from corpus.model import GAP, Kind, Passage, Report, in_date_order
from corpus.text.names import is_body
from reader.positions.places import Place, Span
from reader.text.plain_text import clip
from reader.text.printable import printable

_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d."})
_AND: Final = frozenset({"i", "y", "e"})
"""What joins two family names in Catalan, Spanish and Portuguese."""
_SHORT: Final = 32
"""Characters of a title that stand for an author."""
_LONGEST: Final = 60
"""Cells of a name; what is longer is none."""
_KIND_WORDS: Final = {
    Kind.LIST_ITEM: "list item",
    Kind.PULL_QUOTE: "pull quote",
}


def label(report: Report) -> str:
    """What a report is called in a citation and on a pane: "Portela 2001"; "Portela [2010]" if inferred.

    The year bears a letter where several reports would be called alike: "Portela 2001b".

    Titles may stem from file names, and citations are pasted into terminals: controls are made visible.
    """
    return printable(f"{_who(report)} {year(report)}")


def year(report: Report) -> str:
    """The year, in brackets where the source does not state it; "n.d." where there is none."""
    date, letter = report.about.date, report.letter
    if not date:
        return f"n.d.-{letter}" if letter else "n.d."
    return f"[{date[:4]}{letter}]" if "date" in report.about.inferred else f"{date[:4]}{letter}"


def lettered(reports: Iterable[Report]) -> list[Report]:
    """The reports in date order, those that would be called alike told apart by letters in that order."""
    alike: dict[str, list[Report]] = {}
    ordered = in_date_order(reports)
    for report in ordered:
        alike.setdefault(label(report), []).append(report)
    letters = {
        report.id: _letters(index)
        for group in alike.values()
        if len(group) > 1
        for index, report in enumerate(group)
    }
    return [r.but(letter=letters[r.id]) if r.id in letters else r for r in ordered]


def _letters(index: int) -> str:
    """What stands for a number from 0 up: a to z, then aa and so on."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)


def cite(report: Report, span: Span) -> str:
    """The citation of a stretch of a report: "(Portela 2001, ¶ 12)"."""
    return f"({label(report)}, {locus(report, span)})"


def quote(report: Report, span: Span) -> str:
    """The words of a stretch with their citation: "“…” (Portela 2001, ¶ 12)", references left out."""
    return f"“{words(report, span)}” {cite(report, span)}"


def words(report: Report, span: Span) -> str:
    """The words of a stretch, references left out, passages parted by a blank line."""
    parts = []
    for index, passage in _covered(report, span):
        start = span.start.offset if index == span.start.passage else 0
        end = span.end.offset if index == span.end.passage else None
        parts.append(re.sub(" {2,}", " ", passage.without_refs(start, end)).strip())
    return GAP.join(part for part in parts if part)


def locus(report: Report, span: Span) -> str:
    """Where in its report a stretch stands: "¶ 12", "¶¶ 12–14", "n. 3", "pull quote after ¶ 5".

    Before it the pages, where the source has them and prints their numbers: "p. iv, ¶ 12", "pp. 4–5, ¶ 20".
    """
    pages = list(dict.fromkeys(_printed_pages(report, span)))
    if not pages:
        return _passages(report, span)
    named = f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"
    return f"{named}, {_passages(report, span)}"


def _printed_pages(report: Report, span: Span) -> Iterator[str]:
    """The numbers printed on the pages that a span takes words of, in order."""
    for index, passage in _covered(report, span):
        start = span.start.offset if index == span.start.passage else 0
        end = span.end.offset if index == span.end.passage else len(passage.text)
        for turn, after in zip_longest(passage.pages, passage.pages[1:]):
            if turn.label and turn.offset < max(end, start + 1) and (after is None or after.offset > start):
                yield printable(turn.label)


def _passages(report: Report, span: Span) -> str:
    covered = _covered(report, span)
    numbers = [passage.number for _, passage in covered if passage.number is not None]
    if numbers:
        return f"¶ {numbers[0]}" if len(numbers) == 1 else f"¶¶ {numbers[0]}–{numbers[-1]}"
    index, first = covered[0]
    if first.kind is Kind.FOOTNOTE and first.marker:
        return f"n. {first.marker.strip().rstrip('.')}"
    word = _KIND_WORDS.get(first.kind, first.kind.value)
    before = next((p.number for p in reversed(report.reading[:index]) if p.number is not None), None)
    return word if before is None else f"{word} after ¶ {before}"


def here(report: Report, place: Place) -> Span:
    """The whole passage of a place, to be cited where nothing is selected."""
    end = len(report.reading[place.passage].text)
    return Span(Place(place.passage), Place(place.passage, end))


def _covered(report: Report, span: Span) -> list[tuple[int, Passage]]:
    """The passages that a span takes words of; the one it starts in, where it takes none."""
    start, end = span
    last = end.passage if end.offset or end.passage == start.passage else end.passage - 1
    first = start.passage
    if first < last and start.offset >= len(report.reading[first].text):
        first += 1
    return [(index, report.reading[index]) for index in range(first, last + 1)]


def _who(report: Report) -> str:
    about = report.about
    names = [clip(family(name), _LONGEST) for name in about.authors]
    if not names:
        return clip(about.organisation or "", _LONGEST) or _short(about.title or report.id)
    if len(names) > 2:
        return f"{names[0]} et al."
    return " and ".join(names)


def family(name: str) -> str:
    """The family name in a name as it is written: "Portela" in "Clara Portela" and "Portela, Clara".

    Particles in small letters belong to it ("de Wijk"), as do both halves of "Ortega y Gasset"; "Jr." and
    "(ed.)" do not. A body has none, it is called by its whole name: "Joint Task Force".
    """
    name = re.sub(r"\s*\([^)]*\)\s*", " ", name).strip() or name
    if is_body(name):
        return name
    before, comma, after = name.partition(",")
    if comma and after.strip().casefold() not in _SUFFIXES:
        return before.strip()
    parts = before.split()
    while len(parts) > 1 and parts[-1].casefold() in _SUFFIXES:
        parts.pop()
    first = len(parts) - 1
    while first > 0 and parts[first - 1].islower():
        first -= 2 if parts[first - 1] in _AND and first > 1 else 1
    return " ".join(parts[max(first, 0) :]) or name


def _short(title: str) -> str:
    head = re.split(r"[:?!–—]\s|\s[-–—]\s", title, maxsplit=1)[0].strip()
    if len(head) <= _SHORT:
        return head
    return head[: _SHORT + 1].rsplit(" ", 1)[0][:_SHORT].rstrip(",;") + "…"
