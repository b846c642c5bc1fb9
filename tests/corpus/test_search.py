from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Kind, Passage, Ref, Report
from corpus.search import Result, Searcher
from tests.corpus.building import passage, report

FILLER = [
    f"Nothing of note was said about the {word} that year."
    for word in ["weather", "harvest", "stars", "river"]
]
OLD = report(
    "The strategic partnership between the Union and Russia rests on co-operation in energy.",
    "Energy prices rose. Partnerships of a strategic kind were rare.",
    "Security in Europe depends on the partnership.",
    *FILLER,
    name="old",
    date="2001",
)
NEW = report(
    passage("Missile defences and the Medvedev proposal", Kind.HEADING),
    "President Medvedev proposed a treaty.",
    "In Göteborg the ministers spoke of missile defence, said Lavrov.6 The 13 ministers left.",
    passage("The ministers left the table and nobody could bring them back.", Kind.PARAGRAPH),
    passage("‘The ministers left the table… nobody could bring them back’", Kind.PULL_QUOTE),
    *FILLER,
    name="new",
    date="2010",
)


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher([NEW, OLD]).build()


def texts(result: Result) -> list[str]:
    return [hit.passage.text for hit in result.hits]


def lit(result: Result, at: int = 0) -> list[str]:
    hit = result.hits[at]
    return [hit.passage.text[start:end] for start, end in hit.matches]


def test_words_are_found_in_any_inflection(searcher: Searcher) -> None:
    result = searcher.search("proposals")
    assert {lit(result, at)[0] for at in range(result.total)} == {"proposal", "proposed"}


def test_a_passage_with_all_words_comes_first(searcher: Searcher) -> None:
    result = searcher.search("energy prices partnership strategic")
    assert texts(result)[0].startswith("Energy prices rose")
    assert (result.complete, result.complete_by_report) == (1, {"old": 1, "new": 0})
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    assert result.hits[0].score > 1 > result.hits[1].score


def test_words_that_stand_together_are_worth_more() -> None:
    near = "The treaty on security was kept in the drawer for many years."
    far = "The treaty was kept for many years in the drawer of security."
    assert texts(Searcher([report(far, near, *FILLER)]).build().search("treaty security"))[0] == near


def test_a_paragraph_comes_before_the_heading_that_says_the_same(searcher: Searcher) -> None:
    kinds = [hit.passage.kind for hit in searcher.search("missile defence").hits]
    assert kinds[:2] == [Kind.PARAGRAPH, Kind.HEADING]


def test_a_misspelt_word_is_corrected_and_said(searcher: Searcher) -> None:
    result = searcher.search("Stratgic enrgy")
    assert result.corrected == (("Stratgic", "strategic"), ("enrgy", "energy"))
    assert set(lit(result)) == {"strategic", "Energy"}


def test_quoted_words_are_taken_exactly(searcher: Searcher) -> None:
    assert searcher.search('"strategic partnership"').total == 1
    assert lit(searcher.search("“Strategic  Partnership” russia")) == ["strategic partnership", "Russia"]
    assert searcher.search('"partnerships"').total == 1
    assert searcher.search('"stratgic"').total == 0


def test_every_quoted_phrase_must_be_there(searcher: Searcher) -> None:
    assert searcher.search('"energy" "Europe"').total == 0
    assert searcher.search('"partnership" energy').total == 2


def test_an_open_quote_counts_for_nothing(searcher: Searcher) -> None:
    assert texts(searcher.search('"strategic part')) == texts(searcher.search("strategic part"))


def test_totals_are_in_date_order_and_name_the_silent(searcher: Searcher) -> None:
    assert list(searcher.search("energy").by_report.items()) == [("old", 2), ("new", 0)]
    result = searcher.search("weather", limit=1)
    assert (result.total, len(result.hits)) == (2, 1)


def test_a_pull_quote_counts_with_its_paragraph(searcher: Searcher) -> None:
    result = searcher.search('"nobody could bring them back"')
    assert [hit.passage.kind for hit in result.hits] == [Kind.PARAGRAPH]


def test_a_pull_quote_of_its_own_counts() -> None:
    own = passage("Nobody had thought of the treaty before the war", Kind.PULL_QUOTE)
    assert texts(Searcher([report(own, *FILLER)]).build().search("treaty")) == [own.text]


