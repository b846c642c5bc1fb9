"""Links against other ways of linking, by what people said belongs together: how good, how quick."""

from __future__ import annotations

from corpus.library import BUNDLED
from corpus.links.model import ThemeWeights
from corpus.search import Searcher
from corpus.themes import Themes, read_themes
from corpus.themes.themes_for_links import ThemesForLinks
from tests.bench.frame import Row, benchmark
from tests.bench.link_methods import METHODS, ours, words_and_pairs
from tests.bench.link_sets import descriptions, gospels, judged_reports

BEST_KNOWN = "stems and pairs"


@benchmark
def links() -> list[Row]:
    """Hundredths missed by each method tried (less is better); the peer is TF-IDF of stems and pairs."""
    rows = []
    measured = (
        (gospels(), ("first", "MRR"), 12.0),
        (descriptions(), ("first", "MRR"), None),
        (judged_reports(), ("nDCG",), None),
    )
    for judged, names, most in measured:
        if judged is None:
            continue
        peer = judged.measures(words_and_pairs(judged))
        for method, find in METHODS.items():
            if method != BEST_KNOWN:
                found = judged.measures(find(judged))
                rows += [
                    Row(f"{judged.name} {n}: {method}", 100 - found[n], 100 - peer[n], "%") for n in names
                ]
        found = judged.measures(ours(judged))
        for name in names:
            bar = most if name == "first" else None
            title = f"{judged.name} {name}: OURS"
            rows.append(Row(title, 100 - found[name], 100 - peer[name], "%", most_ratio=1.0, most=bar))
    judged = judged_reports()
    peer = judged.measures(words_and_pairs(judged))
    found = judged.measures(ours(judged, curated()))
    rows.append(
        Row("reports nDCG: OURS, curated themes", 100 - found["nDCG"], 100 - peer["nDCG"], "%", most=40.0)
    )
    return rows


def curated() -> ThemeWeights:
    """The themes of the bundled reports."""
    reports = judged_reports().reports
    themes, _ = read_themes(BUNDLED, reports)
    return ThemesForLinks(Themes(reports, Searcher(reports).build(), themes))
