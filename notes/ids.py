"""Permanent ids of the reader's own records: ``[a-z0-9-]+``, so that they can be block ids in Markdown."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without what is misread: 0 and o, 1, i and l."""
_RANDOM: Final = 6
"""Characters: a billion ids a day, so that two machines that sync do not clash."""


def new_id(prefix: str, when: datetime) -> str:
    """An id that says what it is of and on which day it was made: ``n-20261123-7k3qzm``."""
    return f"{prefix}-{when:%Y%m%d}-{''.join(secrets.choice(_ALPHABET) for _ in range(_RANDOM))}"
