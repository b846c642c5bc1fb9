"""The teacher: the sentence model all-MiniLM-L6-v2, and where it says that texts and single pieces point.

N. Reimers and I. Gurevych, "Sentence-BERT" (2019). The mean of the last layer over all pieces, length one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
import tokenizers

from corpus.meaning.passage_vectors import long_as_one
from tools.word_pieces.inputs import PIECES
from tools.word_pieces.rows import Reals
from tools.word_pieces.taught import Taught

_WIDTH: Final = 384
"""Numbers in a vector of the teacher."""
_LONGEST: Final = 192
"""Pieces of a text that the teacher reads."""
_AT_ONCE: Final = 1536
"""Pieces that it reads at once."""
_BEGIN, _END = 101, 102
"""The pieces that stand before and behind every text."""


def teach(model: Path, said: Sequence[str]) -> Taught:
    """Ask the teacher about all texts and all pieces.

    Args:
        model: the folder with its files.
        said: the texts.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(model / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    splitter = tokenizers.Tokenizer.from_file(str(model / "tokenizer.json"))
    splitter.no_padding()
    splitter.enable_truncation(_LONGEST)
    whole = _vectors(session, [found.ids for found in splitter.encode_batch(list(said))])
    return Taught(whole, _vectors(session, [[_BEGIN, number, _END] for number in range(PIECES)]))


def _vectors(session: Any, numbers: Sequence[Sequence[int]]) -> Reals:
    """The vectors of texts that were taken apart, those of like length at once."""
    found: Reals = np.zeros((len(numbers), _WIDTH), np.float32)
    order = sorted(range(len(numbers)), key=lambda place: len(numbers[place]))
    while order:
        count = max(1, _AT_ONCE // len(numbers[order[0]]))
        batch, order = order[:count], order[count:]
        ids = np.zeros((len(batch), len(numbers[batch[-1]])), np.int64)
        mask = np.zeros_like(ids)
        for row, place in enumerate(batch):
            ids[row, : len(numbers[place])] = numbers[place]
            mask[row, : len(numbers[place])] = 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        layer = session.run(None, fed)[0]
        found[batch] = (layer * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    return long_as_one(found)
