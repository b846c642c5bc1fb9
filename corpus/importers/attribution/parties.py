"""What a case at law is called: the parties, which its first page sets apart, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from corpus.importers.attribution.front import Piece

_ROLE: Final = re.compile(
    r"""
      \b(?:(?:first|second|third|lead)\s+)?(?:claimants?|defendants?|plaintiffs?|appellants?|appellees?|respondents?
      | petitioners?|applicants?|pursuers?|defenders?|interested\sparty)\b(?:\s*/\s*\w+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_AGAINST: Final = re.compile(r"[\s–—-]*\bv(?:s|ersus)?\b\.?[\s–—-]*", re.IGNORECASE)
_AND: Final = re.compile(r"[\s–—-]*\band\b[\s–—-]*", re.IGNORECASE)
_EDGE: Final = " ,.;:()-–—"
_LONGEST: Final = 120
_NEAR: Final = 3
"""Blocks between a party and what stands between the two."""


def parties(front: Sequence[Piece]) -> str | None:
    """The two parties ("Clerk v Harbour Board"), where a line of a front is nothing but the "v"."""
    roles = any(_ROLE.search(piece.text) for piece in front)
    plain = [" ".join(_ROLE.sub(" ", piece.text).split()) for piece in front]
    for at, text in enumerate(plain):
        if not (_AGAINST.fullmatch(text) or (roles and text != "and" and _AND.fullmatch(text))):
            continue
        one, other = _name(reversed(plain[max(0, at - _NEAR) : at])), _name(plain[at + 1 : at + 1 + _NEAR])
        if one and other:
            return f"{one} v {other}"
    return None


def _name(texts: Iterable[str]) -> str | None:
    """The first of these that is a name."""
    for text in texts:
        name = text.strip(_EDGE)
        if name:
            return name if len(name) <= _LONGEST and name[0].isupper() and len(name) > 1 else None
    return None
