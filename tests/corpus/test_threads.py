"""Any number of threads may ask at once: each gets what a single one would, and nobody sees a half of it."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from runpy import run_path
from threading import Barrier
from typing import TypeVar

import pytest

from corpus.fuzzy import NameIndex
from corpus.model import Body, Passage, Report
from corpus.search import Searcher
from corpus.search.find import find, nearest
from corpus.sources.body_cache import BodyCache, OnShelf
from corpus.sources.text_cache import Facts
from corpus.text import stemmer
from corpus.text.stemmer import stem
from tests.corpus.building import passage, report

Answer = TypeVar("Answer")

WORDS = 60_000
"""Each thread asks for so many stems, each of them five times."""
ENDINGS = ("", "s", "ing", "ed", "ation", "ations", "ness", "ity", "ization", "fulness", "ational", "ously")
STUCK = 60.0
"""Seconds after which threads that should have met at a barrier never will."""


@pytest.fixture
def _turns() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(*jobs: Callable[[], Answer]) -> list[Answer]:
    """What some jobs give, each in a thread of its own; all begin together."""
    ready = Barrier(len(jobs))

    def run(job: Callable[[], Answer]) -> Answer:
        ready.wait(STUCK)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result() for future in [pool.submit(run, job) for job in jobs]]


def spelt(count: int) -> list[str]:
    """So many words, no two alike, with the endings of English ones."""
    draw = random.Random(5)
    beginnings = {"".join(draw.choices("bcdfglmnprst", k=3)) + draw.choice("aeiou") for _ in range(count)}
    begun = [f"{one}{other}" for one in sorted(beginnings) for other in ("l", "nt", "rv", "t")]
    return [word + ending for word in begun for ending in ENDINGS][:count]


@pytest.mark.usefixtures("_turns")
def test_stems_of_three_threads_are_those_of_one() -> None:
    each = spelt(WORDS // 5)
    assert len(set(each)) == WORDS // 5
    single = run_path(str(stemmer.__file__))["stem"]  # a module of its own, that no other thread has asked
    alone = {word: single(word) for word in each}

    def job(seed: int) -> int:
        asked = each * 5
        random.Random(seed).shuffle(asked)
        return sum(stem(word) != alone[word] for word in asked)

    assert at_once(*(lambda seed=seed: job(seed) for seed in range(3))) == [0, 0, 0]


def corpus() -> list[Report]:
    """Some reports nobody has looked into yet."""
    draw = random.Random(3)
    vocabulary = [*spelt(300), "treaty", "security", "sanctions", "missile", "defence", "enlargement"]
    return [
        report(*(" ".join(draw.choices(vocabulary, k=40)) + "." for _ in range(25)), name=f"r{number}")
        for number in range(4)
    ]


@pytest.mark.usefixtures("_turns", "without_locks")
def test_many_threads_that_search_at_once_find_what_one_finds() -> None:
    said = ["treaty security", "securty sanctoins", '"missile defence" treaty', "expansion", "enlargement"]
    queries = [*said, *(f"{word} {word}ical treaty" for word in spelt(400)[360:])]
    alone = Searcher(corpus()).build()
    expected = {query: alone.search(query, 5) for query in queries}
    searcher = Searcher(corpus()).build()

    def job(seed: int) -> list[str]:
        asked = list(queries)
        random.Random(seed).shuffle(asked)
        return [query for query in asked if searcher.search(query, 5) != expected[query]]

    assert at_once(*(lambda seed=seed: job(seed) for seed in range(6))) == [[]] * 6


def test_a_search_before_the_index_is_built_is_refused_and_builds_nothing() -> None:
    searcher = Searcher(corpus())
    for ask in (lambda: searcher.search("treaty"), lambda: searcher.index):
        with pytest.raises(RuntimeError, match="before it is built"):
            ask()
    assert searcher.build() is searcher
    assert searcher.index is searcher.build().index


@pytest.mark.usefixtures("_turns")
def test_many_threads_that_rank_names_at_once_rank_them_as_one() -> None:
    names, queries = spelt(600), [word[:5] for word in spelt(600)[::30]]
    alone = NameIndex(names)
    expected = [alone.rank(query) for query in queries]
    index = NameIndex(names)
    assert at_once(*[lambda: [index.rank(query) for query in queries]] * 4) == [expected] * 4


class Meeting(tuple[Passage, ...]):
    """Passages at which two threads meet: neither has looked through them before the other has begun."""

    both: Barrier

    def __iter__(self) -> Iterator[Passage]:
        self.both.wait(STUCK)
        return super().__iter__()


@pytest.mark.usefixtures("without_locks")
@pytest.mark.parametrize(
    "name", ["reading", "text", "starts", "by_id", "by_number", "words", "count", "length"]
)
def test_what_two_threads_make_of_a_body_at_once_is_whole_and_alike(name: str) -> None:
    passages = [passage(f"The treaty of {year}.") for year in range(1990, 2020)]
    meeting = Meeting(passages)
    meeting.both = Barrier(2)
    body = Body(meeting)
    expected = getattr(Body(tuple(passages)), name)
    assert at_once(*[lambda: getattr(body, name)] * 2) == [expected] * 2
    assert getattr(body, name) == expected


@pytest.mark.usefixtures("_turns", "without_locks")
def test_many_threads_that_look_for_words_in_one_report_find_what_one_finds() -> None:
    def ask(one: Report) -> list[object]:
        return [find(one, "treaty"), find(one, "Treaty"), nearest(one, "tretay", 3)]

    one = corpus()[0]
    assert at_once(*[lambda: ask(one)] * 6) == [ask(corpus()[0])] * 6


def test_two_threads_that_read_a_body_at_once_are_given_one_and_it_stays_at_hand() -> None:
    both, read = Barrier(2), []

    def reading() -> Body:
        read.append(1)
        if len(read) <= 2:
            both.wait(STUCK)
        return Body((passage("The treaty."),))

    stored = OnShelf(BodyCache(), Facts("", "", {}, 2, 1, 11, ()), reading)
    one, other = at_once(stored.body, stored.body)
    assert one is other
    del one, other
    stored.body()
    assert len(read) == 2
