"""The themes that lie written beside the reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.themes import Theme, read_themes

if TYPE_CHECKING:
    from corpus.model import Report


def listed(reports: Iterable[Report]) -> tuple[list[Theme], list[str]]:
    """The themes of the lists that lie beside the reports, and a line for each thing that cannot be used."""
    reports = list(reports)
    themes: list[Theme] = []
    problems: list[str] = []
    for folder in dict.fromkeys(Path(report.path).parent for report in reports if report.path):
        try:
            found, wrong = read_themes(folder, reports)
        except CorpusError as error:
            problems.append(str(error))
        else:
            themes += found
            problems += wrong
    return themes, problems