def test_references_are_no_words_and_never_lit() -> None:
    text = "said Lavrov.6 The G-813 met and re6marked"
    refs = tuple(Ref(start, end, None) for start, end in ((12, 13), (21, 23), (34, 35)))
    made = Report("a", OLD.about, (Passage("1", Kind.PARAGRAPH, text, refs=refs),), "a")
    searcher = Searcher([made]).build()
    assert searcher.search("6").total == searcher.search("13").total == searcher.search("813").total == 0
    assert lit(searcher.search("lavrov")) == ["Lavrov"]
    assert lit(searcher.search('"lavrov the g 8 met"')) == ["Lavrov.", " The G-8", " met"]
    assert lit(searcher.search("remarked")) == ["re", "marked"]


def test_accents_hyphens_and_possessives_do_not_hinder(searcher: Searcher) -> None:
    assert lit(searcher.search("goteborg")) == ["Göteborg"]
    assert lit(searcher.search("cooperation")) == ["co-operation"]
    assert lit(searcher.search("Russia's")) == ["Russia"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("peacekeeping", {"Peace-keeping", "Peacekeeping"}),
        ("peace-keeping", {"Peace-keeping", "Peacekeeping"}),
        ("peace", {"Peace", "Peacekeeping"}),
        ("g8", {"G-8"}),
        ("EU-Russia", {"EU", "Russia"}),
        ("u.s.", {"US", "U.S."}),
        ("US", {"US", "U.S."}),
    ],
)
def test_compounds_and_initials_are_found_however_they_are_written(query: str, found: set[str]) -> None:
    made = report("Peace-keeping went on.", "Peacekeeping ended.", "The G-8 met.", "US and U.S. policy.")
    searcher = Searcher([made, report("Russia saw the EU leave and used it.", name="b")]).build()
    result = searcher.search(query)
    assert {text for at in range(len(result.hits)) for text in lit(result, at)} == found


def test_words_like_the_are_left_out_beside_others(searcher: Searcher) -> None:
    assert texts(searcher.search("what is the energy")) == texts(searcher.search("energy"))
    assert searcher.search("the").total > 5


def test_a_passage_with_little_of_the_query_only_fills_up() -> None:
    many = [f"The treaty was discussed in session {n}." for n in range(30)]
    result = Searcher([report(*many, *["Kaliningrad is far."] * 12)]).build().search("kaliningrad treaty")
    assert {hit.passage.text for hit in result.hits} == {"Kaliningrad is far."}


def test_where_nothing_is_found_the_nearest_words_are_named(searcher: Searcher) -> None:
    result = searcher.search('"enermy partner"')
    assert (result.total, result.hits, set(result.by_report.values())) == (0, (), {0})
    assert "energy" in result.nearest and "partnership" in result.nearest


def test_where_no_word_is_near_none_is_named(searcher: Searcher) -> None:
    assert searcher.search("zzqq").nearest == searcher.search("?!").nearest == ()


def test_a_word_like_no_other_is_named_and_left_out(searcher: Searcher) -> None:
    result = searcher.search("energy Xylophonist")
    assert result.unknown == ("Xylophonist",)
    assert texts(result) == texts(searcher.search("energy"))


def test_passages_in_related_words_come_after_those_with_the_word_itself() -> None:
    own, other = "The enlargement was slow.", "Nobody spoke of the expansion any more."
    result = Searcher([report(other, own, *FILLER)]).build().search("enlargement")
    assert texts(result) == [own, other]
    assert [lit(result, at) for at in range(2)] == [["enlargement"], ["expansion"]]
    assert result.complete == 1 and result.hits[0].score > 1 > result.hits[1].score


def test_a_word_that_stands_nowhere_is_found_by_its_relations() -> None:
    searcher = Searcher([report("There was much suspicion.", "Countersanctions followed.", *FILLER)]).build()
    result = searcher.search("mistrst")
    assert (result.corrected, lit(result)) == ((("mistrst", "mistrust"),), ["suspicion"])
    assert lit(searcher.search("sanctions")) == ["Countersanctions"]


def test_relations_of_a_word_are_not_lit_beside_the_word_itself() -> None:
    result = Searcher([report("Enlargement meant accession.", *FILLER)]).build().search("enlargement")
    assert lit(result) == ["Enlargement"]


