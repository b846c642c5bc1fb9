"""The wanted notes as Markdown: one text, or a file for each theme, report or tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corpus.themes import Origin, Theme
from notes.export.comparison import by_theme
from notes.export.documents import Edition
from notes.export.flavours import FLAVOURS
from notes.export.preserved_blocks import Kept
from notes.export.records import Material
from notes.export.sections import Part, by_report, by_tag
from reader.exporting.material import material
from reader.exporting.references import keys
from reader.exporting.request import KnownWords, Request
from reader.exporting.selection import Filters, chosen
from reader.exporting.themes import compared
from reader.settings import config
from reader.workspace import Workspace

_TITLES: Final = {"theme": "Notes by theme", "report": "Notes by report", "tag": "Notes by tag"}


def edition(request: Request, kept: Mapping[str, Kept] | None = None) -> Edition:
    """What is to be written.

    Args:
        request: what is asked.
        kept: what the reader wrote into the files that are there, by their names.
    """
    found = material(request.contents, request.wanted, request.workspace.reports)
    flavour = FLAVOURS[request.flavour](keys(request, found.sources))
    title = _TITLES[request.by]
    return Edition(title, title.lower(), _parts(request, found), found, flavour, kept or {})


def comparison(workspace: Workspace, theme: Theme) -> str:
    """One theme across all reports, with all notes on it, in the flavour of the settings."""
    known = KnownWords(workspace, theme) if theme.origin is Origin.QUERY else workspace
    contents = workspace.notebook.contents
    filters = Filters(themes=(theme.name,))
    wanted = chosen(known, contents, filters)
    request = Request(known, workspace.notebook, wanted, "theme", config.load().flavour, filters.themes)
    return edition(request).in_one()


def _parts(request: Request, found: Material) -> list[Part]:
    if request.by == "report":
        return by_report(found.entries, found.sources)
    if request.by == "tag":
        return by_tag(found.entries)
    themes = compared(request.workspace, request.contents, request.wanted, request.themes)
    return by_theme(found.entries, themes)
