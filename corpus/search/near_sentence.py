"""The sentence of a passage that comes nearest to a query in meaning."""

from __future__ import annotations

from corpus.meaning import PassageVectors
from corpus.meaning.word_pieces import Reals
from corpus.model import Passage
from corpus.text.folding import fold
from corpus.text.sentences import sentences
from corpus.text.tokenizer import words


def nearest_sentence(passage: Passage, vectors: PassageVectors, aim: Reals) -> tuple[int, int]:
    """The bounds of the sentence nearest to where a query points, trailing blanks left out.

    Args:
        passage: the passage.
        vectors: tells where words point.
        aim: where the query points.
    """
    best, found = -1.0, (0, len(passage.text))
    for start, end in sentences(passage.text, passage.refs):
        refs = [ref for ref in passage.refs if start <= ref.start and ref.end <= end]
        text = passage.without_refs(start, end) if refs else passage.text[start:end]
        points = vectors.vector(words(fold(text).text))
        closeness = -1.0 if points is None else float(points @ aim)
        if closeness > best:
            best, found = closeness, (start, start + len(passage.text[start:end].rstrip()))
    return found
