"""The table of presences: the same by whatever way it was made, for whoever asks."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.library import bundled
from corpus.model import About, Kind, Passage, Report, in_date_order
from corpus.search import Searcher
from corpus.steps import finish
from corpus.themes import Locator, Theme, Themes
from corpus.themes.passage_reader import PassageReader
from corpus.themes.presences import PresenceTable
from corpus.themes.theme_finder import ThemeFinder

WORDS = (
    "NATO",
    "Minsk",
    "Group",
    "agreement",
    "of",
    "Transnistria",
    "Transdnistria",
    "harvest",
    "the",
    "START",
)
NAME = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
SENTENCE = st.lists(st.sampled_from((*WORDS, "wine", "cheese")), min_size=1, max_size=7).map(
    lambda words: " ".join(words).capitalize() + "." if words[0] == "the" else " ".join(words) + "."
)
TEXT = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
KINDS = st.sampled_from((Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.FOOTNOTE, Kind.PULL_QUOTE, Kind.HEADING))


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for ident in ("one", "two", "three"):
        section: str | None = None
        passages = []
        for at in range(draw(st.integers(0, 5))):
            kind, text = draw(KINDS), draw(TEXT)
            passages.append(Passage(f"p{at}", kind, text, section=section))
            section = text if kind is Kind.HEADING else section
        digest = sha256(repr(passages).encode()).hexdigest()
        date = str(draw(st.integers(1990, 1999)))
        about = About(ident, date=date)
        made.append(
            Report(ident, about, tuple(passages), f"{ident}.txt", bytes_print=digest, letters_print=digest)
        )
    return [made[at] for at in range(3) if draw(st.booleans()) or at == 0]


@st.composite
def themes(draw: st.DrawFn) -> list[Theme]:
    places = st.tuples(st.sampled_from(("one", "two")), st.sampled_from(("p0", "p1", "p2")))
    made: dict[str, Theme] = {}
    for names in draw(st.lists(st.lists(NAME, min_size=1, max_size=2), max_size=4)):
        put = frozenset(draw(st.lists(places, max_size=1)))
        locators = tuple(
            Locator(*at, draw(st.booleans())) for at in {*draw(st.lists(places, max_size=2)), *put}
        )
        calls = {"one": (draw(NAME),)} if draw(st.booleans()) else {}
        off = frozenset(draw(st.lists(places, max_size=1)))
        theme = Theme(names[0], tuple(names[1:]), calls=calls, locators=locators, put=put, off=off)
        made.setdefault(theme.key, theme)
    return list(made.values())


def table(of: Sequence[Report], on: Sequence[Theme], before: PresenceTable | None = None) -> PresenceTable:
    return finish(PresenceTable.steps(in_date_order(of), on, Searcher(of).build().index, before))


def answers(of: Sequence[Report], on: Sequence[Theme], source: PresenceTable | ThemeFinder) -> object:
    """All that can be asked."""
    asked = Themes(of, Searcher(of).build(), on, source)
    spoken = [asked.presences(theme) for theme in on]
    each = [[asked.of(report.id, passage) for passage in report.reading] for report in asked.reports]
    rows = [[column.tolist() for column in asked.rows(theme)] for theme in on]
    return spoken, each, rows


few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(reports(), themes())
def test_one_theme_at_a_time_is_answered_as_by_the_table(of: list[Report], on: list[Theme]) -> None:
    alone = ThemeFinder(in_date_order(of), on, Searcher(of).build())
    assert answers(of, on, alone) == answers(of, on, table(of, on))


@few
@given(reports(), themes(), reports(), themes(), st.randoms())
def test_a_changed_table_is_the_one_made_anew(
    before: list[Report], old: list[Theme], after: list[Report], new: list[Theme], random: object
) -> None:
    kept = {report.id: report for report in before}
    mixed = [kept.get(report.id, report).but(about=report.about) for report in after]
    on = [theme for number, theme in enumerate(old) if number % 2] + new
    on = list({theme.key: theme for theme in on}.values())
    changed = table(mixed, on, table(before, old))
    assert answers(mixed, on, changed) == answers(mixed, on, table(mixed, on))
    again = table(mixed, [replace(theme, off=frozenset()) for theme in on], changed)
    assert answers(mixed, again.themes, again) == answers(mixed, again.themes, table(mixed, again.themes))


HELD = "The harvest was good, and Minsk is a city where many things are said and few are written down."
CHANGES = {
    "a heading names another theme than before": (
        [Passage("h", Kind.HEADING, "Minsk Group talks"),
         Passage("p", Kind.PARAGRAPH, HELD, section="Minsk Group talks")],
        [Theme("Minsk")],
        [Theme("Minsk"), Theme("Minsk Group")],
    ),
    "a longer name is gone": (
        [Passage("p", Kind.PARAGRAPH, "The Minsk Group has met.")],
        [Theme("Minsk"), Theme("Minsk Group")],
        [Theme("Minsk")],
    ),
    "a word is no other spelling any more": (
        [Passage("p", Kind.PARAGRAPH, "Little is said of Transdnistria.")],
        [Theme("Transnistria")],
        [Theme("Transnistria"), Theme("Transdnistria wine")],
    ),
    "a word is another spelling from now on": (
        [Passage("p", Kind.PARAGRAPH, "Little is said of Transdnistria.")],
        [Theme("Transnistria"), Theme("Transdnistria wine")],
        [Theme("Transnistria")],
    ),
    "a name is found in what repeats another passage": (
        [Passage("p", Kind.PARAGRAPH, HELD), Passage("q", Kind.PULL_QUOTE, HELD)],
        [Theme("the harvest")],
        [Theme("the harvest"), Theme("Minsk")],
    ),
    "a theme is taken off": (
        [Passage("p", Kind.PARAGRAPH, HELD), Passage("q", Kind.PARAGRAPH, "In Minsk nothing is new.")],
        [Theme("Minsk"), Theme("harvest")],
        [Theme("Minsk", off=frozenset({("one", "p")})), Theme("harvest")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_another_theme_alters_is_read_again(change: str) -> None:
    passages, old, new = CHANGES[change]
    of = [Report("one", About("one"), tuple(passages), "one.txt", bytes_print="1", letters_print="1")]
    before, anew = table(of, old), table(of, new)
    assert answers(of, new, table(of, new, before)) == answers(of, new, anew)
    assert answers(of, old, before) != answers(of, new, anew)


def test_what_repeats_another_passage_is_shown_with_no_theme() -> None:
    passages = (Passage("p", Kind.PARAGRAPH, HELD), Passage("q", Kind.PULL_QUOTE, HELD))
    of = [Report("one", About("one"), passages, "one.txt")]
    made = table(of, [Theme("Minsk")])
    assert made.rows(0).passages.tolist() == [0]
    assert made.of("one", 0) and made.of("one", 1)


def test_what_has_not_changed_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    of = bundled().reports
    on = [Theme("NATO enlargement"), Theme("Transnistria")]
    first = table(of, on)
    read: list[str] = []
    whole = PassageReader.read

    def noted(self, reports, places, **named):  # type: ignore[no-untyped-def]
        read.extend(f"{report.id} {at}" for report, own in zip(reports, places, strict=True) for at in own)
        return whole(self, reports, places, **named)

    monkeypatch.setattr(PassageReader, "read", noted)
    dated = [
        report.but(about=replace(report.about, date="1900")) if n == 4 else report
        for n, report in enumerate(of)
    ]
    assert table(dated, on, first).reports[0] == of[4].id and table(of[:3], on, first) and read == []
    passage = of[0].reading[9].id
    put = replace(on[0], locators=(Locator(of[0].id, passage, True),))
    table(of, [put, on[1]], first)
    assert read == [f"{of[0].id} 9"]
    read.clear()
    table(of, [*on, Theme("Kaliningrad")], first)
    assert 0 < len(read) < sum(report.count for report in of) / 4


def test_a_table_can_be_handed_over() -> None:
    of, on = bundled().reports, [Theme("NATO enlargement"), Theme("Transnistria")]
    made = table(of, on)
    assert answers(of, on, pickle.loads(pickle.dumps(made))) == answers(of, on, made)
    parts = [made.flat.part(number) for number in range(len(of))]
    joined = finish(PresenceTable.join(in_date_order(of), on, Searcher(of).build().index, parts, made.spelt))
    assert answers(of, on, joined) == answers(of, on, made)


def test_building_tells_how_far_it_is() -> None:
    of = in_date_order(one.but(id=f"{one.id}-{number}") for one in bundled().reports for number in range(8))
    told = list(PresenceTable.steps(of, [Theme("NATO enlargement")], Searcher(of).build().index))
    assert told == sorted(told) or told[0][1] in (1, len(of))
    assert told[-1] == (len(of), len(of)) and (16, len(of)) in told
