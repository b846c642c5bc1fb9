"""The workspace: the reports opened together, and how they are found by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from operator import is_
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.model import Report
from notes.records.descriptions import Description, read_descriptions
from reader.analysis.on_demand import AnalysisOnDemand
from reader.citation import lettered
from reader.descriptions import with_descriptions
from reader.errors import UnknownPassage, UnknownReport
from reader.positions.addresses import LONGEST, no_report, numbering
from reader.positions.places import Place
from reader.state import locations
from reader.text.plain_text import clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.analysis import Worker
    from corpus.library import Library, Tell
    from corpus.search import Searcher

BUNDLED: Final = "bundled"
"""The key of the workspace of the bundled reports."""
APART: Final = 2_000
"""Passages from which on the work on them is done in a process of its own: it takes over a second."""
_SHOWN: Final = 4
"""So many files that were named outright are read before there is a screen: no more have room on it."""


class ReportSet(NamedTuple):
    """Reports as they are opened together: worked out anywhere, taken over on the screen's thread."""

    reports: tuple[Report, ...]
    """In date order, with what the reader says of them; those that would be cited alike bear letters."""
    undescribed: dict[str, Report]
    """The same by id as their files say, whatever the reader says of them."""
    problems: tuple[str, ...]
    descriptions: Sequence[Description]


