"""Leaving the terminal to another program for a while."""

from __future__ import annotations

import os
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from textual.app import App

T = TypeVar("T")


@contextmanager
def _same_modes() -> Iterator[None]:
    """Give the terminal the modes that it has now back in the end: who was killed left others behind."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        yield
        return
    modes = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSADRAIN, modes)
        os.close(terminal)


def aside(app: App[Any], do: Callable[[], T]) -> T:
    """Do something that has the terminal to itself, and take the terminal back whatever comes of it.

    Textual does not take it back when what is done raises: so nothing raises before it has.

    Raises:
        SuspendNotSupported: the app cannot leave the terminal.
        Exception: what was raised by what was done.
    """
    result: list[T] = []
    error: BaseException | None = None
    with app.suspend():
        try:
            with _same_modes():
                result.append(do())
        except BaseException as raised:  # a request to end among them: it goes on its way with a screen
            error = raised
    if error is not None:
        raise error
    return result[0]
