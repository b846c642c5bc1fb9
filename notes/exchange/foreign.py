"""What other tools write, made into what we keep: times, tags, quotes, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from notes.errors import RecordError
from notes.exchange.imported_file import Record
from notes.tags import distinct, tidy


def time_of(value: object) -> str:
    """A time as we keep it, in UTC to the second; empty for what is none."""
    if not isinstance(value, str) or len(value) > 64:
        return ""
    try:
        at = datetime.fromisoformat(value.strip())
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{at.year:04}-{at:%m-%dT%H:%M:%SZ}"


def tidied_tags(values: Iterable[object]) -> list[str]:
    """Tags as we keep them, each once; what cannot be one is left out."""
    found = []
    for value in values:
        if isinstance(value, str):
            with suppress(RecordError):
                found.append(tidy(value))
    return distinct(found)


def label_of(value: object) -> str:
    """A name: a string, the first of a list, or a value with a language."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("value", value.get("@value", ""))
    return value if isinstance(value, str) else ""


def quote_of(selectors: Sequence[Any]) -> Record | None:
    """The quote that selectors hold, as the store has it; None where none of them quotes.

    Positions are hints: other tools count from elsewhere, or in other units.
    """
    found = [selector for selector in _flat(selectors) if isinstance(selector, dict)]
    quotes = [one for one in found if one.get("type") == "TextQuoteSelector" and label_of(one.get("exact"))]
    if not quotes:
        return None
    exact = label_of(quotes[0].get("exact"))
    starts = [one.get("start") for one in found if one.get("type") == "TextPositionSelector"]
    start = next((at for at in starts if isinstance(at, int) and not isinstance(at, bool) and at >= 0), 0)
    return {
        "exact": exact,
        "prefix": label_of(quotes[0].get("prefix")),
        "suffix": label_of(quotes[0].get("suffix")),
        "start": start,
        "end": start + len(exact),
        "cleaning": 0,
    }


def _flat(selectors: Sequence[Any]) -> list[Any]:
    """Selectors with those that refine them."""
    found = list(selectors)
    for selector in selectors:
        inner = selector.get("refinedBy") if isinstance(selector, dict) else None
        found += inner if isinstance(inner, list) else [inner] if inner is not None else []
    return found
