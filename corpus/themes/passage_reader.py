"""Reads the passages of one report and tells which themes are in them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from corpus.index.cache import content_key
from corpus.model import Body, Passage, Report
from corpus.search.terms import KINDS
from corpus.text.folding import fold
from corpus.text.sentences import sentences
from corpus.text.tokenizer import STOP_WORDS, words
from corpus.themes.model import Theme
from corpus.themes.name_finder import NameFinder
from corpus.themes.report_presences import (
    BEGINS,
    DATA,
    NOWHERE,
    OF_PRESENCES,
    ReportPresences,
    begins,
    column,
)
from corpus.themes.tokens import Tokens, tokens


def name_words(theme: Theme, stem: Callable[[str], str]) -> tuple[str, ...]:
    """The stems of the words of a theme's names, once each."""
    spelt = (word for name in theme.all_names for word in words(fold(name).text) if word not in STOP_WORDS)
    return tuple(dict.fromkeys(map(stem, spelt)))


class PassageReader:
    """Takes passages apart and tells which themes are in them."""

    def __init__(self, themes: Sequence[Theme], namer: NameFinder, stem: Callable[[str], str]) -> None:
        """Take the themes in.

        Args:
            themes: all of them.
            namer: knows their names.
            stem: gives a word's stem.
        """
        self.namer, self._stem = namer, stem
        self._words = [name_words(theme, stem) for theme in themes]
        self._any_word = frozenset(word for own in self._words for word in own)
        self._listed: dict[tuple[str, str], dict[int, bool]] = {}
        self._off: dict[tuple[str, str], set[int]] = {}
        for number, theme in enumerate(themes):
            for at in theme.locators:
                self._listed.setdefault((at.report, at.passage), {})[number] = at.main
            for key in theme.off:
                self._off.setdefault(key, set()).add(number)
        self._placed: dict[str, list[str]] = {}
        for report, passage in self._listed:
            self._placed.setdefault(report, []).append(passage)

    def placed(self, report: Report) -> set[int]:
        """The passages of a report that some index lists, as places in its ``reading``."""
        idents = self._placed.get(report.id)
        if not idents:
            return set()
        by_id = report.by_id
        return {by_id[ident] for ident in idents if ident in by_id}

    def named(self, heading: str, report: str) -> set[int]:
        """The themes that a heading names."""
        return {hit.theme for hit in self.namer.hits(tokens(heading, self._stem), report)}

    def read(
        self,
        report: Report,
        places: Iterable[int],
        repeats: Collection[int],
        *,
        theme: int | None = None,
        sections: Mapping[str, set[int]] | None = None,
    ) -> Iterator[int | ReportPresences]:
        """Read passages of a report.

        Args:
            report: the report.
            places: which passages, ascending.
            repeats: those that only repeat another.
            theme: the only theme that is looked for; None looks for all.
            sections: the themes that headings of the report name, where that is known.

        Yields:
            How long each passage is, when it is read, and last what was found.
        """
        body = report.body
        made = _Making()
        named = dict(sections or {})
        for place in places:
            if place >= len(body.reading):  # its text can no longer be read
                break
            passage = body.reading[place]
            listed = self._listed.get((report.id, passage.id), {})
            text = tokens(passage.text, self._stem, passage.refs)
            hits = self.namer.hits(text, report.id)
            present = {hit.theme for hit in hits} | listed.keys()
            present -= self._off.get((report.id, passage.id), set())
            if theme is not None:
                present &= {theme}
            if present:
                heading = passage.section
                if heading is not None and heading not in named:
                    named[heading] = self.named(heading, report.id)
                laid = _Laid(passage, text, self._any_word)
                for number in sorted(present):
                    made.add(
                        place,
                        number,
                        laid,
                        [(hit.start, hit.end) for hit in hits if hit.theme == number],
                        self._words[number],
                        section=heading is not None and number in named[heading],
                        listed=listed.get(number),
                        repeats=place in repeats,
                    )
            yield len(passage.text)
        yield made.done(report, body, named if theme is None else {})


class _Laid:
    """A passage by sentences."""

    def __init__(self, passage: Passage, text: Tokens, wanted: Collection[str]) -> None:
        self.kind = KINDS.index(passage.kind)
        self.length = len(text.row)
        ends = sentences(passage.text, passage.refs) or [(0, len(passage.text))]
        self.begins = [begin for begin, _ in ends]
        self.first_end = ends[0][1]
        self.bounds = [(start, start + len(passage.text[start:end].rstrip())) for start, end in ends]
        self.where: dict[str, list[int]] = {}
        for token in text.row:
            if token.stem in wanted:
                self.where.setdefault(token.stem, []).append(self.sentence(token.start))

    def sentence(self, at: int) -> int:
        """The sentence at an offset."""
        return bisect_right(self.begins, at) - 1


class _Making:
    """Gathers presences."""

    def __init__(self) -> None:
        self._columns = {name: array("i") for name in OF_PRESENCES}
        self._sizes = {name: array("i") for name in BEGINS}
        self._data = {name: array("i") for name in DATA}

    def add(
        self, place: int, theme: int, laid: _Laid, names: Sequence[tuple[int, int]], words: Sequence[str],
        *, section: bool, listed: bool | None, repeats: bool,
    ) -> None:  # fmt: skip
        """Take a presence down."""
        first = any(start < laid.first_end for start, _ in names)
        values = (
            place, theme, laid.kind, laid.length, first, section, -1 if listed is None else listed,
            repeats and listed is None,
        )  # fmt: skip
        for so_far, value in zip(self._columns.values(), values, strict=True):
            so_far.append(value)
        self._sizes["match_begins"].append(len(names))
        for bounds in names:
            self._data["matches"].extend(bounds)
        counted: dict[int, int] = {}
        for start, _ in names:
            at = laid.sentence(start)
            counted[at] = counted.get(at, 0) + 1
        having: dict[int, set[int]] = {}
        for number, word in enumerate(words):
            for at in laid.where.get(word, ()):
                having.setdefault(at, set()).add(number)
        kept: list[tuple[int, set[int]]] = []
        for at in sorted({0, *counted, *having}):
            count, own = counted.get(at, 0), having.get(at, set())
            if any(count <= other and own <= others for other, others in kept):
                continue  # an earlier one says as much, whatever its words are worth
            kept.append((count, own))
            self._data["sentences"].extend(laid.bounds[at])
            self._data["sentence_names"].append(count)
            self._sizes["word_begins"].append(len(own))
            self._data["words"].extend(sorted(own))
        self._sizes["sentence_begins"].append(len(kept))

    def done(self, report: Report, body: Body, named: Mapping[str, set[int]]) -> ReportPresences:
        """What was found."""
        headings: dict[str, int] = {}
        under = [
            NOWHERE if p.section is None else headings.setdefault(p.section, len(headings))
            for p in body.reading
        ]
        pairs = [(headings[heading], theme) for heading in named for theme in sorted(named[heading])]
        columns: dict[str, Any] = {
            name: column(name, data) for name, data in (self._columns | self._data).items()
        }
        columns |= {name: begins(np.asarray(sizes, np.int32)) for name, sizes in self._sizes.items()}
        return ReportPresences(
            content=content_key(report, ""),
            headings=tuple(headings),
            under=np.array(under, np.int32),
            heading_of=np.array([heading for heading, _ in pairs], np.int32),
            heading_themes=np.array([theme for _, theme in pairs], np.int32),
            **columns,
        )
