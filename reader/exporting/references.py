"""The reports that the wanted notes are on, as references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from notes.export import references
from notes.export.records import Source
from reader.exporting.gathering import material
from reader.exporting.request import Request


def csl_json(request: Request) -> str:
    """The references as CSL-JSON."""
    sources = _sources(request)
    return references.csl_json(sources, keys(request, sources))


def bibtex(request: Request) -> str:
    """The references as BibTeX."""
    sources = _sources(request)
    return references.bibtex(sources, keys(request, sources))


def keys(request: Request, sources: Sequence[Source]) -> Mapping[str, str]:
    """From a report's id to its key in the reader's own bibliography, for those that it has.

    Raises:
        ExportError: that cannot be read.
    """
    if request.bibliography is None:
        return {}
    from notes.export.bibliography import keys_of

    return keys_of(request.bibliography, sources)


def _sources(request: Request) -> Sequence[Source]:
    return material(request.contents, request.wanted, request.workspace.reports).noted
