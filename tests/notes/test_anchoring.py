"""Quotes are found again in texts that changed, and where they are not sure to be, that is said."""

from __future__ import annotations

import re
from random import Random

import pytest

from corpus.library import BUNDLED, bundled
from corpus.text.decoding import decode
from notes.anchoring.locate import Anchored, Haystack, State, anchor
from notes.anchoring.normalized import normalize
from notes.anchoring.selectors import Selector, describe
from tests.notes.damage import BATCH, Kind, Source, Span, bundled_text, quotes
from tests.notes.damages import KINDS

PULLED = "Security is no longer the business of states alone."
PARAGRAPH = (
    "Much has been written on this. Security is no longer the business of states alone. "
    "Since 1989 companies, cities and networks have had their share in it, as Lavrov.6 The minister said."
)
TEXT = (
    f"A heading\n\nBefore it all there was a time of two blocs.\n\n{PULLED}\n\n{PARAGRAPH}\n\nThe end of it."
)


def held(quote: str, text: str = TEXT, at: int = 0) -> Selector:
    """The selector of the first such quote from a place on."""
    start = text.index(quote, at)
    return describe(text, start, start + len(quote))


def words(text: str, found: Anchored) -> str:
    return text[found.start : found.end]


@pytest.fixture(scope="module")
def source() -> Source:
    return bundled_text()


@pytest.fixture(scope="module")
def drawn(source: Source) -> list[Span]:
    return quotes(source, BATCH, Random(11))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_quotes_of_the_reports_survive_damage(kind: Kind, source: Source, drawn: list[Span]) -> None:
    wrong, orphans, anchored = [], 0, 0
    for damaged in kind.apply(source, drawn, Random(12)):
        target = Haystack(damaged.text)
        for case in damaged.cases:
            found = target.anchor(case.selector)
            anchored += found.state is State.ANCHORED
            if found.state is State.ORPHAN:
                orphans += 1
            elif not case.right(found.start, found.end, keeps=kind.keeps):
                wrong.append((case.selector.exact, words(damaged.text, found)))
    if kind.gone:
        assert anchored <= 1
    else:
        assert len(wrong) + orphans <= 1, wrong


@pytest.mark.parametrize(
    ("edit", "state"),
    [
        (("states alone", "states\nalone"), State.ANCHORED),
        (("states alone", "STATES ALONE"), State.ANCHORED),
        (("is no longer the", "is the"), State.CHANGED),
        (("longer the business", "longer not the business"), State.CHANGED),
        (("states alone", "s7ates alone"), State.CHANGED),
    ],
)
def test_other_words_are_to_be_confirmed_other_type_is_not(edit: tuple[str, str], state: State) -> None:
    changed = "Something new.\n\n" + TEXT.replace(*edit)
    found = anchor(changed, held(PULLED, at=TEXT.index("Much")))
    assert found.state is state
    assert words(changed, found) == PULLED.replace(*edit)
    assert found.start > changed.index("Much")


@pytest.mark.parametrize("quote", ["as Lavrov.6 The minister said", "as Lavrov. The minister said"])
def test_a_reference_to_a_note_is_no_word(quote: str) -> None:
    with_it, without = TEXT, TEXT.replace("Lavrov.6", "Lavrov.")
    there, then = (with_it, without) if "6" in quote else (without, with_it)
    found = anchor(then, held(quote, there))
    assert found.state is State.ANCHORED
    assert re.sub(r"\d", "", words(then, found)) == "as Lavrov. The minister said"


@pytest.mark.parametrize(
    ("old", "new"), [("1989", "1998"), ("the 25 states", "the 27 states"), ("EU25", "EU27")]
)
def test_a_number_is_a_word(old: str, new: str) -> None:
    text = f"What came before it. Of {old} much is said and written. What came after it."
    changed = "New.\n\n" + text.replace(old, new)
    assert anchor(changed, held(f"Of {old} much is said and written.", text)).state is State.CHANGED


def test_a_pull_quote_and_its_passage_are_told_apart() -> None:
    changed = "Something new.\n\n" + TEXT.replace("\n", "\n\n\n").replace("Much has", "Very much has")
    pulled, inside = held(PULLED), held(PULLED, at=TEXT.index("Much"))
    assert anchor(changed, pulled).start == changed.index(PULLED)
    assert anchor(changed, inside).start == changed.rindex(PULLED)


