from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.links import Linker
from corpus.meaning import PassageVectors, WordPieces
from corpus.meaning.word_pieces import TABLE, WIDTH
from corpus.model import Kind, Report
from corpus.search import Result, Searcher
from corpus.search.fusion import fused
from corpus.steps import finish
from corpus.text.folding import fold
from corpus.text.tokenizer import words
from tests.corpus.building import passage, report

TABLE_OF_WORDS = WordPieces.load()
ENGLISH = [
    "The ministers agreed that nuclear weapons must not spread to other states.",
    "Farmers complained that the harvest had been ruined by the long drought.",
    "Hackers broke into the computers of the ministry and stole its letters.",
    "The bank raised interest rates because prices were rising fast.",
    "Doctors warned of an infectious disease that travels with birds.",
    "The choir sang in the old church until late at night.",
    "Trains were late again because the signals had failed in the storm.",
    "Pupils in the village school learn two foreign languages.",
    "The river rose and flooded the cellars of the lower town.",
    "A painter from the coast showed her pictures of boats.",
    "The court decided that the contract had been broken by the seller.",
    "The expedition reached the glacier after eleven days on foot.",
]
GERMAN = [
    "Die Zusammenarbeit bei der Energieversorgung blieb trotz aller Auseinandersetzungen bestehen.",
    "Der Rat beschloss Sanktionen, die mehrfach verlängert wurden.",
    "Die Nachbarschaftspolitik sollte Stabilität und Wohlstand fördern.",
    "Das gegenseitige Misstrauen prägte die Sicherheitspolitik zunehmend.",
]
FRENCH = [
    "La coopération dans le domaine de l'énergie s'est maintenue malgré les différends.",
    "Le Conseil a adopté des sanctions qui ont été prolongées à plusieurs reprises.",
    "La politique de voisinage devait favoriser la stabilité et la prospérité.",
    "La méfiance mutuelle marquait de plus en plus la politique de sécurité.",
]
RUSSIAN = [
    "Сотрудничество в области энергетики сохранилось несмотря на все разногласия.",
    "Совет принял санкции, которые неоднократно продлевались.",
    "Политика соседства должна была укреплять стабильность и благосостояние.",
    "Взаимное недоверие всё больше определяло политику безопасности.",
]


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher([report(*ENGLISH)]).build()


def texts(result: Result) -> list[str]:
    return [hit.passage.text for hit in result.hits]


def vectors(*passages: str) -> PassageVectors:
    known = Searcher([report(*passages)]).build().meaning
    assert known is not None
    return known


# -- the table


def test_the_table_is_small_and_comes_with_its_licence() -> None:
    assert TABLE.stat().st_size < 9_000_000
    assert "Apache License" in TABLE.with_name("LICENSE").read_text()
    assert TABLE_OF_WORDS.rows.shape == (len(TABLE_OF_WORDS.scales), WIDTH)


@pytest.mark.parametrize("word", ["spying", "hackers", "policies", "stopped", "making", "policy"])
def test_an_english_word_is_known_with_its_endings(word: str) -> None:
    assert TABLE_OF_WORDS.knows(word)


@pytest.mark.parametrize("word", ["deterence", "enforcment", "prolifferation", "zzqq", "terorist", ""])
def test_a_misspelt_word_is_not(word: str) -> None:
    assert not TABLE_OF_WORDS.knows(word)


def test_words_come_apart_into_the_longest_pieces_known() -> None:
    cut = TABLE_OF_WORDS.cut(["policy", "deterrence", "日本", "x" * 101])
    assert cut.words.tolist().count(0) == 1
    assert cut.words.tolist().count(1) == 2
    assert set(cut.words.tolist()) == {0, 1}


# -- the vectors


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(" ".join(ENGLISH).lower().replace(".", "").split()), max_size=12),
                min_size=1, max_size=6))  # fmt: skip
def test_a_passage_points_where_its_words_do(passages: list[list[str]]) -> None:
    vocabulary = sorted({word for words in passages for word in words})
    number = {word: at for at, word in enumerate(vocabulary)}
    ends = np.cumsum([len(words) for words in passages])
    starts = ends - [len(words) for words in passages]
    tokens = np.array([number[word] for words in passages for word in words], np.int32)
    bounds = np.array([0, len(passages)], np.int32)
    made = finish(PassageVectors.steps(TABLE_OF_WORDS, vocabulary, tokens, starts, ends, bounds))
    for row, said in enumerate(passages):
        alone = made.vector(said)
        if alone is None or not made.any:
            assert not made.vectors[row].any()
        else:
            assert np.allclose(made.vectors[row], alone, atol=1e-4)
            assert np.isclose(np.linalg.norm(made.vectors[row]), 1, atol=1e-4)


