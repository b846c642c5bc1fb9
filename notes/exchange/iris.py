"""Names of our records in the world outside: IRIs made of an id, and ids made of an IRI."""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

_BASE: Final = "urn:x-syntopic:"
"""An experimental namespace, as Hypothesis has ``urn:x-pdf:`` for fingerprints."""
TERMS: Final = f"{_BASE}terms:"
"""What is said in a vocabulary of our own, because the standard one has no word for it."""
COLLECTION: Final = f"{_BASE}notes"
_DIGITS: Final = 16
"""Hexadecimal digits of an id that is made of an IRI."""


def iri(of: str, name: str) -> str:
    """The IRI of a ``note``, ``relation``, ``report`` or ``theme``."""
    return f"{_BASE}{of}:{quote(name, safe='')}"


def name_in(of: str, value: object) -> str | None:
    """The id or name that an IRI of ours bears; None where it is none of that kind."""
    start = f"{_BASE}{of}:"
    if not isinstance(value, str) or not value.startswith(start):
        return None
    return unquote(value[len(start) :])


def ident(prefix: str, foreign: str) -> str:
    """The id of what has an IRI or id elsewhere: the same each time, so that it is known again."""
    return f"{prefix}-x-{sha256(foreign.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"
