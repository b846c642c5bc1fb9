"""What a text is known by: its letters and digits, ids made from them, and fingerprints."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

ID_BYTES: Final = 5
"""40 bits: among 350,000 passages the chance of one accidental clash is about 5 %, and it costs a "-2"."""

_BASE32: Final = "abcdefghijklmnopqrstuvwxyz234567"
_TWO: Final = [first + second for first in _BASE32 for second in _BASE32]
"""Ten bits in base 32."""
_NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LETTERS: Final = re.compile(r"[^\W_]+")
_NO_LETTERS: Final = bytes(code for code in range(128) if not chr(code).isalnum())
_LONGEST_SLUG: Final = 60


@lru_cache(4096)
def letters(text: str) -> str:
    """The letters and digits of ``text`` in folded case: what survives wrapping and hyphens."""
    if text.isascii():
        return text.encode().lower().translate(None, _NO_LETTERS).decode()
    return "".join(_LETTERS.findall(text.casefold()))


def passage_ids(texts: Iterable[str]) -> list[str]:
    """An id for each text, from its letters and digits alone; twins get "-2", "-3" in order.

    A passage keeps its id when its neighbours are segmented differently, when lines are wrapped anew and
    when hyphens, quotation marks or spaces change.
    """
    seen: dict[str, int] = {}
    ids = []
    for text in texts:
        digest = hashlib.blake2b(letters(text).encode(errors="surrogatepass"), digest_size=ID_BYTES).digest()
        bits = int.from_bytes(digest)
        base = f"{_TWO[bits >> 30]}{_TWO[bits >> 20 & 1023]}{_TWO[bits >> 10 & 1023]}{_TWO[bits & 1023]}"
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def slug(name: str) -> str:
    """A report id from a file's name: ``[a-z0-9-]+``, at most 60 characters, never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_IN_SLUG.sub("-", plain).strip("-")[:_LONGEST_SLUG].rstrip("-") or "report"
