"""The bounds of one sentence of a passage: that at a place, or the one that is worth most."""

from __future__ import annotations

from collections.abc import Callable

from corpus.model import Passage


def sentence_at(passage: Passage, offset: int) -> tuple[int, int]:
    """The sentence at an offset of a passage: half-open bounds, trailing blanks left out."""
    from corpus.text.sentences import sentences

    for start, end in sentences(passage.text, passage.refs):
        if start <= offset < end:
            return _trimmed(passage, start, end)
    return 0, len(passage.text)


def best_sentence(passage: Passage, worth: Callable[[int, int], float]) -> tuple[int, int]:
    """The sentence that is worth most, the first of those worth as much: bounds as above.

    Args:
        passage: the passage.
        worth: tells what a sentence is worth by its half-open bounds.
    """
    from corpus.text.sentences import sentences

    bounds = sentences(passage.text, passage.refs) or [(0, len(passage.text))]
    return _trimmed(passage, *max(bounds, key=lambda each: worth(*each)))


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, int]:
    return start, start + len(passage.text[start:end].rstrip())
