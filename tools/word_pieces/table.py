"""The table as it is written: whole numbers, with what each row is multiplied by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from tools.word_pieces.rows import Reals

_MOST: Final = 127
"""The largest number in a row."""


def write(path: Path, names: Sequence[str], rows: Reals) -> None:
    """Write a table; ``corpus.meaning.WordPieces.read`` reads it.

    It is not packed: a wheel packs it anyway, and loading it would take five times as long.

    Args:
        path: the file; its folder is there.
        names: the pieces.
        rows: a row for each.
    """
    kept = [number for number, name in enumerate(names) if _european(name)]
    scales = np.abs(rows[kept]).max(axis=1) / _MOST
    whole = np.round(rows[kept] / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    with path.open("wb") as file:
        np.savez(
            file,
            rows=whole,
            scales=(scales / scales.max()).astype(np.float32),
            names=np.frombuffer("\n".join(names[number] for number in kept).encode(), np.uint8),
        )


def _european(name: str) -> bool:
    """Whether a piece can stand in a text in a European language; many places of the teacher are unused."""
    signs = map(ord, name)
    return not name.startswith("[unused") and all(sign < 0x500 or 0x2000 <= sign < 0x2100 for sign in signs)
