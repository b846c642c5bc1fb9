"""What the corpus itself shows of its words: which are names, verbs, and nouns that a phrase can end with.

No tagger is at hand, so the neighbours tell: behind a modal or a pronoun stands a verb, between a determiner
and a function word a noun, and an adjective is what others follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from corpus.model import Report
from corpus.themes.discovery.function_words import (
    BREAKS,
    DETERMINERS,
    MODALS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
)
from corpus.themes.discovery.runs import SIDE_BY_SIDE, SUBJECTS, Run, runs
from corpus.themes.discovery.tokens import Form, Reading, TaggedPassage, Token

_ENOUGH: Final = 200
"""From so many reports, evenly picked, word classes are learnt; more change them little."""
_LISTED: Final = frozenset({"and", "or", ","})
_OPENERS: Final = (DETERMINERS - {"that", "which", "what"}) | PREPOSITIONS | {"'s", "’s"}
"""Behind these and before another noun or adjective stands no verb."""
_NO_OBJECT: Final = frozenset({"that", "such", "which", "whose", "all", "both", "no"})
_ADJECTIVE: Final = re.compile(
    r"(?:[a-z]{2}(?:al|ive|ous|ic|ible|able|ary|ful|less|ish|ian|ese|(?<!m)ent|ant|an|lar|ory|ed|ern|ier)"
    r"|-(?:led|based|related|wide|style))$"
)
_ADJECTIVE_LIKE: Final = (0.15, 2)
"""By what a word looks like: the share of phrases it may be expected to end, and how many that is worth."""
_NOUN_LIKE: Final = (0.75, 2)
_NAME_LIKE: Final = (0.85, 3)
"""Worth more: a verb behind a name is often taken for part of the phrase."""
_HEAD: Final = 0.1
"""The least share of a word's phrases that end with it, for it to be a noun."""
_HEAD_OF_ADJECTIVE: Final = 0.42
"""The same for one that looks like an adjective."""


def learn(reports: Sequence[Report], reading: Reading) -> None:
    """Fill in what the reading's forms are used as."""
    step = max(1, len(reports) // _ENOUGH)
    sample = [line for report in reports[::step] for line in reading.keep(report)]
    for line in sample:
        _uses(line)
    for form in reading.forms.values():
        form.is_verb = _is_verb(form, reading.forms)
        form.is_either = form.verb >= 1 and 2 * form.verb > form.noun + form.modifier
    for line in sample:
        _heads(line)
    for form in reading.forms.values():
        form.can_head = can_head(form, reading.forms.get(f"{form.low}s"))


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
    elif before in SUBJECTS:
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
    if following and following.unit and not following.form.closed and before in _OPENERS:
        form.modifier += 1


def _is_verb(form: Form, forms: dict[str, Form]) -> bool:
    verb, noun, low = form.verb, form.noun, form.low
    if low.endswith("s") and not low.endswith("ss") and noun < 1:
        bases = (forms.get(low[:-1]), forms.get(low[:-2]) if low.endswith("es") else None)
        verb += sum(base.verb for base in bases if base) / 2
    return verb >= 1 and verb > 2 * (noun + (0 if low.endswith("ing") else form.modifier))


def _heads(line: TaggedPassage) -> None:
    """Count which words end their phrases."""
    for run in runs(line):
        for _, token, _ in run[:-1]:
            token.form.inside += 1
        last = run[-1][1].form
        if _is_end(line.tokens, run, last):
            last.inside += 1
            last.heads += 1


def _is_end(tokens: Sequence[Token], run: Run, last: Form) -> bool:
    """Whether a phrase shows that its last word is a noun.

    Before "and" or a comma another adjective may only be parted from its noun ("political and economic
    aid"), behind "is" or "it" an adjective may stand alone, and behind a noun, too ("funds available").
    """
    first, end = run[0][0], run[-1][0] + 1
    if end < len(tokens) and tokens[end].form.low in SIDE_BY_SIDE:
        return False
    before = tokens[first - 1].form.low if first else ""
    if len(run) == 1:
        return before in _OPENERS or not first
    return not _looks_adjective(last.low)


@lru_cache(maxsize=10_000)
def _looks_adjective(low: str) -> bool:
    return bool(_ADJECTIVE.search(low))


def can_head(form: Form, plural: Form | None = None) -> bool:
    """Whether a word can be the noun that a phrase ends with.

    What has a plural is a noun, though it may mostly stand before others: "user", "users".
    """
    if form.low in PARTICIPLES or (form.is_either and 2 * form.heads < form.verb):
        return False
    heads, inside, low = form.heads, form.inside, form.low
    if plural and not plural.is_verb:
        heads, inside = heads + plural.heads, inside + plural.inside
    adjective = _looks_adjective(low) and not (plural and plural.heads and not plural.is_verb)
    expected, weight = _ADJECTIVE_LIKE if adjective else _NAME_LIKE if form.is_name else _NOUN_LIKE
    return (heads + weight * expected) / (inside + weight) >= (_HEAD_OF_ADJECTIVE if adjective else _HEAD)
