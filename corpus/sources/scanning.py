"""Looking for reports in files and folders: what is there, without reading any of it.

Nothing is opened and no link to a folder is followed, so pipes, devices and loops hold nobody up. What is
not read is named: a problem where it looks like a report, else it is only passed over.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from corpus.errors import SourceError
from corpus.files import unfit
from corpus.importers.registry import SUFFIXES
from corpus.sources.catalogue import NAMES

LARGEST: Final = 256 * 1024 * 1024
"""Bytes; what is larger is no report that a person reads."""
_FEW: Final = 6
"""Names that one line gives."""


class File(NamedTuple):
    """A file that may be a report."""

    path: str
    """Absolute, or as it was named."""
    folder: str
    """The folder that is searched, or that a file named outright lies in."""
    size: int
    mtime_ns: int
    named: bool
    """Named outright by the caller, not found in a folder."""

    @property
    def within(self) -> str:
        """Its path within the folder."""
        return Path(self.path).name if self.named else self.path.removeprefix(self.folder).lstrip("/")

    @property
    def face(self) -> tuple[int, int]:
        """What tells from outside that the file is as it was."""
        return self.size, self.mtime_ns


class Scan(NamedTuple):
    """What is there."""

    files: tuple[File, ...]
    """Each once, in a stable order."""
    problems: tuple[str, ...]
    """What cannot be read though it may be a report, a line each."""
    passed: tuple[str, ...]
    """What is passed over: hidden, a link, of another kind."""
    catalogues: tuple[File, ...]
    """Files that say something of the reports beside them."""


def scan(paths: Iterable[Path]) -> Scan:
    """Look for reports.

    Args:
        paths: files and folders; in folders hidden files and unknown endings are passed over.

    Raises:
        SourceError: where a path that was named is not there, or is neither file nor folder.
    """
    return _Search().all(paths)


class _Search:
    """One search under way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.passed: list[str] = []
        self.catalogues: list[File] = []
        self.others: Counter[str] = Counter()
        self.known: set[tuple[int, int]] = set()
        """Device and number of what was found already."""

    def all(self, paths: Iterable[Path]) -> Scan:
        files: list[File] = []
        for path in paths:
            status = _named(path)
            if stat.S_ISDIR(status.st_mode):
                found = list(self.folder(str(path)))
                if not any(file.folder == str(path) for file in files) and not found:
                    ends = ", ".join(sorted(SUFFIXES))
                    self.problems.append(f"{path}: no report in this folder; Syntopic reads {ends}")
                files += found
            elif self.is_new(status):
                files.append(File(str(path), str(path.parent), status.st_size, status.st_mtime_ns, True))
                self.beside(path.parent)
        if self.others:
            kinds = ", ".join(f"{end or 'no ending'} ({n:,})" for end, n in self.others.most_common(_FEW))
            self.passed.append(f"{self.others.total():,} files of kinds that Syntopic does not read: {kinds}")
        return Scan(tuple(files), tuple(self.problems), tuple(self.passed), tuple(self.catalogues))

    def folder(self, root: str) -> Iterator[File]:
        """The files in a folder and the folders in it, sorted by name."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self.problems.append(f"{folder}: {error.strerror}; its reports are left out")
                continue
            hidden = [entry.name for entry in found if entry.name.startswith(".")]
            if hidden:
                more = f" and {len(hidden) - _FEW:,} more" if len(hidden) > _FEW else ""
                self.passed.append(f"{folder}: hidden, passed over: {', '.join(hidden[:_FEW])}{more}")
            within: list[str] = []
            for entry in found:
                if not entry.name.startswith("."):
                    yield from self.entry(entry, root, within)
            waiting += reversed(within)

    def entry(self, entry: os.DirEntry[str], root: str, within: list[str]) -> Iterator[File]:
        """The file that an entry of a folder is, if it may be a report."""
        try:
            if entry.is_dir():
                if entry.is_symlink():
                    self.passed.append(f"{entry.path}: a link to a folder; name it to read that too")
                else:
                    within.append(entry.path)
                return
            end = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - ten times as fast as Path
            if end not in SUFFIXES:
                if entry.name in NAMES or end in NAMES:
                    self.add_catalogue(entry.path, entry.stat())
                elif entry.is_file():
                    self.others[end] += 1
                return
            status = entry.stat()
        except OSError as error:
            self.problems.append(f"{entry.path}: {error.strerror}; left out")
            return
        if reason := unreadable(status):
            self.problems.append(f"{entry.path}: {reason}; left out")
        elif self.is_new(status):
            path = entry.path.removeprefix("./") if root == "." else entry.path
            yield File(path, root, status.st_size, status.st_mtime_ns, False)

    def is_new(self, status: os.stat_result) -> bool:
        """Whether a file was not found before, by another name or path."""
        known = status.st_dev, status.st_ino
        if known in self.known:
            return False
        self.known.add(known)
        return True

    def beside(self, folder: Path) -> None:
        """What says something of the reports in the folder of a file that was named."""
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name in NAMES or os.path.splitext(entry.name)[1].lower() in NAMES:  # noqa: PTH122
                        self.add_catalogue(entry.path, entry.stat())
        except OSError:
            pass  # it holds a file that can be read all the same

    def add_catalogue(self, path: str, status: os.stat_result) -> None:
        """Note a file that says something of the reports beside it."""
        if self.is_new(status):
            folder = os.path.dirname(path)  # noqa: PTH120
            self.catalogues.append(File(path, folder, status.st_size, status.st_mtime_ns, False))


def unreadable(status: os.stat_result) -> str | None:
    """Why something cannot be a report, in a few words; None where it may be one."""
    return unfit(status, LARGEST)


def _named(path: Path) -> os.stat_result:
    """What a path that was named is.

    Raises:
        SourceError: where it is neither a folder nor a file that may be a report.
    """
    try:
        if "\0" in str(path):
            raise SourceError(f"{path}: no name holds a NUL; check the path")
        status = path.stat()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file or folder; check the path") from None
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}; check the path") from None
    if not stat.S_ISDIR(status.st_mode) and (reason := unreadable(status)):
        raise SourceError(f"{path}: {reason}; name a report or a folder")
    return status
