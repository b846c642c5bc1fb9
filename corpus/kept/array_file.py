"""The form in which arrays are kept in a file, so that they can be read where they lie.

A mark, a checksum of all that follows, how long the head is, the head as JSON (see ``Head``), and the parts,
each beginning at a multiple of 64 bytes. A part is an array, or a list of texts, or bytes.
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Part = NDArray[Any] | Sequence[str] | bytes
"""An array of numbers; texts, in which no line ends; or bytes."""
Parts = Mapping[str, Any]
"""The parts of a file by name: arrays that cannot be written to, lists of texts, and bytes."""

_MARK: Final = b"syntopic arrays\n"
_CHECKSUM: Final = 4
"""Bytes of the checksum (CRC-32),"""
_LENGTH: Final = 8
"""and of how long the head is."""
_BEGIN: Final = len(_MARK) + _CHECKSUM
_ALIGNED: Final = 64
_TEXTS: Final = "texts"
_BYTES: Final = "bytes"
_BLOCK: Final = 1 << 22


class Head(NamedTuple):
    """What a file says of itself."""

    kind: str
    version: str
    """Of what made it, and of all that it was made of."""
    key: str
    """Names what it was made of."""
    contents: Sequence[str]
    """Names the content of each report that it was made of, in order."""
    parts: Sequence[tuple[str, str, Sequence[int]]]
    """Of each part its name; the type of its numbers as numpy writes it, ``texts`` or ``bytes``; and its
    shape, of texts and bytes how many bytes there are."""


def packed(head: Head, parts: Mapping[str, Part]) -> list[bytes | memoryview]:
    """A file of parts, in pieces that are to be written one after the other.

    Args:
        head: what it says of itself; its parts are filled in here.
        parts: the parts by name.
    """
    laid = [_laid(name, part) for name, part in parts.items()]
    text = json.dumps(head._replace(parts=[row for row, _ in laid])).encode()
    pieces: list[bytes | memoryview] = [len(text).to_bytes(_LENGTH) + text]
    at = _BEGIN + len(pieces[0])
    for _, data in laid:
        gap = -at % _ALIGNED
        pieces += [bytes(gap), data]
        at += gap + len(data)
    check = 0
    for piece in pieces:
        check = zlib.crc32(piece, check)
    return [_MARK + check.to_bytes(_CHECKSUM), *pieces]


def head_of(path: Path) -> Head | None:
    """What a file says of itself, unchecked; None where it is no such file."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return _head(file) if file.read(len(_MARK)) == _MARK else None
    except (OSError, ValueError, TypeError):
        return None


def unpacked(path: Path, kind: str, version: str, key: str) -> Parts | None:
    """The parts of a file, read where they lie; None where it is not just what was written.

    Args:
        path: the file.
        kind: the kind that it must be of,
        version: and the version,
        key: and what it must have been made of.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged, or none of ours.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        if file.read(len(_MARK)) != _MARK:
            raise ValueError("no file of arrays")
        check, seen = int.from_bytes(file.read(_CHECKSUM)), 0
        while block := file.read(_BLOCK):
            seen = zlib.crc32(block, seen)
        if seen != check:
            raise ValueError("the checksum is another")
        file.seek(len(_MARK))
        head = _head(file)
        if (head.kind, head.version, head.key) != (kind, version, key):
            return None
        at = file.tell()
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found: dict[str, Any] = {}
    for name, form, shape in head.parts:
        at += -at % _ALIGNED
        if form in (_TEXTS, _BYTES):
            data = whole[at : at + shape[0]]
            found[name] = data if form == _BYTES else _texts(data)
            at += shape[0]
        else:
            array = np.frombuffer(whole, form, int(np.prod(shape)), at).reshape(shape)
            found[name] = array
            at += array.nbytes
    return found


def _head(file: BinaryIO) -> Head:
    """The head of a file that has been read up to the checksum."""
    file.seek(_CHECKSUM, 1)
    size = int.from_bytes(file.read(_LENGTH))
    if size > os.fstat(file.fileno()).st_size:
        raise ValueError("the head has no end")
    return Head(*json.loads(file.read(size)))


def _laid(name: str, part: Part) -> tuple[tuple[str, str, Sequence[int]], bytes | memoryview]:
    """What the head says of a part, and its bytes."""
    if isinstance(part, np.ndarray):
        array = np.ascontiguousarray(part)
        return (name, array.dtype.str, array.shape), array.data.cast("B") if array.size else b""
    form, data = (_BYTES, part) if isinstance(part, bytes) else (_TEXTS, _joined(part))
    return (name, form, [len(data)]), data


def _joined(texts: Sequence[str]) -> bytes:
    """Texts, each with a line end behind it, so that none at all is not the same as an empty one."""
    return "".join([f"{text}\n" for text in texts]).encode("utf-8", "surrogatepass")


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogatepass").split("\n")[:-1]
