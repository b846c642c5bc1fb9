"""The long work on a corpus: the same in this process as in another, which is gone when it is not wanted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.analysis import LocalWorker, RemoteWorker, Worker, remote
from corpus.analysis.protocol import Answer, Corpus, Request, read, write
from corpus.library import Library, bundled
from corpus.links.linker import Linker
from corpus.model import Body, Report
from corpus.steps import finish
from corpus.themes import Theme, Themes
from tests.bench.made import made
from tests.patience import Patience

LONG_AGO = 1_000_000_000
ON = (Theme("NATO enlargement", ("the enlargement",)), Theme("Transnistria"), Theme("Group"))
ENDLESS = """import time
from corpus.analysis import server
def link(self):
    yield 3, 5
    while True:
        time.sleep(60)

server.LocalWorker.link = link
server.serve()
"""
"""A process that works on links for ever, in one step, once it has told that three of five are done."""
FAILING = """import time
from corpus.analysis import server
def link(self):
    raise ValueError("of\\nno use")
    yield

server.LocalWorker.link = link
server.serve()
"""


def answers(worker: Worker, reports: Sequence[Report], on: Sequence[Theme]) -> list[Any]:
    """What can be asked of all that a worker makes."""
    with closing(worker):
        searcher = finish(worker.search())
        discovered = finish(worker.discover())
        table = finish(worker.count(on, None))
        again = finish(worker.count(on[1:], table))
        linker = Linker(reports, index=finish(worker.link()))
    themes = Themes(reports, searcher, on, table)
    fewer = Themes(reports, searcher, on[1:], again)
    last = reports[-1]
    return [
        searcher.search(f"{on[0].name} the"),
        discovered,
        [(themes.presences(theme), [column.tolist() for column in themes.rows(theme)]) for theme in on],
        [fewer.presences(theme) for theme in on[1:]],
        [linker.related(last.id, passage.id) for passage in last.reading[:20]],
    ]


def write_folder(folder: Path, reports: int, size: int | None = None) -> Path:
    """A folder of made-up reports; of each passage so many characters."""
    folder.mkdir()
    for number, report in enumerate(made(reports)):
        paragraphs = [passage.text[:size].rsplit(" ", 1)[0] + "." for passage in report.reading]
        head = f"# Report {number}\n\n{1990 + number % 30}\n\n"
        path = folder / f"{number:03}.md"
        path.write_text(head + "\n\n".join(paragraphs))
        os.utime(path, (LONG_AGO, LONG_AGO))  # a file that was just written may be written again unseen
    return folder


def opened(folder: Path, cache: Path) -> Library:
    library = Library([folder], cache)
    library.read_all()
    return library


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is told to the other process."""
    messages: list[Any] = []

    def noted(pipe: int, message: object) -> None:
        messages.append(message)
        write(pipe, message)

    monkeypatch.setattr(remote, "write", noted)
    return messages


def presences(worker: Worker, reports: Sequence[Report], on: Sequence[Theme]) -> list[object]:
    """Where the reports speak of themes."""
    with closing(worker):
        themes = Themes(reports, finish(worker.search()), on, finish(worker.count(on, None)))
    return [themes.presences(theme) for theme in on]


def some_themes(reports: Sequence[Report]) -> list[Theme]:
    """A few that are spoken of in them."""
    long = [word.strip(".") for word in reports[0].text.split() if len(word) > 8]
    return [Theme(word) for word in dict.fromkeys(long)][:8]


def texts(sent: Sequence[object]) -> int:
    """How many texts were among it."""
    whole = [one for message in sent if isinstance(message, Corpus) for one in message.reports if one.body]
    return len(whole) + sum(len(message) for message in sent if isinstance(message, dict))


def test_another_process_finds_the_same_in_the_bundled_reports(tmp_path: Path, sent: list[object]) -> None:
    reports = bundled(tmp_path / "cache").reports
    here = answers(LocalWorker(reports, tmp_path / "here"), reports, ON)
    assert answers(RemoteWorker(reports, tmp_path / "there", None), reports, ON) == here
    assert here[0].total and here[1] and here[2][0][0] and here[3][0] and any(here[4])
    assert texts(sent) == 5


def test_another_process_finds_the_same_in_many_reports(tmp_path: Path, sent: list[object]) -> None:
    library = opened(write_folder(tmp_path / "reports", 32, size=70), tmp_path / "cache")
    reports = library.reports
    on = some_themes(reports)
    there = answers(RemoteWorker(reports, tmp_path / "cache", library), reports, on)
    assert texts(sent) == 0
    assert list((tmp_path / "cache").rglob("search-*"))
    assert there == answers(LocalWorker(reports, tmp_path / "here"), reports, on)
    assert there[0].total and there[2][0][0] and any(there[4])


def test_what_is_kept_needs_no_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = bundled(tmp_path / "cache").reports
    before = answers(RemoteWorker(reports, tmp_path / "there", None), reports, ON)
    monkeypatch.setattr(RemoteWorker, "_begin", None)
    assert answers(RemoteWorker(reports, tmp_path / "there", None), reports, ON) == before


def changed(folder: Path, cache: Path) -> None:
    (folder / "001.md").write_text("# Another\n\nIt was written anew, and nobody has read it yet.\n")


def removed(folder: Path, cache: Path) -> None:
    (folder / "001.md").unlink()


def all_removed(folder: Path, cache: Path) -> None:
    shutil.rmtree(folder)


def without_cache(folder: Path, cache: Path) -> None:
    shutil.rmtree(cache)


