"""The vectors of passages, kept between starts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from corpus import kept
from corpus.meaning import PassageVectors, WordPieces
from corpus.search.index import Index
from corpus.search.index_file import SEARCH
from corpus.steps import Steps

VECTORS: Final = kept.ArrayKind("vectors", f"1.{SEARCH.version}")
"""The version is raised whenever the same words give other vectors, also by another table of word pieces."""


def passage_vectors(index: Index, cache: Path | None) -> Steps[PassageVectors]:
    """Where the passages of an index point in meaning: kept vectors, or some made now.

    Args:
        index: the passages.
        cache: where they are kept; None keeps none.
    """
    if (known := kept.load(cache, VECTORS, index.key)) is not None:
        return PassageVectors(WordPieces.load, **known)
    post = index.postings
    made = yield from PassageVectors.steps(
        WordPieces.load(), post.words, post.tokens, post.starts[:-1], post.text_ends, post.bounds
    )
    names = ("scales", "vectors", "lengths", "understood")
    parts = {name: getattr(made, name) for name in names}
    kept.save(cache, VECTORS, index.key, parts)
    return made
