"""Background work: five lanes of one thread each, and no job whose end nobody hears of.

A job belongs to a lane by its kind. *disk* keeps notes, drafts and the session in the order of asking, behind
nothing else. *answers* is asked by the screen: urgent questions go before the others, a newer question of a
kind stops the older one. *chores* is all that may take long without anybody waiting at the keys. *files*
reads reports; *builder* works out what the answers are told from.

What is done in a lane takes short steps where it is a generator: between two of them it gives way to what is
more urgent, and it ends where it is not wanted any more. Every job that is not superseded ends in exactly one
message to who asked, ``Done`` or ``Failed``; work that is awaited raises where it is awaited instead.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar
from weakref import WeakKeyDictionary

from reader.jobs import Done, Failed, Job, JobError, Kind, Lane, Underway, Work, answer, is_there
from reader.runtime.logs import log_error

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.worker import Worker

T = TypeVar("T")

SOON: Final = 0.001
"""Seconds a builder at work keeps other threads waiting: a 12 ms frame then takes 25 (measured), else 33."""

Deliver = Callable[[Job[Any], Done | Failed | Underway], None]
"""Lets the screen's thread have what came of a job; called in the lane's thread."""


def run_job(job: Job[Any], gives_way: Callable[[], bool], deliver: Deliver) -> bool:
    """Run a job in the thread of its lane: all background work goes through here.

    It never raises: whatever happens in a job is delivered.

    Args:
        job: one that is new, or gave way before.
        gives_way: whether something more urgent waits; asked between its steps.
        deliver: is given the one message in which it ends; none for a job that is not wanted any more.

    Returns:
        Whether it ended; else it gave way, and is to be gone on with.
    """
    try:
        done, value = job.advance(gives_way, lambda told: deliver(job, Underway(job, told)))
    except BaseException as error:  # whatever it was: no error of a job is lost
        deliver(job, Failed(job, error))
        return True
    if done:
        deliver(job, Done(job, value))
    return done


@contextmanager
def _yielding() -> Iterator[None]:
    """Let other threads have their turn sooner than usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, SOON))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class _Thread:
    """A lane's queue and thread, which is begun with the first job."""

    def __init__(self, lane: Lane, deliver: Deliver) -> None:
        self._lane = lane
        self._deliver = deliver
        self._urgent: deque[Job[Any]] = deque()
        self._others: deque[Job[Any]] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ended = False
        self._current: Job[Any] | None = None

    def put(self, job: Job[Any]) -> None:
        with self._wake:
            (self._urgent if job.kind.urgent else self._others).append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=self._lane.value, daemon=True)
                self._thread.start()
            self._wake.notify()

    def end(self) -> None:
        """Begin nothing any more; what is under way ends at its next step."""
        with self._wake:
            self._ended = True
            for job in (*self._urgent, *self._others, *filter(None, [self._current])):
                job.stopped = True
            self._wake.notify()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            with _yielding() if self._lane is Lane.BUILDER else nullcontext():
                done = run_job(job, self._gives_way(job), self._deliver)
            if not done:
                with self._wake:
                    self._others.appendleft(job)

    def _next(self) -> Job[Any] | None:
        with self._wake:
            self._current = None
            while not self._ended and not self._urgent and not self._others:
                self._wake.wait()
            if self._ended:
                return None
            self._current = (self._urgent or self._others).popleft()
            return self._current

    def _gives_way(self, job: Job[Any]) -> Callable[[], bool]:
        return (lambda: False) if job.kind.urgent else (lambda: bool(self._urgent))


