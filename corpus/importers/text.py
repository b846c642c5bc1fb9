"""Plain text: blocks between blank lines."""

from __future__ import annotations

from typing import Any

from corpus.drafts import Draft
from corpus.model import Kind, LineRun


def parse(text: str) -> tuple[dict[str, Any], list[Draft]]:
    """What a plain text says of itself, and its blocks in reading order."""
    drafts: list[Draft] = []
    block: list[str] = []
    lines = text.replace("\f", "\n").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line.strip())
        elif block:
            drafts.append(
                Draft(Kind.PARAGRAPH, " ".join(block), runs=(LineRun(number - len(block), number - 1),))
            )
            block = []
    return {}, drafts
