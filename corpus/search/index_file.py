"""The postings of a large corpus, kept between starts: a cache that may be deleted and is never trusted.

One file a corpus, named after its reports' content in their order, so that none is ever stale; it is read
where it lies, not into memory. A corpus that has changed takes the words of the reports that stayed from
the store of ``corpus.index`` and lays out the postings anew. A file that is not exactly what was written
counts as absent; two processes write one each, and the later one stays.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus import files
from corpus.index.cache import TermCache, content_key
from corpus.index.store import IndexStore
from corpus.model import Report
from corpus.search.postings import Postings, joined
from corpus.search.terms import ReportWords, report_words
from corpus.sources.text_cache import CLEANING_VERSION
from corpus.text.stemmer import stem

Progress = Callable[[int, int], None]

LEAST: Final = 2_000
"""Passages from which on an index is kept; of fewer it is made in less than a second."""
SEARCH_VERSION: Final = 3
"""Raised whenever the same passages give other words, stems or postings."""
_VERSION: Final = f"{SEARCH_VERSION}.{CLEANING_VERSION}.{sys.byteorder}"
_MAGIC: Final = b"syntopic search\n"
_KEPT: Final = 4
"""Files that are kept of the corpora opened last."""
_ALIGNED: Final = 64
_TYPES: Final = {
    "kinds": "u1", "counts": "u1", "words": "u1", "stems": "u1", "marks": "u1", "sizes": "u2",
    "text_ends": "i8", "starts": "i8", "begins": "i8", "sentence_bounds": "i8",
}  # fmt: skip
"""Of the arrays that are not of 32-bit numbers."""
_BLOCK: Final = 1 << 22


def postings(reports: Sequence[Report], cache: Path | None, progress: Progress | None) -> Postings:
    """The postings of reports, kept ones or made now.

    Args:
        reports: in the order in which they are indexed.
        cache: where large ones are kept; None keeps none.
        progress: is told how many reports are done, and of how many.
    """
    if cache is not None and sum(report.count for report in reports) < LEAST:
        cache = None
    path = _path(cache, reports) if cache is not None else None
    if path is not None and (known := _load(path)) is not None:
        with suppress(OSError):
            os.utime(path)
        return known
    made = joined(_words(reports, cache, progress), stem)
    if path is not None and _save(path, made):
        _sweep(path.parent)
        return _load(path) or made  # what is read where it lies takes no memory
    return made


def _words(reports: Sequence[Report], cache: Path | None, progress: Progress | None) -> Iterator[ReportWords]:
    """The words of each report: kept ones, else worked out and kept."""
    store: IndexStore[ReportWords] = TermCache(cache, ReportWords, "words", SEARCH_VERSION)
    try:
        for number, report in enumerate(reports):
            if progress is not None:
                progress(number, len(reports))
            words = store.load(report)
            if words is None:
                words = report_words(report)
                store.save(report, words)
            yield words
    finally:
        store.close()


def _path(folder: Path, reports: Sequence[Report]) -> Path | None:
    """Where a corpus' postings are kept; None where some report was not read from a file."""
    keys = [content_key(report, _VERSION) for report in reports]
    if None in keys:
        return None
    name = sha256(" ".join(filter(None, keys)).encode()).hexdigest()[:32]
    return folder / f"search-{name}.index"


def _save(path: Path, made: Postings) -> bool:
    """Write a file, whole or not at all; whether that could be done."""
    parts: list[tuple[str, NDArray[Any]]] = []
    for name, part in made._asdict().items():
        array = _letters(part) if name in ("words", "stems") else np.ascontiguousarray(part)
        parts.append((name, array.astype(_TYPES.get(name, "i4"), copy=False)))
    head = json.dumps([_VERSION, [[name, len(array)] for name, array in parts]]).encode()
    pieces: list[bytes | memoryview] = [len(head).to_bytes(8, "big") + head]
    at = len(_MAGIC) + 4 + len(pieces[0])
    for _, array in parts:
        gap = -at % _ALIGNED
        pieces += [bytes(gap), array.data.cast("B") if len(array) else b""]
        at += gap + array.nbytes
    check = 0
    for piece in pieces:
        check = zlib.crc32(piece, check)
    return files.write(path, [_MAGIC + check.to_bytes(4, "big"), *pieces])


def _load(path: Path) -> Postings | None:
    """What a file holds, or None where it is not what was written."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return None
            check, seen = int.from_bytes(file.read(4), "big"), 0
            while block := file.read(_BLOCK):
                seen = zlib.crc32(block, seen)
            if seen != check:
                return None
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        at = len(_MAGIC) + 4
        size = int.from_bytes(whole[at : at + 8], "big")
        version, sizes = json.loads(whole[at + 8 : at + 8 + size])
        if version != _VERSION:
            return None
        at += 8 + size
        found: dict[str, Any] = {}
        for name, length in sizes:
            at += -at % _ALIGNED
            array: NDArray[Any] = np.frombuffer(whole, _TYPES.get(name, "i4"), length, at)
            found[name] = _words_of(array) if name in ("words", "stems") else array
            at += array.nbytes
        return Postings(**found)
    except (OSError, ValueError, TypeError):
        return None


def _letters(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8", "surrogatepass"), np.uint8)


def _words_of(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8", "surrogatepass").split("\n") if len(letters) else []


def _sweep(folder: Path) -> None:
    """Delete the files of the corpora that were opened longest ago."""
    with suppress(OSError):
        kept = sorted(folder.glob("search-*.index"), key=lambda path: -path.stat().st_mtime)
        for path in kept[_KEPT:]:
            path.unlink(missing_ok=True)
