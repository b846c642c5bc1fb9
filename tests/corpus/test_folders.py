"""Folders: what is read once and never again, what changed, and what is named instead of read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import library as libraries
from corpus.errors import SourceError
from corpus.library import Library, Progress
from corpus.sources import report_factory, scanning
from corpus.sources.body_cache import BodyCache
from corpus.sources.scanning import scan

LONG_AGO = 1_000_000_000


def write(folder: Path, name: str, words: str = "something") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"A first paragraph that says {words}.\n\nA second paragraph that says more.\n")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.md", "deep/c.txt"):
        write(tmp_path / "papers", name, words=name)
    return tmp_path / "papers"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes are read from now on."""
    names: list[str] = []
    read_bytes = libraries.read.__globals__["read_bytes"]

    def counted(path: Path) -> bytes:
        names.append(path.name)
        data: bytes = read_bytes(path)
        return data

    monkeypatch.setattr("corpus.sources.file_reader.read_bytes", counted)
    return names


def opened(folder: Path, cache: Path | None) -> Library:
    library = Library([folder], cache)
    library.read_all()
    return library


def texts(library: Library) -> dict[str, str]:
    return {report.id: report.text for report in library.reports}


def test_opening_again_reads_no_source(papers: Path, cache: Path, reads: list[str]) -> None:
    first = texts(opened(papers, cache))
    assert sorted(reads) == ["a.txt", "b.md", "c.txt"]
    reads.clear()
    again = Library([papers], cache)
    assert not again.pending
    assert texts(again) == first
    assert reads == []


def test_what_is_known_without_the_passages_is_right(papers: Path, cache: Path) -> None:
    opened(papers, cache)
    for report in Library([papers], cache).reports:
        known = report.words, report.count, report.length
        assert known == (report.body.words, len(report.reading), len(report.text))


def test_only_what_changed_is_read_again(papers: Path, cache: Path, reads: list[str]) -> None:
    opened(papers, cache)
    reads.clear()
    write(papers, "a.txt", words="something else altogether")
    write(papers, "new.txt")
    (papers / "b.md").unlink()
    library = opened(papers, cache)
    assert sorted(reads) == ["a.txt", "new.txt"]
    assert sorted(texts(library)) == ["a", "c", "new"]
    assert "altogether" in texts(library)["a"]


def test_a_change_is_noticed_while_it_is_open(papers: Path, cache: Path) -> None:
    library = opened(papers, cache)
    before = {report.id: report for report in library.reports}
    assert not library.look()
    write(papers, "a.txt", words="something else altogether")
    (papers / "b.md").unlink()
    assert library.look()
    assert [file.path for file in library.pending] == [str(papers / "a.txt")]
    library.read_all()
    assert "altogether" in texts(library)["a"]
    assert [report.id for report in library.reports] == ["a", "c"]
    assert next(r for r in library.reports if r.id == "c") is before["c"]
    assert not library.look()


def test_what_was_named_may_go_while_it_is_open(papers: Path, cache: Path) -> None:
    library = opened(papers, cache)
    papers.rename(papers.with_name("gone"))
    assert not library.look()
    assert len(library.reports) == 3


