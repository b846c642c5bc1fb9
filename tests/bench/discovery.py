"""Themes discovered in the text, against yake and plain word-grams, by back-of-book lists made by a reader.

The lists in tests/data/discovery were made by reading, before any method was run. A theme of a list counts
as found by any of its names; plural, hyphens, articles, possessives and the order around "of" do not matter.
Many themes of the lists stand in one report alone, where nothing is to be discovered.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from corpus.library import bundled, open_paths
from corpus.model import About, Report
from corpus.text.tokenizer import STOP_WORDS
from corpus.themes.discovery import discover
from corpus.themes.discovery.tokens import unit
from tests.bench.frame import Row, benchmark, cpu_ms

LISTS: Final = Path(__file__).parents[1] / "data" / "discovery"
LIMIT: Final = 60
CHAPTERS: Final = ("execmodel", "import", "compound", "objects", "customization")
"""Of the Python language reference: five texts on one subject that every Python brings along."""

Method = Callable[[Sequence[Report], int], list[set[str]]]
"""From reports to the best themes, each as its folded names."""


def folded(name: str) -> str:
    """A name as it is compared."""
    plain = re.sub(r"['’]s\b", "", name)
    words = [unit(word) for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", plain)]
    words = [word for word in words if word not in ("the", "a", "an")]
    if "of" in words:
        at = words.index("of")
        words = words[at + 1 :] + words[:at]
    return "".join(words).replace("-", "")


def ours(reports: Sequence[Report], limit: int) -> list[set[str]]:
    """What Syntopic discovers."""
    return [{folded(name) for name in (t.name, *t.aliases)} for t in discover(reports, limit)]


def yake(reports: Sequence[Report], limit: int) -> list[set[str]]:
    """What yake takes for the keywords of all reports in one."""
    from yake import KeywordExtractor

    text = "\n\n".join(report.text for report in reports)
    return [{folded(name)} for name, _ in KeywordExtractor(lan="en", n=3, top=limit).extract_keywords(text)]


def grams(reports: Sequence[Report], limit: int) -> list[set[str]]:
    """Runs of one to three words without stop words at their ends, by frequency times reports."""
    times: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for stretch in re.split(r"[^\w\s’'-]", report.text.lower()):
            words = stretch.split()
            for size in (1, 2, 3):
                for at in range(len(words) - size + 1):
                    gram = words[at : at + size]
                    if gram[0] not in STOP_WORDS and gram[-1] not in STOP_WORDS and gram[0].isalpha():
                        times[" ".join(gram)] += 1
                        where[" ".join(gram)].add(report.id)
    shared = [gram for gram in times if len(where[gram]) > 1]
    best = sorted(shared, key=lambda gram: (-times[gram] * len(where[gram]), gram))
    return [{folded(gram)} for gram in best[:limit]]


@benchmark
def discovery() -> list[Row]:
    """Themes of a reader's list that the best 60 lack, candidates that no list has, and CPU."""
    rows: list[Row] = []
    with TemporaryDirectory() as folder:
        for name, reports in (("bundled", bundled().reports), ("python", _chapters(Path(folder)))):
            wanted = _list(LISTS / f"{name}.txt")
            mine, missed = _judged(ours, reports, wanted)
            for peer in (yake, grams):
                theirs, lacked = _judged(peer, reports, wanted)
                rows.append(
                    Row(f"{name}: missed of {len(wanted)}, {peer.__name__}", missed, lacked, "", 0.85)
                )
                rows.append(Row(f"{name}: not listed of {LIMIT}, {peer.__name__}", mine, theirs, "", 0.85))
    reports = bundled().reports
    cost, cost_of_yake = cpu_ms(lambda: ours(reports, LIMIT)), cpu_ms(lambda: yake(reports, LIMIT))
    rows.append(Row("bundled: CPU, yake", cost, cost_of_yake, "ms", 0.5))
    few, many = ([_copy(r, n) for n in range(times) for r in reports] for times in (10, 60))
    each = [cpu_ms(lambda some=some: discover(some)) / len(some) for some in (few, many)]  # type: ignore[misc]
    rows.append(Row(f"a report of {len(many)}, of {len(few)}", each[1], each[0], "ms", 1.2))
    return rows


def _judged(method: Method, reports: Sequence[Report], wanted: Sequence[set[str]]) -> tuple[int, int]:
    """How many of a method's themes are on no line of a list, and how many lines it lacks."""
    found = method(reports, LIMIT)
    listed = [themes for themes in found if any(themes & names for names in wanted)]
    lacked = [names for names in wanted if not any(themes & names for themes in found)]
    return len(found) - len(listed), len(lacked)


def _list(path: Path) -> list[set[str]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [{folded(name) for name in line.split("|")} for line in lines]


def _chapters(folder: Path) -> Sequence[Report]:
    from pydoc_data.topics import topics

    for chapter in CHAPTERS:
        (folder / f"{chapter}.txt").write_text(topics[chapter], "utf-8")
    return open_paths([folder]).reports


def _copy(report: Report, number: int) -> Report:
    """A report with names of its own: "Kosovo" becomes "Kosovoq7", so that vocabulary grows with the text."""
    passages = tuple(
        type(p)(p.id, p.kind, re.sub(r"\b([A-Z][a-z]{5,})\b", rf"\1q{number}", p.without_refs()))
        for p in report.passages
    )
    return Report(f"{report.id}-{number}", About(report.about.title), passages, report.source)
