"""When garbage is collected: not on the way to the first content, and never among what was made on it.

Modules, reports and widgets stay to the end, yet the collector would look through all of them again
and again while they are made, and once more when the process ends: a fifth of what a short command costs.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def keep() -> None:
    """Collect nothing until ``collect``."""
    gc.disable()


def collect() -> None:
    """Begin to collect, if that was put off; what is there now is not looked at again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing while much is made that stays, nor look at it again afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
