from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Kind
from corpus.search.find import Hit, find, nearest
from corpus.text.folding import fold
from tests.corpus.building import passage, report


def found(text: str, query: str, *refs: tuple[int, int]) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(report(passage(text, refs=refs)), query)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Russia and russia", "russia", ["Russia", "russia"]),
        ("Russia and russia", "Russia", ["Russia"]),
        ("the  long\nway", "the long way", ["the  long\nway"]),
        ("the long way", "long\t way", ["long way"]),
        ("Europe’s ‘order’", "europe's 'order'", ["Europe’s ‘order’"]),
        ("so “called” order", '"called"', ["“called”"]),
        ("EU–Russia, EU‑Russia", "eu-russia", ["EU–Russia", "EU‑Russia"]),
        ("Göran, Goran, Go\u0308ran.", "goran", ["Göran", "Goran", "Go\u0308ran"]),
        ("Göran, Goran, Go\u0308ran.", "Göran", ["Göran", "Go\u0308ran"]),
        ("a deﬁned oﬃce", "defined office", ["deﬁned oﬃce"]),
        ("Straße", "strasse", ["Straße"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ßß", "s", ["ß", "ß"]),
        ("1 + 1 (one)", "+ 1 (", ["+ 1 ("]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("co-operation, cooperation", "cooperation", ["co-operation", "cooperation"]),
        ("co-operation, cooperation", "co-operation", ["co-operation", "cooperation"]),
        ("non-co\u2010operation", "cooperation", ["co\u2010operation"]),
        ("Co-oper\u00e1tion, cooperation", "Cooper", ["Co-oper"]),
        ("co-operation, cooperation", "co-", ["co-"]),
        ("re-sent, present", "re-sent", ["re-sent"]),
        ("EU-security in use", "use", ["use"]),
        ("the G-8, 1-2, 12", "g8", ["G-8"]),
        ("the G-8, 1-2, 12", "12", ["12"]),
        ("so - called", "socalled", []),
        ("anything", "", []),
        ("any thing", " \t", []),
        ("anything", "nothing", []),
    ],
)
def test_finds_what_a_reader_means(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


def test_references_do_not_hinder() -> None:
    text = "said Lavrov.6 The G-813 met"
    assert found(text, "lavrov. the g-8 met", (12, 13), (21, 23)) == ["Lavrov.6 The G-813 met"]
    assert found(text, "lavrov.", (12, 13), (21, 23)) == ["Lavrov."]
    assert found("a 12 b", "a b", (2, 4)) == ["a 12 b"]


def test_references_in_hyphenated_words_do_not_hinder() -> None:
    text = "their co-operation7 and cooper-8ation"
    assert found(text, "cooperation", (18, 19), (31, 32)) == ["co-operation", "cooper-8ation"]
    assert found(text, "co-operation and", (18, 19), (31, 32)) == ["co-operation7 and"]


def test_hits_come_in_reading_order_and_stay_within_passages() -> None:
    one = report("end of one", passage("one", Kind.FURNITURE), "one more. One", "beginning")
    assert find(one, "one") == [Hit(0, 7, 10), Hit(1, 0, 3), Hit(1, 10, 13)]
    assert find(one, "one one") == []


def test_the_nearest_words_are_offered_for_those_that_do_not_occur() -> None:
    one = report("Mr Medvedev spoke of co-operation.", "Géorgie: operation, opera.")
    assert nearest(one, "Medvedew", 3) == ["medvedev"]
    assert nearest(one, "georgia spoke", 1) == ["georgie"]
    assert nearest(one, "coperation", 2) == ["cooperation", "operation"]
    assert nearest(one, "spoke medvedev", 3) == nearest(one, "zzqq", 3) == nearest(one, " ", 3) == []
    assert nearest(report(), "word", 3) == []


ODD = "aAoO eéE\u0301ﬁßİσςΣ’'\"“–- \n\u00a0\u2009.7中\x00\x01\x02\x03ǅ"


@given(
    st.lists(st.text(ODD, max_size=12), max_size=4),
    st.text(ODD, max_size=3),
    st.integers(0, 11),
    st.integers(0, 5),
)
def test_a_hit_folds_to_what_holds_the_query(texts: list[str], query: str, start: int, length: int) -> None:
    refs = [((start, min(start + length, len(text))),) if start < len(text) else () for text in texts]
    made = report(*(passage(text, refs=r) for text, r in zip(texts, refs, strict=True)))
    case, accents = any(map(str.isupper, query)), "é" in query or "\u0301" in query or "İ" in query
    sought = fold(query, case=case, accents=accents).text
    last = (0, 0)
    for hit in find(made, query):
        text = made.reading[hit.passage].text
        assert 0 <= hit.start < hit.end <= len(text)
        assert (hit.passage, hit.start) >= last
        last = (hit.passage, hit.end)
        cut = [
            (max(r.start - hit.start, 0), min(r.end, hit.end) - hit.start, None)
            for r in made.reading[hit.passage].refs
            if r.start < hit.end and r.end > hit.start
        ]
        piece = fold(text[hit.start : hit.end], cut, case=case, accents=accents).text
        assert sought.replace("-", "") in piece.replace("-", "")


@given(st.text(ODD, min_size=1, max_size=20), st.data())
def test_what_stands_in_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    query = text[start:end]
    if query.strip() and query[0] != "\u0301" and text[end : end + 1] != "\u0301":
        assert find(report(text), query)