def test_the_heading_of_its_section_counts_for_a_passage() -> None:
    under = replace(passage("It was slow, and the treaty said little."), section="Enlargement")
    made = report(
        "The treaty was long.", passage("Enlargement", Kind.HEADING), under, "The treaty was good.", *FILLER
    )
    result = Searcher([made]).build().search("enlargement treaty")
    assert texts(result)[0] == under.text
    assert lit(result) == ["treaty"]
    assert result.complete == 1


def test_passages_on_the_same_subject_come_before_others_with_as_many_words() -> None:
    about = [f"In room {n} the choir sang a psalm beside the organ, as a verger did." for n in range(4)]
    far = "A beekeeper sang to hives beside the road, as an owl did."
    near = "A tenor sang to a psalm beside the organ, as an owl did."
    rest = [f"Nothing was said of matter {n}." for n in range(20)]  # so that the subject is rare
    result = Searcher([report(far, near, *about, *rest)]).build().search("choir sang")
    assert texts(result).index(near) < texts(result).index(far)


def test_equal_reports_are_both_found() -> None:
    made = Searcher([OLD, OLD.but(id="twin")]).build()
    result = made.search("energy prices")
    assert [hit.report for hit in result.hits[:2]] == ["old", "twin"]
    assert result.by_report["old"] == result.by_report["twin"] > 0


def test_one_passage_is_searched() -> None:
    searcher = Searcher([report("A treaty on security.")]).build()
    assert texts(searcher.search("treaty")) == ["A treaty on security."]
    assert searcher.search("security treaty nothing").unknown == ("nothing",)


def test_another_language_finds_nothing_and_says_so(searcher: Searcher) -> None:
    result = searcher.search("Überwachungsgesamtrechnung")
    assert (result.total, result.unknown) == (0, ("Überwachungsgesamtrechnung",))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        '"',
        '""',
        "*",
        "!!! -- ()",
        "NEAR(a b)",
        "stems:x OR",
        "'; DROP",
        "\x00\x03",
        "欧盟",
        "\ud800",
    ],
)
def test_any_query_is_answered(searcher: Searcher, query: str) -> None:
    result = searcher.search(query)
    assert (result.query, result.total) == (query, 0)


@pytest.mark.parametrize("query", ["a" * 10_000, "energy treaty " * 700, "x y z " * 1700, '"a" ' * 2500])
def test_a_long_query_is_answered(searcher: Searcher, query: str) -> None:
    assert searcher.search(query).query == query


def test_scripts_without_blanks_are_searched_by_character() -> None:
    searcher = Searcher([report("欧盟与俄罗斯的关系", "中国"), report("Союз и Россия", name="b")]).build()
    assert texts(searcher.search("俄罗斯")) == ["欧盟与俄罗斯的关系"]
    assert texts(searcher.search("россия")) == ["Союз и Россия"]


def test_nothing_to_search_in_finds_nothing() -> None:
    assert Searcher([]).build().search("energy").total == 0
    assert Searcher([report()]).build().search('"energy" treaty').by_report == {"a": 0}


def test_the_same_query_gives_the_same_result(searcher: Searcher) -> None:
    other = Searcher([OLD, NEW]).build()
    assert searcher.search("ministers weather", 50) == other.search("ministers weather", 50)


WORDS = st.sampled_from(
    ["Treaty", "treaties", "treety", "EU", "co-op", "6", "Göran", "中国", "the", "’s", "“so”", '"', "-"]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=5),
    st.lists(WORDS, max_size=4).map(" ".join),
    st.data(),
)
def test_matches_lie_in_the_text_and_beside_references(
    texts: list[str], query: str, data: st.DataObject
) -> None:
    made = []
    for text in texts:
        points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
        made.append(passage(text, refs=tuple(zip(points[::2], points[1::2], strict=False))))
    result = Searcher([report(*made)]).build().search(query, 3, meaning=False)
    assert len(result.hits) == min(3, result.total) and sum(result.by_report.values()) == result.total
    assert sum(result.complete_by_report.values()) == result.complete
    for hit in result.hits:
        ends = [0, *(end for _, end in hit.matches)]
        assert hit.matches
        for (start, end), before in zip(hit.matches, ends, strict=False):
            assert before <= start < end <= len(hit.passage.text)
            assert all(end <= ref.start or ref.end <= start for ref in hit.passage.refs)