def without_texts(folder: Path, cache: Path) -> None:
    """Leave of the cache only what is known of the folder."""
    for path in cache.glob("text-*"):
        path.unlink()


def a_file_for_a_cache(folder: Path, cache: Path) -> None:
    """What stands at the cache's place can be neither read nor written."""
    shutil.rmtree(cache)
    cache.write_text("no folder")


def unchanged(folder: Path, cache: Path) -> None:
    """All is as it was."""


@pytest.mark.parametrize(
    ("happened", "missing"),
    [(unchanged, 0), (changed, 1), (removed, 1), (all_removed, 3), (without_cache, 3), (without_texts, 0),
     (a_file_for_a_cache, 3)],
)  # fmt: skip
def test_texts_that_the_other_process_cannot_read_are_sent(
    tmp_path: Path, sent: list[object], happened: Callable[[Path, Path], None], missing: int
) -> None:
    folder, cache = write_folder(tmp_path / "reports", 3, size=60), tmp_path / "cache"
    library = opened(folder, cache)
    reports = library.reports
    on = some_themes(reports)
    here = presences(LocalWorker(reports, tmp_path / "here"), reports, on)
    happened(folder, cache)
    assert presences(RemoteWorker(reports, cache, library), reports, on) == here
    assert all(here) and texts(sent) == missing


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, sent: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, cache = write_folder(tmp_path / "reports", 3, size=60), tmp_path / "cache"
    library = opened(folder, cache)
    on = some_themes(library.reports)
    here = presences(LocalWorker(library.reports, tmp_path / "here"), library.reports, on)
    before = sorted(cache.rglob("*"))
    monkeypatch.setattr(remote, "_is_writable", lambda folder: False)  # root may write to any
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    assert presences(RemoteWorker(library.reports, cache, library), library.reports, on) == here
    assert sorted(cache.rglob("*")) == before and not list((tmp_path / "temporary").iterdir())
    assert texts(sent) == 0


def has_ended(process: int) -> bool:
    """Whether a process, which need not be a child of this one, is at its end."""
    try:
        said = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
        ).stdout.strip()
    except OSError:
        pytest.skip("there is no ps")
    return not said or said.startswith("Z")


@contextmanager
def endless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[RemoteWorker, int]]:
    """A worker whose process is in the midst of its work, and that process."""
    monkeypatch.setattr(remote, "_START", f"import sys; sys.path.append(sys.argv[1])\n{ENDLESS}")
    with closing(RemoteWorker(bundled().reports, tmp_path, None)) as worker:
        steps = worker.link()
        while next(steps) != (3, 5):
            pass
        assert worker._process is not None
        yield worker, worker._process.pid


def test_closing_ends_the_process_in_the_midst_of_its_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with endless(monkeypatch, tmp_path) as (worker, process):
        assert not has_ended(process)
        worker.close()
        assert has_ended(process)
        worker.close()


def test_what_is_not_begun_need_not_be_ended(tmp_path: Path) -> None:
    RemoteWorker(bundled().reports, tmp_path, None).close()


def test_a_process_that_is_killed_is_told_of_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with endless(monkeypatch, tmp_path) as (worker, _):
        worker.kill()
        with pytest.raises(remote.WorkerError, match=r"^the process that works out links ended \(.+\)$"):
            finish(worker.link())


def test_an_error_there_comes_back_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(remote, "_START", f"import sys; sys.path.append(sys.argv[1])\n{FAILING}")
    reports = bundled().reports
    with closing(RemoteWorker(reports, tmp_path, None)) as worker:
        with pytest.raises(remote.WorkerError, match=r"^ValueError: of no use \(<string>:\d+\)$"):
            finish(worker.link())
        assert finish(worker.count(ON, None)).reports == tuple(report.id for report in reports)


def test_reports_that_cannot_be_opened_there_are_told_of_each_time(tmp_path: Path) -> None:
    with closing(RemoteWorker([Report("a", None, Body(()), "a.txt")], tmp_path, None)) as worker:  # type: ignore[arg-type]
        for _ in range(2):
            with pytest.raises(remote.WorkerError):
                finish(worker.search())


@contextmanager
def server() -> Iterator[tuple[subprocess.Popen[bytes], int, int]]:
    """A process in the midst of its work, with the pipes to and from it."""
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        requests, told = process.stdin.fileno(), process.stdout.fileno()
        write(requests, Corpus((), (), None, "", "", meaning=False))
        assert read(told) == (Answer.DONE, None)
        write(requests, Request("link"))
        assert read(told) == (Answer.PROGRESS, (3, 5))
        try:
            yield process, requests, told
        finally:
            process.kill()


def test_it_ends_when_nobody_can_ask_any_more_in_the_midst_of_its_work() -> None:
    with server() as (process, _, _):
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(600) == 0


PARENT = """
import sys
import time
from pathlib import Path
from corpus.analysis import RemoteWorker, remote
from corpus.library import bundled
remote._START = "import sys; sys.path.append(sys.argv[1])\\n" + sys.argv[1]
worker = RemoteWorker(bundled().reports, Path(sys.argv[2]), None)
for done in worker.link():
    if done == (3, 5):
        print(worker._process.pid, flush=True)
"""


def test_a_parent_that_is_killed_leaves_no_child(tmp_path: Path, project_root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, ENDLESS, str(tmp_path)], stdout=subprocess.PIPE, cwd=project_root
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not has_ended(child)
        parent.kill()
    waiting = Patience(child, 20)
    while not has_ended(child) and not waiting.over:
        time.sleep(0.05)
    assert has_ended(child)
