from __future__ import annotations

import pytest

from corpus.search import Searcher
from corpus.text.stemmer import stem
from tests.corpus.building import report


@pytest.mark.parametrize(
    "spellings",
    [
        "defence defense defences defenses",
        "offence offense",
        "licence license licensed licences",
        "pretence pretense",
        "organise organize organisation organization organising organizer organisational organizational",
        "analyse analyze analysed analyzing",
        "neighbour neighbor neighbours neighboring neighbouring",
        "neighbourhood neighborhood neighborhoods",
        "behaviour behavior",
        "favourable favorable favourably favorably",
        "colourful colorful",
        "harbour harbor harboured harbored",
        "centre center centres centred centered",
        "theatre theater",
        "kilometres kilometers",
        "fibre fiber",
        "travelled traveled traveling travelling traveller traveler",
        "fuelled fueled fuelling fuel",
        "counsellor counselor counsellors",
        "dialogue dialog dialogues",
        "catalogued cataloged cataloguing",
        "programme program programmes programmed programming",
        "manoeuvre maneuver manoeuvres maneuvering manoeuvring",
        "practise practice",
        "sceptical skeptical",
        "grey gray greys",
        "recognisable recognizable",
    ],
)
def test_spellings_of_a_word_have_one_stem(spellings: str) -> None:
    assert len(set(map(stem, spellings.split()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "organ organization",
        "four for", "hour hours' hor", "tour tor", "contour contort", "pour por", "source sorce",
        "size sise", "prize prise", "seize sea", "horizon horison",
        "acre acer", "entre enter", "libre liberal", "there theer", "hatred hater", "were weer",
        "bog bogus", "rogue rog", "vogue vog",
        "sense science", "hence hens", "different defence", "tell tel", "quell quelled's queled",
        "chancel chancellery", "grammar gram",
    ],
)  # fmt: skip
def test_other_words_stay_apart(words: str) -> None:
    each = words.split()
    assert len(set(map(stem, each))) == len(each)


def test_either_spelling_finds_both_and_quoted_words_stay_exact() -> None:
    made = report("Missile defence was new.", "Missile defense was old.", "It rained.")
    searcher = Searcher([made]).build()
    for query in ("defense", "defence", "misile defense"):
        result = searcher.search(query)
        assert [hit.passage.text[:15] for hit in result.hits] == ["Missile defence", "Missile defense"]
        assert all(len(hit.matches) == len(query.split()) for hit in result.hits)
        assert not result.unknown and "defense" not in dict(result.corrected)
    assert searcher.search('"defense"').total == 1
