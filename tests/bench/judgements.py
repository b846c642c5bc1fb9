"""How well jumps and links rank, by what careful readers judged, with and without an index of themes.

The judgements lie beside the checkout; where they do not, there is nothing to measure. The peer of each row
is the best known method of the same kind on the whole set of judgements (three times as many as are here).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from corpus.library import bundled
from corpus.links import Linker
from corpus.model import Report
from corpus.search import Searcher
from corpus.themes import Theme, Themes, read_themes
from corpus.themes.discovery import discover
from corpus.themes.jump import Jumper
from corpus.themes.themes_for_links import ThemesForLinks
from tests.bench.frame import Row, benchmark

GOLD: Final = Path(__file__).resolve().parents[3] / "shared" / "gold"
KINDS: Final = ("clean", "typo", "paraphrase")
JUMPS: Final = {"clean": 0.74, "typo": 0.72, "paraphrase": 0.62}
"""nDCG@10 of the best known methods: fused rankings, and other words by a model of sentences."""
LINKS: Final = {"index": 0.53, "names only": 0.48, "discovered": 0.39, "no themes": 0.39}
"""The same for links: careful themes with TF-IDF and a model, without the model, TF-IDF alone."""


class Judgements:
    """The judgements, and which of our passages they speak of."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.score = _module(GOLD / "score.py")
        folder = GOLD / "reports"
        self.links, self.themes, self.queries, keys = (
            json.loads((folder / f"{name}.json").read_text())
            for name in ("links", "themes", "queries", "keys")
        )
        passages = [{"report": r.id, "passage": p.id, "text": p.text} for r in reports for p in r.reading]
        self._where = self.score.Map(passages, keys)

    def named(self, report: str, passage: str) -> set[str]:
        """Which judged passages one of ours is."""
        found: set[str] = self._where[{"report": report, "passage": passage}]
        return found

    def ndcg(self, hits: Iterable[tuple[str, str]], judged: dict[str, float]) -> float:
        """How good a ranking is: normalised discounted cumulative gain of the first ten."""
        asked = [{"report": report, "passage": passage} for report, passage in hits]
        grades = self.score.graded(asked, self._where, judged)
        return float(self.score.ndcg([*grades, *[0.0] * 10], list(judged.values())))


@benchmark
def judgements() -> list[Row]:
    """Jumps and links against careful readers' judgements, nDCG@10: higher is better."""
    if not (GOLD / "reports").is_dir():
        return []
    reports = bundled(None).reports
    judged = Judgements(reports)
    curated, _ = read_themes(Path(reports[0].path).parent, reports)
    found = [Theme(one.name, one.aliases) for one in discover(reports)]
    settings: dict[str, Sequence[Theme]] = {
        "index": curated,
        "names only": [replace(theme, locators=()) for theme in curated],
        "discovered": found,
        "no themes": (),
    }
    rows = []
    for name, themes in settings.items():
        searcher = Searcher(reports).build()
        of = Themes(reports, searcher, themes)
        rows += _jumps(name, judged, Jumper(of))
        rows.append(_linked(name, judged, reports, ThemesForLinks(of) if themes else None))
    return rows


def _jumps(name: str, judged: Judgements, jumper: Jumper) -> list[Row]:
    rows = []
    for kind in KINDS:
        total = 0.0
        for query in judged.queries:
            hits = [(p.report, p.passage.id) for p in jumper.jump(query[kind]).passages]
            total += judged.ndcg(hits, judged.themes[query["theme"]]["passages"])
        rows.append(Row(f"jump, {kind}, {name}", total / len(judged.queries), JUMPS[kind], "nDCG", None))
    return rows


def _linked(name: str, judged: Judgements, reports: Sequence[Report], themes: ThemesForLinks | None) -> Row:
    answers: dict[str, list[tuple[str, str]]] = {}
    for report, passage, links in Linker(reports, themes).all(10):
        for source in judged.named(report, passage.id):
            answers.setdefault(source, [(link.report, link.passage.id) for link in links])
    total = sum(judged.ndcg(answers.get(source, ()), grades) for source, grades in judged.links.items())
    return Row(f"links, {name}", total / len(judged.links), LINKS[name], "nDCG", None)


def _module(path: Path) -> ModuleType:
    spec: Any = importlib.util.spec_from_file_location("gold_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
