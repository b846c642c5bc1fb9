"""The bodies of reports that were read last, so that a large corpus is open without lying in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final
from weakref import ref

from corpus.cache import Facts
from corpus.model import Body

MOST: Final = 4_000_000
"""Code points of the bodies that are kept: some 150 reports, 40 MB with all that belongs to them."""


class Shelf:
    """Keeps bodies, the ones used last, within a number of code points. Any thread may ask."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._length = 0
        self._bodies: OrderedDict[OnShelf, Body] = OrderedDict()
        self._lock = Lock()

    def keep(self, stored: OnShelf, body: Body) -> None:
        """Keep a body that has just been used, and let others go."""
        with self._lock:
            if stored in self._bodies:
                self._bodies.move_to_end(stored)
                return
            self._bodies[stored] = body
            self._length += stored.length
            while self._length > self._most and len(self._bodies) > 1:
                gone, _ = self._bodies.popitem(last=False)
                self._length -= gone.length


class OnShelf:
    """A body that is read when it is asked for; also let go, it is not read again while somebody has it."""

    __slots__ = ("_body", "_read", "_shelf", "count", "length", "words")

    def __init__(self, shelf: Shelf, facts: Facts, read: Callable[[], Body]) -> None:
        """Say what is known without reading it.

        Args:
            shelf: keeps it once it was read.
            facts: its sizes.
            read: reads it; never raises.
        """
        self.words: Final = facts.words
        self.count: Final = facts.passages
        self.length: Final = facts.length
        self._shelf = shelf
        self._read = read
        self._body: ref[Body] | None = None

    def body(self) -> Body:
        """The body, read now if nobody has it."""
        body = self._body() if self._body is not None else None
        if body is None:
            body = self._read()
            self._body = ref(body)
        self._shelf.keep(self, body)
        return body
