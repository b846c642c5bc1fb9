"""The bodies of reports that were read last, so that a large corpus is open without lying in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final
from weakref import ref

from corpus.model import Body
from corpus.sources.text_cache import Facts

MOST: Final = 4_000_000
"""Code points of the bodies that are kept: some 150 reports, 40 MB with all that belongs to them."""


class BodyCache:
    """Keeps bodies, the ones used last, within a number of code points. Any thread may ask.

    Its lock is held for a few steps only, never while a body is read.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._length = 0
        self._bodies: OrderedDict[OnShelf, Body] = OrderedDict()
        self._lock = Lock()

    def keep(self, stored: OnShelf, body: Body) -> Body:
        """Keep a body that has just been used, and let others go.

        Returns:
            The body to be used: another one, where somebody has that.
        """
        with self._lock:
            body = stored.share(body)
            if stored not in self._bodies:
                self._length += stored.length
            self._bodies[stored] = body
            self._bodies.move_to_end(stored)
            while self._length > self._most and len(self._bodies) > 1:
                gone, _ = self._bodies.popitem(last=False)
                self._length -= gone.length
        return body


class OnShelf:
    """A body that is read when it is asked for; also let go, it is not read again while somebody has it.

    Threads that ask for one at once may each read it, but are given the same one.
    """

    __slots__ = ("_body", "_read", "_shelf", "count", "length", "words")

    def __init__(self, shelf: BodyCache, facts: Facts, read: Callable[[], Body]) -> None:
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
        return self._shelf.keep(self, self._alive() or self._read())

    def share(self, body: Body) -> Body:
        """The body that somebody has, else this one, which is had from now on; called by the shelf alone."""
        alive = self._alive()
        if alive is None:
            alive, self._body = body, ref(body)
        return alive

    def _alive(self) -> Body | None:
        return self._body() if self._body is not None else None
