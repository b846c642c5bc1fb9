"""The bounds of the sentence at a place."""

from __future__ import annotations

from corpus.model import Passage


def sentence_at(passage: Passage, offset: int) -> tuple[int, int]:
    """The sentence at an offset of a passage: half-open bounds, trailing blanks left out."""
    from corpus.text.sentences import sentences

    for start, end in sentences(passage.text, passage.refs):
        if start <= offset < end:
            return start, start + len(passage.text[start:end].rstrip())
    return 0, len(passage.text)
