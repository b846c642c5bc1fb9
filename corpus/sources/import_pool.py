"""Reading many files at once: a child process for each processor, and a thread that waits for it."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread

from corpus.errors import SourceError
from corpus.importers.registry import SUFFIXES, TEXT
from corpus.importers.sandbox.process import Child, ChildError
from corpus.sources import text_cache
from corpus.sources.file_reader import Read, read_apart
from corpus.sources.scanning import File


def read_all(
    files: Sequence[File], encoding: str | None, cache: Path | None, stop: Event | None = None
) -> Generator[tuple[File, Read | SourceError], None, None]:
    """What came of each file, in the order in which they are done.

    Args:
        files: which; the first are begun with.
        encoding: what to read them as; None finds out.
        cache: where imported text is kept.
        stop: ends it soon when it is set; what is under way then is not handed out.
    """
    pool = _Pool(files, encoding, cache, stop or Event())
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool:
    """The threads and their children."""

    def __init__(self, files: Sequence[File], encoding: str | None, cache: Path | None, stop: Event) -> None:
        self._left = iter(files)
        self._encoding, self._cache, self._stop = encoding, cache, stop
        self._lock = Lock()
        self._done: SimpleQueue[tuple[File, Read | SourceError] | None] = SimpleQueue()
        self._children = [Child() for _ in range(min(os.cpu_count() or 1, len(files)))]
        self._threads = [Thread(target=self._work, args=(child,), daemon=True) for child in self._children]

    def results(self) -> Iterator[tuple[File, Read | SourceError]]:
        for thread in self._threads:
            thread.start()
        working = len(self._threads)
        while working:
            done = self._done.get()
            if done is None:
                working -= 1
            else:
                yield done

    def close(self) -> None:
        """End the children; also called where nobody wants further results."""
        self._stop.set()
        for child in self._children:
            child.close()

    def _work(self, child: Child) -> None:
        try:
            while not self._stop.is_set():
                with self._lock:
                    file = next(self._left, None)
                if file is None:
                    break
                result = self._read(child, file)
                if result is not None:
                    self._done.put((file, result))
        finally:
            child.close()
            self._done.put(None)

    def _read(self, child: Child, file: File) -> Read | SourceError | None:
        """What came of a file; None where that was interrupted."""
        path = Path(file.path)
        try:
            return read_apart(child, path, self._encoding, self._cache)
        except SourceError as error:
            return error
        except ChildError as error:
            if self._stop.is_set():
                return None
            importer = SUFFIXES.get(path.suffix.lower(), TEXT)
            key = text_cache.key_of("", text_cache.version(importer, self._encoding))
            return Read(key, None, f"{path.name}: {error}; left out, save it as text to read it")
