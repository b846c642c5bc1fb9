"""The noun phrases of a passage, each under a key that its variants share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from corpus.themes.discovery.function_words import CONNECTORS
from corpus.themes.discovery.runs import Run, runs
from corpus.themes.discovery.tokens import TaggedPassage, Token

_WORDS: Final = 4
"""Words that a phrase has at most; longer ones recur word by word only as names."""
_NAME: Final = 8
"""Words of a name, its small words among them."""
_HEAD: Final = 3
"""Words before an "of" that are turned round with it."""
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_PLACED: Final = frozenset({"of", "in"})
_ARTICLES: Final = frozenset({"the", "a", "an"})


class Mention(NamedTuple):
    """A noun phrase where it stands."""

    key: str
    first: int
    """The index of its first token."""
    end: int
    """One behind its last."""
    name: bool
    """Every word has a name's capital."""
    whole: bool
    """It is not part of a longer phrase that could be one."""


def mentions(line: TaggedPassage) -> list[Mention]:
    """The noun phrases of a passage, those within others too, each place once."""
    found: dict[tuple[str, int], Mention] = {}
    stretches = [_trimmed(run) for run in runs(line)]
    by_start = {run[0][0]: run for run, size in stretches if size}
    for run, size in stretches:
        for mention in (*_within(run, size), *_turned(line.tokens, run, size, by_start)):
            found.setdefault(mention[:2], mention)
    if not line.loud:
        for mention in _names(line.tokens, {item[0] for run, _ in stretches for item in run if item[2]}):
            found.setdefault(mention[:2], mention)
    return list(found.values())


def surface(tokens: Sequence[Token], first: int, end: int) -> str:
    """The words of a mention as they are written."""
    text = ""
    for token in tokens[first:end]:
        glued = token.text[0] in "'’" or not token.unit
        text += token.text if glued or not text else " " + token.text
    return text


def _trimmed(run: Run) -> tuple[Run, int]:
    """A run and how much of it a noun can end."""
    size = len(run)
    while size and not run[size - 1][1].form.can_head:
        size -= 1
    return run, size


def _within(run: Run, size: int) -> Iterator[Mention]:
    """The phrases in a run."""
    for a in range(size):
        names = True
        for b in range(a, min(size, a + _NAME)):
            names = names and run[b][2]
            if not run[b][1].form.can_head:
                continue
            if b - a >= _WORDS and not names:
                break
            key = " ".join([item[1].unit for item in run[a : b + 1]])
            yield Mention(key, run[a][0], run[b][0] + 1, names, a == 0 and b == size - 1)


def _turned(tokens: Sequence[Token], run: Run, size: int, by_start: dict[int, Run]) -> Iterator[Mention]:
    """Phrases turned round: "enlargement of NATO" as "NATO enlargement", with "NATO’s enlargement"."""
    at = run[-1][0] + 1
    if size < len(run) or at + 1 >= len(tokens):
        return
    word = tokens[at].form.low
    article = tokens[at + 1].form.low in _ARTICLES
    if word in _PLACED:
        behind = by_start.get(at + 1 + article)
    elif word in _POSSESSIVE:
        behind = by_start.get(at + 1)
    else:
        return
    if behind is None:
        return
    behind = behind[: _trimmed(behind)[1]]
    if not article and behind and behind[0][2]:  # a verb may have got into the run: "of NATO worries many"
        behind = list(takewhile(lambda item: item[2], behind))
        behind = behind[: _trimmed(behind)[1]]
    names = all(item[2] for item in behind)
    if not behind or len(behind) > _HEAD or (word == "in" and not names):
        return
    for a in range(max(0, size - _HEAD), size):
        head = run[a:]
        order = [*head, *behind] if word in _POSSESSIVE else [*behind, *head]
        key = " ".join([item[1].unit for item in order])
        yield Mention(key, head[0][0], behind[-1][0] + 1, names and all(item[2] for item in head), a == 0)


def _names(tokens: Sequence[Token], capitals: set[int]) -> Iterator[Mention]:
    """Names with small words inside: "Council of Europe", "Justice and Home Affairs"."""
    for first in sorted(capitals):
        at, joined = first, False
        while at - first < _NAME:
            step = at + 1
            while step < len(tokens) and step - at < 3 and tokens[step].text in CONNECTORS:
                step += 1
            if step not in capitals or (step == at + 2 and tokens[at + 1].text == "the"):
                break
            joined = joined or step > at + 1
            at = step
            if joined and tokens[at].form.can_head:
                yield Mention(name_key(tokens[first : at + 1]), first, at + 1, True, False)


def name_key(tokens: Sequence[Token]) -> str:
    """A name's key, what stands behind its first "of" turned round like any other's."""
    words = [token.form.low for token in tokens]
    at = next((i for i, word in enumerate(words) if word in _PLACED), 0)
    order = [*tokens[at + 1 :], *tokens[:at]] if at else tokens
    return " ".join([token.unit for token in order if token.unit and token.form.low not in ("the", "of")])


def preceding(line: TaggedPassage, mention: Mention) -> str:
    """The word or sign before a mention, in small letters."""
    return line.tokens[mention.first - 1].form.low if mention.first else ""


def following(line: TaggedPassage, mention: Mention) -> str:
    """The word or sign behind a mention, in small letters."""
    return line.tokens[mention.end].form.low if mention.end < len(line.tokens) else "."
