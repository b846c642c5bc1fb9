"""The words of a report by passage, as numbers: what the index is made of, and what is kept of a report."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import Final, NamedTuple

from corpus.model import Kind, Report
from corpus.search.duplicates import twins
from corpus.text.folding import fold
from corpus.text.tokenizer import Tokenizer, compounds, words

KINDS: Final = tuple(Kind)
"""Kinds are kept as numbers: places in this."""
NONE: Final = 0xFFFFFFFF
"""Stands for a heading that is not there."""
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
    headings: array[int]
    """The passage that is the heading of each one's section, counted as they stand here, or ``NONE``."""
    citing: array[int]
    """Passages that cite footnotes, counted as they stand here, and"""
    cited: array[int]
    """beside each the footnote."""


def report_words(report: Report, tokenize: Tokenizer = words) -> ReportWords:
    """The words of a report's passages, references left out."""
    body = report.body
    reading = body.reading
    folded = [fold(passage.text, passage.refs).text for passage in reading]
    texts = [tokenize(text) for text in folded]
    repeats = twins(reading, texts)
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    found = ReportWords((), *(array(_NUMBERS) for _ in ReportWords._fields[1:]))
    heading_of: dict[str, int] = {}
    at = {index: row for row, index in enumerate(i for i in range(len(reading)) if i not in repeats)}
    for index, row in at.items():
        passage = reading[index]
        found.places.append(index)
        found.kinds.append(KINDS.index(passage.kind))
        found.tokens.extend([number[word] for word in texts[index]])
        found.text_ends.append(len(found.tokens))
        found.tokens.extend([number[whole] for _, _, whole in compounds(folded[index])])
        found.ends.append(len(found.tokens))
        found.headings.append(heading_of.get(passage.section or "", NONE))
        if passage.kind is Kind.HEADING:
            heading_of[passage.text] = row
        for note in dict.fromkeys(ref.note for ref in passage.refs if ref.note in body.by_id):
            cited = at.get(body.by_id[note]) if note is not None else None
            if cited is not None:
                found.citing.append(row)
                found.cited.append(cited)
    return found._replace(vocabulary=tuple(number))
