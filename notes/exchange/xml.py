"""What XML of REFI-QDA needs everywhere: GUIDs that stay the same, and text without what XML forbids."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID, uuid5

_SPACE: Final = UUID("6f1c2f0e-4a53-5d27-9b8e-3f2b7b0c9a11")
"""The namespace of all GUIDs: made once, and never to be changed."""
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guid(kind: str, *names: str) -> str:
    """The GUID of what has this kind and name: the same in each export, so that tools know it again."""
    return str(
        uuid5(_SPACE, "\0".join((kind, *names)).encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
    )


def clean(text: str) -> str:
    """A text as XML may hold it, as long as it was: what is forbidden becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
