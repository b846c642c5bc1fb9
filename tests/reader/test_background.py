"""Background work: lanes in order, questions that overtake, an end of every job that somebody hears of."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.screen import Screen

from reader.background import Background
from reader.jobs import JobError, Kind, Lane
from reader.screens.job_messages import TRY_AGAIN, JobMessages

CHANGE = Kind("change", Lane.DISK, "changing")
ASKED = Kind("asked", Lane.ANSWERS, "asking", urgent=True, latest=True)
MARKS = Kind("marks", Lane.ANSWERS, "marking")
EACH = [Kind(lane.value, lane, f"what {lane.value} does") for lane in Lane]


class _Screen(JobMessages, Screen[None]):
    """A screen that remembers what it said."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(TRY_AGAIN, "try_again", priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def say(self, message: str, *, stay: bool = False) -> None:
        self.lines.append(message)


class _App(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.first = _Screen()
        self.background = Background(lambda: self.first)

    def get_default_screen(self) -> Screen[None]:
        return self.first

    def on_unmount(self) -> None:
        self.background.end()


@asynccontextmanager
async def program() -> AsyncIterator[tuple[_App, Pilot[None]]]:
    app = _App()
    async with app.run_test() as pilot:
        yield app, pilot


async def idle(app: _App, pilot: Pilot[None]) -> None:
    while not app.background.idle:
        await pilot.pause()
    await pilot.pause()


async def test_a_lane_does_its_jobs_in_the_order_of_asking_each_in_one_thread() -> None:
    done: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> Callable[[], None]:
        def run() -> None:
            threads.add(threading.get_ident())
            done.append(number)

        return run

    async with program() as (app, pilot):
        for number in range(50):
            app.background.ask(app.first, CHANGE, work(number))
        await idle(app, pilot)
    assert done == list(range(50))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_no_lane_waits_for_another() -> None:
    gates = {lane: threading.Event() for lane in Lane}
    came: list[str] = []
    async with program() as (app, pilot):
        for kind in EACH:
            app.background.ask(app.first, kind, gates[kind.lane].wait, lambda _, k=kind: came.append(k.name))
        for lane in reversed(Lane):  # each can end while all the others are at work
            gates[lane].set()
            while lane.value not in came:
                await pilot.pause()
    assert came == [lane.value for lane in reversed(Lane)]


async def test_an_urgent_question_overtakes_at_the_next_step() -> None:
    begun, go = threading.Event(), threading.Event()
    order: list[str] = []

    def marks() -> Iterator[None]:
        for step in range(3):
            order.append(f"marks {step}")
            begun.set()
            go.wait()
            yield

    async with program() as (app, pilot):
        app.background.ask(app.first, MARKS, marks, lambda _: order.append("marked"))
        begun.wait()
        app.background.ask(app.first, ASKED, lambda: order.append("asked"))
        go.set()
        await idle(app, pilot)
    assert order == ["marks 0", "asked", "marks 1", "marks 2", "marked"]


async def test_a_newer_question_stops_the_older_one_under_way_and_only_its_answer_comes() -> None:
    begun, go = threading.Event(), threading.Event()
    steps, closed, answers = [], [], []

    def long() -> Iterator[None]:
        try:
            for step in range(100):
                steps.append(step)
                begun.set()
                go.wait()
                yield
        finally:
            closed.append(True)

    async with program() as (app, pilot):
        app.background.ask(app.first, ASKED, long, lambda _: answers.append("old"))
        begun.wait()
        app.background.ask(app.first, ASKED, lambda: "new", answers.append)
        go.set()
        await idle(app, pilot)
    assert (steps, closed, answers) == ([0], [True], ["new"])


async def test_superseded_work_is_not_begun() -> None:
    gate, begun = threading.Event(), []
    async with program() as (app, pilot):
        app.background.ask(app.first, MARKS, gate.wait)
        for number in range(20):
            app.background.ask(app.first, ASKED, lambda n=number: begun.append(n))
        gate.set()
        await idle(app, pilot)
    assert begun == [19]


async def test_an_old_answer_that_lies_ready_is_not_handed_over() -> None:
    answers: list[str] = []
    async with program() as (app, pilot):
        done = threading.Event()
        app.background.ask(app.first, ASKED, lambda: "old", answers.append)
        app.background.ask(app.first, Kind("other", Lane.ANSWERS, "", urgent=True), done.set)
        done.wait()  # the first is done, and the screen's thread has not heard of it
        app.background.ask(app.first, ASKED, lambda: "new", answers.append)
        await idle(app, pilot)
    assert answers == ["new"]


@pytest.mark.parametrize("kind", EACH, ids=lambda kind: kind.name)
@pytest.mark.parametrize("error", [ValueError("that went\nwrong"), MemoryError(), SystemExit(3)], ids=type)
async def test_every_failure_is_said_and_can_be_tried_again(kind: Kind, error: BaseException) -> None:
    failing, came = [True], []

    def work() -> str:
        if failing:
            raise error
        return "done"

    async with program() as (app, pilot):
        app.background.ask(app.first, kind, work, came.append)
        await idle(app, pilot)
        said = " ".join(str(error).split()) or type(error).__name__
        assert app.first.lines == [f"{kind.said} failed: {said}; ctrl+r tries again"]
        failing.clear()
        await pilot.press("ctrl+r")
        await idle(app, pilot)
    assert came == ["done"]


async def test_a_failure_is_said_where_one_is_when_who_asked_is_gone() -> None:
    gate = threading.Event()

    def work() -> None:
        gate.wait()
        raise ValueError("late")

    async with program() as (app, pilot):
        above = _Screen()
        await app.push_screen(above)
        app.background.ask(above, CHANGE, work)
        await app.pop_screen()
        gate.set()
        await idle(app, pilot)
        assert app.first.lines == ["changing failed: late; ctrl+r tries again"]
        assert above.lines == []


async def test_a_failure_is_said_on_the_screen_in_sight() -> None:
    async with program() as (app, pilot):
        above = _Screen()
        await app.push_screen(above)
        app.background.ask(app.first, CHANGE, lambda: 1 // 0)
        await idle(app, pilot)
        assert (app.first.lines, len(above.lines)) == ([], 1)


async def test_awaited_work_raises_what_is_expected_and_wraps_what_is_not() -> None:
    def fail(error: BaseException) -> Callable[[], None]:
        def run() -> None:
            raise error

        return run

    async with program() as (app, _):
        assert await app.background.result(CHANGE, lambda: 7) == 7
        with pytest.raises(OSError, match="full"):
            await app.background.result(CHANGE, fail(OSError("full")), OSError)
        with pytest.raises(JobError, match="strange") as caught:
            await app.background.result(CHANGE, fail(KeyError("strange")), OSError)
    assert isinstance(caught.value.error, KeyError)


@pytest.mark.parametrize(("kind", "is_done"), [(CHANGE, True), (ASKED, False)])
async def test_awaited_work_that_nobody_waits_for_is_done_unless_only_the_latest_is_wanted(
    kind: Kind, is_done: bool
) -> None:
    begun, held = threading.Event(), threading.Event()
    done: list[int] = []

    def hold() -> None:
        begun.set()
        held.wait()

    async with program() as (app, pilot):
        app.background.ask(app.first, Kind("held", kind.lane, "holding"), hold)
        while not begun.is_set():
            await pilot.pause()
        waiting = asyncio.create_task(app.background.result(kind, lambda: done.append(1)))
        await pilot.pause()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        held.set()
        await idle(app, pilot)
    assert bool(done) is is_done


async def test_work_of_the_screens_thread_that_fails_is_said_and_tried_again() -> None:
    tries: list[int] = []

    async def work() -> None:
        tries.append(len(tries))
        if len(tries) == 1:
            await app.background.result(CHANGE, lambda: 1 // 0)

    async with program() as (app, pilot):
        worker = app.background.start(app.first, CHANGE, work)
        await worker.wait()  # it never raises
        await pilot.pause()
        assert app.first.lines == ["changing failed: integer division or modulo by zero; ctrl+r tries again"]
        await pilot.press("ctrl+r")
        await pilot.app.workers.wait_for_complete()
    assert tries == [0, 1]


async def test_what_a_job_tells_on_its_way_comes_before_its_end_in_order() -> None:
    def work() -> Any:
        yield 1
        yield None
        yield 2
        return 3

    came: list[int] = []
    async with program() as (app, pilot):
        app.background.ask(app.first, MARKS, work, came.append, on_progress=came.append)
        await idle(app, pilot)
    assert came == [1, 2, 3]


async def test_the_end_stops_what_is_under_way_between_two_steps_and_begins_nothing() -> None:
    begun, go, ended = threading.Event(), threading.Event(), threading.Event()
    after: list[str] = []

    def work() -> Iterator[None]:
        try:
            begun.set()
            while True:
                go.wait()
                yield
        finally:
            ended.set()

    async with program() as (app, _):
        app.background.ask(app.first, MARKS, work)
        app.background.ask(app.first, MARKS, lambda: after.append("begun"))
        begun.wait()
        app.background.end()
        app.background.ask(app.first, CHANGE, lambda: after.append("asked later"))
        go.set()
        assert ended.wait(30)
    assert after == []