class Workspace(AnalysisOnDemand):
    """The reports opened together. It is changed on one thread only, by ``take``.

    Attributes:
        reports: in date order; those that would be cited alike bear letters.
        named: those whose files were named outright, not found in a folder, in the order of their names.
        problems: what could not be opened, and what one's own reports warn of, a line each.
        key: names this set of reports, fit for a file's name: the same paths give the same key.
        notes_file: where the reader's notes are kept.
        library: what reads the reports, where they are the reader's own files.
        meaning: whether search and links know how near texts are in meaning.
    """

    meaning = True

    def __init__(
        self,
        reports: Iterable[Report],
        problems: Iterable[str] = (),
        key: str = BUNDLED,
        notes_file: Path | None = None,
        named: Sequence[Path] = (),
        library: Library | None = None,
    ) -> None:
        self.key = key
        self.notes_file: Path = notes_file or locations.notes_file()
        self.library = library
        self.reports: tuple[Report, ...] = ()
        self.descriptions: Sequence[Description] = read_descriptions(self.notes_file)
        self._undescribed: dict[str, Report] = {}
        self._paths = tuple(map(str, named))
        self._by_id: dict[str, Report] = {}
        self.problems: tuple[str, ...] = ()
        self.take(self._set(list(reports), tuple(problems), self.descriptions))

    def revised(self, descriptions: Sequence[Description]) -> ReportSet:
        """The reports as the library has read them so far, with this said of them; any thread may ask."""
        if self.library is None:
            return self._set(list(self._undescribed.values()), self.problems, descriptions)
        return self._set(self.library.reports, tuple(_problems(self.library)), descriptions)

    def _set(
        self, reports: Sequence[Report], problems: tuple[str, ...], descriptions: Sequence[Description]
    ) -> ReportSet:
        """These reports; the ones that are as they were stay the same objects."""
        before = {report.path: report for report in self.reports if report.path}
        said = with_descriptions(reports, descriptions)
        same = tuple(_same(report, before.get(report.path)) for report in lettered(said))
        return ReportSet(same, {report.id: report for report in reports}, problems, descriptions)

    def is_news(self, revised: ReportSet) -> bool:
        """Whether any report or problem came, went, or is not as it was."""
        now = revised.reports
        return (
            revised.problems != self.problems
            or len(now) != len(self.reports)
            or not all(map(is_, now, self.reports))
        )

    def take(self, revised: ReportSet) -> bool:
        """Have these reports from now on, and forget what was made of those before where they are others.

        Returns:
            Whether they are.
        """
        news = self.is_news(revised)
        if news:
            self.forget()
        self.reports, self._undescribed, self.problems, self.descriptions = revised
        by_path = {report.path: report for report in self.reports}
        self.named: tuple[Report, ...] = tuple(
            by_path[path] for path in dict.fromkeys(self._paths) if path in by_path
        )
        # One that is gone may still be open.
        self._by_id = {**self._by_id, **{report.id: report for report in self.reports}}
        return news

    def undescribed(self, report: Report) -> Report:
        """A report as its file and the files beside it say, whatever the reader says of it."""
        return self._undescribed.get(report.id, report)

    def refresh(self) -> bool:
        """Take over what the library has read since, and forget what was made of the reports before.

        Returns:
            Whether any report or problem came, went, or is not as it was.
        """
        return self.library is not None and self.take(self.revised(self.descriptions))

    @classmethod
    def bundled(cls, notes_file: Path | None = None) -> Workspace:
        """The workspace of the bundled reports.

        Args:
            notes_file: where the notes are kept; the usual place if None.
        """
        from corpus.library import bundled

        opened = bundled(locations.cache_dir())
        return cls(opened.reports, opened.problems, notes_file=notes_file)

    @classmethod
    def from_paths(
        cls,
        paths: Sequence[Path],
        encoding: str | None = None,
        notes_file: Path | None = None,
        *,
        whole: bool = True,
        tell: Tell | None = None,
    ) -> Workspace:
        """The workspace of the reports in files and folders; of the bundled ones where there are none.

        Args:
            paths: files and folders.
            encoding: what to read the files as, instead of finding out.
            notes_file: where the notes are kept; the usual place if None.
            whole: read all of them now, not only as many as there is to show at first.
            tell: is told how far reading has come.

        Raises:
            SourceError: nothing at all could be opened.
        """
        if not paths:
            return cls.bundled(notes_file)
        from corpus.library import Library

        library, key = Library(paths, locations.cache_dir(), encoding), _key(paths)
        if whole:
            library.read_all(tell)
        else:
            from reader.state import session

            kept = session.load(key)
            library.read_some([pane.path for pane in kept.panes] if kept else (), _SHOWN)
        library.require()
        return cls(library.reports, _problems(library), key, notes_file, paths, library)

    def worker(self, reports: Sequence[Report], searcher: Searcher | None) -> Worker:
        """What does the long work on some reports: in a process of its own where it takes over a second."""
        from corpus.analysis import LocalWorker, RemoteWorker

        if searcher is None and sum(report.count for report in reports) > APART:
            return RemoteWorker(reports, locations.cache_dir(), self.library, meaning=self.meaning)
        return LocalWorker(reports, locations.cache_dir(), searcher, meaning=self.meaning)

    def report(self, name: str) -> Report:
        """The report with this id.

        Raises:
            UnknownReport: there is none; the message names the ids that come near.
        """
        try:
            return self._by_id[name]
        except KeyError:
            raise UnknownReport(no_report(name, list(self._by_id))) from None

    def resolve(self, address: str) -> tuple[Report, Place]:
        """The report and place of an address: ``portela-2001``, ``portela-2001:12`` or with a passage's id.

        Raises:
            UnknownReport: the part before the colon is no report's id.
            UnknownPassage: the part after it is no ¶ number or passage id of that report.
        """
        name, colon, rest = address.partition(":")
        report = self.report(name)
        if not colon:
            return report, Place(0)
        rest = clip(rest.strip(), LONGEST)
        passage = report.find(rest)
        index = report.by_id.get(passage.id) if passage else None
        if index is None:
            shown = printable(rest) or "“”"
            raise UnknownPassage(f"{report.id} has no passage {shown}: {numbering(report)}")
        return report, Place(index)


def _same(report: Report, before: Report | None) -> Report:
    """A report, or what stood for it before if nothing about it changed."""
    return before if before == report and before.letter == report.letter else report


def _problems(library: Library) -> list[str]:
    """What could not be read, and what one's own reports warn of, a line each."""
    return [*library.problems, *(warning for report in library.reports for warning in report.warnings)]


def _key(paths: Iterable[Path]) -> str:
    from hashlib import sha256

    whole = sorted({os.fsencode(path.absolute()) for path in paths})
    return sha256(b"\0".join(whole)).hexdigest()[:16]
