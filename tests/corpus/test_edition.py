"""The two reports whose ideal edition was made by hand come out as it has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.library import bundled
from corpus.model import Kind
from corpus.text.identity import letters


@pytest.mark.parametrize(("file", "report"), [("001", "eu-iss-2002"), ("004", "vaquer-2010")])
def test_every_block_is_whole_and_of_the_right_kind(gold: Path, file: str, report: str) -> None:
    blocks = json.loads((gold / "reports" / "edition" / f"{file}.json").read_text())["blocks"]
    ours = {
        letters((p.marker or "") * with_marker + p.text): p.kind
        for r in bundled().reports
        if r.id == report
        for p in r.passages
        for with_marker in (False, True)
    }
    wrong = [
        (block["text"][:60], block["type"], kind)
        for block in blocks
        for kind in [ours.get(letters(block["text"]))]
        if kind not in {block["type"], *block.get("also_ok", [])}
        and not (kind is None and Kind.FURNITURE in {block["type"], *block.get("also_ok", [])})
    ]
    assert wrong == []
