"""Which names are of persons, of bodies, and of nobody."""

from __future__ import annotations

import pytest

from corpus.importers.metadata_checks import property_title, sensible_names
from corpus.text.names import is_body


@pytest.mark.parametrize(
    "name",
    [
        "Joint Task Force", "Bank of England", "World Bank", "House of Lords", "The White House",
        "European Commission", "National Institute of Standards and Technology", "Court of Justice",
        "Bundesministerium der Verteidigung", "Ministère de la Défense", "Harbour Research Partners",
    ],
)  # fmt: skip
def test_bodies_are_bodies(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name",
    ["Clara Portela", "Peter van Ham", "Jordi Vaquer i Fanés", "Jonathan Bank", "Edward House",
     "Jeremy M. Force",
     "Mary Church", "Plato", "NATO", "Smith, John House", ""],
)  # fmt: skip
def test_persons_are_no_bodies(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("dgoltz", ()), ("W:CAR:MP:FP", ()), ("DOMAIN\\user", ()), ("j_doe", ()), ("JDoe", ()), ("j.doe", ()),
        ("Administrator", ()), ("anonymous", ()), ("PScript5.dll Version 5.2", ()),
        ("Microsoft® Word 2016", ()),
        ("Adobe InDesign CS6", ()), ("Hewlett-Packard Company", ()), ("a@b.org", ()),
        ("Jane Doe", ("Jane Doe",)), ("Doe, Jane", ("Jane Doe",)), ("OECD", ("OECD",)), ("Plato", ("Plato",)),
        ("Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, John Roe; Ann Lee", ("Jane Doe", "John Roe", "Ann Lee")),
        ("Department of Energy and Climate Change", ("Department of Energy and Climate Change",)),
        ("European Commission and World Bank", ("European Commission", "World Bank")),
        ("Force, Joint Task", ("Joint Task Force",)),
    ],
)  # fmt: skip
def test_names_are_those_of_persons_and_bodies(said: str, expected: tuple[str, ...]) -> None:
    assert sensible_names([said]) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("High Court Judgment Template", None), ("10811.exe", None), ("W:CAR:MP:FP", None), ("wp12", None),
        ("Microsoft Word - x.doc", None), ("untitled", None), ("Microsoft Word - The Locks", "The Locks"),
        ("The Locks", "The Locks"), ("Templates of Power", "Templates of Power"),
    ],
)  # fmt: skip
def test_a_property_that_names_a_template_or_a_file_is_no_title(said: str, expected: str | None) -> None:
    assert property_title(said) == expected
