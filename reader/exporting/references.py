"""The reports that the wanted notes are on, as references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from notes.errors import ExportError
from notes.export import references
from notes.export.records import CitedReport
from notes.storage import files
from reader.exporting.material import material
from reader.exporting.request import Request

_LARGEST: Final = 64_000_000
"""Bytes of a bibliography; a library of 50,000 entries has half of that."""
_NAMED: Final = 3
"""Lines of what is wrong with a bibliography."""


def csl_json(request: Request) -> str:
    """The references as CSL-JSON."""
    sources = _sources(request)
    return references.csl_json(sources, keys(request, sources))


def bibtex(request: Request) -> str:
    """The references as BibTeX."""
    sources = _sources(request)
    return references.bibtex(sources, keys(request, sources))


def keys(request: Request, sources: Sequence[CitedReport]) -> Mapping[str, str]:
    """From a report's id to its key in the reader's own bibliography, for those that it has.

    Raises:
        ExportError: that cannot be read.
    """
    if request.bibliography is None:
        return {}
    from corpus.references.bibtex import read_bibtex
    from notes.export.bibliography import Work, keys_of

    path = request.bibliography
    works, problems = read_bibtex(_read(path))
    if not works:
        raise ExportError(f"{path}: no entry such as @report{{key, title = …}} in it; name a .bib file")
    for problem in problems[:_NAMED]:
        request.warn(f"{path}: line {problem.line}: {problem.what}; the entry is passed over")
    listed = (
        Work(work.key, work.fields.get("title", ""), (work.fields.get("date") or "")[:4]) for work in works
    )
    return keys_of(listed, sources)


def _read(path: Path) -> str:
    try:
        return files.read(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ExportError(f"{path}: {reason}; check the path of the bibliography") from None


def _sources(request: Request) -> Sequence[CitedReport]:
    return material(request.contents, request.wanted, request.workspace.reports).noted
