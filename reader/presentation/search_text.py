"""What a search found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.text.plain_text import LEAST, cells, clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.search import RankedHit, Result

NEAR: Final = "near in meaning"
"""Said of a passage that has none of the words."""


def why_near(query: str, hit: RankedHit, most: int | None) -> str:
    """What is said of a passage that has none of the words: for which of its own it is found.

    Args:
        query: what was typed.
        hit: the passage.
        most: cells that there are, None for any number. Pairs that go beyond are left out; of the first the
            words of the query are cut.
    """
    said = NEAR if hit.pairs else f"{NEAR} as a whole"
    for at, pair in enumerate(hit.pairs):
        asked, other = _words(query, pair.query), _words(hit.passage.text, pair.passage)
        head = said + (", " if at else ": ")
        if most is not None and cells(f"{head}{asked} ~ {other}") > most:
            if at:
                break
            asked = clip(asked, max(most - cells(f"{head} ~ {other}"), LEAST))
        said = f"{head}{asked} ~ {other}"
    return clip(said, most)


def _words(text: str, span: tuple[int, int]) -> str:
    """What stands there, in one line."""
    return printable(" ".join(text[slice(*span)].split()))


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
