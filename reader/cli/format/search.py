"""What a search prints, as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reader.citation import here, label, locus
from reader.cli.format.reports import MEASURE
from reader.positions.places import Place
from reader.presentation.search_text import unknown_lines, why_near, with_all
from reader.text.plain_text import hang
from reader.workspace import Workspace

if TYPE_CHECKING:
    from corpus.search import RankedHit, Result

_AROUND: Final = 240
"""Characters of a passage that are shown around what was found."""
_BEFORE: Final = 80


def result_json(result: Result) -> dict[str, Any]:
    """The answer to a query as the JSON contract has it."""
    return {
        "query": result.query,
        "corrected": [list(pair) for pair in result.corrected],
        "unknown": list(result.unknown),
        "total": result.total,
        "complete": result.complete,
        "by_report": dict(result.by_report),
        "complete_by_report": dict(result.complete_by_report),
        "nearest": list(result.nearest),
        "near": result.near,
        "by_meaning": list(result.by_meaning),
        "hits": [
            {
                "report": hit.report,
                "passage": hit.passage.id,
                "number": hit.passage.number,
                "score": hit.score,
                "text": hit.passage.text,
                "matches": [list(match) for match in hit.matches],
                "near": hit.near,
                "sentence": list(hit.sentence) if hit.sentence else None,
                "pairs": [{"query": list(pair.query), "passage": list(pair.passage)} for pair in hit.pairs],
            }
            for hit in result.hits
        ],
    }


def result_text(result: Result, workspace: Workspace, width: int | None) -> str:
    """The answer to a query: how much was found where, then the best passages, each with its address."""
    width = None if width is None else min(width, MEASURE)
    lines = [f"“{typed}” is taken as “{taken}”" for typed, taken in result.corrected]
    lines += unknown_lines(result) if result.total else []
    lines.append(_summary(result, workspace))
    text = "".join(hang("", line, width) + "\n" for line in lines)
    for hit in result.hits:
        report = workspace.report(hit.report)
        place = Place(report.by_id[hit.passage.id])
        number = hit.passage.number if hit.passage.number is not None else hit.passage.id
        text += f"\n{report.id}:{number}  {label(report)}, {locus(report, here(report, place))}\n"
        if hit.near:
            text += f"    {why_near(result.query, hit, None if width is None else width - 4)}\n"
        text += hang("    ", _excerpt(hit), width) + "\n"
    return text


def _summary(result: Result, workspace: Workspace) -> str:
    if not any(map(str.isalnum, result.query)):
        nothing = f"“{result.query}” holds no word" if result.query.strip() else "nothing to search for"
        return f'{nothing}: type words, such as missile defence, and "quotes" around those meant exactly'
    if not result.total:
        near = f"; words that do occur: {', '.join(result.nearest)}" if result.nearest else ""
        besides = f"; {result.near} passages are near in meaning" if result.near else ""
        return f"“{result.query}” is found nowhere{near}{besides}"
    counts = [(report, result.by_report.get(report.id, 0)) for report in workspace.reports]
    where = ", ".join(
        f"{label(report)} {count}{with_all(result, report.id)}" for report, count in counts if count
    )
    passages = "passage" if result.total == 1 else "passages"
    every = "" if result.complete == result.total else f", {result.complete or 'none'} with all its words"
    besides = f"; {result.near} more are near in meaning" if result.near else ""
    return f"“{result.query}” is found in {result.total} {passages}{every}: {where}{besides}"


def _excerpt(hit: RankedHit) -> str:
    """The stretch of the passage that has most of what was found, cut at white space, references left out."""
    text = hit.passage.text
    starts = [start for start, _ in hit.matches] or [hit.sentence[0] if hit.sentence else 0]
    first = max(starts, key=lambda s: sum(s <= other < s + _AROUND - _BEFORE for other in starts))
    start = max(0, first - _BEFORE)
    end = start + _AROUND
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
    return "…" * (start > 0) + hit.passage.without_refs(start, end).strip() + "…" * (end < len(text))
