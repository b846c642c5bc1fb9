"""What is kept here holds other people's texts and the reader's own: it is for the reader's eyes alone.

What is written now is made so. What earlier versions left, or somebody opened to others, is corrected at the
start: everything in the folders of notes and of state, which are small, and everything in the cache where its
folder is not closed. The folder is closed last, so that a correction that was broken off is done again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

from reader.state import locations

_OTHERS: Final = 0o077
_OWN: Final = 0o700


def close() -> None:
    """Take from others the right to read what is kept; what belongs to somebody else is left as it is."""
    for folder in (locations.data_dir(), locations.state_dir()):
        _close(folder, whole=True)
    _close(locations.cache_dir(), whole=False)


def _close(folder: os.PathLike[str] | str, *, whole: bool) -> None:
    with suppress(OSError):  # not there yet, or not ours to change
        mode = os.stat(folder).st_mode  # noqa: PTH116
        if whole or mode & _OTHERS:
            with os.scandir(folder) as found:
                for one in found:
                    if one.is_dir(follow_symlinks=False):
                        _close(one.path, whole=True)
                    elif one.is_file(follow_symlinks=False):
                        _take(one.path, one.stat().st_mode)
        _take(folder, mode)


def _take(path: os.PathLike[str] | str, mode: int) -> None:
    if mode & _OTHERS:
        with suppress(OSError):
            os.chmod(path, mode & _OWN)  # noqa: PTH101
