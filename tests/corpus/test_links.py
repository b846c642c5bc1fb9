"""Links between passages, as those who show them see them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import bundled, open_paths
from corpus.links import Link, Linker, Reason, link_index
from corpus.links.model import LINKED
from corpus.model import Kind, Passage, Ref, Report
from corpus.steps import finish
from tests.corpus.building import passage, report

FILLER = [
    f"Nothing of note was said about the {word} that {season}."
    for word, season in [
        ("weather", "spring"),
        ("harvest", "summer"),
        ("stars", "autumn"),
        ("river", "winter"),
    ]
]
MISSIONS = "Russian participation in missions led by the Union was offered in Sarajevo."
TREATY = "President Medvedev proposed a treaty on collective security in Berlin."
OLD = report(
    passage("The treaty that President Medvedev proposed in Berlin", Kind.HEADING),
    TREATY,
    MISSIONS,
    *FILLER,
    name="old",
    date="2001",
)
NEW = report(
    "In Berlin the treaty of Mr Medvedev was taken up coldly, for collective defence does without it.",
    "Missions were led by others, yet in Sarajevo Russian participation was welcome.",
    passage("A treaty on collective security, proposed by President Medvedev in Berlin", Kind.PULL_QUOTE),
    passage("President Medvedev, Berlin, treaty", Kind.FOOTNOTE),
    *(text.replace("Nothing", "Little") for text in FILLER),
    name="new",
    date="2010",
)


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker([NEW, OLD])


def ids(links: tuple[Link, ...]) -> list[str]:
    return [link.passage.id for link in links]


def pair(first: str, second: str) -> frozenset[tuple[str, str]]:
    return frozenset({("old", first), ("new", second)})


def test_the_passage_on_the_same_matter_comes_first(linker: Linker) -> None:
    assert ids(linker.related("old", TREATY[:12]))[0] == "In Berlin th"
    assert ids(linker.related("old", MISSIONS[:12]))[0] == "Missions wer"


def test_a_link_says_why_in_words_of_both_texts(linker: Linker) -> None:
    (link,) = linker.related("old", TREATY[:12], 1)
    labels = {reason.label for reason in link.reasons}
    assert len(link.reasons) >= 2 and "treaty" in labels and labels & {"Medvedev", "Berlin"}
    for reason in link.reasons:
        assert TREATY[slice(*reason.here[0])] == reason.label
        assert link.passage.text[slice(*reason.there[0])]


def test_only_what_says_something_of_its_own_links_and_only_to_other_reports(linker: Linker) -> None:
    for name, here, links in linker.all():
        assert here.kind in LINKED
        assert all(link.passage.kind in LINKED and link.report != name for link in links)
    assert linker.related("old", OLD.reading[0].id) == ()


def test_rejected_pairs_are_never_offered(linker: Linker) -> None:
    first, *_ = ids(linker.related("old", TREATY[:12]))
    assert first not in ids(linker.related("old", TREATY[:12], rejected={pair(TREATY[:12], first)}))
    back = linker.related("new", first, rejected={pair(TREATY[:12], first)})
    assert TREATY[:12] not in ids(back)


def test_accepted_pairs_come_first_whatever_they_share(linker: Linker) -> None:
    unlike = NEW.reading[-1].id
    assert ids(linker.related("old", TREATY[:12], accepted={pair(TREATY[:12], unlike)}))[0] == unlike


def test_one_report_or_none_has_no_links() -> None:
    assert list(Linker([]).all()) == []
    assert all(links == () for _, _, links in Linker([OLD]).all())


def test_what_is_not_there_has_no_links(linker: Linker) -> None:
    assert linker.related("old", "nothing") == linker.related("nobody", "nothing") == ()


def test_two_equal_reports_link_each_passage_to_its_twin() -> None:
    for _, here, links in Linker([OLD, OLD.but(id="twin")]).all(1):
        assert here.text in FILLER or ids(links) == [here.id]


def test_strength_goes_by_the_best_link(linker: Linker) -> None:
    strength = finish(linker.strength_steps("old", 0, len(OLD.reading)))
    assert len(strength) == len(OLD.reading)
    assert finish(linker.strength_steps("old", 1, 3)) == strength[1:3]
    assert strength[0] == 0 and 0 < strength[1] <= 1


def test_the_bundled_reports_link_with_two_reasons_each() -> None:
    reports = bundled().reports
    generic = {"EU", "Russia", "the EU", "security", "relations", "European", "Russian"}
    texts = {(r.id, p.id): p for r in reports for p in r.reading}
    count = 0
    for name, here, links in Linker(reports).all(5):
        for link in links:
            count += 1
            assert len(link.reasons) >= 2
            assert not {reason.label for reason in link.reasons} & generic
            for reason in link.reasons:
                check(reason, texts[name, here.id], link)
    assert count > 500


def check(reason: Reason, here: Passage, link: Link) -> None:
    for one, spans in ((here, reason.here), (link.passage, reason.there)):
        assert spans
        before = 0
        for start, end in spans:
            assert before <= start < end <= len(one.text)
            before = end


WORDS = st.sampled_from(
    ["Treaty", "treaties", "Berlin", "EU", "co-op", "6", "Göran", "中国", "the", "’s", "“so”", '"', "-", "."]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=2, max_size=8), st.data())
def test_any_texts_are_linked_beside_their_references(texts: list[str], data: st.DataObject) -> None:
    made: list[list[Passage]] = [[], []]
    for index, text in enumerate(texts):
        points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
        refs = tuple(zip(points[::2], points[1::2], strict=False))
        made[index % 2].append(replace(passage(text, refs=refs), id=str(index)))
    reports = [report(*made[0], name="a"), report(*made[1], name="b")]
    for _, here, links in Linker(reports).all():
        for link in links:
            for reason in link.reasons:
                check(reason, here, link)
                for one, spans in ((here, reason.here), (link.passage, reason.there)):
                    for start, end in spans:
                        assert not any(ref.start <= start and end <= ref.end for ref in one.refs)


def files(folder: Path, texts: dict[str, str]) -> tuple[Report, ...]:
    """Reports read from files, as the cache knows them."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return open_paths([folder]).reports


