"""How reports are called, cited and quoted."""

from __future__ import annotations

import pytest

from corpus.model import Kind, PageTurn, Passage
from reader.citation import cite, family, here, label, lettered, locus, quote, words
from reader.positions.places import Place, Span
from tests.reader.small import report


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, "Portela 2001"),
        ({"inferred": ("date",)}, "Portela [2001]"),
        ({"inferred": ("title",)}, "Portela 2001"),
        ({"authors": ("Dov Lynch", "Rob de Wijk")}, "Lynch and de Wijk 2001"),
        ({"authors": ("A B", "C D", "E F")}, "B et al. 2001"),
        ({"authors": (), "organisation": "EU ISS"}, "EU ISS 2001"),
        ({"authors": (), "title": "The EU and Russia: A Partnership?"}, "The EU and Russia 2001"),
        ({"authors": (), "title": "A Title that Goes on for Much Longer than Is Good"},
         "A Title that Goes on for Much… 2001"),
        ({"authors": (), "title": ""}, "portela-2001 2001"),
        ({"authors": ("x" * 30_000,)}, "x" * 59 + "… 2001"),
        ({"authors": (), "organisation": "x" * 30_000}, "x" * 59 + "… 2001"),
        ({"date": None}, "Portela n.d."),
        ({"authors": (), "title": "x\x1b[201~\n"}, "x␛[201~ 2001"),
    ],
)  # fmt: skip
def test_label(about: dict[str, object], expected: str) -> None:
    assert label(report(**about)) == expected


def test_reports_that_would_be_called_alike_bear_letters_by_date_then_id() -> None:
    reports = [
        report("c", date="2001-09"), report("b", date="2001-05"), report("a", date="2001-09"),
        report("d", authors=("Ana Portela",), date="2001-01", inferred=("date",)),
        report("e", date="2002"),
        *(report(f"n{n:02}", date=None) for n in range(28)),
    ]  # fmt: skip
    called = [label(each) for each in lettered(reports)]
    assert called[:5] == [
        "Portela [2001]", "Portela 2001a", "Portela 2001b", "Portela 2001c", "Portela 2002",
    ]  # fmt: skip
    assert [each.id for each in lettered(reports)][1:4] == ["b", "a", "c"]
    assert called[5:7] + called[-2:] == [f"Portela n.d.-{letter}" for letter in ("a", "b", "aa", "ab")]
    inferred = [report(name, inferred=("date",)) for name in ("x", "y")]
    assert cite(lettered(inferred)[1], here(inferred[1], Place(1))) == "(Portela [2001b], ¶ 1)"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Clara Portela", "Portela"),
        ("Portela, Clara", "Portela"),
        ("Peter van Ham", "van Ham"),
        ("Jordi Vaquer i Fanés", "Vaquer i Fanés"),
        ("José Ortega y Gasset", "Ortega y Gasset"),
        ("John Smith, Jr.", "Smith"),
        ("John Smith III", "Smith"),
        ("Antonio Missiroli (ed.)", "Missiroli"),
        ("(ed.)", "(ed.)"),
        ("Joint Task Force", "Joint Task Force"),
        ("The White House", "The White House"),
        ("European Commission", "European Commission"),
        ("Jonathan Bank", "Bank"),
        ("Force, Jeremy M.", "Force"),
        ("Plato", "Plato"),
        ("", ""),
    ],
)
def test_family_name(name: str, expected: str) -> None:
    assert family(name) == expected


def test_references_are_left_out_of_what_is_quoted() -> None:
    assert quote(report(), here(report(), Place(1))) == (
        "“So said Lavrov. The rest followed at once.” (Portela 2001, ¶ 1)"
    )
    assert words(report(), Span(Place(1, 8), Place(1, 20))) == "Lavrov. The"


def test_a_quote_over_passages_keeps_them_apart() -> None:
    assert quote(report(), Span(Place(1, 37), Place(3, 8))) == (
        "“at once.\n\nThe rest followed at once\n\nSecurity” (Portela 2001, ¶¶ 1–2)"
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (Place(0), Place(0, 5), "title"),
        (Place(2), Place(2, 5), "pull quote after ¶ 1"),
        (Place(4), Place(4, 5), "n. 6"),
        (Place(0), Place(1, 5), "¶ 1"),
        (Place(1), Place(3, 0), "¶ 1"),
        (Place(1, 45), Place(3, 3), "¶ 2"),
        (Place(1, 3), Place(1, 3), "¶ 1"),
    ],
    ids=[
        "title",
        "pull quote",
        "note",
        "numbers win",
        "no word of the last",
        "no word of the first",
        "empty",
    ],
)
def test_where_a_stretch_stands(start: Place, end: Place, expected: str) -> None:
    assert locus(report(), Span(start, end)) == expected


def test_a_heading_under_nothing() -> None:
    alone = report("x-2001", Passage("h", Kind.HEADING, "Scope"), authors=("A B",))
    assert cite(alone, here(alone, Place(0))) == "(B 2001, heading)"


def test_a_citation_names_the_printed_pages() -> None:
    turned = Passage("a", Kind.PARAGRAPH, "one two", 1, pages=(PageTurn(0, 3, "iv"), PageTurn(4, 4, "v")))
    unprinted = Passage("b", Kind.PARAGRAPH, "three", 2, pages=(PageTurn(0, 5, None),))
    paged = report("portela-2001", turned, unprinted)
    assert cite(paged, Span(Place(0, 0), Place(0, 3))) == "(Portela 2001, p. iv, ¶ 1)"
    assert cite(paged, Span(Place(0, 4), Place(0, 7))) == "(Portela 2001, p. v, ¶ 1)"
    assert cite(paged, here(paged, Place(0))) == "(Portela 2001, pp. iv–v, ¶ 1)"
    assert cite(paged, here(paged, Place(1))) == "(Portela 2001, ¶ 2)"
