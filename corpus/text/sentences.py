"""Sentences: where one ends and the next begins, by rule, in linear time.

A stop ends a sentence when white space follows it (behind closing quotes, brackets and references) and the
next word does not begin small, unless the word before the stop is an abbreviation, an initial or a number
that the next word completes ("1. December 1997").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STOP: Final = re.compile(r"[.!?…‽]+|[。！？｡]+|[।۔؟]+")
_STOPS: Final = re.compile(r"[.!?…‽。！？｡।۔؟]+")
"""Whatever ``_STOP`` finds, looked for in a third of the time: one class of characters, not three."""
_FULL_WIDTH: Final = frozenset("。！？｡")
"""Stops of scripts that put no blank between sentences."""
_CLOSERS: Final = frozenset("\"'”’»›)]}」』）*_")
_OPENERS: Final = frozenset("\"'“‘„‚«‹([{「『（¿¡*_—–-•")
_LOOK_BACK: Final = 24
"""How far before a stop its word can begin; longer ones are no abbreviations."""

_WORD_BEFORE: Final = re.compile(r"[^\s(\[{\"“‘«/—–]+\Z")
_WORD_AFTER: Final = re.compile(r"[\w’']{1,24}")
_GLUED_NOTE: Final = re.compile(r"\d{1,3}(?=\s)")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|(?:Ph|Ll|Ed)\.[A-Z]")
_MONTHS: Final = _set("january february march april may june july august september october november december")

_ALWAYS_JOINED: Final = _set(
    "mr mrs ms mx dr prof gen sen rep gov amb st lt col capt cpt cmdr adm maj sgt hon rev fr messrs mme mlle "
    "pres supt e.g eg i.e ie cf vs viz al approx ca c esp incl ibid op loc ed eds transl repr resp"
)
"""Abbreviations that something always follows, before whatever word."""
_JOINED_TO_NUMBERS: Final = _set(
    "no nos nr p pp par para paras art arts ch chap sec sect vol vols fig figs tab app bk pt n nn fn "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations when a number follows, words or ends of sentences otherwise."""
_LETTERED: Final = _set(
    "article title part chapter section annex appendix war plan group type class vitamin option point world"
)
"""Words after which a lone letter is a number and no initial."""
_STARTERS: Final = _set(
    "The This That These Those It Its In But And However He She They We You There Here If When While As At "
    "For From On Although Since After Before Moreover Nevertheless Thus Yet So What Who Why How Our Their "
    "His Her"
)
"""Words that begin a sentence rather than go on with a name: "the U.S. The", not "the U.S. Senate"."""


def sentences(text: str, refs: Sequence[tuple[int, int, str | None]] = ()) -> list[tuple[int, int]]:
    """Half-open bounds of the sentences of a text, which tile it; none for an empty one.

    A sentence holds what trails it: closing quotes and brackets, references, blanks.

    Args:
        text: one passage's text.
        refs: its note references (start, end and something more each, in order): they belong to the
            sentence before and their digits to no word.
    """
    ref_ends = {start: end for start, end, _ in refs}
    ref_starts = {end: start for start, end, _ in refs}
    bounds: list[tuple[int, int]] = []
    begin = done = 0
    for stops in _STOPS.finditer(text):
        if not refs and stops.start() >= done and _ends_plainly(text, begin, *stops.span()):
            bounds.append((begin, stops.end() + 1))
            begin = done = stops.end() + 1
            continue
        for stop in _STOP.finditer(text, *stops.span()):
            if stop.start() < done:  # inside what trails a sentence that has ended
                continue
            after = _skip_trailers(text, stop.end(), ref_ends)
            resume = _skip_blanks(text, after)
            if resume >= len(text):
                break
            if resume == after and stop[0][0] not in _FULL_WIDTH:
                continue
            if _ends_sentence(text, begin, ref_starts.get(stop.start(), stop.start()), stop[0], resume):
                bounds.append((begin, resume))
                begin = done = resume
    if begin < len(text):
        bounds.append((begin, len(text)))
    return bounds


def _ends_plainly(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a stop ends a sentence as most do: a word in small letters before it, one in capitals behind.

    What this says no to may still end one.

    Args:
        text: the text.
        begin: where the sentence begins.
        start: where the stop stands.
        end: where it ends.
    """
    if (
        end - start > 1
        or text[start] != "."
        or text[end : end + 1] != " "
        or not text[end + 1 : end + 2].isupper()
    ):
        return False
    word = text[text.rfind(" ", max(begin - 1, 0), start) + 1 : start]
    plain = 1 < len(word) <= _LOOK_BACK and word.isascii() and word.isalpha() and word.islower()
    return plain and word not in _ALWAYS_JOINED


def _skip_trailers(text: str, at: int, ref_ends: dict[int, int]) -> int:
    """Where references and closing signs end, also a note's digits glued to the stop."""
    while at < len(text):
        if at in ref_ends and ref_ends[at] > at:
            at = ref_ends[at]
        elif text[at] in _CLOSERS:
            at += 1
        else:
            break
    note = _GLUED_NOTE.match(text, at)
    if note and at >= 2 and (text[at - 2].isalpha() or text[at - 1] in _CLOSERS):
        return note.end()
    return at


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, begin: int, before: int, stop: str, resume: int) -> bool:
    """Whether a stop with white space after it ends the sentence.

    Args:
        text: the text.
        begin: where the sentence begins.
        before: where the word before the stop ends.
        stop: the stop, as often as it stands.
        resume: where the next word or its opening sign begins.
    """
    at = resume
    while at < len(text) and text[at] in _OPENERS and at < resume + 4:
        at += 1
    first = text[at : at + 1]
    if first.islower() or first in {",", ";", ":", ".", "!", "?", ""}:
        return False
    if stop != ".":
        return True
    found = _WORD_BEFORE.search(text, max(begin, before - _LOOK_BACK), before)
    if found is None:
        return before > begin
    word = found[0]
    following = _WORD_AFTER.match(text, at)
    earlier = text[max(begin, found.start() - _LOOK_BACK) : found.start()]
    return not _abbreviates(word, following[0] if following else "", earlier)


def _abbreviates(word: str, following: str, earlier: str) -> bool:
    """Whether the stop after a word belongs to the word rather than to the sentence.

    Args:
        word: the word before the stop.
        following: the word after it.
        earlier: what stands before the word in its sentence, as far as it matters.
    """
    plain = word.lower().rstrip("’'")
    if plain in _ALWAYS_JOINED:
        return True
    if plain in _JOINED_TO_NUMBERS:
        return following[:1].isdigit()
    if _INITIALS.fullmatch(word):
        return following not in _STARTERS
    if not earlier.strip():
        return len(word) == 1 or (len(word) == 2 and word.isdigit())  # the marker of an item: "1.", "b."
    if len(word) == 1 and word.isupper():
        return earlier.split()[-1].lower() not in _LETTERED
    return word.isdigit() and len(word) <= 2 and following.lower() in _MONTHS
