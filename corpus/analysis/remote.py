"""The long work on a corpus, done in a process of its own, which can be ended at any time.

It takes no time from the threads of this process but for what it hands over: arrays, or the name of a file
of the cache. Where the cache cannot be written, a folder stands in for it that is gone with the worker.
"""

from __future__ import annotations

import select
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus import child_processes, files
from corpus.analysis.protocol import Answer, Corpus, Request, Sent, read, write
from corpus.links.link_index import LinkIndex
from corpus.search import Searcher
from corpus.search.index_file import is_kept
from corpus.search.vector_file import VECTORS
from corpus.themes.discovery.cache import kept_themes
from corpus.themes.presence_file import kept_table

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.model import Report
    from corpus.search.index import Index
    from corpus.steps import Steps
    from corpus.themes import Theme
    from corpus.themes.discovery import Discovered
    from corpus.themes.presences import PresenceTable

_START: Final = "import sys; sys.path.append(sys.argv[1]); from corpus.analysis.server import serve; serve()"
"""Appended, not put first: a folder full of reports may hold a file that is called like a module."""
_ROOT: Final = str(Path(__file__).resolve().parents[2])
_PAUSE: Final = 0.1
"""Seconds between two steps while nothing comes: so soon it is seen that nobody wants it any more."""


class WorkerError(Exception):
    """The process could not do its work, and why, in one line."""


class RemoteWorker:
    """Does it in a process of its own; its steps wait for that one."""

    def __init__(
        self, reports: Sequence[Report], cache: Path, library: Library | None, *, meaning: bool = True
    ) -> None:
        """Take the corpus in; the process is started with the first part that is not kept.

        Args:
            reports: in date order.
            cache: where what is worked out is kept, and imported text.
            library: what read the reports, so that their texts need not be sent; None sends them.
            meaning: whether the search is made to know meaning.
        """
        self._meaning = meaning
        self._index: Index | None = None
        self._reports, self._library = reports, library
        self._texts = cache
        self._stand_in: tempfile.TemporaryDirectory[str] | None = None
        self._cache = cache if _is_writable(cache) else self._made_folder()
        self._process: subprocess.Popen[bytes] | None = None
        child_processes.register(self)

    def search(self) -> Steps[Searcher]:
        """Have the index made, and read it."""
        if not is_kept(self._reports, self._cache, *((VECTORS,) if self._meaning else ())):
            yield from self._part("search")
        searcher = Searcher(self._reports, self._cache, meaning=self._meaning)
        yield from searcher.steps()
        self._index = searcher.index
        return searcher

    def discover(self) -> Steps[tuple[Discovered, ...]]:
        """Have the themes found in the texts."""
        known = kept_themes(self._reports, self._cache)
        found: tuple[Discovered, ...] = (yield from self._part("discover")) if known is None else known
        return found

    def count(self, themes: Sequence[Theme], before: PresenceTable | None) -> Steps[PresenceTable]:
        """Have it found where each report speaks of each theme."""
        index = self._index
        known = None if index is None else kept_table(self._reports, themes, index, self._cache)
        if known is not None:
            return known
        table: PresenceTable = yield from self._part("count", tuple(themes), before)
        return table

    def link(self) -> Steps[LinkIndex]:
        """Have worked out what links are told from."""
        known = LinkIndex.of_cache(self._reports, self._cache)
        links: LinkIndex = (yield from self._part("link")) if known is None else known
        return links

    def kill(self) -> None:
        """Have the process end, without waiting for it; any thread may ask."""
        if (process := self._process) is not None:
            process.kill()

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
        if self._stand_in is not None:
            self._stand_in.cleanup()

    # -- asking it

    def _part(self, part: str, *arguments: Any) -> Steps[Any]:
        """What comes of a part."""
        try:
            if self._process is None:
                yield from self._begin()
            return (yield from self._asked(Request(part, arguments)))
        except (OSError, EOFError) as error:
            said = str(error) or "no answer"
            raise WorkerError(f"the process that {_DOES[part]} ended ({said})") from error

    def _begin(self) -> Steps[None]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # ctrl+c at the terminal is the parent's to answer
        )
        library = self._library
        sent = tuple(self._sent(report, whole=library is None) for report in self._reports)
        yield 0, len(self._reports)
        paths = tuple(str(path.absolute()) for path in library.paths) if library else ()
        encoding = library.encoding if library else None
        yield from self._asked(
            Corpus(sent, paths, encoding, str(self._texts), str(self._cache), self._meaning)
        )

    def _asked(self, message: object) -> Steps[Any]:
        assert self._process is not None and self._process.stdin and self._process.stdout
        requests, answers = self._process.stdin.fileno(), self._process.stdout.fileno()
        write(requests, message)
        done = 0, len(self._reports)
        while True:
            if not select.select([answers], [], [], _PAUSE)[0]:
                yield done
                continue
            answer, value = read(answers)
            if answer is Answer.DONE:
                return value
            if answer is Answer.PROGRESS:
                done = value
                yield done
            elif answer is Answer.MISSING:
                wanted = set(value)
                bodies = {report.id: report.body for report in self._reports if report.id in wanted}
                write(requests, bodies)
            else:
                raise WorkerError(value)

    @staticmethod
    def _sent(report: Report, *, whole: bool) -> Sent:
        return Sent(
            report.id, report.about, report.source, report.path, report.bytes_print, report.letters_print,
            report.letter, report.warnings, report.body if whole else None,
        )  # fmt: skip

    def _made_folder(self) -> Path:
        self._stand_in = tempfile.TemporaryDirectory(prefix="syntopic-")
        return Path(self._stand_in.name)


_DOES: Final = {
    "search": "indexes the words",
    "discover": "looks for themes",
    "count": "counts the themes",
    "link": "works out links",
}


def _is_writable(folder: Path) -> bool:
    try:
        files.make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
