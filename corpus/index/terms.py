"""The words of a report by passage, as numbers: what the vectors of passages are made of."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from numpy.typing import ArrayLike

from corpus.model import Kind, Passage, Report
from corpus.text.folding import fold
from corpus.text.stemmer import stem
from corpus.text.tokenizer import Tokenizer, pieces, spelt

_NUMBERS: Final = "I"


class ReportTerms(NamedTuple):
    """The words of a report's passages that are compared."""

    vocabulary: tuple[str, ...]
    """Its stems; the numbers below count into them."""
    passages: ArrayLike
    """Which passages are compared: indexes into the report's ``reading``."""
    tokens: ArrayLike
    """The stems of all their words, in order."""
    ends: ArrayLike
    """Where each passage's stems end in ``tokens``."""
    notes: ArrayLike
    """The stems of the footnotes that they cite, in the same way."""
    note_ends: ArrayLike


def report_terms(report: Report, kinds: Collection[Kind], tokenize: Tokenizer = pieces) -> ReportTerms:
    """The words of a report's passages, references left out.

    Args:
        report: the report.
        kinds: which passages are compared.
        tokenize: finds the words.
    """
    body = report.body
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    at, tokens, ends, notes, note_ends = (array(_NUMBERS) for _ in range(5))
    for index, passage in enumerate(body.reading):
        if passage.kind in kinds:
            at.append(index)
            tokens.extend([number[word] for word in _words(passage, tokenize)])
            ends.append(len(tokens))
            for note in _cited(passage, body.reading, body.by_id):
                notes.extend([number[word] for word in _words(note, tokenize)])
            note_ends.append(len(notes))
    stem_number: defaultdict[str, int] = defaultdict()
    stem_number.default_factory = stem_number.__len__
    stems = [stem_number[stem(word)] for word in number]
    return ReportTerms(
        tuple(stem_number),
        at,
        array(_NUMBERS, [stems[word] for word in tokens]),
        ends,
        array(_NUMBERS, [stems[word] for word in notes]),
        note_ends,
    )


def _words(passage: Passage, tokenize: Tokenizer) -> list[str]:
    return spelt(tokenize(fold(passage.text, passage.refs).text)[1::2])


def _cited(passage: Passage, reading: Sequence[Passage], by_id: dict[str, int]) -> list[Passage]:
    """The footnotes that a passage cites, once each."""
    cited = dict.fromkeys(ref.note for ref in passage.refs if ref.note in by_id)
    return [reading[by_id[note]] for note in cited if note is not None]
