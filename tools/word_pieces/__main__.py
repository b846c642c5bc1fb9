"""The steps by which the table is made, one at a time."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from corpus.meaning.passage_vectors import long_as_one
from corpus.meaning.word_pieces import WIDTH, WordPieces
from tools.word_pieces import table
from tools.word_pieces.fit import fitted
from tools.word_pieces.inputs import PIECES, check
from tools.word_pieces.lessons import lessons
from tools.word_pieces.quality import quality
from tools.word_pieces.rows import Sums
from tools.word_pieces.splitter import Splitter
from tools.word_pieces.taught import Taught, input_rows
from tools.word_pieces.texts import Text, texts


def main() -> None:
    """Do one step."""
    parser = argparse.ArgumentParser(prog="python -m tools.word_pieces", description="Makes the table.")
    steps = parser.add_subparsers(dest="step", required=True)
    choose = steps.add_parser("texts", help="choose what to learn from")
    choose.add_argument("chosen", type=Path)
    choose.add_argument("folders", type=Path, nargs="+")
    choose.add_argument("--leave-out", type=Path, nargs="+", default=[])
    ask = steps.add_parser("teach", help="ask the teacher about it")
    for name in ("chosen", "model", "taught"):
        ask.add_argument(name, type=Path)
    fit = steps.add_parser("fit", help="fit the table to what the teacher said")
    for name in ("chosen", "taught", "model", "table"):
        fit.add_argument(name, type=Path)
    given = parser.parse_args()
    if given.step == "texts":
        found = texts(given.folders, given.leave_out)
        given.chosen.write_text(json.dumps(found), "utf-8")
        return
    check(given.model)
    said = [Text(*pair) for pair in json.loads(given.chosen.read_text("utf-8"))]
    if given.step == "teach":
        from tools.word_pieces.teacher import teach  # it needs libraries that the other steps don't

        teach(given.model, [text.text for text in said]).write(given.taught)
    else:
        _fit(said, Taught.read(given.taught), given.model, given.table)


def _fit(said: list[Text], taught: Taught, model: Path, path: Path) -> None:
    names = (model / "vocab.txt").read_text("utf-8").split("\n")[:PIECES]
    unfitted = WordPieces(names, np.zeros((PIECES, WIDTH), np.int8), np.zeros(PIECES, np.float32))
    learned = lessons(said, Splitter(unfitted), PIECES)
    table.write(path, names, fitted(learned, taught, input_rows(model / "model.safetensors")))
    held = [said[place].text for place in learned.held]
    made = WordPieces.read(path)
    splitter = Splitter(made)
    sums = Sums.of([splitter.numbers(text) for text in held], made.scales)
    ours = long_as_one(sums.of_texts(made.rows.astype(np.float32)))
    print(f"of {len(held):,} texts it never saw: {quality(ours, taught.whole[learned.held])}")
    print(f"{path}: SHA-256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
