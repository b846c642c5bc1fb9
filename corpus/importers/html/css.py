"""What little of a style sheet says what a text is: which classes are bold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LARGEST: Final = 2_000_000
"""Characters of a sheet that are looked at."""
_RULE: Final = re.compile(r"([^{}]{1,500})\{([^{}]{0,4000})\}")
_CLASS: Final = re.compile(r"(?:^|,)\s*[a-z0-9]*\.([\w-]+)\s*(?=,|$)", re.IGNORECASE)
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def bold_classes(sheets: Iterable[str]) -> frozenset[str]:
    """The classes that sheets set in bold, by themselves and not only within something else."""
    found: set[str] = set()
    for sheet in sheets:
        for selectors, rules in _RULE.findall(sheet[:_LARGEST]):
            if _BOLD.search(rules):
                found.update(_CLASS.findall(selectors.strip()))
    return frozenset(found)
