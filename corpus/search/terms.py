"""The words of a report by passage, as numbers: what the index is made of, and what is kept of a report."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from corpus.index.joined_terms import runs
from corpus.index.layout import Ints, lay_out
from corpus.model import Kind, Passage, Report
from corpus.search.duplicates import twins
from corpus.text.sentences import sentences
from corpus.text.tokenizer import Tokenizer, pieces

KINDS: Final = tuple(Kind)
"""Kinds are kept as numbers: places in this."""
NONE: Final = 0xFFFFFFFF
"""Stands for a heading that is not there."""
UNWRITTEN: Final = 1 << 31
"""Added to the place of a passage whose heading stands nowhere as a passage."""
_NUMBERS: Final = "I"


class ReportWords(NamedTuple):
    """The words of the passages that are searched; those that only repeat another are left out."""

    vocabulary: tuple[str, ...]
    """Its words as they are searched; the numbers below count into them."""
    places: array[int]
    """Which passages: indexes into the report's ``reading``."""
    kinds: array[int]
    tokens: array[int]
    """Of each passage its words in order, then its hyphenated words as one."""
    text_ends: array[int]
    """Where each passage's words end in ``tokens``."""
    ends: array[int]
    """Where all that belongs to it ends."""
    offsets: array[int]
    """Where each of the words begins in its passage's text,"""
    sizes: array[int]
    """how long it is there,"""
    marks: array[int]
    """and what is told of it: see ``corpus.index.layout``."""
    sentence_ends: array[int]
    """Where each passage's sentences end among these two:"""
    sentence_starts: array[int]
    """where each begins in the text,"""
    sentence_sizes: array[int]
    """and how long it is without the blanks that trail it."""
    sections: array[int]
    """Of each passage in ``reading``, under which heading it stands: see ``sections``."""
    headings: array[int]
    """The passage that is the heading of each one's section, counted as they stand here, or ``NONE``."""
    citing: array[int]
    """Passages that cite footnotes, counted as they stand here, and"""
    cited: array[int]
    """beside each the footnote."""


def report_words(report: Report, tokenize: Tokenizer = pieces) -> ReportWords:
    """The words of a report's passages, references left out."""
    body = report.body
    reading = body.reading
    layout = lay_out([(passage.text, passage.refs) for passage in reading], tokenize)
    bounds = [0, *layout.ends.tolist()]
    texts = [layout.words[slice(*bounds[at : at + 2])] for at in range(len(reading))]
    whole_bounds = [0, *layout.whole_ends.tolist()]
    repeats = twins(reading, texts)
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    found = ReportWords((), *(array(_NUMBERS) for _ in ReportWords._fields[1:]))
    heading_of: dict[str, int] = {}
    at = {index: row for row, index in enumerate(i for i in range(len(reading)) if i not in repeats)}
    for index, row in at.items():
        passage = reading[index]
        wholes = slice(*whole_bounds[index : index + 2])
        found.places.append(index)
        found.kinds.append(KINDS.index(passage.kind))
        found.tokens.extend([number[word] for word in texts[index]])
        found.text_ends.append(len(found.tokens))
        found.tokens.extend([number[whole] for whole in layout.wholes[wholes]])
        found.ends.append(len(found.tokens))
        for start, end in sentences(passage.text, passage.refs) or [(0, 0)]:
            found.sentence_starts.append(start)
            found.sentence_sizes.append(len(passage.text[start:end].rstrip()))
        found.sentence_ends.append(len(found.sentence_starts))
        found.headings.append(heading_of.get(passage.section or "", NONE))
        if passage.kind is Kind.HEADING:
            heading_of[passage.text] = row
        for note in dict.fromkeys(ref.note for ref in passage.refs if ref.note in body.by_id):
            cited = at.get(body.by_id[note]) if note is not None else None
            if cited is not None:
                found.citing.append(row)
                found.cited.append(cited)
    found.sections.extend(sections(reading))
    order = _in_rows(list(at), np.array(bounds), np.array(whole_bounds))
    for column, each, whole in (
        (found.offsets, layout.starts, layout.whole_starts),
        (found.sizes, layout.sizes, layout.whole_sizes),
        (found.marks, layout.marks, layout.whole_marks),
    ):
        column.frombytes(np.concatenate([each, whole])[order].astype(np.uint32).tobytes())
    return found._replace(vocabulary=tuple(number))


def sections(reading: Sequence[Passage]) -> list[int]:
    """Of each passage, under which heading it stands, as a number that is the same for the same words.

    It is the place of a heading with just these words; where there is none, ``UNWRITTEN`` plus the place of
    a passage that has them as its section; ``NONE`` for a passage that stands under no heading.
    """
    known: dict[str | None, int] = {None: NONE}
    for place, passage in enumerate(reading):
        if passage.kind is Kind.HEADING and not passage.refs:
            known.setdefault(passage.text, place)
    return [known.setdefault(passage.section, place + UNWRITTEN) for place, passage in enumerate(reading)]


def _in_rows(indexes: Sequence[int], bounds: Ints, whole_bounds: Ints) -> Ints:
    """The places of the words of passages, of each its hyphenated words behind them.

    Args:
        indexes: the passages.
        bounds: where the words of each begin, and where the last end.
        whole_bounds: the same for hyphenated words, which are counted on from there.
    """
    at = np.array(indexes, np.int64)
    first = np.stack([bounds[at], bounds[-1] + whole_bounds[at]], axis=1).ravel()
    sizes = np.stack([np.diff(bounds)[at], np.diff(whole_bounds)[at]], axis=1).ravel()
    return runs(first, sizes)
