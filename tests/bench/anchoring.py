"""Finding quotes again in 120 KB of damaged text, against rapidfuzz and Hypothesis' way.

The text is that of the five bundled reports in one. Quotes and damages are of seeds that nothing was tuned
on. Peers are asked about the first quotes only (they are slow) and judged more kindly: a span is right if it
is nearly the quote, where ours must be right to the letter wherever the damage left all letters.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final

from notes.anchoring.locate import Haystack, State
from notes.anchoring.selectors import Selector
from tests.bench.frame import Row, benchmark
from tests.bench.match_quote import match_quote
from tests.notes.damage import BATCH, Damaged, Kind, bundled_text, quotes
from tests.notes.damages import KINDS

QUOTES: Final = 600
HELD_BACK: Final = 5317
"""The seed of the quotes; those below 1000 were used for tuning."""
CUT: Final = 75
"""The score under which rapidfuzz's answer counts as none."""
RIGHT, WRONG, ORPHAN, FALSE, NONE = "right", "wrong", "orphan", "falsely anchored", "not anchored"

Answer = tuple[State, int, int]
Finder = Callable[[str], Callable[[Selector], Answer | None]]


@dataclass(slots=True)
class Tally:
    """What came of the quotes of one kind of damage."""

    counts: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def percent(self, *names: str) -> float:
        """The share of these outcomes."""
        return 100 * sum(self.counts[name] for name in names) / self.counts.total()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.counts + other.counts, self.states + other.states, self.seconds + other.seconds)

    @property
    def ms(self) -> float:
        """Milliseconds of CPU for a quote."""
        return 1000 * self.seconds / self.counts.total()


def measure(kind: Kind, batches: Iterator[Damaged], finder: Finder, *, strict: bool) -> Tally:
    """Look for every quote of some damaged texts."""
    tally = Tally()
    for damaged in batches:
        find = finder(damaged.text)
        for case in damaged.cases:
            start = time.process_time()
            answer = find(case.selector)
            tally.seconds += time.process_time() - start
            state = answer[0] if answer else State.ORPHAN
            if kind.gone:
                tally.counts[FALSE if state is State.ANCHORED else NONE] += 1
            elif answer is None or state is State.ORPHAN:
                tally.counts[ORPHAN] += 1
            else:
                right = case.right(*answer[1:], keeps=strict and kind.keeps)
                tally.counts[RIGHT if right else WRONG] += 1
            tally.states[state] += 1
    return tally


def ours(text: str) -> Callable[[Selector], Answer | None]:
    """The text prepared, as it is for many quotes."""
    target = Haystack(text)
    target.anchor(Selector("prepared by a first quote that is not there", "", "", 0))

    def find(selector: Selector) -> Answer | None:
        found = target.anchor(selector)
        return found.state, found.start, found.end

    return find


def rapidfuzz(text: str) -> Callable[[Selector], Answer | None]:
    """The best window by rapidfuzz; it knows of no context."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    def find(selector: Selector) -> Answer | None:
        found = partial_ratio_alignment(selector.exact, text, score_cutoff=CUT)
        return (State.ANCHORED, found.dest_start, found.dest_end) if found else None

    return find


def hypothesis(text: str) -> Callable[[Selector], Answer | None]:
    """The best match by the client of Hypothesis."""

    def find(selector: Selector) -> Answer | None:
        found = match_quote(text, selector)
        return (State.ANCHORED, *found) if found else None

    return find


def tallies(count: int, finder: Finder, *, strict: bool, seed: int = HELD_BACK) -> dict[Kind, Tally]:
    """What a finder makes of the first ``count`` quotes, for each kind of damage."""
    text = bundled_text()
    drawn = quotes(text, count, Random(seed))
    return {
        kind: measure(kind, kind.apply(text, drawn, Random(seed + 1)), finder, strict=strict)
        for kind in KINDS
    }


@benchmark
def anchoring() -> list[Row]:
    """Quotes found right, or (text gone) falsely; the peer is rapidfuzz or, at (H), Hypothesis' way."""
    mine = tallies(QUOTES, ours, strict=True)
    fuzz = tallies(BATCH, rapidfuzz, strict=False)
    web = tallies(BATCH, hypothesis, strict=False)
    rows = []
    for kind in KINDS:
        name = FALSE if kind.gone else RIGHT
        for peer, whose in ((fuzz, ""), (web, " (H)")):
            rows.append(
                Row(
                    f"{kind.name}{whose}",
                    mine[kind].percent(name),
                    _some(peer[kind].percent(name)),
                    "%",
                )
            )
    survivors = [kind for kind in KINDS if not kind.gone and kind.name != "nothing"]
    lost = [kind for kind in KINDS if kind.gone]
    for peer, whose in ((fuzz, ""), (web, " (H)")):
        left, theirs = _sum(mine, survivors), _sum(peer, survivors)
        gone, theirs_gone = _sum(mine, lost), _sum(peer, lost)
        rows += [
            Row(
                f"all that survive: not right{whose}",
                left.percent(WRONG, ORPHAN),
                _some(theirs.percent(WRONG, ORPHAN)),
                "%",
                most=0.3,
            ),
            Row(
                f"all that survive: wrong{whose}",
                left.percent(WRONG),
                _some(theirs.percent(WRONG)),
                "%",
                most=0.2,
            ),
            Row(
                f"all that are gone: falsely{whose}",
                gone.percent(FALSE),
                _some(theirs_gone.percent(FALSE)),
                "%",
                most=5,
            ),
            Row(f"a quote{whose}", (left + gone).ms, (theirs + theirs_gone).ms, "ms", most=1),
        ]
    return rows


def _sum(tallies: dict[Kind, Tally], kinds: list[Kind]) -> Tally:
    return sum((tallies[kind] for kind in kinds), Tally())


def _some(percent: float) -> float:
    """A peer's figure that one can be divided by."""
    return percent or float("nan")
