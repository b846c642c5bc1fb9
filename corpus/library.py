"""Opening reports: the bundled ones, and the reader's own files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from corpus import cache as text_cache
from corpus.catalogue import Catalogue, overlay, read_catalogue
from corpus.errors import CatalogueError, SourceError
from corpus.identity import fingerprint, slug
from corpus.importers.table import SUFFIXES, Source, importer_of
from corpus.model import About, Report, in_date_order

BUNDLED: Final = Path(__file__).with_name("reports")
LARGEST: Final = 256 * 1024 * 1024
"""Bytes; what is larger is no text that a person reads."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening files: the reports, in date order, and a line for each that failed."""

    reports: tuple[Report, ...]
    problems: tuple[str, ...]


class _Source(NamedTuple):
    path: Path
    named: bool
    """Named outright by the caller, not found in a folder."""


def bundled(cache: Path | None = None) -> Opened:
    """The five bundled reports, in date order.

    Args:
        cache: folder for imported text; None works without one.
    """
    return open_paths([BUNDLED], cache)


def open_paths(paths: Iterable[Path], cache: Path | None = None, encoding: str | None = None) -> Opened:
    """The reports in these files and folders (recursively), in date order.

    Args:
        paths: files and folders; in folders hidden files and unknown endings are passed over.
        cache: folder for imported text; None works without one.
        encoding: what to read the files as, instead of finding out.

    Raises:
        SourceError: where a path that was named cannot be read, or nothing at all could be opened.
    """
    problems: list[str] = []
    catalogues: dict[Path, Catalogue] = {}
    reports: list[Report] = []
    for source in _sources(paths, problems):
        try:
            reports.append(
                _open(source.path, _catalogue(source.path.parent, catalogues, problems), cache, encoding)
            )
        except SourceError as error:
            if source.named:
                raise
            problems.append(str(error))
    if not reports:
        raise SourceError(problems[0] if problems else "no path was given; name a file or a folder")
    return Opened(tuple(in_date_order(_with_own_ids(reports))), tuple(problems))


def _sources(paths: Iterable[Path], problems: list[str]) -> Iterator[_Source]:
    """The files to read, each once, in a stable order."""
    seen: set[Path] = set()
    for path in paths:
        if _is_folder(path):
            found = [_Source(file, False) for file in _walk(path, problems)]
            if not found:
                problems.append(
                    f"{path}: no report in this folder; Syntopic reads {', '.join(sorted(SUFFIXES))}"
                )
        else:
            found = [_Source(path, True)]
        for source in found:
            real = source.path.resolve()
            if real not in seen:
                seen.add(real)
                yield source


def _is_folder(path: Path) -> bool:
    if "\0" in str(path):
        raise SourceError(f"{path}: no name holds a NUL; check the path")
    try:
        return path.is_dir()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}; check the path") from None


def _walk(folder: Path, problems: list[str]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        problems.append(f"{error.filename}: {error.strerror}; its reports are left out")

    for parent, folders, files in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)


def _catalogue(folder: Path, known: dict[Path, Catalogue], problems: list[str]) -> Catalogue:
    if folder not in known:
        try:
            known[folder] = read_catalogue(folder)
        except CatalogueError as error:
            known[folder] = {}
            problems.append(str(error))
    return known[folder]


def _open(path: Path, catalogue: Catalogue, cache: Path | None, encoding: str | None) -> Report:
    data = _read(path)
    importer = importer_of(path, data)
    entry = catalogue.get(path.name, {})
    bytes_print = fingerprint(data)
    version = f"{text_cache.CLEANING_VERSION}{importer.name}{importer.version}{slug(encoding or '')}"
    key = f"{bytes_print[:32]}-{version}"
    imported = text_cache.load(cache, key) if cache else None
    if imported is None:
        from corpus.importing import import_source  # here, for where all comes from the cache nobody needs it

        imported = import_source(Source(path, data, encoding), importer)
        if cache:
            text_cache.save(cache, key, imported)
    about = overlay(About(**{"title": path.stem, **imported.fields}), entry)
    return Report(
        id=entry.get("id") or slug(path.stem),
        about=about,
        passages=imported.passages,
        source=path.name,
        path=str(path),
        bytes_print=bytes_print,
        letters_print=imported.letters_print,
        warnings=imported.warnings,
    )


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{path}: this is not a file; name a report or a folder")
        if status.st_size > LARGEST:
            raise SourceError(f"{path}: larger than {LARGEST >> 20} MB; split it or name its parts")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file or folder; check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(f"{path}: {reason}; check the path and its permissions") from None


def _with_own_ids(reports: list[Report]) -> list[Report]:
    """The reports, those whose ids collide told apart by a piece of their fingerprint."""
    count: dict[str, int] = {}
    for report in reports:
        count[report.id] = count.get(report.id, 0) + 1
    named, taken = [], set()
    for report in reports:
        ident = report.id if count[report.id] == 1 else f"{report.id}-{report.bytes_print[:6]}"
        while ident in taken:  # the same bytes twice
            ident += "x"
        taken.add(ident)
        named.append(report if ident == report.id else report.but(id=ident))
    return named
