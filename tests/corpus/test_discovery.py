"""Themes discovered in the text: which are found, under which names, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import bundled
from corpus.model import Kind, Report
from corpus.themes.discovery import Discovered, discover, phrase_counts
from corpus.themes.discovery.cache import discovered
from tests.corpus.building import passage, report


def theme(found: Sequence[Discovered], name: str) -> Discovered | None:
    """The theme that goes by a name."""
    return next((t for t in found if name in (t.name, *t.aliases)), None)


def both(one: str, two: str) -> tuple[Discovered, ...]:
    """What two reports of one passage each have in common."""
    return discover([report(one, name="one"), report(two, name="two")])


def together(one: str, two: str, *names: str) -> bool:
    """Whether names found in two reports are those of one theme."""
    found = both(one, two)
    themes = {t.name for name in names if (t := theme(found, name))}
    return len(themes) == 1 and all(theme(found, name) for name in names)


def test_short_and_long_forms_are_one() -> None:
    one = "They signed the Treaty on Weapons of Mass Destruction (WMD). WMD remain in use, they say."
    assert together(one, "Nobody wants weapons of mass destruction.", "WMD", "weapons of mass destruction")
    one = "The Organisation of Fishing States (OFS) met. Boats were counted."
    assert together(one, "Nobody trusts the OFS, they say.", "OFS", "Organisation of Fishing States")


def test_a_short_form_that_nobody_explains_finds_its_name() -> None:
    one = "The Nordic Fishing Union met in Oslo. The Nordic Fishing Union agreed on boats."
    assert together(one, "Last year the NFU met again.", "NFU", "Nordic Fishing Union")


def test_an_order_turned_round_is_the_same() -> None:
    one = "The enlargement of NATO worries many. All talk about the enlargement of NATO."
    assert together(one, "Some say that NATO enlargement is over.", "NATO enlargement", "enlargement of NATO")
    assert together(
        one, "Some say that NATO’s enlargement is over.", "NATO’s enlargement", "enlargement of NATO"
    )


def test_plural_hyphen_and_spelling_are_no_difference() -> None:
    assert together(
        "They keep a frozen conflict.", "Two frozen conflicts remain.", "frozen conflict", "frozen conflicts"
    )
    assert together(
        "They want peace-keeping now.", "For peacekeeping they pay.", "peace-keeping", "peacekeeping"
    )
    assert together(
        "They want missile defence.", "Nobody pays for missile defense.", "missile defence", "missile defense"
    )
    one = "Soldiers stand in Transdnistria. Nobody in Transdnistria wants them."
    assert together(one, "They went to Transnistria by train.", "Transdnistria", "Transnistria")


def test_what_is_against_a_thing_speaks_of_it() -> None:
    assert together("They want counter-terrorism.", "All fear terrorism.", "counter-terrorism", "terrorism")
    assert together(
        "All want non-proliferation.", "All fear proliferation.", "non-proliferation", "proliferation"
    )
    found = both("All want non-military means. They are cheap.", "All want military means. They are dear.")
    assert theme(found, "non-military means") is None


def test_phrases_whose_nouns_mean_the_same_are_one() -> None:
    one = "A railway company needs land. Nobody trusts the railway company."
    two = "Who owns the railroad company? A railroad company must pay."
    assert together(one, two, "railway company", "railroad company")


def test_nouns_that_one_sentence_tells_apart_stay_apart() -> None:
    one = "The buyer price is above the seller price. A seller price falls to the buyer price."
    found = both(one, "Each buyer price has its seller price. The seller price tells the buyer price.")
    assert theme(found, "buyer price") and theme(found, "seller price")
    assert theme(found, "buyer price") is not theme(found, "seller price")


def test_irregular_plurals_are_no_difference() -> None:
    one = "They fear a financial crisis. The financial crisis came."
    assert together(one, "Two financial crises passed.", "financial crisis", "financial crises")


def test_who_does_a_thing_is_the_doing_in_a_phrase() -> None:
    one = "They stopped the drug trafficking. All drug trafficking ended."
    assert together(one, "The drug traffickers fled.", "drug trafficking", "drug traffickers")


def test_initials_are_not_those_of_a_name_that_others_use() -> None:
    one = "The Peace Corps left. The Peace Corps came back. Nobody paid the Peace Corps."
    two, three = "She bought a PC. Every PC needs care.", "A PC is dear. He never had a PC."
    found = discover([report(text, name=str(n)) for n, text in enumerate((one, two, three, one + " Why?"))])
    assert theme(found, "PC") is not theme(found, "Peace Corps")


def test_a_word_in_capitals_is_no_roman_number() -> None:
    one = report(passage("CIVIL SERVICE", Kind.HEADING), "The civil service grows.", name="one")
    assert theme(discover([one, report("They cut the civil service.", name="two")]), "civil service")


def test_what_says_little_ranks_behind_what_says_much() -> None:
    much = "Nobody signed a treaty. They left, and the treaty ended {0}."
    little = "Nobody saw an example. They left, and the example ended {0}. Few had examples."
    found = both(much.format("soon") + little.format("late"), much.format("early") + little.format("now"))
    names = [t.name for t in found]
    assert names.index("treaty") < names.index("example")


def test_what_headings_name_ranks_before_what_is_said_more_often() -> None:
    often = ("All fear {}", "In {} lies hope", "They trust in {}", "They hope for {}", "Who pays for {}")

    def made(place: str) -> Report:
        said = [f"{text.format('fishing rights')} in {place}." for text in (*often, "They lost in {} early")]
        filler = [f"So it was {number}." for number in range(60)]
        heading = passage(f"Harbour dues in {place}", Kind.HEADING)
        return report(heading, "They want harbour dues.", *said, *filler, name=place)

    names = [t.name.lower() for t in discover([made("Norway"), made("Sweden")])]
    assert names.index("harbour dues") < names.index("fishing rights")


def test_names_that_one_author_tells_apart_stay_apart() -> None:
    one = "He went to Slovania and Slovenia. He liked Slovania more than Slovenia."
    found = both(one, "She never saw Slovania. She lives in Slovenia.")
    assert theme(found, "Slovania") is not theme(found, "Slovenia")


def test_a_person_goes_by_whole_and_last_name() -> None:
    one = "There Vladimir Putin spoke first. Then Putin left, and others spoke of Putin."
    assert together(one, "What President Putin wants is known.", "Putin", "Vladimir Putin", "President Putin")


def test_a_council_and_its_namesake_stay_apart() -> None:
    one = "In May the European Council met. In Strasbourg the Council of Europe met."
    two = "They left the Council of Europe. They never joined the European Council."
    found = both(one, two)
    assert theme(found, "European Council") is not theme(found, "Council of Europe")


def test_two_names_in_turn_are_no_name() -> None:
    one = "All of Germany and France met. Later Germany left, and Germany came back. France left, too."
    found = both(one, "For Germany and France it is late. Without Germany it is nothing. Without France too.")
    assert theme(found, "Germany and France") is None
    assert theme(found, "Germany") and theme(found, "France")


def test_a_name_is_spoken_of_where_it_tells_more_of_a_noun() -> None:
    one = "They want NATO enlargement. Others, too, want NATO enlargement."
    found = both(one, "Some fear NATO enlargement. Few fear NATO.")
    assert theme(found, "NATO") and theme(found, "NATO enlargement")


def test_part_of_a_name_is_no_theme_of_its_own() -> None:
    found = both("They left the Warsaw Pact in May.", "The Warsaw Pact is no more.")
    assert theme(found, "Warsaw Pact")
    assert not theme(found, "Pact")


def test_generic_words_rank_behind_themes() -> None:
    opened = bundled().reports
    found = [t.name.lower() for t in discover(opened, 40)]
    assert not {"security", "relations", "russia", "issues", "fact", "case", "number"} & set(found)
    assert {"nato", "osce", "ukraine", "crisis management", "organised crime", "arms control"} <= set(found)


def test_a_noun_that_is_also_a_verb_or_adjective_stands_in_phrases() -> None:
    one = "They refer to human rights. All human rights count. They will open the door to the open markets."
    two = "Human rights come first, and human rights last. The open markets of the north grow."
    found = both(one, two)
    assert theme(found, "human rights") and not theme(found, "human")
    assert theme(found, "open markets") and not theme(found, "open")


def test_a_noun_that_mostly_stands_before_others_is_one() -> None:
    one = (
        "Energy policy, energy prices, energy markets and the energy union rest on energy. They save energy."
    )
    found = both(one, "The energy crisis and the energy bill show the price of energy. All need energy.")
    assert theme(found, "energy")


def test_days_participles_and_adjectives_are_no_themes() -> None:
    one = "On 11 May the data were made available. On 11 May the maps were made available to all."
    found = both(one, "On 11 May the charts were made available. They are made available each year.")
    assert found == ()


def test_a_sentence_that_reports_share_counts_once() -> None:
    same = "The harbour board keeps the lamp burning for all ships at night."
    assert both(f"{same} Boats sail.", f"{same} Gulls cry.") == ()
    found = both(f"{same} The harbour board met.", f"{same} Nobody saw the harbour board.")
    board = theme(found, "harbour board")
    assert board and board.reports == {"one": 1, "two": 1}


def test_headings_of_one_form_are_no_themes() -> None:
    form = [passage("Executive summary", Kind.HEADING)]
    one, two = report(*form, "Ships sail.", name="one"), report(*form, "Boats sail.", name="two")
    assert not theme(discover([one, two]), "Executive summary")


def test_sources_are_no_themes() -> None:
    entry = "Fisher et al. (2013). Harbour Studies. doi.org/10.1000/{}"
    names = "By Ada Keeper, Bo Fisher and Cy Miller"
    cited = "Lamps burn at night (Fisher & Miller, 2013)."
    found = discover(
        [report(entry.format(n), names + "!" * n, cited + " So." * n, name=str(n)) for n in range(3)]
    )
    assert not {"Fisher", "Miller", "Harbour Studies", "doi.org", "Ada Keeper"} & {t.name for t in found}


def test_who_does_a_thing_and_a_short_form_with_dots_are_gathered() -> None:
    assert together("They fear terrorists.", "All fear terrorism.", "terrorists", "terrorism")
    one = "The Nordic Fishing Union met in Oslo. The Nordic Fishing Union agreed on boats."
    assert together(one, "Last year the N.F.U. met again.", "N.F.U.", "Nordic Fishing Union")


def test_names_do_not_crowd_out_ideas() -> None:
    places = ["Norway", "Sweden", "Iceland", "Finland", "Denmark", "Estonia", "Latvia", "Lithuania"]
    ideas = ["trade policy", "arms control", "crisis management", "fishing rights", "harbour dues"]
    texts = [
        " ".join(
            [f"They met in {p} and left {p} late {n}." for p in places]
            + [f"All want {i} {n}." for i in ideas]
        )
        for n in ("now", "soon")
    ]
    found = [t.name for t in both(*texts)]
    for some in range(2, 9):
        assert sum(name in places for name in found[:some]) <= 0.6 * some + 1


def test_headings_bylines_and_pull_quotes_alone_make_no_theme() -> None:
    both_ = [passage("Harbour Masters", Kind.BYLINE), passage("Harbour Masters rule", Kind.PULL_QUOTE)]
    reports = [report(*both_, "Ships sail.", name="one"), report(*both_, "Boats sail.", name="two")]
    assert not theme(discover(reports), "Harbour Masters")


def test_one_report_alone_has_none() -> None:
    assert discover([report("NATO enlargement. NATO enlargement again.")]) == ()
    assert discover([]) == ()


def test_a_large_corpus_keeps_what_many_reports_speak_of(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        report(f"They want arms control. Nobody in Place{n} met Germany and Clan{n} there.", name=f"{n:03}")
        for n in range(60)
    ]
    reports[7] = report("They want arms control. Some met in Kiev.", name="007")
    reports[9] = report("They want arms control. Some left for Kiev.", name="009")
    exact = discover(reports)
    assert theme(exact, "Kiev")
    monkeypatch.setattr(phrase_counts, "_BUCKET", 10)
    found = discover(reports)
    assert theme(found, "arms control") == theme(exact, "arms control")
    assert theme(found, "Kiev") is None


def test_progress_can_stop_the_search() -> None:
    reports = [report("They speak of NATO.", name=str(n)) for n in range(3)]
    seen: list[tuple[int, int]] = []
    discover(reports, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(n, 6) for n in range(6)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        discover(reports, progress=stop)


NAMES = """
    NATO Kosovo Kosova Transnistria Transdnistria Vladimir Putin European Europe Council of and the in (OSCE)
    OSCE's enlargement enlargements arms control weapons crisis-management crisis management is are . , –
    Organization for Security EU-Russia Russia-EU 11 September
