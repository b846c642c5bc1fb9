"""What the teacher said, as it is kept."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np

from corpus.meaning.passage_vectors import long_as_one
from tools.word_pieces.rows import Reals


class Taught(NamedTuple):
    """Where the teacher points. Rows have length one."""

    whole: Reals
    """A row for each text."""
    alone: Reals
    """A row for each piece, as if it were a text."""

    def write(self, path: Path) -> None:
        """Keep it, in half precision."""
        np.savez(path, whole=self.whole.astype(np.float16), alone=self.alone.astype(np.float16))

    @staticmethod
    def read(path: Path) -> Taught:
        """Read what was kept."""
        with np.load(path, allow_pickle=False) as kept:
            return Taught(
                long_as_one(kept["whole"].astype(np.float32)), long_as_one(kept["alone"].astype(np.float32))
            )


def input_rows(path: Path) -> Reals:
    """The teacher's own row of every piece, before its first layer.

    Args:
        path: ``model.safetensors``.
    """
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    about = json.loads(data[8 : 8 + length])
    own = next(about[name] for name in about if name.endswith("word_embeddings.weight"))
    begin, end = own["data_offsets"]
    rows: Reals = np.frombuffer(data[8 + length + begin : 8 + length + end], "<f4").reshape(own["shape"])
    return rows
