"""From files and what is known of them to reports: titles, ids, catalogues, and bodies that wait."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from corpus.errors import SourceError
from corpus.importers.registry import WITNESSED
from corpus.model import About, Body, Kind, Passage, Report, in_date_order
from corpus.sources import text_cache
from corpus.sources.body_cache import BodyCache, OnShelf
from corpus.sources.catalogue import overlay
from corpus.sources.file_reader import read
from corpus.sources.manifest import ManifestEntry
from corpus.sources.scanning import File, Scan
from corpus.sources.sidecars import NOTHING, Beside, read_beside
from corpus.sources.text_cache import Facts
from corpus.text.identity import slug


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening files: the reports, in date order, and a line for each that failed."""

    reports: tuple[Report, ...]
    problems: tuple[str, ...]


class Maker:
    """Makes reports, the same objects again where nothing about a file has changed."""

    def __init__(self, cache: Path | None, encoding: str | None) -> None:
        self._cache, self._encoding = cache, encoding
        self._shelf = BodyCache()
        self._bodies: dict[str, Body] = {}
        """By key what cannot be kept in the cache."""
        self._made: dict[str, tuple[ManifestEntry, dict[str, object], Report]] = {}
        self._catalogues: dict[str, tuple[tuple[File, ...], Beside]] = {}

    def keep(self, key: str, body: Body) -> None:
        """Keep a body that cannot be kept in the cache."""
        self._bodies[key] = body

    def opened(self, scan: Scan, rows: Mapping[str, ManifestEntry], failed: Mapping[str, str]) -> Opened:
        """The reports that files are.

        Args:
            scan: the files.
            rows: by path what is known of those that were read.
            failed: by path why some could not be.
        """
        problems = list(scan.problems)
        catalogues = self._read_catalogues(scan.catalogues, problems)
        files = scan.files
        beside = [catalogues.get(_folder(file.path), NOTHING) for file in files]
        entries = [
            said.entry(_name(file.path)) if said is not NOTHING else {}
            for file, said in zip(files, beside, strict=True)
        ]
        ids = [entry.get("id") or slug(_stem(file.path)) for file, entry in zip(files, entries, strict=True)]
        often = Counter(ids)
        taken: set[str] = set()
        reports, made = [], {}
        for file, said, ident in zip(files, beside, ids, strict=True):
            row = rows.get(file.path)
            if row is not None and row.facts is not None:
                name = ident if often[ident] == 1 else f"{ident}-{row.facts.bytes_print[:6]}"
                while name in taken:  # the same bytes twice
                    name += "x"
                taken.add(name)
                entry = said.entry(_name(file.path), row.facts.fields) if said is not NOTHING else {}
                report = self._report(file, row, row.facts, name, entry)
                made[file.path] = row, entry, report
                reports.append(report)
            elif problem := problem_of(file, row, failed):
                problems.append(problem)
        self._made = made
        return Opened(tuple(in_date_order(reports)), tuple(problems))

    def _report(
        self, file: File, row: ManifestEntry, facts: Facts, ident: str, entry: dict[str, object]
    ) -> Report:
        """The report that a file is; the same one as before where nothing changed."""
        known = self._made.get(file.path)
        if known and known[0] is row and known[1] == entry and known[2].id == ident:
            return known[2]
        about = overlay(_about(facts.fields, _stem(file.path)), entry)
        body = self._bodies.get(row.key) or OnShelf(
            self._shelf, facts, partial(self._body, file.path, row.key, facts.bytes_print)
        )
        return Report(
            ident,
            about,
            body,
            _name(file.path),
            file.path,
            facts.bytes_print,
            facts.letters_print,
            facts.warnings,
        )

    def _body(self, path: str, key: str, bytes_print: str) -> Body:
        """The passages of a report, from the cache, else from its file once more."""
        if self._cache and (body := text_cache.body(self._cache, key)):
            return body
        try:
            result = read(Path(path), self._encoding, None)
            if result.imported is not None and result.facts and result.facts.bytes_print == bytes_print:
                if self._cache:
                    text_cache.save(self._cache, key, result.entry)
                return Body(result.imported.passages)
            reason = result.problem or f"{path}: changed since it was opened; open it again"
        except SourceError as error:
            reason = str(error)
        return Body((Passage("gone", Kind.PARAGRAPH, f"The text can no longer be read: {reason}"),))

    def _read_catalogues(self, files: Iterable[File], problems: list[str]) -> dict[str, Beside]:
        """By folder what its catalogues say; those that did not change are not read again."""
        by_folder: dict[str, list[File]] = {}
        for file in files:
            by_folder.setdefault(file.folder, []).append(file)
        read_now = {}
        for folder, found in by_folder.items():
            known = self._catalogues.get(folder)
            if known is None or known[0] != tuple(found):
                known = (tuple(found), read_beside(Path(folder)))
            read_now[folder] = known
            problems += known[1].problems
        self._catalogues = read_now
        return {folder.removeprefix("./"): known[1] for folder, known in read_now.items()}


def problem_of(file: File, row: ManifestEntry | None, failed: Mapping[str, str]) -> str | None:
    """Why a file that was read is no report, with its path."""
    problem = row.problem if row else failed.get(file.path)
    name = _name(file.path)
    if problem and problem.startswith(f"{name}:"):
        return f"{file.path}{problem[len(name) :]}"
    return problem


def _about(said: Mapping[str, Any], stem: str) -> About:
    """What a file says of itself, and what its name says where it is silent."""
    fields: dict[str, Any] = {"title": stem}
    fields |= {key: tuple(v) if isinstance(v, list) else v for key, v in said.items() if key != WITNESSED}
    if "date" not in fields or "date" in fields.get("inferred", ()):
        from corpus.sources.file_names import date_in_name  # here, for where all are dated nobody needs it

        dated = date_in_name(stem)
        if dated and int(dated[:4]) + 1 >= said.get(WITNESSED, 0):
            fields |= {"date": dated, "inferred": ("date",)}
    return About(**fields)


def _folder(path: str) -> str:
    return os.path.dirname(path) or "."  # noqa: PTH120 - much faster than Path, and there may be thousands


def _name(path: str) -> str:
    return os.path.basename(path)  # noqa: PTH119


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122
