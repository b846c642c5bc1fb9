"""Ranking names as one types, against fzf and rapidfuzz, at a hundred thousand names of real words."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from corpus.fuzzy import NameIndex
from reader.workspace import Workspace
from tests.bench.frame import Row, benchmark, wall_ms

SIZE = 100_000
TARGETS = 40
TYPED = (1, 2, 3, 5, 8, 13, 21, 99)
"""After how many letters of a name a keystroke is measured."""
MISTYPED = 50
_WORD = re.compile(r"[A-Za-z]{3,}")


@benchmark
def names() -> list[Row]:
    """Keystroke to ranked names at 100,000 names: p50, p95; misspelt names; making the index."""
    every = _names(SIZE)
    index = NameIndex(every)
    building = wall_ms(index.prepare)
    rows = [_misspelt(index, every), *_first(index, every)]
    if shutil.which("fzf"):
        rows[:0] = _keystrokes(index, every)
    lowered = [name.lower() for name in every]
    query = _slips(every)[0][1]
    once = median(wall_ms(lambda: process.extractOne(query, lowered, scorer=fuzz.WRatio)) for _ in range(5))
    return [*rows, Row("making the index; peer: WRatio once", building, once, "ms", most=5_000)]


def _names(size: int) -> list[str]:
    """Names of one to five words of the bundled reports, some as they stand there, some drawn anywhere."""
    rng = random.Random(1)
    words = [word for report in Workspace.bundled().reports for word in _WORD.findall(report.text)]
    made: dict[str, None] = {}
    while len(made) < size:
        count = rng.choice((1, 2, 2, 3, 3, 4, 5))
        at = rng.randrange(len(words) - count)
        together = rng.random() < 0.3
        made[" ".join(words[at : at + count] if together else rng.sample(words, count))] = None
    return list(made)


def _keystrokes(index: NameIndex, every: Sequence[str]) -> list[Row]:
    """What was typed so far of some names, each after several letters; fzf net of its start on one line."""
    targets = random.Random(2).sample(list(every), TARGETS)
    typed = [name[:count] for name in targets for count in TYPED if count <= len(name) or count == TYPED[-1]]
    with tempfile.TemporaryDirectory() as folder:
        whole, line = Path(folder, "names"), Path(folder, "line")
        whole.write_text("\n".join(every) + "\n")
        line.write_text(every[0] + "\n")
        index.rank("warm")
        ours, theirs = [], []
        for query in typed:
            ours.append(wall_ms(lambda: index.rank(query)))  # noqa: B023
            theirs.append(wall_ms(_fzf(query, whole)) - wall_ms(_fzf(query, line)))
    return [
        Row("keystroke p50; peer: fzf --filter", median(ours), median(theirs), "ms", most_ratio=0.1),
        Row("keystroke p95; peer: fzf --filter", _p95(ours), _p95(theirs), "ms", most_ratio=0.25),
    ]


def _fzf(query: str, path: Path) -> Callable[[], None]:
    def run() -> None:
        with path.open() as lines:
            subprocess.run(["fzf", "--filter", query], stdin=lines, stdout=subprocess.DEVNULL, check=False)

    return run


def _misspelt(index: NameIndex, every: Sequence[str]) -> Row:
    lowered = [name.lower() for name in every]
    ours, theirs = [], []
    for _, query in _slips(every):
        ours.append(wall_ms(lambda: index.rank(query)))  # noqa: B023
        theirs.append(wall_ms(lambda: process.extractOne(query, lowered, scorer=fuzz.WRatio)))  # noqa: B023
    return Row("misspelt p50; peer: WRatio over all", median(ours), median(theirs), "ms", most_ratio=0.1)


def _first(index: NameIndex, every: Sequence[str]) -> list[Row]:
    """How many of the misspelt names do not come first; fzf's and WRatio's beside ours."""
    lowered = [name.lower() for name in every]
    slips = _slips(every)
    ours = sum(lowered[index.rank(query)[0].index] != name.lower() for name, query in slips)
    best = [process.extractOne(query, lowered, scorer=fuzz.WRatio)[0] for _, query in slips]
    theirs = sum(name.lower() != found for (name, _), found in zip(slips, best, strict=True))
    return [
        Row(f"not first, of {len(slips)}; peer: WRatio", ours, max(theirs, 0.01), "names", most_ratio=0.99)
    ]


def _slips(every: Sequence[str]) -> list[tuple[str, str]]:
    """Names and how one mistypes them: a slip in ten letters, one at the least."""
    rng = random.Random(3)
    long = [name for name in rng.sample(list(every), 10 * MISTYPED) if len(name) >= 10][:MISTYPED]
    return [(name, _slip(name.lower(), rng)) for name in long]


def _slip(name: str, rng: random.Random) -> str:
    letters = list(name)
    for _ in range(max(1, len(name) // 10)):
        at = rng.randrange(len(letters) - 1)
        match rng.choice(("left out", "added", "other", "swapped")):
            case "left out":
                del letters[at]
            case "added":
                letters.insert(at, rng.choice("aeinorst"))
            case "other":
                letters[at] = rng.choice("aeinorst")
            case _:
                letters[at : at + 2] = letters[at + 1], letters[at]
    return "".join(letters)


def _p95(costs: Sequence[float]) -> float:
    return quantiles(costs, n=20)[-1]
