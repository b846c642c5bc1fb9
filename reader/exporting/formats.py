"""The formats of an export: one row each, a writer that is imported when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.exporting.request import Request

Writer = Callable[["Request"], bytes]
"""Makes the whole file of what is asked; what cannot be written in its format is told by an ExportError."""


def _markdown(request: Request) -> bytes:
    from reader.exporting.markdown import edition

    return edition(request).in_one().encode()


def _csl(request: Request) -> bytes:
    from reader.exporting.references import csl_json

    return csl_json(request).encode()


def _bibtex(request: Request) -> bytes:
    from reader.exporting.references import bibtex

    return bibtex(request).encode()


def _backup(request: Request) -> bytes:
    from reader.exporting.exchange import backup

    return backup(request)


def _w3c(request: Request) -> bytes:
    from reader.exporting.exchange import w3c

    return w3c(request)


def _csv(request: Request) -> bytes:
    from reader.exporting.exchange import csv

    return csv(request)


def _qdpx(request: Request) -> bytes:
    from reader.exporting.exchange import qdpx

    return qdpx(request)


WRITERS: Final[dict[str, Writer]] = {
    "markdown": _markdown,
    "csl": _csl,
    "bibtex": _bibtex,
    "backup": _backup,
    "w3c": _w3c,
    "qdpx": _qdpx,
    "csv": _csv,
}
"""From a format's name to what writes it into one file or to standard output."""
BINARY: Final = frozenset({"qdpx"})
"""Those that are no text."""
CITING: Final = ("markdown", "csl", "bibtex")
"""Those that cite sources: notes on reports that are not open are left out, for little is known of these."""
WHOLE: Final = frozenset({"backup"})
"""Those that hold everything, whatever notes are wanted."""
