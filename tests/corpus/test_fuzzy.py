"""Names ranked by what is typed: what comes first, what is lit, and that nothing typed is too much."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.fuzzy import Match, NameIndex, Stopped
from corpus.fuzzy.normalize import plain

NAMES = (
    "European security architecture",
    "European Union",
    "EU",
    "EU enlargement",
    "NATO enlargement",
    "Conventional Forces in Europe",
    "Organization for Security and Co-operation in Europe",
    "OSCE",
    "Common Foreign and Security Policy",
    "Crisis management",
    "Peacekeeping",
    "Peace enforcement",
    "Four common spaces",
    "Medvedev’s European Security Treaty",
    "Ständige Vertretung",
    "Энергетическая безопасность",
    "欧洲安全架构",
    "Öl & Gas",
    "C++",
    "Russia's place in Europe",
)
FILL = 400
"""So many other names that an index is made."""


def some(names: tuple[str, ...], fill: int = FILL) -> NameIndex:
    """An index of names among many others, made of the syllables of none."""
    rng = random.Random(7)
    other = ["".join(rng.choices("zxqjvw", k=rng.randint(2, 9))) + f" {number}" for number in range(fill)]
    return NameIndex([*names, *other])


INDEXES = (some(NAMES), some(NAMES, 0))


def ranked(query: str, index: NameIndex = INDEXES[0]) -> list[str]:
    return [NAMES[match.index] for match in index.rank(query) if match.index < len(NAMES)]


@pytest.mark.parametrize("index", INDEXES, ids=["many", "few"])
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("EU", "EU"),
        ("eu", "EU"),
        ("european sec", "European security architecture"),
        ("architecture", "European security architecture"),
        ("security architecture", "European security architecture"),
        ("archtecture", "European security architecture"),
        ("arhcitecture", "European security architecture"),
        ("architecture european", "European security architecture"),
        ("eur sec arch", "European security architecture"),
        ("enlargment nato", "NATO enlargement"),
        ("cfe", "Conventional Forces in Europe"),
        ("cfsp", "Common Foreign and Security Policy"),
        ("osce", "OSCE"),
        ("peace keeping", "Peacekeeping"),
        ("crisismanagement", "Crisis management"),
        ("crss", "Crisis management"),
        ("cooperation", "Organization for Security and Co-operation in Europe"),
        ("medvedev's european", "Medvedev’s European Security Treaty"),
        ("standige", "Ständige Vertretung"),
        ("ОL gas".replace("О", "ö"), "Öl & Gas"),
        ("безопасность", "Энергетическая безопасность"),
        ("безопасност энерг", "Энергетическая безопасность"),
        ("安全", "欧洲安全架构"),
        ("++", "C++"),
        ("russias place", "Russia's place in Europe"),
        ("  crisis   MANAGEMENT!! ", "Crisis management"),
        ("n", "NATO enlargement"),
    ],
)
def test_what_is_meant_comes_first(query: str, first: str, index: NameIndex) -> None:
    assert ranked(query, index)[0] == first


def test_exact_before_prefix_before_words_before_typos_before_initials() -> None:
    names = ("cafe order", "cafe", "the cafe", "caffe", "commission and foreign experts")
    scores = {names[m.index]: m.score for m in some(names).rank("cafe") if m.index < len(names)}
    assert list(scores) == ["cafe", "cafe order", "the cafe", "commission and foreign experts", "caffe"]
    assert sorted(scores.values(), reverse=True) == list(scores.values())


def test_each_further_typo_costs() -> None:
    typed = ["architecture", "architectue", "architctue", "arhitctue", "xrhitctue"]
    scores = [next((m.score for m in INDEXES[0].rank(query) if m.index == 0), 0.0) for query in typed]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    ("query", "name", "lit"),
    [
        ("european sec", "European security architecture", ["European", "sec"]),
        ("arhcitecture", "European security architecture", ["architecture"]),
        ("archi europ", "European security architecture", ["Europ", "archi"]),
        ("cfe", "Conventional Forces in Europe", ["C", "F", "E"]),
        ("standige vert", "Ständige Vertretung", ["Ständige", "Vert"]),
        ("öl gas", "Öl & Gas", ["Öl", "Gas"]),
        ("++", "C++", ["++"]),
        ("medvedev", "Medvedev’s European Security Treaty", ["Medvedev"]),
    ],
)
def test_what_stands_for_what_was_typed_is_lit(query: str, name: str, lit: list[str]) -> None:
    (found,) = (m for m in INDEXES[0].rank(query) if m.index == NAMES.index(name))
    assert [name[slice(*span)] for span in found.spans] == lit


def test_an_empty_query_gives_the_first_names_and_signs_alone_give_names_that_have_them() -> None:
    assert INDEXES[0].rank("", 3) == [Match(0, 0.0, ()), Match(1, 0.0, ()), Match(2, 0.0, ())]
    assert ranked("&") == ["Öl & Gas"]
    assert ranked("§§§") == []
    assert NameIndex([]).rank("x") == NameIndex([]).rank("") == []
    assert [m.index for m in NameIndex(["", "  ", "x", "?"]).rank("x")] == [2]


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "security " * 2_000, "\0" * 10_000, "é́" * 5_000, "a b " * 5_000]
)
def test_no_query_is_too_long(query: str) -> None:
    for index in INDEXES:
        assert len(index.rank(query)) <= 50


@settings(deadline=None, max_examples=200)
@given(query=st.text(max_size=30) | st.sampled_from(NAMES), limit=st.integers(0, 60))
def test_answers_are_sound_whatever_is_typed(query: str, limit: int) -> None:
    for index in INDEXES:
        found = index.rank(query, limit)
        assert len(found) <= limit
        assert len({match.index for match in found}) == len(found)
        assert all(0 <= match.score <= 1 for match in found)
        assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
        for match in found:
            ends = [0, *(at for span in match.spans for at in span)]
            assert ends == sorted(ends)
            assert match.index >= len(NAMES) or ends[-1] <= len(NAMES[match.index])


@settings(deadline=None, max_examples=60)
@given(
    names=st.lists(st.text(min_size=1, max_size=25), min_size=1, max_size=20, unique_by=plain),
    many=st.booleans(),
)
def test_a_name_typed_in_full_comes_first(names: list[str], many: bool) -> None:
    index = some(tuple(names), FILL if many else 0)
    for number, name in enumerate(names):
        found = index.rank(name)
        if plain(name).split():
            same = [n for n, other in enumerate(names) if plain(other).split() == plain(name).split()]
            assert found[0].index in same
            assert found[0].score == 1.0 and number in same


def test_only_a_few_of_many_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.fuzzy import scoring

    compared: list[str] = []
    score = scoring.TypedQuery.score
    monkeypatch.setattr(
        scoring.TypedQuery, "score", lambda self, name: compared.append(name) or score(self, name)
    )
    rng = random.Random(3)
    words = ["".join(rng.choices("abcdefgh", k=5)) for _ in range(300)]
    index = NameIndex([" ".join(rng.sample(words, 3)) for _ in range(5_000)])
    for query in ("a", "ab", words[0], f"{words[1]} {words[2][:2]}"):
        compared.clear()
        assert index.rank(query)
        assert len(compared) <= 300


@pytest.mark.parametrize("looks", [0, 3, 6])
def test_making_the_index_can_be_given_up(looks: int) -> None:
    told = iter([*[False] * looks, True])
    with pytest.raises(Stopped):
        NameIndex([f"name {number}" for number in range(5_000)], lambda: next(told))
