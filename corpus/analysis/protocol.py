"""What crosses between this process and the one that works for it: pickles, each after its length.

Both ends are this program; no message comes from a file or from anybody else.
"""

from __future__ import annotations

import os
import pickle
from enum import Enum
from typing import Any, Final, NamedTuple

from corpus.child_processes import read_exactly
from corpus.model import About, Body

LENGTH: Final = 8
"""Bytes that hold how long a message is."""


class Answer(Enum):
    """What the worker's process tells."""

    PROGRESS = "progress"
    """How many reports are done, of how many."""
    MISSING = "missing"
    """The ids of reports that it could not open by itself: their texts are sent."""
    DONE = "done"
    FAILED = "failed"
    """Why not, in one line."""


class Sent(NamedTuple):
    """A report as it is told to the other process, which reads its text itself where it can."""

    id: str
    about: About
    source: str
    path: str
    bytes_print: str
    letters_print: str
    letter: str
    warnings: tuple[str, ...]
    body: Body | None = None
    """Its text, where the other process cannot read it."""


class Corpus(NamedTuple):
    """What the other process is to work on."""

    reports: tuple[Sent, ...]
    """In date order."""
    paths: tuple[str, ...]
    """The files and folders that they come from; empty where all texts are sent."""
    encoding: str | None
    texts: str
    """The cache of imported text."""
    cache: str
    """Where what is worked out is kept."""
    meaning: bool
    """Whether the search is made to know meaning."""


class Request(NamedTuple):
    """What is to be done next."""

    part: str
    """A method of a worker."""
    arguments: tuple[Any, ...] = ()


def write(pipe: int, message: object) -> None:
    """Send a message through a pipe.

    Raises:
        OSError: the other end is gone.
    """
    data = pickle.dumps(message, protocol=5)
    left = memoryview(len(data).to_bytes(LENGTH) + data)
    while left:
        left = left[os.write(pipe, left) :]


def read(pipe: int) -> Any:
    """The next message, waited for; nothing behind it is read.

    Raises:
        EOFError: the other end is gone.
    """
    return pickle.loads(read_exactly(pipe, int.from_bytes(read_exactly(pipe, LENGTH))))
