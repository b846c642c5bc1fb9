"""Themes suggested while one types: by any part of any of their names, the letters typed lit."""

from __future__ import annotations

import pytest

from corpus.search import Searcher
from corpus.themes import Theme, Themes
from corpus.themes.jump import Jumper

THEMES = (
    Theme("Arms control treaties", ("CFE", "Conventional Forces in Europe")),
    Theme("ESDP", ("CSDP", "EU army", "European Security and Defence Policy")),
    Theme("European security architecture", ("European security order", "security architecture")),
    Theme(
        "NATO enlargement", ("enlargement of NATO", "eastward expansion"), calls={"kapoor": ("open door",)}
    ),
    Theme("Energy security", ("gas dispute",)),
)


def jumper(*themes: Theme) -> Jumper:
    return Jumper(Themes((), Searcher(()).build(), themes))


NAMES = jumper(*THEMES)


@pytest.mark.parametrize(
    ("query", "theme", "name", "lit"),
    [
        ("cfe", "Arms control treaties", "CFE", ["CFE"]),
        ("convent", "Arms control treaties", "Conventional Forces in Europe", ["Convent"]),
        ("esdp", "ESDP", "ESDP", ["ESDP"]),
        ("csd", "ESDP", "CSDP", ["CSD"]),
        ("defence policy", "ESDP", "European Security and Defence Policy", ["Defence", "Policy"]),
        ("secu archi", "European security architecture", "security architecture", ["secu", "archi"]),
        ("nato enl", "NATO enlargement", "NATO enlargement", ["NATO", "enl"]),
        ("open do", "NATO enlargement", "open door", ["open", "do"]),
        ("gas disptue", "Energy security", "gas dispute", ["gas", "dispute"]),
        ("e", "ESDP", "ESDP", ["E"]),
    ],
)
def test_a_theme_is_suggested_by_the_name_that_fits_best(
    query: str, theme: str, name: str, lit: list[str]
) -> None:
    best = NAMES.suggest(query, 5)[0]
    assert (best.theme.name, best.name) == (theme, name)
    assert [name[slice(*span)] for span in best.spans] == lit


def test_each_theme_is_suggested_once_and_no_more_than_wanted() -> None:
    found = NAMES.suggest("eu", 5)
    assert len({one.theme.key for one in found}) == len(found) > 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert NAMES.suggest("eu", 1) == found[:1]
    assert NAMES.suggest("qqq", 5) == jumper().suggest("eu", 5) == ()
