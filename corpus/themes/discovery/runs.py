"""The stretches of words in which noun phrases are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.themes.discovery.function_words import DEGREES, MODALS
from corpus.themes.discovery.tokens import Form, TaggedPassage, Token

SUBJECTS: Final = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "which", "not"})
"""Behind these stands a verb."""
SIDE_BY_SIDE: Final = frozenset({"and", "or", "but", "nor", ",", "/", "&", "-", "–"})
"""What stands between two words of one kind."""

Run = list[tuple[int, Token, bool]]
"""Words that follow each other: index, word, and whether its capital is that of a name."""


def runs(line: TaggedPassage) -> Iterator[Run]:
    """The longest stretches of words of which none ends a noun phrase."""
    run: Run = []
    start, before = True, ""
    for index, token in enumerate(line.tokens):
        form = token.form
        fits = capital = False
        if token.unit:
            plain = start or line.loud
            if token.upper:
                capital = not plain or form.is_name or (token.acronym and not line.loud)
            start = False
            if form.closed or len(token.text) < 2:
                fits = capital and not plain and form.low in DEGREES
            elif capital:
                fits = True
            else:
                low = form.low
                fits = _fits(form, before, plain) or (low.endswith("ly") and _grades(line.tokens, index))
                if fits and run and low.endswith("ed") and len(low) > 4 and not _is_adverb(run[-1][1]):
                    yield run
                    run = []
        elif token.stop:
            start = True
        if fits:
            run.append((index, token, capital))
        elif run:
            yield run
            run = []
        before = form.low
    if run:
        yield run


def _is_adverb(token: Token) -> bool:
    return token.form.low.endswith("ly")


def _grades(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adverb belongs to a participle before a noun: "loosely coupled parts"."""
    return index + 1 < len(tokens) and tokens[index + 1].form.low.endswith("ed")


def _fits(form: Form, before: str, start: bool) -> bool:
    """Whether a word in small letters can stand in a noun phrase behind another."""
    low = form.low
    if len(low) < 3 or form.is_verb or (low.endswith("ly") and form.noun < 1):
        return False
    if form.is_either and (start or before == "to" or before in SIDE_BY_SIDE):
        return False
    return before not in SUBJECTS and (before == "to" or before not in MODALS)
