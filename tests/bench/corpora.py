"""Corpora of 50, 500 and 5,000 reports of some 70 passages each, of real prose, the same each time.

A report takes paragraphs that stand together in their source, so that it is on something. Where the prose is
used up, a passage is made of the end of one paragraph and the beginning of one nearby: every sentence of the
largest corpus stands in it about five times, but hardly ever beside the same one.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from tests.bench.prose import FOLDER, paragraphs

PASSAGES: Final = 70
SIZES: Final = (50, 500, 5_000)
_A_FOLDER: Final = 250
"""Reports in one folder."""
_WRITTEN: Final = 1_700_000_000
"""When they were written, so that nobody takes them for just changed."""
_FIRST: Final = ("Ann", "Boris", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Irina", "Jan")
_LAST: Final = ("Archer", "Baker", "Costa", "Dahl", "Eriksson", "Fontaine", "Gruber", "Horvat", "Ivanova",
                "Jansen", "Keller", "Lindqvist", "Moreau", "Novak", "Olsen", "Petrov")  # fmt: skip
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@cache
def corpus(count: int) -> Path:
    """The folder of a corpus; made when it is first asked for."""
    folder = FOLDER / f"reports-{count}"
    if not folder.exists():
        partial = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(partial, ignore_errors=True)
        for number in range(count):
            write(partial, number)
        partial.rename(folder)
    return folder


def write(folder: Path, number: int) -> Path:
    """Write one report: plain text with wrapped lines, or every second one as Markdown."""
    draw = random.Random(number)
    title, author = _title(number), f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"
    date = f"{draw.randint(1990, 2025)}-{draw.randint(1, 12):02}"
    blocks = list(_passages(number))
    sections = range(0, len(blocks), len(blocks) // draw.randint(3, 6))
    plain = number % 2 == 0
    parts = (
        [title, f"by {author}"] if plain else [f"---\ntitle: {title}\nauthor: {author}\ndate: {date}\n---"]
    )
    for place, block in enumerate(blocks):
        if place in sections:
            heading = " ".join(block.split()[:4]).rstrip(".,;:")
            parts.append(heading.upper() if plain else f"## {heading}")
        parts.append(textwrap.fill(block, 78) if plain else block)
    path = folder / f"{number // _A_FOLDER:02}" / f"report-{number:04}.{'txt' if plain else 'md'}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    os.utime(path, (_WRITTEN + number, _WRITTEN + number))
    return path


def _title(number: int) -> str:
    words = [word.strip(".,;:()\"'") for word in next(_passages(number)).split()]
    telling = list(dict.fromkeys(word for word in words if len(word) > 6 and word.isalpha()))
    return f"On {' and '.join(telling[:3]) or 'this'} ({number})"


def _passages(number: int) -> Iterator[str]:
    """The passages of a report."""
    prose = paragraphs()
    at = number * PASSAGES
    for place in range(at, at + PASSAGES):
        turn, index = divmod(place, len(prose))
        if turn == 0:
            yield prose[index]
        else:
            ends = _SENTENCE_END.split(prose[index])
            begins = _SENTENCE_END.split(prose[(index + 3 * turn) % len(prose)])
            yield " ".join([*ends[len(ends) // 2 :], *begins[: len(begins) // 2 + 1]])
