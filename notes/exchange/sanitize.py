"""Making JSON of other tools fit to be kept: no halves of characters, no numbers beyond 64 bits."""

from __future__ import annotations

import re
from typing import Any, Final

_HALF: Final = re.compile("[\ud800-\udfff]")
_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MOST: Final = 1 << 63


def mended(value: Any) -> Any:
    """A JSON value, halves of characters put together where both are there, else as U+FFFD."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", _PAIR.sub(_joined, value)) if _HALF.search(value) else value
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {mended(key): mended(item) for key, item in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and not -_MOST <= value < _MOST:
        return str(value)
    return value


def depth(value: object, most: int) -> int:
    """How many levels a JSON value has, 1 for a number; counted until it is more than ``most``."""
    level, here = 1, [value] if isinstance(value, (dict, list)) else []
    while here and level <= most:
        here = [
            inner
            for holder in here
            for inner in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(inner, (dict, list))
        ]
        level += 1
    return level


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")
