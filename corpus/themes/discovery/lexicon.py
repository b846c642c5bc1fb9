"""What the corpus itself shows of its words: which are names, verbs, and nouns that a phrase can end with.

No tagger is at hand, so the neighbours tell: behind a modal or a pronoun stands a verb, between a determiner
and a function word a noun, and an adjective is what others follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.model import Report
from corpus.themes.discovery.function_words import (
    ADVERBS,
    BE_HAVE,
    BREAKS,
    DEGREES,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)
from corpus.themes.discovery.tokens import Form, Reading, TaggedPassage, Token

_ENOUGH: Final = 200
"""From so many reports, evenly picked, word classes are learnt; more change them little."""
_SUBJECTS: Final = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "which", "not"})
_LISTED: Final = frozenset({"and", "or", ","})
_NO_OBJECT: Final = frozenset({"that", "such", "which", "whose", "all", "both", "no"})
_PREDICATE: Final = BE_HAVE | ADVERBS | {"as", "most", "and", "or"}
"""An adjective may end a phrase behind these, and is no noun for it."""
_ADJECTIVE: Final = re.compile(
    r"(?:[a-z]{2}(?:al|ive|ous|ic|ible|able|ary|ful|less|ish|ian|ese|ent|ant|an|lar|ory|ed|ern|ier)"
    r"|-(?:led|based|related|wide|style))$"
)
_ADJECTIVE_LIKE: Final = (0.15, 2)
"""By what a word looks like: the share of phrases it may be expected to end, and how many that is worth."""
_NOUN_LIKE: Final = (0.75, 2)
_NAME_LIKE: Final = (0.85, 3)
"""Worth more: a verb behind a name is often taken for part of the phrase."""
_HEAD: Final = 0.42
"""The least share of a word's phrases that end with it, for it to be a noun."""


def learn(reports: Sequence[Report], reading: Reading) -> None:
    """Fill in what the reading's forms are used as."""
    step = max(1, len(reports) // _ENOUGH)
    sample = [line for report in reports[::step] for line in reading.lines(report)]
    for line in sample:
        _uses(line)
    for form in reading.forms.values():
        form.is_verb = _is_verb(form, reading.forms)
    for line in sample:
        _heads(line)
    for form in reading.forms.values():
        form.can_head = can_head(form)


def _uses(line: TaggedPassage) -> None:
    """Count a passage's words as names, verbs and nouns."""
    start, before = True, ""
    tokens = line.tokens
    for index, token in enumerate(tokens):
        if token.unit:
            form = token.form
            if not token.upper:
                form.small += 1
                after = tokens[index + 1] if index + 1 < len(tokens) else None
                _judge(form, before, after)
            elif not start and not line.loud:
                form.capital += 1
                form.definite += before in ("the", "a", "an")
            start = False
        elif token.stop:
            start = True
        before = token.form.low


def _judge(form: Form, before: str, following: Token | None) -> None:
    """Weigh what the two neighbours of a word say of it."""
    after = following.form.low if following else "."
    ends = following is None or not following.unit or after in BREAKS
    if before == "to":
        if after in DETERMINERS or after in PRONOUNS:
            form.verb += 2
        elif after == "of":
            form.noun += 1
        else:
            form.verb += 0.5
    elif before in MODALS:
        form.verb += 2
    elif before in _SUBJECTS:
        form.verb += 1
    elif ends and (before in DETERMINERS or before in ("'s", "’s")):
        form.noun += 1.5
    elif ends and before in PREPOSITIONS and after not in DETERMINERS:
        form.noun += 1
    elif (before in _LISTED and after in _LISTED) or (
        ends and before[:1].isalpha() and before not in BREAKS and after not in DETERMINERS
    ):
        form.noun += 0.3
    if after in DETERMINERS and after not in _NO_OBJECT:
        form.verb += 1


def _is_verb(form: Form, forms: dict[str, Form]) -> bool:
    verb, noun, low = form.verb, form.noun, form.low
    if low.endswith("s") and not low.endswith("ss") and noun < 1:
        bases = (forms.get(low[:-1]), forms.get(low[:-2]) if low.endswith("es") else None)
        verb += sum(base.verb for base in bases if base) / 2
    return verb >= 1 and verb > 2 * noun


def _heads(line: TaggedPassage) -> None:
    """Count which words end their phrases."""
    for run in runs(line):
        for _, token, _ in run:
            token.form.inside += 1
        last = run[-1][1]
        first = run[0][0]
        before = line.tokens[first - 1].form.low if first else ""
        if len(run) == 1 and before in _PREDICATE:
            last.form.inside -= 1
        else:
            last.form.heads += 1


def can_head(form: Form) -> bool:
    """Whether a word can be the noun that a phrase ends with."""
    looks = _ADJECTIVE_LIKE if _ADJECTIVE.search(form.low) else _NAME_LIKE if form.is_name else _NOUN_LIKE
    expected, weight = looks
    return (form.heads + weight * expected) / (form.inside + weight) >= _HEAD


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
                fits = _fits(form, before)
                if fits and run and form.low.endswith("ed") and len(form.low) > 4:
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


def _fits(form: Form, before: str) -> bool:
    """Whether a word in small letters can stand in a noun phrase behind another."""
    low = form.low
    if len(low) < 3 or form.is_verb or (low.endswith("ly") and form.noun < 1):
        return False
    return before not in _SUBJECTS and (before == "to" or before not in MODALS)
