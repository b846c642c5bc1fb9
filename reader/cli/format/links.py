"""What links print, as text for people and as JSON for programs."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from corpus.model import Passage, Report
from reader.citation import here, label, locus
from reader.cli.format.reports import MEASURE
from reader.positions.places import Place
from reader.text.plain_text import hang
from reader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.links import Link, Reason

_SHOWN: Final = 240
"""Characters of a passage that are shown."""


def related_json(report: str, passage: Passage, links: Sequence[Link]) -> dict[str, Any]:
    """A passage with its links as the JSON contract has it."""
    return {
        "report": report,
        "passage": passage.id,
        "number": passage.number,
        "related": [
            {
                "report": link.report,
                "passage": link.passage.id,
                "number": link.passage.number,
                "section": link.passage.section,
                "score": round(link.score, 4),
                "reasons": [reason.label for reason in link.reasons],
                "reason_spans": [span for reason in link.reasons for span in _spans(reason)],
                "text": link.passage.text,
            }
            for link in links
        ],
    }


def _spans(reason: Reason) -> list[dict[str, Any]]:
    """The reason's places in both texts, paired in order; the side with fewer repeats its last."""
    last = (reason.here[-1], reason.there[-1])
    return [
        {
            "kind": reason.kind,
            "label": reason.label,
            "here": list(one or last[0]),
            "there": list(other or last[1]),
        }
        for one, other in zip_longest(reason.here, reason.there)
    ]


def related_text(
    report: Report, passage: Passage, links: Sequence[Link], workspace: Workspace, width: int | None
) -> str:
    """A passage with its links to read: each with its address, section and reasons.

    Args:
        report: the passage's report.
        passage: the passage that is linked from.
        links: its links, best first.
        workspace: all reports.
        width: columns of the terminal; None prints each text on one line.
    """
    width = None if width is None else min(width, MEASURE)
    text = _address(report, passage) + "\n" + hang("    ", _beginning(passage), width) + "\n"
    if not links:
        return text + hang("    ", _none(passage, workspace), width) + "\n"
    for rank, link in enumerate(links, 1):
        other = workspace.report(link.report)
        section = f", under “{link.passage.section}”" if link.passage.section else ""
        text += "\n" + hang(f"{rank:>2}  ", _address(other, link.passage) + section, width) + "\n"
        text += hang("    ", f"both: {'; '.join(map(_said, link.reasons))}", width) + "\n"
        text += hang("    ", _beginning(link.passage), width) + "\n"
    return text


def _address(report: Report, passage: Passage) -> str:
    place = Place(report.by_id[passage.id])
    number = passage.number if passage.number is not None else passage.id
    return f"{report.id}:{number}  {label(report)}, {locus(report, here(report, place))}"


def _said(reason: Reason) -> str:
    return f"theme {reason.label}" if reason.kind == "theme" else f"“{reason.label}”"


def _none(passage: Passage, workspace: Workspace) -> str:
    """Why a passage has no links, and what to do."""
    from corpus.links.model import LINKED

    if len(workspace.reports) == 1:
        return "no links: only this report is open; open two or more with --in"
    if passage.kind not in LINKED:
        return "no links: only paragraphs, list items and abstracts are linked; ask for one near it"
    return "no links: no passage of another report shares enough with it; try syntopic search with its words"


def _beginning(passage: Passage) -> str:
    """The first words of a passage, cut at white space, references left out."""
    text = " ".join(passage.without_refs().split())
    if len(text) <= _SHOWN:
        return text
    return text[: max(text.rfind(" ", 0, _SHOWN), 1)] + "…"
