"""A signal: who wants to hear of something is told, in the order of connecting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Signal(Generic[P]):
    """Calls whoever is connected, on the screen's thread; a slot lives as long as the signal does."""

    def __init__(self) -> None:
        self._slots: list[Callable[P, object]] = []

    def connect(self, slot: Callable[P, object]) -> None:
        """Have a slot called whenever the signal is emitted."""
        self._slots.append(slot)

    def disconnect(self, slot: Callable[P, object]) -> None:
        """Call a slot no more; nothing happens where it is not connected."""
        self._slots = [each for each in self._slots if each != slot]

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call all slots."""
        for slot in tuple(self._slots):
            slot(*args, **kwargs)
