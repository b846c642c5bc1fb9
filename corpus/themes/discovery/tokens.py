"""The words of a passage as discovery reads them: surface, key, and what kind of word it can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from corpus.model import NUMBERED, Kind, Passage, Report
from corpus.text.spelling_variants import respelt
from corpus.themes.discovery.function_words import BREAKS, CONNECTORS
from corpus.themes.discovery.sources import plain

_TOKEN: Final = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[-‐‑_][^\W_]+|(?<=[a-z0-9])\.(?=[a-z])[^\W_]+)*"  # co-operation, pyproject.toml
    r"|['’]s\b|[^\s\w'’‘\"”*_`]"
)
_SPACED: Final = re.compile(r"\b([A-Z]\w*) ?[–-] ?([A-Z]\w*)\b")
_HYPHENS: Final = re.compile("[-‐‑]")
_STOPS: Final = frozenset(".!?:;•“")
_ROMAN: Final = re.compile("(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SHORT_FORM: Final = re.compile(r"\d{1,2}[A-Z]+")  # 2FA, 5G
_LONGEST: Final = 40
"""Longer words are no words."""
_BETWEEN: Final = CONNECTORS | {"by", "with"}
_UNREAD: Final = frozenset({Kind.BYLINE, Kind.FURNITURE, Kind.PULL_QUOTE})
"""Names of authors and imprints are no themes; a pull quote only repeats its passage."""
_SAYING: Final = NUMBERED | {Kind.ABSTRACT}
_SET_APART: Final = frozenset({Kind.TITLE, Kind.HEADING, Kind.CAPTION})
"""Kinds in which every word may begin with a capital."""


@dataclass(slots=True, eq=False)
class Form:
    """A word whatever its case, and what the corpus shows of its use."""

    low: str
    closed: bool
    """A function word, or one of degree or time."""
    capital: int = 0
    """How often it has a capital inside a sentence."""
    small: int = 0
    verb: float = 0.0
    """Evidence of being used as a verb."""
    noun: float = 0.0
    modifier: int = 0
    """How often it stands between an article, possessive or preposition and another noun or adjective."""
    definite: int = 0
    """How often it has a capital and an article before it."""
    heads: int = 0
    """How often a noun phrase ends with it."""
    inside: int = 0
    """How often it stands in a noun phrase."""
    can_head: bool = True
    is_verb: bool = False
    is_either: bool = False
    """It is used as a verb, but also as a noun or adjective: its neighbours must tell."""

    @property
    def is_name(self) -> bool:
        """Whether it mostly has a capital."""
        return self.capital > self.small


@dataclass(slots=True, eq=False)
class Token:
    """A word or sign as it is written."""

    text: str
    form: Form
    unit: str
    """What it is counted as: plural, hyphens and British spelling made one; empty for signs."""
    upper: bool
    """It begins with a capital."""
    acronym: bool
    stop: bool
    """A sentence, or what may begin with a capital like one, starts behind it."""


@dataclass(slots=True)
class TaggedPassage:
    """A passage taken apart."""

    passage: Passage
    tokens: list[Token]
    set_apart: bool
    """A heading, title or caption."""
    says: bool
    """One in which the report says something, and does not only announce or add to it."""
    loud: bool
    """One in which capitals tell nothing."""
    dashed: bool = False
    """One with a dash between blanks or names."""


@dataclass
class Reading:
    """Takes passages apart; each word that it meets is kept once."""

    forms: dict[str, Form] = field(default_factory=dict)
    pairs: set[str] = field(default_factory=set)
    """Names that somewhere are joined by a hyphen: "eu-russia"."""
    _tokens: dict[str, Token] = field(default_factory=dict)
    _kept: dict[str, list[TaggedPassage]] = field(default_factory=dict)

    def keep(self, report: Report) -> list[TaggedPassage]:
        """The passages of a report that speak of themes; it will not be taken apart again."""
        kept = self._kept[report.id] = list(self._read(report))
        return kept

    def lines(self, report: Report) -> Iterable[TaggedPassage]:
        """The passages of a report that speak of themes."""
        kept = self._kept.get(report.id)
        if kept is None:
            return self._read(report)
        # which names are pairs was not known yet when it was kept
        return (self._tagged(line.passage) if line.dashed else line for line in kept)

    def sample(self) -> Iterator[TaggedPassage]:
        """The passages of all reports that were kept."""
        return chain.from_iterable(self._kept.values())

    def _read(self, report: Report) -> Iterator[TaggedPassage]:
        for passage in report.reading:
            if passage.kind not in _UNREAD:
                line = self._tagged(passage)
                if line.tokens and (line.set_apart or not _only_names(line.tokens)):
                    yield line

    def _tagged(self, passage: Passage) -> TaggedPassage:
        text = plain(passage.without_refs())
        dashed = "–" in text or " - " in text
        if dashed:
            text = _SPACED.sub(self._joined, text)
        known = self._tokens
        tokens = [known.get(word) or self._token(word) for word in _TOKEN.findall(text)]
        apart = passage.kind in _SET_APART
        return TaggedPassage(passage, tokens, apart, passage.kind in _SAYING, apart and _loud(tokens), dashed)

    def _joined(self, match: re.Match[str]) -> str:
        """Two names with a dash between them as one word, where they are one elsewhere."""
        return f"{match[1]}-{match[2]}" if unit(f"{match[1]}-{match[2]}") in self.pairs else match[0]

    def _token(self, text: str) -> Token:
        low = text.lower()
        form = self.forms.get(low)
        if form is None:
            word = low[0].isalpha() or _SHORT_FORM.fullmatch(text)
            form = self.forms[low] = Form(low, low in BREAKS or not word or len(low) > _LONGEST)
        upper = text[0].isupper() or (text[0].isdecimal() and not form.closed)
        acronym = len(text) > 1 and text.isupper() and text.isalnum() and not _ROMAN.fullmatch(text)
        if upper and _ROMAN.fullmatch(text):
            form.closed = True
        counted = unit(text)
        if "-" in counted:
            self.pairs.add(counted)
        token = Token(text, form, counted, upper, acronym, text in _STOPS)
        self._tokens[text] = token
        return token


def unit(text: str) -> str:
    """What a word is counted as; empty for what is no word.

    Two names that a hyphen joins are the same pair in either order: "EU-Russia", "Russia-EU". It need
    not be a word: "defence" and "defense" are counted as the latter, and so is whatever ends alike.
    """
    if not text[0].isalnum():
        return ""
    parts = _HYPHENS.split(text)
    if len(parts) == 2 and all(part[:1].isupper() for part in parts):
        return "-".join(sorted(part.lower() for part in parts))
    if len(text) > 2 and text[-1] == "s" and text[:-1].isupper():
        return text[:-1].lower()  # PRs
    word = "".join(parts).lower()
    word = singular(respelt(word.replace(".", "") if text[1:2] == "." else word))
    return f"{word[:-4]}ense" if word.endswith("ence") else word


def singular(word: str) -> str:
    """A noun without its plural's ending.

    Source: D. Harman, "How effective is suffixing?", JASIS 42 (1991): the S stemmer, with -ches, -shes, -xes.
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _loud(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.unit]
    return 5 * sum(token.upper for token in words) > 3 * len(words)


def _only_names(tokens: list[Token]) -> bool:
    """Whether there is no word in small letters but "by", "and" and the like: a line of authors."""
    return all(token.upper or token.text in _BETWEEN for token in tokens if token.unit)
