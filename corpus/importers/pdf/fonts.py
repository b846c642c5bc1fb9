"""What the name of a font tells: weight, slant, family."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_BOLD: Final = re.compile(
    r"bold|black|heavy|demi|medi(?!um)|cm(?:ss)?bx|sfbx|sfsx|sfsb|cmb\d|cmssdc|(?:[-,]|(?<=[a-z]))(?:bd|b)\b",
    re.IGNORECASE,
)
_SLANTED: Final = re.compile(
    r"ital|obli|slant|cmti|cmsl|cmbxti|sfti|sfsl|sfsi|cmssi|[-,](?:it|i)\b|bi\b", re.IGNORECASE
)
_TYPEWRITER: Final = re.compile(
    r"mono|cour|typew|cmtt|sftt|cmsltt|consol|menlo|inconsol|txtt|lmtt|code", re.IGNORECASE
)
_STYLE: Final = re.compile(
    r"[-,].*$|\d+$|(?:PS)?MT$|bold|black|heavy|demi|italic|oblique|regular|roman|medium|light|semi",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def is_bold(name: str) -> bool:
    """Whether the font is heavier than usual."""
    return bool(_BOLD.search(name))


@lru_cache(maxsize=512)
def is_slanted(name: str) -> bool:
    """Whether the font is an italic or oblique one."""
    return bool(_SLANTED.search(name))


@lru_cache(maxsize=512)
def is_typewriter(name: str) -> bool:
    """Whether all letters of the font are of one width: it is code."""
    return bool(_TYPEWRITER.search(name))


@lru_cache(maxsize=512)
def family(name: str) -> str:
    """The font's name without weight, slant and size."""
    return _STYLE.sub("", name).lower()
