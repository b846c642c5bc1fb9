"""Where in a passage's text the words of a query stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from corpus.model import Passage, Ref
from corpus.text.folding import fold
from corpus.text.tokenizer import WORD, compounds, plain


def matches(
    passage: Passage,
    stems: Collection[str],
    phrases: Sequence[Sequence[str]],
    stem: Callable[[str], str],
) -> tuple[tuple[int, int], ...]:
    """Half-open bounds in the passage's text, in order, apart from each other, never in a reference.

    Args:
        passage: the passage.
        stems: words to find in any inflection.
        phrases: runs of words to find as they stand.
        stem: gives a word's stem.
    """
    folded = fold(passage.text, passage.refs)
    found_words = list(WORD.finditer(folded.text))
    words = [match[0] if match[0].isalnum() else plain(match[0]) for match in found_words]
    lit = {word for word in set(words) if stem(word) in stems}
    spans = {found_words[at].span() for at, word in enumerate(words) if word in lit} if lit else set()
    spans.update((start, end) for start, end, whole in compounds(folded.text) if stem(whole) in stems)
    for phrase in phrases:
        begins = _occurrences(words, list(phrase))
        spans.update((found_words[at].start(), found_words[at + len(phrase) - 1].end()) for at in begins)
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = folded.source(*span)
        if found and start < found[-1][1]:
            before = found.pop()
            start, end = before[0], max(before[1], end)
        found.append((start, end))
    return tuple(piece for start, end in found for piece in beside(start, end, passage.refs))


def _occurrences(words: Sequence[str], phrase: Sequence[str]) -> Iterator[int]:
    """Where a run of words begins."""
    return (
        at for at in range(len(words)) if words[at] == phrase[0] and words[at : at + len(phrase)] == phrase
    )


def beside(start: int, end: int, refs: Sequence[Ref]) -> Iterator[tuple[int, int]]:
    """The pieces of a stretch of a passage that no reference covers: half-open bounds, in order."""
    for ref in refs:
        if ref.end > start and ref.start < end:
            if ref.start > start:
                yield start, ref.start
            start = ref.end
    if start < end:
        yield start, end
