"""Where the words of reports are kept between starts: behind this seam the form of the cache may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from corpus.model import Report

Terms = TypeVar("Terms")


class IndexStore(Protocol[Terms]):
    """Keeps what was worked out of each report; it is never trusted and may be empty at any time."""

    def load(self, report: Report) -> Terms | None:
        """What was worked out of a report; None where it is not kept, or of another version."""

    def save(self, report: Report, terms: Terms) -> None:
        """Keep it, if that can be done."""

    def close(self) -> None:
        """Write what is not written yet, and let the store go."""
