"""What a search found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corpus.search import Result


NEAR: Final = "near in meaning"
"""Said of a passage that has none of the words."""


def unknown_lines(result: Result) -> list[str]:
    """What is said of the words that occur nowhere, a line each."""
    return [
        f"“{word}” occurs nowhere"
        + (": looked for by meaning" if word in result.by_meaning else " and is left out")
        for word in result.unknown
    ]


def with_all(result: Result, report: str) -> str:
    """How many of a report's passages have all the words, where that is not said already."""
    complete = result.complete_by_report.get(report, 0)
    if complete == result.by_report[report] or not result.complete:
        return ""
    return f" ({complete or 'none'} with all)"
