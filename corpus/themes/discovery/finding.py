"""From reports to the themes that they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from corpus.meaning import WordPieces
from corpus.model import Report
from corpus.themes.discovery.arrangement import Scored, arranged
from corpus.themes.discovery.copies import Originals
from corpus.themes.discovery.echoes import echoes
from corpus.themes.discovery.evidence import Evidence, examine
from corpus.themes.discovery.lexicon import learn
from corpus.themes.discovery.phrase_counts import Count, count
from corpus.themes.discovery.ranking import Surroundings, score
from corpus.themes.discovery.synonyms import synonyms
from corpus.themes.discovery.tokens import Reading, unit
from corpus.themes.discovery.variants import Variants

FEWEST: Final = 2
"""Reports that must speak of a theme: it is what brings them together."""
LIMIT: Final = 120
"""Themes at most: more than these nobody looks through."""
_COMPARED: Final = 500
"""Candidates of which it is looked whether they say the same; what ranks behind them is not shown anyway."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """A theme found in the text."""

    name: str
    """As the text mostly has it."""
    aliases: tuple[str, ...]
    """Its other forms in the text, the commonest first; no two themes share one, whatever the case."""
    reports: Mapping[str, int]
    """From the ids of the reports that speak of it, in order, to how many of their passages do."""
    score: float
    """How much of a theme it is by itself; comparable within one answer, whose order looks at more."""

    @property
    def passages(self) -> int:
        """How many passages speak of it."""
        return sum(self.reports.values())


def discover(
    reports: Sequence[Report], limit: int = LIMIT, progress: Callable[[int, int], None] | None = None
) -> tuple[Discovered, ...]:
    """The themes that two or more reports speak of, best first; none where there is one report only.

    The order of the reports changes nothing. Time grows in step with the text.

    Args:
        reports: the corpus.
        limit: how many at most.
        progress: called before each step with the steps done and their number. What it raises ends the
            search and reaches the caller.
    """
    reports = sorted(reports, key=lambda report: report.id)
    if len(reports) < FEWEST:
        return ()
    steps = _steps(2 * len(reports), progress)

    def tick() -> None:
        next(steps)

    reading = Reading()
    learn(reports, reading)
    originals = Originals(reading)
    counted = count(reports, originals, tick)
    variants = Variants(counted, reading.forms, synonyms(counted.tallies, reading.forms, reading.sample()))

    def pairs(key: str) -> bool:
        return _pairs(key, counted, variants)

    seen = examine(reports, originals, _roots(counted, variants, pairs), pairs, tick)
    titles = [frozenset(map(unit, report.about.title.split())) for report in reports]
    around = Surroundings(
        seen.passages,
        seen.blocks,
        variants.shared(seen.words),
        titles,
        seen.headings,
        WordPieces.load().weight,
    )
    found = [e for e in seen.evidence if len(e.by_report) >= FEWEST and e.own]
    scored = [(score(e, around), e) for e in found]
    best = nlargest(_COMPARED, scored, key=_rank)
    return tuple(_named(arranged(scored, echoes(e for _, e in best)), limit))


def _rank(scored: Scored) -> tuple[float, str]:
    return scored[0], scored[1].key


def _steps(total: int, progress: Callable[[int, int], None] | None) -> Iterator[None]:
    for done in range(total):
        if progress:
            progress(done, total)
        yield


def _roots(counted: Count, variants: Variants, pairs: Callable[[str], bool]) -> dict[str, str]:
    """The keys of the phrases that may be themes, each with the one that stands for its variants."""
    reports: dict[str, int] = {}
    for key, tally in counted.tallies.items():
        root = variants.root(key)
        reports[root] = reports.get(root, 0) + tally.reports
    return {
        key: root
        for key in counted.tallies
        if reports[root := variants.root(key)] >= FEWEST and not pairs(key)
    }


def _pairs(key: str, counted: Count, variants: Variants) -> bool:
    """Whether a key with "and" is no name but two things, which stand more often without each other."""
    if " and " not in key:
        return False
    tallies = counted.tallies
    parts = [tallies[part] for part in key.split(" and ", 1) if part in tallies]
    times = max(tallies[k].times for k in (key, variants.root(key)) if k in tallies) if key in tallies else 0
    if len(parts) < 2:
        return False
    if all(2 * part.names > part.times for part in parts):
        return any(part.times > 2 * times for part in parts)
    return all(2 * part.times > 3 * times for part in parts)


def _named(ranked: Iterable[tuple[float, Evidence]], limit: int) -> Iterator[Discovered]:
    """The best candidates under the names that the text gives them."""
    taken: set[str] = set()
    left = limit
    for points, evidence in ranked:
        if left < 1:
            return
        forms: dict[str, str] = {}
        for form, _ in sorted(evidence.surfaces.items(), key=lambda item: (-item[1], item[0].swapcase())):
            forms.setdefault(form.casefold().replace("’", "'"), form)
        fresh = [form for folded, form in forms.items() if folded not in taken]
        if fresh:
            taken.update(forms)
            left -= 1
            yield Discovered(fresh[0], tuple(fresh[1:]), dict(sorted(evidence.by_report.items())), points)
