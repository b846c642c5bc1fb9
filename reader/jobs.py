"""A job for a lane: what it is of, how it is gone on with, and how its end is told."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from enum import Enum
from inspect import isgenerator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.message import Message

from reader.errors import one_line

if TYPE_CHECKING:
    from textual.dom import DOMNode

T = TypeVar("T")

Steps = Generator[object, None, T]
"""Work in short steps; what it yields, other than None, is told on the way, what it returns in the end."""
Work = Callable[[], "T | Steps[T]"]
"""What a job does, in its lane's thread."""


class Lane(Enum):
    """Threads, each with jobs of its own."""

    DISK = "disk"
    ANSWERS = "answers"
    CHORES = "chores"
    FILES = "files"
    BUILDER = "builder"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job."""

    name: str
    lane: Lane
    said: str
    """What could not be done where it fails: "searching"."""
    urgent: bool = False
    """Whether somebody waits for it at the keys: it goes before those of its lane that are not."""
    latest: bool = False
    """Whether only the newest job of the kind is wanted by who asks."""


class Done(Message, bubble=False):
    """A job came to its end."""

    def __init__(self, job: Job[Any], value: object) -> None:
        super().__init__()
        self.job = job
        self.kind, self.value = job.kind, value


class Underway(Message, bubble=False):
    """A job tells something before its end."""

    def __init__(self, job: Job[Any], value: object) -> None:
        super().__init__()
        self.job = job
        self.value = value


class Failed(Message, bubble=False):
    """A job could not be done."""

    def __init__(self, job: Job[Any], error: BaseException) -> None:
        super().__init__()
        self.job = job
        self.kind, self.error = job.kind, error


class JobError(Exception):
    """Awaited work failed in a way that who awaited it did not expect.

    Attributes:
        kind: the kind of the job.
        error: what was raised.
    """

    def __init__(self, kind: Kind, error: BaseException) -> None:
        super().__init__(one_line(error))
        self.kind, self.error = kind, error


@dataclass(eq=False, slots=True)
class Job(Generic[T]):
    """Something to be done, for somebody who is told how it ended."""

    kind: Kind
    work: Work[T]
    owner: DOMNode | None
    """Who asked, and is sent the message; None for awaited work, and for the program's own."""
    on_success: Callable[[T], object]
    """Called with the value by who asked, on the screen's thread."""
    on_error: Callable[[BaseException], object] | None
    """Called with the error likewise; None has it said in a line."""
    on_progress: Callable[[Any], object] | None = None
    """Called likewise with what the job tells on its way."""
    again: Callable[[], object] | None = None
    """Has it done once more."""
    context: Context = field(default_factory=copy_context)
    stopped: bool = False
    """Whether nobody waits for it any more."""
    _steps: Any = None
    """What goes on with it, once it was begun and takes steps."""

    def advance(self, gives_way: Callable[[], bool], tell: Callable[[object], None]) -> tuple[bool, T | None]:
        """Go on with it, in its lane's thread, until it is done or gives way.

        Args:
            gives_way: whether something more urgent waits; asked between the steps.
            tell: is given what it tells on its way.

        Returns:
            Whether it is done, and then what came of it.
        """
        if not self.is_wanted():
            return True, None
        if self._steps is None:
            made = self.work()
            if not isgenerator(made):
                return True, made  # type: ignore[return-value] # no generator: the value
            self._steps = made
        steps: Generator[object, None, T] = self._steps
        while True:
            try:
                told = next(steps)
            except StopIteration as end:
                return True, end.value
            if told is not None and self.on_progress is not None:
                tell(told)
            if not self.is_wanted():
                steps.close()
                return True, None
            if gives_way():
                return False, None

    def is_wanted(self) -> bool:
        """Whether somebody waits for it still."""
        return not self.stopped


def is_there(owner: DOMNode) -> bool:
    """Whether who asked has not been left."""
    return owner.is_attached and bool(getattr(owner, "is_usable", True))


def answer(message: Done | Failed | Underway) -> bool:
    """Give what came of a job to who asked for it; whether anybody took it."""
    if message.job.stopped:
        return True
    if isinstance(message, Done):
        message.job.on_success(message.value)
        return True
    if isinstance(message, Underway):
        if message.job.on_progress is not None:
            message.job.on_progress(message.value)
        return True
    if message.job.on_error is not None:
        message.job.on_error(message.error)
        return True
    return False
