"""The reports that the wanted notes are on, as references."""

from __future__ import annotations

from notes.export import references
from notes.export.records import Material
from reader.exporting.gathering import material
from reader.exporting.request import Request


def csl_json(request: Request) -> str:
    """The references as CSL-JSON."""
    return references.csl_json(_material(request).sources, {})


def bibtex(request: Request) -> str:
    """The references as BibTeX."""
    return references.bibtex(_material(request).sources, {})


def _material(request: Request) -> Material:
    return material(request.contents, request.wanted, request.workspace.reports)
