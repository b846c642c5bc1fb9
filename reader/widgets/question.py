"""What is asked in the bottom row."""

from __future__ import annotations

from typing import Protocol


class Question(Protocol):
    """What is asked in the bottom row, and who wants the answer."""

    @property
    def label(self) -> str:
        """Stands before the answer."""

    @property
    def start(self) -> str:
        """What is there to begin with."""

    def typed(self, text: str) -> None:
        """The answer so far."""

    def entered(self, text: str) -> bool:
        """The answer is given; whether it was taken, else the question stays."""

    def left(self) -> None:
        """No answer is wanted any more."""
