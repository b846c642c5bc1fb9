"""The index on disk: never trusted, never stale, the same as one made anew."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Body, Kind, Report
from corpus.search import Result, Searcher, index_file
from corpus.search.index import Index
from tests.corpus.building import passage, report

QUERIES = ("treaty security", "securty", '"missile defence"', "expansion", "zebra", "")
WORDS = [
    "the",
    "treaty",
    "security",
    "enlargement",
    "sanctions",
    "missile",
    "co-operation",
    "Göteborg",
    "13",
    "left",
]


def made(name: str, seed: int) -> Report:
    """A report of a few passages, as if read from a file."""
    draw = random.Random(seed)
    texts = [" ".join(draw.choices(WORDS, k=8)) for _ in range(draw.randint(1, 6))]
    built = report(passage("Missile defence", Kind.HEADING), *texts, name=name)
    return built.but(bytes_print=f"{seed}", letters_print=f"letters of {seed}")


def answers(reports: list[Report], cache: Path | None) -> list[Result]:
    searcher = Searcher(reports, cache).build()
    return [searcher.search(query) for query in QUERIES]


def same(one: Index, other: Index) -> bool:
    return all(
        list(a) == list(b) if isinstance(a, list) else np.array_equal(a, b)
        for a, b in zip(one.postings, other.postings, strict=True)
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), unique=True, max_size=5), min_size=2, max_size=4))
def test_what_is_updated_is_what_is_made_anew(
    tmp_path_factory: pytest.TempPathFactory, corpora: list[list[int]]
) -> None:
    """Reports are added, changed, moved and removed; each time it is as if there had been no cache."""
    cache = tmp_path_factory.mktemp("cache")
    for turn, seeds in enumerate(corpora):
        reports = [made(f"r{at}", seed + 10 * (turn % 2) * (at == 0)) for at, seed in enumerate(seeds)]
        assert same(Index(reports, cache), Index(reports))
        assert same(Index(reports, cache), Index(reports)), "read where it lies"
        assert answers(reports, cache) == answers(reports, None)


def test_a_kept_index_is_read_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [made("a", 1), made("b", 2)]
    before = answers(reports, tmp_path)
    monkeypatch.setattr(index_file, "joined", None)
    assert answers(reports, tmp_path) == before


def test_words_of_reports_that_stayed_are_not_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers([made("a", 1), made("b", 2)], tmp_path)
    asked: list[str] = []
    real = index_file.report_words
    monkeypatch.setattr(index_file, "report_words", lambda one: asked.append(one.id) or real(one))
    answers([made("b", 2), made("c", 3)], tmp_path)
    assert asked == ["c"]


@pytest.mark.parametrize("damage", ["cut", "emptied", "foreign", "flipped", "made longer"])
def test_a_damaged_or_foreign_file_is_made_again(tmp_path: Path, damage: str) -> None:
    reports = [made("a", 1), made("b", 2)]
    before = answers(reports, tmp_path)
    (path,) = tmp_path.glob("search-*.arrays")
    data = path.read_bytes()
    flipped = bytearray(data)
    flipped[-20] ^= 1
    path.write_bytes(
        {
            "cut": data[:-30],
            "emptied": b"",
            "foreign": b"SQLite format 3\x00" * 20,
            "flipped": bytes(flipped),
            "made longer": data + b"x",
        }[damage]
    )
    assert answers(reports, tmp_path) == before
    assert path.read_bytes() == data


def test_where_nothing_can_be_written_search_works(tmp_path: Path) -> None:
    barred = tmp_path / "file"
    barred.write_text("a folder cannot be made here")
    assert answers([made("a", 1)], barred / "cache") == answers([made("a", 1)], None)


def test_reports_that_were_not_read_from_files_are_not_kept(tmp_path: Path) -> None:
    reports = [report("A treaty on security.")]
    assert answers(reports, tmp_path) == answers(reports, None)
    assert not list(tmp_path.glob("search-*"))


def test_a_text_that_can_no_longer_be_read_is_not_kept(tmp_path: Path) -> None:
    whole = made("a", 1)
    gone = report("The text can no longer be read.").body

    class Gone:
        words, count, length = whole.words, whole.count, whole.length

        def body(self) -> Body:
            return gone

    answers([whole.but(passages=Gone())], tmp_path)
    assert answers([whole], tmp_path) == answers([whole], None)


def test_another_title_counts_at_once(tmp_path: Path) -> None:
    reports = [made("a", 1), made("b", 2)]
    answers(reports, tmp_path)
    titled = [reports[0].but(about=replace(reports[0].about, title="On the security treaty")), reports[1]]
    assert answers(titled, tmp_path) == answers(titled, None)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    Searcher([made("a", 1), made("b", 2)], tmp_path).build(lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2)]


def test_a_text_that_can_no_longer_be_read_says_so_where_it_is_found() -> None:
    texts = [f"The treaty of the year {year}." for year in range(5)]
    gone = report("The text can no longer be read.", name="a").body
    now = [report(*texts, name="a").body]

    class Vanishing:
        words = count = length = 5

        def body(self) -> Body:
            return now[-1]

    searcher = Searcher([report(name="a").but(passages=Vanishing())]).build()
    assert searcher.search("treaty").total == 5
    now.append(gone)
    assert {hit.passage.text for hit in searcher.search("treaty").hits} == {"The text can no longer be read."}


def test_two_processes_make_the_same_file(tmp_path: Path) -> None:
    reports = [made("a", 1), made("b", 2)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: answers(reports, tmp_path), range(8)))
    assert found == [answers(reports, None)] * 8
    assert not list(tmp_path.glob("*.part")) and not list(tmp_path.glob(".*.part"))
