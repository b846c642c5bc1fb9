"""The files of arrays in the folder of the cache: read, written whole, and let go when they are old."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from corpus import files
from corpus.kept.array_file import Head, Part, Parts, head_of, packed, unpacked

MOST: Final = 1 << 30
"""Bytes of all files together: those used last are kept, and the last one of each kind in any case. Of 5,000
reports with 350,000 passages some 700 MB are kept, of five reports two."""
_FORMER: Final = ("search-*.index", "words.sqlite", "terms.sqlite", "themes-*.json")
"""Files in which the same was kept before."""
_ENDING: Final = ".arrays"


class ArrayKind(NamedTuple):
    """What is kept in a file."""

    name: str
    """Begins the names of its files."""
    version: str
    """Raised whenever the same reports give other arrays."""


def load(folder: Path | None, kind: ArrayKind, key: str | None) -> Parts | None:
    """What is kept of something.

    Args:
        folder: the cache; None keeps nothing.
        kind: what is wanted,
        key: and what it is made of; None for what cannot be named.

    Returns:
        Its parts by name, arrays that cannot be written to; None where nothing is kept that can be used.
    """
    if folder is None or key is None:
        return None
    path = _path(folder, kind, key)
    try:
        found = unpacked(path, *kind, key)
    except (OSError, ValueError, TypeError) as error:
        _log(path, error)
        return None
    if found is not None:
        with suppress(OSError):
            os.utime(path)
    return found


def has(folder: Path | None, kind: ArrayKind, key: str | None) -> bool:
    """Whether something is kept, as far as can be told without reading it all."""
    if folder is None or key is None:
        return False
    head = head_of(_path(folder, kind, key))
    return head is not None and head[:3] == (*kind, key)


def save(
    folder: Path | None,
    kind: ArrayKind,
    key: str | None,
    parts: Mapping[str, Part],
    contents: Sequence[str] = (),
) -> bool:
    """Keep something, if that can be done, and let go what was used longest ago.

    Args:
        folder: the cache; None keeps nothing.
        kind: what it is,
        key: and what it is made of; None for what cannot be named.
        parts: its parts by name.
        contents: names the content of each report that it was made of, so that ``nearest`` finds it.

    Returns:
        Whether it is kept.
    """
    if folder is None or key is None:
        return False
    path = _path(folder, kind, key)
    if not files.write(path, packed(Head(*kind, key, contents, ()), parts)):
        return False
    _sweep(folder, path)
    return True


def nearest(folder: Path | None, kind: ArrayKind, contents: Collection[str]) -> tuple[Head, Parts] | None:
    """What is kept of the reports that have most in common with some; None where none is.

    Args:
        folder: the cache; None keeps nothing.
        kind: what is wanted.
        contents: names the content of each report.
    """
    if folder is None:
        return None
    wanted = set(contents)
    heads = [head for path in _files(folder, kind.name) if (head := head_of(path)) and head[:2] == kind]
    shared = [(len(wanted.intersection(head.contents)), head) for head in heads]
    for count, head in sorted(shared, key=lambda one: -one[0]):
        if count and (found := load(folder, kind, head.key)) is not None:
            return head, found
    return None


def _path(folder: Path, kind: ArrayKind, key: str) -> Path:
    return folder / f"{kind.name}-{key}{_ENDING}"


def _files(folder: Path, kind: str) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.glob(f"{kind}-*{_ENDING}")


def _sweep(folder: Path, written: Path) -> None:
    """Delete the files that were used longest ago, and those of former versions of the program."""
    with suppress(OSError):
        found = sorted((-path.stat().st_mtime, path) for path in _files(folder, "*") if path != written)
        kinds = {_kind(written)}
        size = written.stat().st_size
        for _, path in found:
            size += path.stat().st_size
            if size > MOST and _kind(path) in kinds:
                path.unlink(missing_ok=True)
            kinds.add(_kind(path))
        for former in (path for pattern in _FORMER for path in folder.glob(pattern)):
            former.unlink(missing_ok=True)


def _kind(path: Path) -> str:
    return path.name.rpartition("-")[0]


def _log(path: Path, error: Exception) -> None:
    """Say what could not be used; it is made again."""
    import logging  # it takes time to load, and hardly ever is there anything to be said

    logging.getLogger(__name__).info("%s: %s", path.name, error)
