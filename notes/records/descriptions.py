"""Descriptions: what the reader says of a report, over what its file and the files beside it say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from notes.model import revision_of
from notes.storage import files
from notes.storage.schema import LARGEST

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NONE: Final = b'\n  "reports": {}'
"""How a store looks in which no report is described (notes/storage/schema.py writes them all alike)."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of one report; None where the reader says nothing else than the file does."""

    report: str
    """The report's id when it was described."""
    bytes_print: str = ""
    letters_print: str = ""
    """Fingerprints by which the report is known again under another name."""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    id: str = ""
    revision: int = 0

    def fields(self) -> dict[str, Any]:
        """What the store keeps of it, besides id, revision and times."""
        return {
            "report": self.report,
            "prints": [self.bytes_print, self.letters_print],
            "title": self.title,
            "authors": None if self.authors is None else list(self.authors),
            "date": self.date,
        }

    @property
    def said(self) -> dict[str, Any]:
        """What differs from what the file says, by the names of the fields."""
        fields = {"title": self.title, "authors": self.authors, "date": self.date}
        return {name: value for name, value in fields.items() if value is not None}


def is_date(text: str) -> bool:
    """Whether a text is a date as reports have them."""
    return _DATE.fullmatch(text) is not None


def description_of(record: Mapping[str, Any]) -> Description | None:
    """The description that a record of the store holds; None where it does not tell of which report."""
    report, title, date, authors = (record.get(key) for key in ("report", "title", "date", "authors"))
    if not isinstance(report, str):
        return None
    prints = record.get("prints")
    known = [text for text in prints if isinstance(text, str)] if isinstance(prints, list) else []
    bytes_print, letters_print = known if len(known) == 2 else ("", "")
    names = [name for name in authors if isinstance(name, str)] if isinstance(authors, list) else None
    return Description(
        report,
        bytes_print,
        letters_print,
        title=title if isinstance(title, str) and title.strip() else None,
        authors=None if names is None else tuple(names),
        date=date if isinstance(date, str) and is_date(date) else None,
        id=record["id"],
        revision=revision_of(record),
    )


def read_descriptions(path: Path) -> tuple[Description, ...]:
    """The descriptions in a store's file, read without opening it; none where they cannot be read.

    It is for the first screen and for commands that need nothing else of the store.
    """
    try:
        data = files.read(path, LARGEST)
        if _NONE in data or b'"reports"' not in data:
            return ()
        records = orjson.loads(data)["reports"].values()
        return tuple(filter(None, map(description_of, records)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()
