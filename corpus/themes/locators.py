"""Locators as an index writes them: "4, 7-9" for ¶ numbers, or the ids of passages without one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from corpus.model import Passage, Report

_RANGE: Final = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
_ID: Final = re.compile(r"[a-z2-7]{8}(-\d+)?")


class LocatorError(ValueError):
    """A locator that leads nowhere; the message says which and why."""


def located(text: str, report: Report) -> Iterator[Passage]:
    """The passages that locators name, in their order.

    Raises:
        LocatorError: one of them is no ¶ number or id, or the report has no such passage.
    """
    for piece in filter(None, map(str.strip, text.split(","))):
        if match := _RANGE.fullmatch(piece):
            first, last = int(match[1]), int(match[2] or match[1])
            if not 0 < first <= last <= max(report.by_number, default=0):
                raise LocatorError(f"{report.id} has no ¶ {piece}")
            yield from (report.reading[report.by_number[number]] for number in range(first, last + 1))
        elif _ID.fullmatch(piece) and piece in report.by_id:
            yield report.reading[report.by_id[piece]]
        else:
            raise LocatorError(f"{report.id} has no passage {piece!r}")


def numbering(report: Report) -> str:
    """What the ¶ numbers of a report are known by: it changes when any passage gets another number."""
    told = "\n".join(f"{p.number} {p.id}" for p in report.reading if p.number is not None)
    return hashlib.blake2b(told.encode(), digest_size=6).hexdigest()