TEXTS = {name: "\n\n".join(p.text for p in r.reading[1:3]) for name, r in (("old", OLD), ("new", NEW))}
MORE = {"more": "In Sarajevo a treaty on missions was signed.\n\nPresident Medvedev saw Berlin.", **TEXTS}


def answers(linker: Linker) -> list[tuple[str, str, tuple[Link, ...]]]:
    return [(report, here.id, links) for report, here, links in linker.all()]


def test_a_corpus_that_gains_and_loses_reports_is_linked_as_if_built_anew(tmp_path: Path) -> None:
    fewer = files(tmp_path / "fewer", TEXTS)
    more = files(tmp_path / "more", MORE)
    cache = tmp_path / "cache"
    for reports in (fewer, more, fewer[::-1], more):
        assert answers(Linker(reports, cache=cache)) == answers(Linker(reports))
    assert answers(Linker(more))


def test_a_cache_that_is_no_cache_is_never_trusted(tmp_path: Path) -> None:
    reports = files(tmp_path / "texts", MORE)
    wanted = answers(Linker(reports, cache=tmp_path))
    for path in tmp_path.glob("*.arrays"):
        path.write_text("my own notes, as it happens")
    for _ in range(2):
        assert answers(Linker(reports, cache=tmp_path)) == wanted


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    reports = files(tmp_path / "texts", MORE)
    (tmp_path / "file").touch()
    assert answers(Linker(reports, cache=tmp_path / "file" / "cache")) == answers(Linker(reports))


def test_what_is_kept_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = files(tmp_path / "texts", MORE)
    wanted = answers(Linker(reports, cache=tmp_path))
    monkeypatch.setattr("corpus.links.link_index.report_terms", lambda *_: pytest.fail("worked out again"))
    assert answers(Linker(reports, cache=tmp_path)) == wanted


def test_building_tells_how_far_it_is_and_can_be_stopped_and_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = files(tmp_path / "texts", MORE)
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        Linker(reports, cache=tmp_path).build(stop)
    assert told == [(0, 3), (1, 3), (2, 3)]
    read: list[str] = []
    real = link_index.report_terms
    monkeypatch.setattr(
        link_index, "report_terms", lambda one, kinds: read.append(one.id) or real(one, kinds)
    )
    kept = answers(Linker(reports, cache=tmp_path))
    assert len(read) == 1
    assert kept == answers(Linker(reports))


class Known:
    """Themes by hand: from a passage's id to its themes."""

    def __init__(self, themes: dict[str, dict[str, float]]) -> None:
        self.themes = themes

    def weights(self, report_id: str, passage_id: str) -> dict[str, float]:
        return self.themes.get(passage_id, {})

    def places(self, name: str, report_id: str, passage_id: str) -> list[tuple[int, int]]:
        return [(0, 7)] if name in self.weights(report_id, passage_id) else []


def test_passages_on_one_rare_theme_are_linked_and_the_theme_is_the_reason() -> None:
    themes = Known(
        {MISSIONS[:12]: {"peace-keeping": 0.9, "all": 0.5}, NEW.reading[0].id: {"peace-keeping": 0.8}}
        | {passage.id: {"all": 0.9} for passage in NEW.reading[4:]}
    )
    first, *_ = Linker([OLD, NEW], themes).related("old", MISSIONS[:12])
    assert first.passage == NEW.reading[0]
    assert (first.reasons[0].kind, first.reasons[0].label) == ("theme", "peace-keeping")
    assert first.reasons[0].here == first.reasons[0].there == ((0, 7),)


