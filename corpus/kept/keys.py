"""What names the things that something was worked out of."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from corpus.model import Report
from corpus.sources.text_cache import CLEANING_VERSION


def content_of(report: Report) -> str | None:
    """What names a report's content: its letters and how they were taken apart.

    Returns:
        None for a report that was not read from a file.
    """
    if not report.letters_print:
        return None
    return key_of(report.bytes_print, report.letters_print, str(report.count), str(CLEANING_VERSION))


def contents_of(reports: Sequence[Report]) -> list[str] | None:
    """The same of several reports; None where one of them was not read from a file."""
    found = [content for report in reports if (content := content_of(report)) is not None]
    return found if len(found) == len(reports) else None


def key_of(*parts: str) -> str:
    """One name for several texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