"""
WORDS = st.sampled_from(NAMES.split())
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60)
CORPORA = st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=2, max_size=4)


def made(corpus: Sequence[Sequence[str]]) -> list[Report]:
    return [report(*texts, name=f"r{number}") for number, texts in enumerate(corpus)]


@given(CORPORA, st.randoms(use_true_random=False))
def test_any_text_in_any_order(corpus: list[list[str]], random: object) -> None:
    reports = made(corpus)
    found = discover(reports)
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert discover(shuffled) == found
    names = [name.casefold() for t in found for name in (t.name, *t.aliases)]
    assert len(names) == len(set(names))
    passages = {r.id: len(r.reading) for r in reports}
    for t in found:
        assert len(t.reports) >= 2
        assert all(0 < count <= passages[name] for name, count in t.reports.items())
    assert discover(reports, 2) == found[:2]


HOSTILE = {
    "brackets": "(" * 3000,
    "one word": "A" * 100_000,
    "hyphens": "a-" * 20_000,
    "of": "of " * 5000,
    "turned": "NATO of " * 3000,
    "joined": "X and " * 3000,
    "defined": "(NATO) " * 2000,
    "one name": "Kosovo " * 5000,
    "addresses": "http://" * 3000,
    "no address": "x" * 100_000 + " http://x.org a@b",
    "possessives": "'s " * 5000,
    "controls": "\u202e\x1b[31m\x00 NATO",
    "days": "11 May " * 3000,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_does_no_harm(hostile: str) -> None:
    found = both(f"They spoke of NATO. {hostile}", f"Others spoke of NATO. {hostile}")
    assert all(len(t.name) < 400 for t in found)


def test_themes_are_looked_for_anew_where_a_title_is_another(tmp_path: Path) -> None:
    before = bundled().reports
    discovered(before, tmp_path)
    now = [
        report.but(about=replace(report.about, title="Missile defence and terrorism")) for report in before
    ]
    assert discovered(now, tmp_path) == discover(now) != discover(before)