def test_words_of_a_cited_footnote_count_for_the_passage() -> None:
    note = Passage("n1", Kind.FOOTNOTE, "Kaliningrad and its exclave, said in Svetlogorsk.", marker="1")
    citing = Passage(
        "p1", Kind.PARAGRAPH, "The exclave was named for its lagoon.1", 1, refs=(Ref(37, 38, "n1"),)
    )
    others = [
        "Kaliningrad, near Svetlogorsk, is an exclave by a lagoon.",
        "The exclave was named long ago.",
        *FILLER,
    ]
    plain = replace(citing, id="p2", refs=(Ref(37, 38, None),))
    reports = [report(citing, note, *FILLER, name="a"), report(*others, name="b"), report(plain, name="c")]
    linker = Linker(reports)

    def score(ident: str, name: str) -> float:
        found = {link.passage.id: link.score for link in linker.related(name, ident)}
        return found.get(others[0][:12], 0.0)

    assert score("p1", "a") > score("p2", "c")


def test_a_passage_of_few_words_is_judged_by_what_stands_around_it() -> None:
    story = ["The ferry left Odessa with wheat.", "They slept on deck.", "At Varna the wheat was sold."]
    again = ["A ferry with wheat left Odessa.", "Deck chairs served for beds; they slept.",
             "Near Varna the wheat was sold."]  # fmt: skip
    elsewhere = ["Nobody spoke.", "They slept on deck chairs somewhere else.", "Nothing followed."]
    reports = [report(*story, name="a"), report(*again, name="b"), report(*elsewhere, name="c")]
    reports.append(report(*FILLER, name="d"))
    first, *_ = Linker(reports).related("a", story[1][:12])
    assert first.report == "b"


@pytest.fixture
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any number of passages for very many."""
    monkeypatch.setattr("corpus.index.tfidf_vectors.RICH", 7)
    monkeypatch.setattr("corpus.links.link_index.RICH", 7)
    monkeypatch.setattr("corpus.links.similarity._DENSE", 0)


@pytest.mark.usefixtures("_many")
def test_very_many_passages_are_linked_by_what_tells_most_of_them() -> None:
    linker = Linker([NEW, OLD])
    assert ids(linker.related("old", TREATY[:12]))[0] == "In Berlin th"
    assert ids(linker.related("new", "Missions wer"))[0] == MISSIONS[:12]


@pytest.mark.usefixtures("_many")
def test_themes_count_among_very_many_passages_too() -> None:
    both = [NEW.reading[0], NEW.reading[1]]
    for other in both:
        themes = Known({TREATY[:12]: {"a": 0.9}, other.id: {"a": 0.9}})
        scores = {
            link.passage.id: link.score for link in Linker([OLD, NEW], themes).related("old", TREATY[:12])
        }
        plain = {link.passage.id: link.score for link in Linker([OLD, NEW]).related("old", TREATY[:12])}
        assert other.id not in plain or scores[other.id] > plain[other.id]


@pytest.mark.usefixtures("_many")
def test_most_bundled_passages_keep_their_best_link_among_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = bundled().reports
    sparse = {(report, here.id): ids(links) for report, here, links in Linker(reports).all(3)}
    monkeypatch.undo()
    whole = {(report, here.id): ids(links) for report, here, links in Linker(reports).all(3)}
    kept = sum(bool(links) and links[0] in sparse[key] for key, links in whole.items())
    assert kept > 0.7 * len(whole)


def reasons_of(one: str, two: str) -> set[str]:
    """The labels of why two passages are linked, in reports that say other things too."""
    reports = [
        report(one, *FILLER, name="a"),
        report(two, *(text.replace("Nothing", "Little") for text in FILLER), name="b"),
    ]
    links = Linker(reports).related("a", one[:12])
    return {reason.label for link in links if link.passage.text == two for reason in link.reasons}


def test_a_reason_goes_over_no_mark_and_does_not_end_in_words_that_only_tie() -> None:
    one = "Ministers of the Harbour Guild (HG) met. Tolls rose between Dover and Calais for grain, and wool."
    two = "Old the Harbour Guild (HG) books met. Tolls rose between Dover and Calais for grain; wool is dear."
    found = reasons_of(one, two)
    assert "Harbour Guild" in found
    assert all(label[-1].isalnum() and not set(label) & set(".;()") for label in found)
    assert not any(label.startswith("between") or label.endswith(("and", "for")) for label in found)


def test_a_word_that_ties_or_a_pronoun_is_no_reason() -> None:
    one = "Cattle went through Dover, and Calais told us of a plague among them."
    two = "Through Dover the judges fled, and in Calais nobody heard us."
    assert reasons_of(one, two) == {"Dover", "Calais"}


def test_a_quotation_of_small_words_is_a_reason() -> None:
    said = "do to others as you would have them do to you"
    one, two = f"In Dover it was written: {said}.", f"The baker of Calais held that one must {said}."
    assert any("as you would have them" in label for label in reasons_of(one, two))


def test_a_passage_of_two_words_is_a_weaker_link_than_a_sentence() -> None:
    one = "Tolls on salt were doubled by the harbour guild of Dover."
    short, long = "Salt tolls.", "The guild of Dover answered for doubled tolls on salt at the harbour."
    reports = [report(one, *FILLER, name="a"), report(short, name="b"), report(long, *FILLER, name="c")]
    scores = {link.passage.text: link.score for link in Linker(reports).related("a", one[:12])}
    assert scores[short] < scores[long] / 2
    (fragment, *_) = Linker(reports).related("b", short[:12])
    assert fragment.score < 0.5