def test_the_same_text_under_another_name_is_not_imported_again(
    papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(papers, cache)
    (papers / "a.txt").rename(papers / "renamed.txt")
    monkeypatch.setattr("corpus.sources.imported_text.import_source", None)
    assert sorted(texts(opened(papers, cache))) == ["b", "c", "renamed"]


def test_a_file_written_just_before_it_was_read_is_not_relied_on(papers: Path, cache: Path) -> None:
    path = write(papers, "a.txt")
    os.utime(path)
    opened(papers, cache)
    assert [file.path for file in Library([papers], cache).pending] == [str(path)]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "a letter changed": lambda data: data.replace(b"paragraph", b"parrotgra"),
    "no text": lambda data: b"\xff\x00" * 99,
    "another program's": lambda data: b'{"passages": []}',
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("what", ["text-*", "files-*"])
def test_a_damaged_cache_is_made_again(
    papers: Path, cache: Path, what: str, damage: Callable[[bytes], bytes]
) -> None:
    right = texts(opened(papers, cache))
    for path in cache.glob(what):
        path.write_bytes(damage(path.read_bytes()))
    assert texts(opened(papers, cache)) == right
    assert texts(opened(papers, cache)) == right


def test_text_that_is_gone_from_cache_and_disk_is_said(papers: Path, cache: Path) -> None:
    library = opened(papers, cache)
    for path in (*cache.glob("text-*"), *papers.rglob("*.*")):
        path.unlink()
    for report in library.reports:
        assert report.text.startswith("The text can no longer be read")


def test_it_works_where_the_cache_cannot_be_written(papers: Path, tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    library = opened(papers, no_folder / "cache")
    assert sorted(texts(library)) == ["a", "b", "c"]


def test_many_files_are_read_in_other_processes(
    papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = texts(opened(papers, None))
    monkeypatch.setattr(libraries, "HERE", 0)
    bad = write(papers, "bad.txt")
    bad.write_bytes(b"\0\1\2" * 500)
    os.utime(bad, (LONG_AGO, LONG_AGO))
    told: list[Progress] = []
    library = Library([papers], cache)
    library.read_all(told.append)
    assert texts(library) == right
    assert [progress.done for progress in told] == [1, 2, 3, 4]
    assert len(library.problems) == 1 and library.problems[0].startswith(str(bad))
    again = Library([papers], cache)
    assert not again.pending and again.problems == library.problems


def test_reading_that_is_stopped_goes_on_from_there(
    papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    monkeypatch.setattr(libraries, "HERE", 0)
    stop = Event()
    library = Library([papers], cache)
    library.read_all(lambda progress: stop.set(), stop)
    read = len(library.reports)
    assert 1 <= read <= 3
    again = Library([papers], cache)
    assert len(again.reports) == read
    again.read_all()
    assert len(again.reports) == 3


def test_the_first_report_is_there_before_the_others(
    papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = Library([papers], None)
    short.read_some()
    assert not short.pending
    monkeypatch.setattr(libraries, "SHORT", 0)
    write(papers, "0-empty.txt").write_text("")
    library = Library([papers], cache)
    library.read_some()
    assert len(library.reports) == 1
    assert len(library.pending) == 2
    wanted = Library([papers], None)
    wanted.read_some([str(papers / "deep/c.txt")])
    assert [report.id for report in wanted.reports] == ["c"]


def test_what_is_no_report_is_named_and_not_waited_for(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(papers / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(papers / "sock.txt"))
        (papers / "loop.txt").symlink_to(papers / "loop.txt")
        (papers / "nothing.txt").symlink_to(papers / "missing")
        (papers / "round").symlink_to(papers)
        (papers / "large.txt").write_text("x" * 2000)
        (papers / ".hidden.txt").write_text("hidden")
        (papers / "picture.png").write_text("")
        monkeypatch.setattr(scanning, "LARGEST", 1000)
        found = scan([papers])
    assert sorted(Path(file.path).name for file in found.files) == ["a.txt", "b.md", "c.txt"]
    reasons = {Path(line.split(": ")[0]).name: line for line in found.problems}
    assert "a pipe" in reasons["pipe.txt"]
    assert "a socket" in reasons["sock.txt"]
    assert "symbolic links" in reasons["loop.txt"]
    assert "No such file" in reasons["nothing.txt"]
    assert "larger than" in reasons["large.txt"]
    passed = "\n".join(found.passed)
    assert ".hidden.txt" in passed and "round: a link" in passed and ".png (1)" in passed


def test_a_folder_that_may_not_be_read_is_named(papers: Path) -> None:
    (papers / "deep").chmod(0)
    try:
        if os.access(papers / "deep", os.R_OK):
            pytest.skip("root may read everything")
        library = opened(papers, None)
        assert sorted(texts(library)) == ["a", "b"]
        assert "deep" in library.problems[0]
    finally:
        (papers / "deep").chmod(0o755)


def test_a_file_that_vanishes_meanwhile_is_named(papers: Path) -> None:
    library = Library([papers])
    (papers / "a.txt").unlink()
    (papers / "b.md").unlink()
    os.mkfifo(papers / "b.md")
    library.read_all()
    assert sorted(texts(library)) == ["c"]
    assert "no such file" in library.problems[0] and "a pipe" in library.problems[1]


def test_names_that_are_no_text_are_read_like_others(papers: Path, cache: Path) -> None:
    odd = os.fsencode(papers) + b"/\xff\xfe.txt"
    try:
        with Path(os.fsdecode(odd)).open("w") as file:
            file.write("A paragraph under an odd name.")
    except OSError:
        pytest.skip("this file system takes only text as names")
    assert len(opened(papers, cache).reports) == len(opened(papers, cache).reports) == 4


def test_a_catalogue_that_changes_is_read_again(papers: Path, cache: Path) -> None:
    library = opened(papers, cache)
    (papers / "catalogue.toml").write_text('[[report]]\nsource = "a.txt"\ntitle = "Another"\n')
    assert library.look()
    assert next(r for r in library.reports if r.id == "a").about.title == "Another"


def test_equal_names_keep_their_ids_while_others_are_read(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "SHORT", 0)
    write(papers, "deep/a.txt", words="others")
    library = Library([papers])
    library.read_some()
    (early,) = library.reports
    library.read_all()
    assert early.id in [report.id for report in library.reports]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        Library([tmp_path / "missing"])


def test_only_the_bodies_used_last_are_kept(
    papers: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(papers, cache)
    loaded: list[str] = []
    body = report_factory.text_cache.body
    monkeypatch.setattr(
        report_factory.text_cache, "body", lambda folder, key: loaded.append(key) or body(folder, key)
    )
    monkeypatch.setattr(report_factory, "BodyCache", lambda: BodyCache(most=150))
    library = Library([papers], cache)
    a, b, c = library.reports
    assert loaded == []
    held = a.body
    for report in (a, b, c, a):
        assert report.text
    assert len(loaded) == 3  # a was let go, but somebody has it
    del held
    assert all(report.text for report in (b, c, b, a))
    assert len(loaded) > 3