def test_two_places_that_nothing_tells_apart_are_to_be_confirmed() -> None:
    text = (
        "First of all there was the treaty.\n\nIt is so agreed by us.\n\nLast of all came the ratification."
    )
    other = "Nobody in that room had expected any of this, and some were loud about it for years to come."
    twice = "\n\n".join([other, "It is so agreed by us.", other, other, "It is so agreed by us.", other])
    once = "\n\n".join([other, other, other, "It is so agreed by us.", other])
    selector = held("It is so agreed by us.", text)
    assert anchor(twice, selector).state is State.CHANGED
    assert anchor(once, selector).state is State.ANCHORED


def test_words_of_which_nothing_is_told_but_that_there_are_more_of_are_to_be_confirmed() -> None:
    several, one = Selector("the", "", "", 0), Selector("Before", "", "", 0)
    text = f"the beginning of it all. {TEXT}"
    assert anchor(text, several).state is State.CHANGED
    found = anchor(text, one)
    assert (found.state, text[found.start : found.end]) == (State.ANCHORED, "Before")


def test_words_that_stand_elsewhere_amid_other_words_are_not_simply_taken() -> None:
    text = "It was in spring. The European Union and its member states agreed to that. Nobody was surprised."
    gone = "We know better. Not the European Union and its member states but others want it. It will be seen."
    assert anchor(gone, held("The European Union and its member states", text)).state is not State.ANCHORED


def test_an_orphan_has_a_guess_and_comes_back_with_its_text() -> None:
    selector = held("companies, cities and networks have had their share")
    gone = TEXT.replace(
        "companies, cities and networks have had their share", "nobody has ever wanted to take a"
    )
    orphan = anchor(gone, selector)
    assert orphan.state is State.ORPHAN
    assert "nobody" in words(gone, orphan)
    assert anchor("New.\n\n" + TEXT, selector).state is State.ANCHORED


def test_an_orphan_without_a_guess_has_an_empty_span_in_the_text() -> None:
    orphan = anchor("Quite another text.", held(PARAGRAPH))
    assert (orphan.state, orphan.start, orphan.score) == (State.ORPHAN, orphan.end, 0.0)
    assert orphan.end <= len("Quite another text.")


@pytest.mark.parametrize(
    ("quote", "then"),
    [
        ("“Who said that?”", '"Who said that?"'),
        ("(so it is)", "(so it is)"),
        ("Göran Perssö", "Go\u0308ran Persso\u0308"),
        ("ﬁrst efﬁcient", "first efficient"),
        ("weiß und groß", "weiss und gross"),
    ],
)
def test_marks_at_the_edges_belong_to_a_quote(quote: str, then: str) -> None:
    text = f"It was asked long ago: {quote} Nobody knew the answer."
    changed = f"Now.\n\nIt was asked long ago: {then} Nobody knew the answer."
    found = anchor(changed, held(quote, text))
    assert (found.state, words(changed, found)) == (State.ANCHORED, then)


def test_a_quote_without_letters_is_held_by_what_surrounds_it() -> None:
    text = "One sentence … another one.\n\n* * *\n\nA third … a fourth."
    found = anchor("New. " + text, held("* * *", text))
    assert (found.state, words("New. " + text, found)) == (State.ANCHORED, "* * *")
    assert anchor("No such thing.", held("* * *", text)).state is State.ORPHAN


def test_long_quotes_are_found_by_their_ends(source: Source) -> None:
    text = source.text
    selector = describe(text, 5000, 25000)
    changed = "New.\n\n" + text[:9000] + "Here is another sentence. " + text[9000:]
    found = anchor(changed, selector)
    assert (found.state, found.start, found.end) == (State.CHANGED, 5006, 25032)
    assert anchor(text[30000:], selector).state is State.ORPHAN


def test_quotes_survive_the_cleaning_of_their_source() -> None:
    """From the cleaned reports into the files as they are: what a passage was torn by is the only change."""
    found = []
    for report in bundled().reports:
        raw = Haystack(decode((BUNDLED / report.source).read_bytes(), report.source).text)
        clean = Source(tuple(passage.text for passage in report.reading), ())
        for start, end in quotes(clean, max(5, len(clean.text) // 1000), Random(21)):
            place = raw.anchor(describe(clean.text, start, end))
            same = normalize(words(raw.text, place)).letters == normalize(clean.text[start:end]).letters
            found.append((place.state, same))
    assert {(State.ANCHORED, True)} <= set(found) <= {(State.ANCHORED, True), (State.CHANGED, False)}
    assert found.count((State.ANCHORED, True)) > 0.95 * len(found)
