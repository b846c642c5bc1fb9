"""What a document is usually set in: size, font and leading of its text, and how its paragraphs begin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corpus.importers.pdf.fonts import family, is_bold, is_slanted
from corpus.importers.pdf.lines import PdfLine, same_size

_LEADING: Final = 1.2
"""Times the size, where a document does not show it."""
_LOOSEST: Final = 2.6
"""Times the size; lines further apart are not set one below the other."""


_ENOUGH: Final = 10
"""Lines that go on with a sentence; fewer prove nothing."""
_JITTER: Final = 0.2
"""Share of them in another size than the line above, beyond which sizes are guessed."""
_SPREAD: Final = 0.25
"""Share by which guessed sizes of one type differ."""


@dataclass(slots=True)
class TypicalMeasures:
    """How most of a document is set."""

    size: float
    """Of the text."""
    font: str
    leadings: dict[float, float] = field(default_factory=dict)
    """From a size, rounded to halves, to the usual distance of lines."""

    def leading(self, size: float) -> float:
        """The usual distance of lines of a size."""
        known = self.leadings.get(round(2 * size) / 2)
        if known is not None:
            return known
        body = self.leadings.get(round(2 * self.size) / 2)
        return size * (body / self.size if body else _LEADING)

    def is_text(self, line: PdfLine) -> bool:
        """Whether a line is set as the text is, but for its slant and weight."""
        return same_size(line.size, self.size)

    def is_small(self, size: float) -> bool:
        """Whether a size is smaller than the text's."""
        return size < 0.95 * self.size

    def is_big(self, size: float) -> bool:
        """Whether a size is larger than the text's."""
        return size > 1.06 * self.size

    @property
    def bold(self) -> bool:
        """Whether the text itself is bold."""
        return is_bold(self.font)

    @property
    def slanted(self) -> bool:
        """Whether the text itself is slanted."""
        return is_slanted(self.font)

    @property
    def family(self) -> str:
        """The family of the text's font."""
        return family(self.font)


def settle(lines: Sequence[PdfLine]) -> None:
    """Give the lines of a scan one size where theirs are guessed: those near the usual one have that.

    Text that was recognised in pictures is set in whatever size fits each word's box, so that it changes
    from line to line in the middle of paragraphs, as that of no other text does.
    """
    within = [
        (a.size, b.size)
        for a, b in pairwise(lines)
        if a.page == b.page and b.text[0].islower() and 0 < b.base - a.base < 2 * a.size
    ]
    if len(within) < _ENOUGH or sum(not same_size(a, b) for a, b in within) <= _JITTER * len(within):
        return
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual, passed, total = 0.0, 0, sum(sizes.values())
    for size in sorted(sizes):
        usual, passed = size, passed + sizes[size]
        if 2 * passed >= total:
            break
    for line in lines:
        if abs(line.size - usual) < _SPREAD * usual:
            line.size = line.end_size = usual


def measure(pages: Sequence[Sequence[PdfLine]]) -> TypicalMeasures:
    """The measures of a document, from the lines of its pages in reading order."""
    sizes: Counter[float] = Counter()
    fonts: dict[float, Counter[str]] = defaultdict(Counter)
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for lines in pages:
        before = None
        for line in lines:
            size = round(2 * line.size) / 2
            weight = len(line.text)
            sizes[size] += weight
            fonts[size][line.font] += weight
            if before is not None and same_size(before.size, line.size):
                step = line.base - before.base
                if 0.8 * line.size < step < _LOOSEST * line.size and line.over(before) > 0.3:
                    steps[size][round(2 * step) / 2] += 1
            before = line
    if not sizes:
        return TypicalMeasures(10.0, "")
    size = max(sizes, key=lambda size: sizes[size])
    leadings = {size: _usual(counts) for size, counts in steps.items() if sum(counts.values()) >= 3}
    return TypicalMeasures(size, fonts[size].most_common(1)[0][0], leadings)


def _usual(steps: Counter[float]) -> float:
    """The most frequent step, those half a point apart counted together."""
    return max(steps, key=lambda step: (steps[step] + steps[step + 0.5] + steps[step - 0.5], -step))
