"""One reference, whatever list it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a list says of one work."""

    fields: Mapping[str, Any]
    """Fields of ``About``."""
    key: str = ""
    """What it is cited by: "smith2001"."""
    doi: str = ""
    files: tuple[str, ...] = field(default=())
    """The names of its files, without their folders."""


def plain_doi(text: str | None) -> str:
    """A DOI as it is compared: without its web address, in lower case; empty where there is none."""
    found = _DOI.search(text or "")
    return found[0].rstrip(".,;)]}").lower() if found else ""