def by_the_formula(passages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors as docs/meaning.md has them, one sum after the other."""
    number = {name: at for at, name in enumerate(np.load(TABLE)["names"].tobytes().decode().split("\n"))}

    def cut(word: str) -> list[int]:
        found: list[int] = []
        while word.removeprefix("##"):
            known = [word[:end] for end in range(len(word), 0, -1) if word[:end] in number]
            if not known or known[0] == "##":
                return []
            found.append(number[known[0]])
            word = "##" + word[len(known[0]) :]
        return found

    said = [[n for word in words(fold(text).text) for n in cut(word)] for text in passages]
    counts = np.bincount([n for row in said for n in row], minlength=len(number))
    scales = TABLE_OF_WORDS.scales * 0.005 / (0.005 + counts / counts.sum())
    sums = np.array([sum(scales[n] * TABLE_OF_WORDS.rows[n].astype(float) for n in row) for row in said])
    return (sums / np.linalg.norm(sums, axis=1, keepdims=True)).astype(np.float32)


def test_vectors_are_those_of_the_formula() -> None:
    passages = [*ENGLISH, "Deterrence by multilateralism failed; unpolitical reenactments of 2016 did not."]
    assert np.allclose(vectors(*passages).vectors, by_the_formula(passages), atol=1e-5)


def test_nearness_is_the_product_with_each_passage() -> None:
    known = vectors(*ENGLISH)
    aim = known.vector(["paintings"])
    assert aim is not None
    assert np.allclose(known.nearness(aim), known.vectors @ aim, atol=1e-6)
    assert int(known.nearness(aim).argmax()) == 9


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        ("nuclear proliferation", "spread of atomic weapons", "interest rates"),
        ("epidemics", "infectious disease", "railway signals"),
    ],
)
def test_what_means_the_same_is_nearer(one: str, near: str, far: str) -> None:
    known = vectors(*ENGLISH)
    here, there, elsewhere = (known.vector(text.split()) for text in (one, near, far))
    assert here is not None and there is not None and elsewhere is not None
    assert here @ there > here @ elsewhere + 0.2


def test_figures_and_codes_mean_nothing() -> None:
    known = vectors(*ENGLISH)
    assert known.vector(["2016", "679", "r2d2"]) is None
    assert known.vector([]) is None


# -- search


def test_a_passage_in_other_words_is_found_by_its_meaning(searcher: Searcher) -> None:
    result = searcher.search("paintings")
    (hit,) = (hit for hit in result.hits if hit.passage.text == ENGLISH[9])
    assert hit.near and result.total == 0 < result.near
    assert hit.matches == () and hit.sentence == (0, len(ENGLISH[9]))


def test_of_a_near_passage_the_nearest_sentence_is_told() -> None:
    last = "The court decided at noon. An epidemic killed many birds. The trains were late."
    (hit,) = (h for h in Searcher([report(*ENGLISH[:4], last)]).build().search("infectious disease").hits
              if h.passage.text == last)  # fmt: skip
    assert hit.sentence is not None
    assert last[slice(*hit.sentence)] == "An epidemic killed many birds."


def test_passages_with_all_words_come_first_and_near_ones_are_marked(searcher: Searcher) -> None:
    result = searcher.search("late trains")
    assert texts(result)[0] == ENGLISH[6] and not result.hits[0].near
    assert all(hit.score < 1 for hit in result.hits[result.complete :])
    for hit in result.hits:
        assert hit.near == (not hit.matches)


def test_a_place_by_words_counts_less_where_little_of_the_query_is_there(searcher: Searcher) -> None:
    index, meaning = searcher.index, searcher.meaning
    assert meaning is not None
    first, second = 3, 8
    none = np.zeros(index.count, bool)
    found, share = none.copy(), np.zeros(index.count, np.float32)
    found[[first, second]], share[[first, second]] = True, (0.3, 1.0)

    class Words:
        complete, points = none, share

        def __init__(self) -> None:
            self.found, self.share = found, share

        def refine(self, among: NDArray[np.bool_]) -> None: ...

        def best(self, limit: int, among: NDArray[np.bool_]) -> NDArray[np.int64]:
            return np.array([first, second])

    nowhere = np.zeros(WIDTH, np.float32)
    ranked = fused(index, Words(), found, none, None, meaning, nowhere)
    assert ranked.rows.tolist() == [second, first]


def test_quoted_words_stay_exact(searcher: Searcher) -> None:
    assert searcher.search('"paintings"').hits == ()
    assert texts(searcher.search('"interest rates" money')) == [ENGLISH[3]]


def test_a_number_has_nothing_near(searcher: Searcher) -> None:
    assert searcher.search("2016/679").hits == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(" ".join(ENGLISH).split()), max_size=6).map(" ".join))
def test_meaning_only_adds_to_what_words_find(searcher: Searcher, query: str) -> None:
    with_meaning, without = (searcher.search(query, 50, meaning=on) for on in (True, False))
    counted = {hit.passage.id for hit in with_meaning.hits if not hit.near}
    assert {hit.passage.id for hit in without.hits} <= counted
    assert (with_meaning.total, with_meaning.by_report) == (without.total, without.by_report)
    scores = [hit.score for hit in with_meaning.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("passages", [GERMAN, FRENCH, RUSSIAN], ids=["German", "French", "Russian"])
@pytest.mark.parametrize("query", ["energy", "Sanktionen", "méfiance", "санкции", "policcy", "of the"])
def test_other_languages_are_searched_by_words_alone(passages: Sequence[str], query: str) -> None:
    made = [report(*passages, name="a"), report(*reversed(passages), name="b")]
    assert Searcher(made).build().search(query) == Searcher(made, meaning=False).build().search(query)
    known = Searcher(made).build().meaning
    assert known is not None and not known.any
    linked, plain = Linker(made, meaning=Searcher(made).build()), Linker(made)
    assert list(linked.all()) == list(plain.all())


def test_a_report_in_another_language_has_nothing_near(searcher: Searcher) -> None:
    both = Searcher([report(*ENGLISH, name="english"), report(*GERMAN, name="german")]).build()
    assert both.meaning is not None and both.meaning.understood.tolist() == [True, False]
    assert {hit.report for hit in both.search("paintings").hits} == {"english"}


# -- spelling


def test_a_slip_that_shares_a_stem_is_set_right() -> None:
    made = Searcher([report("Threats deter few.", "Deterrence rests on nuclear arms.", *ENGLISH)]).build()
    result = made.search("deterence")
    assert result.corrected == (("deterence", "deterrence"),)
    assert texts(result)[0] == "Deterrence rests on nuclear arms."


@pytest.mark.parametrize("word", ["spying", "policies"])
def test_a_word_of_the_language_is_no_slip(word: str) -> None:
    made = Searcher([report("Spain objected.", "Hackers came.", "He spies.", *ENGLISH)]).build()
    result = made.search(f"{word} zzqq")
    assert result.corrected == () and "zzqq" in result.unknown
    assert set(result.by_meaning) == set(result.unknown) - {"zzqq"}


def test_a_word_of_the_language_is_no_slip_in_a_name_either() -> None:
    reports = [report("Spain objected.", "Hackers came.", *ENGLISH)]
    assert not Searcher(reports).build().points("spying").any()
    assert Searcher(reports, meaning=False).build().points("spying").any()


def test_without_meaning_words_are_set_right_by_the_texts_alone(searcher: Searcher) -> None:
    assert searcher.search("hijackers", meaning=False).corrected == (("hijackers", "hackers"),)


# -- links


def test_of_passages_with_as_many_words_in_common_the_nearer_one_is_linked_first() -> None:
    source = "The treaty on nuclear arms was signed in Geneva by both ministers that summer."
    near = "In Geneva both ministers spoke that summer of atomic bombs and disarmament."
    far = "In Geneva both ministers heard that summer an opera and admired paintings."
    made = [report(source, *ENGLISH[1:5], name="a"), report(far, near, *ENGLISH[5:], name="b")]
    linked = Linker(made, meaning=Searcher(made).build())
    here = made[0].reading[0].id
    assert linked.related("a", here)[0].passage.text == near


def test_what_is_near_to_many_passages_is_linked_behind_what_is_near_to_this_one() -> None:
    source = "Captain Doran swore on Friday that the pilot had slept while the tanker drifted ashore."
    near_to_many = (
        "Captain Doran spoke on Friday of a pilot, of vessels, sailors, harbours, docks, ships and the sea."
    )
    near = "Captain Doran accused the helmsman on Friday and wept about the wreck."
    of_the_sea = [
        "The Friday ferry brought tired sailors to the harbour.",
        "Large vessels left the docks for the sea on Friday.",
        "Shipping was slow on Friday at the crowded harbour quay.",
        "A new harbour for larger vessels was opened on Friday.",
        "Sailors were paid their wages at the docks on Friday.",
        "The Friday boat crossed the sea with letters and mail.",
        "On Friday the docks stood still and the vessels waited.",
        "Mariners prayed in chapel on Friday before they put to sea.",
        "On Friday boats lay idle in the harbour of the island.",
        "Dockers unloaded two grain ships on Friday at the pier.",
    ]
    made = [
        report(source, *of_the_sea, *ENGLISH[:6], name="a"),
        report(near_to_many, near, *ENGLISH[7:], name="b"),
    ]
    linked = Linker(made, meaning=Searcher(made).build())
    first, second, *_ = linked.related("a", made[0].reading[0].id)
    assert (first.passage.text, second.passage.text) == (near, near_to_many)


def test_nothing_of_it_is_needed(tmp_path: Path) -> None:
    empty: list[Report] = [report(passage("1. 2.", Kind.PARAGRAPH), name="a")]
    assert Searcher(empty).build().search("atomic").hits == ()
    assert Searcher([]).build().search("atomic").hits == ()
