"""Names of files for themes, reports and tags: safe on every system, and still readable."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

SUFFIX: Final = ".md"
_UNSAFE: Final = re.compile(r"[/\\:*?\"<>|#^\[\]%]+")
"""What some system forbids in a name, or Obsidian in a link."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, with any ending."""
_LONGEST: Final = 100
"""Bytes of a name without its ending; most systems take 255, and temporary files need some."""


def file_names(titles: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """A file name for each title; titles that would share one are told apart by a short hash.

    Args:
        titles: what the files are of.
        taken: names that are used already.
    """
    plain = [_safe(title) for title in titles]
    used = Counter(map(_compared, plain)) + Counter(_compared(name.removesuffix(SUFFIX)) for name in taken)
    return [
        (f"{name}-{_hash(title)}" if used[_compared(name)] > 1 else name) + SUFFIX
        for title, name in zip(titles, plain, strict=True)
    ]


def _safe(title: str) -> str:
    text = unicodedata.normalize("NFC", title.encode("utf-8", "replace").decode())
    text = "".join(
        " " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\u200d" else c for c in text
    )
    text = text.replace("[", "(").replace("]", ")")
    name = " ".join(_UNSAFE.sub("-", text).split()).strip(" .-")
    if len(name.encode()) > _LONGEST:
        name = f"{_beginning(name)}-{_hash(title)}"
    if not name:
        return f"x-{_hash(title)}"
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def _beginning(name: str) -> str:
    """As much of a name as is short enough, cut between words where there are some."""
    cut = name.encode()[: _LONGEST - 9].decode("utf-8", "ignore")
    return (cut.rpartition(" ")[0] or cut).rstrip(" .-\u200d")


def _compared(name: str) -> str:
    """Two names that are alike so may be one file on some systems."""
    return unicodedata.normalize("NFKC", name).casefold()


def _hash(title: str) -> str:
    return sha256(title.encode("utf-8", "replace")).hexdigest()[:6]
