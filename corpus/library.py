"""Opening reports: the bundled ones, and the reader's own files and folders, however many there are.

A library knows of each file what the manifest of its folder says, so that what was read before is there at
once; the rest is read by and by, and looked at again when it changes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, RLock
from typing import Final, NamedTuple

from corpus.errors import SourceError
from corpus.importers.registry import SUFFIXES, TEXT
from corpus.model import Body, Report
from corpus.sources import text_cache
from corpus.sources.file_reader import Read, read
from corpus.sources.manifest import Manifest, ManifestEntry
from corpus.sources.report_factory import Maker, Opened, problem_of
from corpus.sources.scanning import File, scan

BUNDLED: Final = Path(__file__).with_name("reports")
HERE: Final = 1_500_000
"""Bytes of plain text that are imported in this process: starting others would take longer."""
SHORT: Final = 200_000
"""Bytes of plain text that are read before there is a screen: a few small files are all there at once."""
SAVED: Final = 10.0
"""Seconds of reading after which the manifests are kept, so that little is read again after kill -9."""


class Progress(NamedTuple):
    """How far reading has come."""

    done: int
    """Files that were read since it began, failed ones too."""
    total: int
    left: float | None
    """Seconds that the rest will take; None where that is not known yet."""


Tell = Callable[[Progress], None]
Results = Generator[tuple[File, Read | SourceError], None, None]
"""What came of files, as they are done; to be closed where no more are wanted."""


def bundled(cache: Path | None = None) -> Opened:
    """The five bundled reports, in date order.

    Args:
        cache: folder for imported text; None works without one.
    """
    return open_paths([BUNDLED], cache)


def open_paths(
    paths: Iterable[Path], cache: Path | None = None, encoding: str | None = None, tell: Tell | None = None
) -> Opened:
    """The reports in these files and folders (recursively), in date order.

    Args:
        paths: files and folders; in folders hidden files and unknown endings are passed over.
        cache: folder for imported text; None works without one.
        encoding: what to read the files as, instead of finding out.
        tell: is told how far it has come.

    Raises:
        SourceError: where a path that was named cannot be read, or nothing at all could be opened.
    """
    library = Library(paths, cache, encoding)
    library.read_all(tell)
    library.require()
    return Opened(library.reports, library.problems)


class Library:
    """The files that were named or lie in the folders that were, and the reports that they are.

    Any thread may ask for the reports; reading and looking again belong off a screen's thread.
    """

    def __init__(self, paths: Iterable[Path], cache: Path | None = None, encoding: str | None = None) -> None:
        """Look what is there; nothing is read yet.

        Args:
            paths: files and folders; in folders hidden files and unknown endings are passed over.
            cache: folder for imported text; None works without one.
            encoding: what to read the files as, instead of finding out.

        Raises:
            SourceError: where a path that was named is not there.
        """
        self.paths: Final = tuple(paths)
        self.encoding: Final = encoding
        self._cache = cache
        self._manifests: dict[str, Manifest] = {}
        self._rows: dict[str, ManifestEntry] = {}
        self._failed: dict[str, str] = {}
        """By path what could not be read at all; tried again when it is looked for again."""
        self._maker = Maker(cache, encoding)
        self._lock = RLock()
        self._opened: Opened | None = None
        self._scan = scan(self.paths)
        self._know()

    # -- what there is

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that were read so far, in date order."""
        return self._open().reports

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, a line each."""
        return self._open().problems

    @property
    def passed(self) -> tuple[str, ...]:
        """What was passed over: hidden, a link, of a kind that is not read; a line each."""
        return self._scan.passed

    @property
    def pending(self) -> tuple[File, ...]:
        """The files that are still to be read."""
        with self._lock:
            return tuple(
                file
                for file in self._scan.files
                if file.path not in self._rows and file.path not in self._failed
            )

    def require(self) -> None:
        """Make sure that all that was named outright is there, and something at all.

        Raises:
            SourceError: it is not, and why.
        """
        for file in self._scan.files if any(file.named for file in self._scan.files) else ():
            row = self._rows.get(file.path)
            if file.named and (problem := problem_of(file, row, self._failed)):
                raise SourceError(problem)
        if not self.reports:
            problems = self.problems
            raise SourceError(problems[0] if problems else "no path was given; name a file or a folder")

    # -- reading

    def read_some(self, wanted: Sequence[str] = (), count: int = 1) -> None:
        """Read so much that there is something to show: what is wanted or short, else whatever comes first.

        Args:
            wanted: paths of files that are to be read if they are there.
            count: how many of the files that were named outright are read.
        """
        pending = self.pending
        first = {file.path for file in pending if file.path in wanted}
        first |= {file.path for file in [file for file in self._scan.files if file.named][:count]}
        left = SHORT
        for file in pending:
            if file.path not in first and not _is_heavy(file) and file.size <= left:
                left -= file.size
                first.add(file.path)
        self._read([file for file in pending if file.path in first])
        others = [file for file in pending if file.path not in first]
        others.sort(key=lambda file: (_is_heavy(file), file.size > HERE))
        if not self.reports:
            self._read(others, enough=lambda: bool(self.reports))

    def read_all(self, tell: Tell | None = None, stop: Event | None = None) -> None:
        """Read all that is still to be read, much of it in several processes.

        Args:
            tell: is told how far it has come.
            stop: ends it soon when it is set; what is done by then stays done.
        """
        self._read(self.pending, tell, stop)

    def look(self) -> bool:
        """Look again what is there; whether anything came, went, or is not as it was.

        It reads nothing: what is new or changed is pending then.
        """
        try:
            found = scan(self.paths)
        except SourceError:  # what was named is gone, or its disk is: what is open stays open
            return False
        with self._lock:
            if found == self._scan:
                return False
            self._scan = found
            self._know()
            return True

    def _read(
        self,
        files: Sequence[File],
        tell: Tell | None = None,
        stop: Event | None = None,
        enough: Callable[[], bool] | None = None,
    ) -> None:
        if not files:
            return
        light = not any(map(_is_heavy, files[:1] if enough else files))
        here = light and sum(file.size for file in (files[:1] if enough else files)) <= HERE
        whole, done, begun = sum(file.size for file in files) or 1, 0, time.monotonic()
        saved = begun
        with closing(self._here(files) if here else self._apart(files, stop)) as results, self._saved():
            for count, (file, result) in enumerate(results, 1):
                self._take(file, result)
                if enough is not None and enough():
                    break
                done += file.size
                now = time.monotonic()
                if tell is not None:
                    left = (now - begun) * (whole - done) / done if done else None
                    tell(Progress(count, len(files), left))
                if now - saved > SAVED:
                    saved = now
                    self._save()

    def _here(self, files: Sequence[File]) -> Results:
        for file in files:
            try:
                yield file, read(Path(file.path), self.encoding, self._cache)
            except SourceError as error:
                yield file, error

    def _apart(self, files: Sequence[File], stop: Event | None) -> Results:
        from corpus.sources.import_pool import read_all

        return read_all(files, self.encoding, self._cache, stop)

    def _take(self, file: File, result: Read | SourceError) -> None:
        """Know from now on what came of a file."""
        with self._lock:
            self._opened = None
            if isinstance(result, SourceError):
                self._failed[file.path] = str(result)
                return
            kept = not result.entry
            if result.entry and self._cache is not None:
                kept = text_cache.save(self._cache, result.key, result.entry)
            if not kept and result.imported is not None:
                self._maker.keep(result.key, Body(result.imported.passages))
            row = ManifestEntry(
                file.size, file.mtime_ns, time.time_ns(), result.key, result.facts, result.problem
            )
            self._rows[file.path] = row
            self._manifests[file.folder].put(file, row)

    @contextmanager
    def _saved(self) -> Iterator[None]:
        """Keep in the end what is known by then, also where one is interrupted."""
        try:
            yield
        finally:
            self._save()

    def _save(self) -> None:
        for manifest in self._manifests.values():
            manifest.save()

    # -- from files to reports

    def _know(self) -> None:
        """Take over what is known of the files that are there."""
        self._opened = None
        self._failed = {}
        rows = {}
        for file in self._scan.files:
            manifest = self._manifests.get(file.folder)
            if manifest is None:
                manifest = self._manifests[file.folder] = Manifest(self._cache, file.folder, self.encoding)
            known = self._rows.get(file.path)
            row = known if known and (known.size, known.mtime_ns) == file.face else manifest.row(file)
            if row is not None:
                rows[file.path] = row
        self._rows = rows

    def _open(self) -> Opened:
        with self._lock:
            if self._opened is None:
                self._opened = self._maker.opened(self._scan, self._rows, self._failed)
            return self._opened


def _is_heavy(file: File) -> bool:
    """Whether a file's importer wants a process of its own."""
    return SUFFIXES.get(os.path.splitext(file.path)[1].lower(), TEXT).child  # noqa: PTH122
