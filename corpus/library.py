"""Opening reports: the bundled ones, and the reader's own files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Report


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening files: the reports, in date order, and a line for each that failed."""

    reports: tuple[Report, ...]
    problems: tuple[str, ...]


def bundled(cache: Path | None = None) -> Opened:
    """The five bundled reports, in date order.

    Args:
        cache: folder for imported text; None works without one.
    """
    raise NotImplementedError


def open_paths(paths: Iterable[Path], cache: Path | None = None, encoding: str | None = None) -> Opened:
    """The reports in these files and folders (recursively), in date order.

    Args:
        paths: files and folders; hidden files are skipped.
        cache: folder for imported text; None works without one.
        encoding: what to read the files as, instead of finding out.

    Raises:
        SourceError: where nothing at all could be opened; the message names the first reason.
    """
    raise NotImplementedError