class Background:
    """The lanes of one program: asked on the screen's thread, where all that comes of it is handed over."""

    def __init__(self, last: Callable[[], DOMNode]) -> None:
        """Prepare the lanes; their threads begin with the first job.

        Args:
            last: gives who is told of failures where who asked is gone.
        """
        self._last = last
        self._lanes = {lane: _Thread(lane, self._hand_over) for lane in Lane}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._newest: WeakKeyDictionary[DOMNode, dict[Kind, Job[Any]]] = WeakKeyDictionary()
        self._waiting = 0
        self._ended = False

    @property
    def idle(self) -> bool:
        """Whether nothing is being done, and all that came of what was done has been handed over."""
        return not self._waiting

    def run(
        self,
        kind: Kind,
        work: Work[T],
        on_success: Callable[[T], object],
        on_error: Callable[[BaseException], object],
        on_progress: Callable[[Any], object] | None = None,
    ) -> None:
        """Have something done for the program itself: what comes of it waits behind no screen's messages.

        Args:
            kind: the kind of job.
            work: what is done, in the lane's thread; a generator takes short steps.
            on_success: called with what came of it, on the screen's thread.
            on_error: called with what was raised instead.
            on_progress: called with what the work tells on its way.
        """
        self._put(Job(kind, work, None, on_success, on_error, on_progress))

    def ask(
        self,
        owner: DOMNode,
        kind: Kind,
        work: Work[T],
        on_success: Callable[[T], object] = lambda _: None,
        on_error: Callable[[BaseException], object] | None = None,
        on_progress: Callable[[Any], object] | None = None,
    ) -> None:
        """Have something done in its kind's lane.

        Args:
            owner: the screen that asks; it is sent ``Done`` or ``Failed``.
            kind: the kind of job.
            work: what is done, in the lane's thread; a generator takes short steps.
            on_success: called with what came of it, on the screen's thread, if the owner is still there.
            on_error: called with what was raised instead; None has it said, with the key to try again.
            on_progress: called with what the work tells on its way, likewise.
        """
        job = Job(kind, work, owner, on_success, on_error, on_progress)
        job.again = lambda: self.ask(owner, kind, work, on_success, on_error, on_progress)
        if kind.latest:
            newest = self._newest.setdefault(owner, {})
            if kind in newest:
                newest[kind].stopped = True
            newest[kind] = job
        self._put(job)

    async def result(self, kind: Kind, work: Work[T], *expected: type[BaseException]) -> T:
        """Have something done in its kind's lane, and wait for what comes of it.

        Args:
            kind: the kind of job.
            work: what is done, in the lane's thread.
            expected: errors that are raised here as they are.

        Raises:
            JobError: it failed in another way.
        """
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def done(value: T) -> None:
            if not future.done():
                future.set_result(value)

        def failed(error: BaseException) -> None:
            if not isinstance(error, expected):
                log_error(error, kind.name)
            if not future.done():
                future.set_exception(error if isinstance(error, expected) else JobError(kind, error))

        job = Job(kind, work, None, done, failed)
        self._put(job)
        try:
            return await future
        finally:  # a change is done though nobody waits for it any more; an answer that is renewed is not
            job.stopped = job.stopped or (kind.latest and future.cancelled())

    def start(
        self,
        owner: DOMNode,
        kind: Kind,
        work: Callable[[], Coroutine[Any, Any, object]],
        *,
        exclusive: bool = False,
    ) -> Worker[None]:
        """Begin something on the screen's thread that waits for jobs; where it fails, the owner is told.

        Args:
            owner: the screen that asks; when that is gone the work is ended.
            kind: what it is told of as.
            work: makes what is done; called again where it is tried again.
            exclusive: end what was begun before for the same owner and kind.

        Returns:
            What can be waited for; it never raises.
        """

        async def guarded() -> None:
            try:
                await work()
            except Exception as error:  # whatever it was: no error of a job is lost
                failed, cause = (error.kind, error.error) if isinstance(error, JobError) else (kind, error)
                job: Job[Any] = Job(failed, lambda: None, owner, lambda _: None, None)
                job.again = lambda: self.start(owner, kind, work, exclusive=exclusive)
                self._send(job, Failed(job, cause))

        # The one place where a worker of Textual's is begun: it never fails, for all is caught above.
        return owner.run_worker(guarded(), group=kind.name, exclusive=exclusive, exit_on_error=False)

    def end(self) -> None:
        """Begin nothing any more: the program ends."""
        self._ended = True
        for lane in self._lanes.values():
            lane.end()

    async def settle(self, lane: Lane, seconds: float) -> None:
        """Wait until all that a lane was asked has been done, but not for ever."""
        last = Kind(f"{lane.value}-settled", lane, "waiting")
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.result(last, lambda: None), seconds)

    # -- handing over

    def _put(self, job: Job[Any]) -> None:
        if self._ended:
            return
        self._loop = self._loop or asyncio.get_running_loop()
        self._waiting += 1
        self._lanes[job.kind.lane].put(job)

    def _hand_over(self, job: Job[Any], message: Done | Failed | Underway) -> None:
        """In a lane's thread: let the screen's thread have what came of a job."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop is closed: the program has ended
                self._loop.call_soon_threadsafe(self._arrived, job, message, context=job.context)

    def _arrived(self, job: Job[Any], message: Done | Failed | Underway) -> None:
        self._waiting -= not isinstance(message, Underway)
        if job.stopped:
            return
        try:
            self._send(job, message)
        except Exception as error:  # of who was called: it must not be lost in the loop either
            log_error(error, job.kind.name)
            self._last().post_message(Failed(Job(job.kind, job.work, None, job.on_success, None), error))

    def _send(self, job: Job[Any], message: Done | Failed | Underway) -> None:
        if isinstance(message, Failed) and job.on_error is None:
            log_error(message.error, job.kind.name)
        if job.owner is None:
            answer(message)
        elif is_there(job.owner):
            job.owner.post_message(message)
        elif isinstance(message, Failed) and not self._ended:
            self._last().post_message(message)
