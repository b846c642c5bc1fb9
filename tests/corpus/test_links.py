"""Links between passages, as those who show them see them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import bundled
from corpus.links import Link, Linker, Reason
from corpus.links.model import LINKED
from corpus.model import Kind, Report
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
    strength = linker.strength("old")
    assert len(strength) == len(OLD.reading)
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


def check(reason: Reason, here: object, link: Link) -> None:
    for one, spans in ((here, reason.here), (link.passage, reason.there)):
        assert spans
        before = 0
        for start, end in spans:
            assert before <= start < end <= len(one.text)  # type: ignore[attr-defined]
            before = end


WORDS = st.sampled_from(
    ["Treaty", "treaties", "Berlin", "EU", "co-op", "6", "Göran", "中国", "the", "’s", "“so”", '"', "-", "."]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=2, max_size=8), st.data())
def test_any_texts_are_linked_beside_their_references(texts: list[str], data: st.DataObject) -> None:
    made: list[list[object]] = [[], []]
    for index, text in enumerate(texts):
        points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
        refs = tuple(zip(points[::2], points[1::2], strict=False))
        made[index % 2].append(passage(text, refs=refs))
    reports: list[Report] = [report(*made[0], name="a"), report(*made[1], name="b")]  # type: ignore[arg-type]
    for _, here, links in Linker(reports).all():
        for link in links:
            for reason in link.reasons:
                check(reason, here, link)
                for one, spans in ((here, reason.here), (link.passage, reason.there)):
                    for start, end in spans:
                        assert not any(ref.start <= start and end <= ref.end for ref in one.refs)
