"""One tag, however it is typed: capitals, accents and signs nobody sees; and what renaming refuses."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.errors import RecordError
from notes.export.flavours import obsidian_tag
from notes.model import tags_of
from notes.store import NoteStore
from notes.tags import Spellings, below, counts, delete, distinct, key, rename, spelled, tidy

COMPOSED, APART = "caf\u00e9", "cafe\u0301"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
WOMAN = "\U0001f469\u200d\U0001f52c"
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("aEé/# \u0301\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u0627\u094d\u0915ßŉ"),
    ),
    max_size=30,
)


@pytest.fixture
def store(tmp_path: Path) -> NoteStore:
    return NoteStore(tmp_path / "notes.json")


def add(store: NoteStore, *tags: str) -> None:
    with store.change("add") as change:
        change.add("notes", {"text": "x", "tags": list(tags)})


def held(store: NoteStore) -> list[tuple[str, ...]]:
    return [tags_of(note) for note in store.all("notes")]


@pytest.mark.parametrize(
    "typed", [APART, "ca\u200bfé", "\ufeffcafé", "ca\u00adfé\u2060", "#café", "caf\u00e9\u200d"]
)
def test_a_tag_is_kept_composed_and_without_signs_of_no_width(typed: str) -> None:
    assert tidy(typed) == COMPOSED


@pytest.mark.parametrize("tag", [PERSIAN, WOMAN, "हिन्दी", "क्‍ष", "العَرَبِيَّة"])
def test_joiners_stay_where_letters_are_made_so(tag: str) -> None:
    assert tidy(tag) == unicodedata.normalize("NFC", tag)
    assert key(tag) == key(tag.replace("\u200c", "").replace("\u200d", ""))


@pytest.mark.parametrize("nothing", ["\u200b", "#\ufeff/\u200d", "\u3164", " / "])
def test_a_tag_that_cannot_be_seen_is_refused(nothing: str) -> None:
    with pytest.raises(RecordError, match="needs a letter"):
        tidy(nothing)


@given(TEXTS)
def test_spelling_and_comparing_settle_at_once(text: str) -> None:
    assert spelled(spelled(text)) == spelled(text)
    assert key(key(text)) == key(text)
    assert key(spelled(text)) == key(text)


@given(TEXTS)
def test_all_forms_of_a_text_are_one_tag(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert key(unicodedata.normalize(form, text)) == key(text)
    between = "\u200b".join(text)
    assert key(between) == key(text)


@given(st.lists(TEXTS.filter(spelled)))
def test_as_many_tags_are_shown_as_there_are(tags: list[str]) -> None:
    shown = Spellings(tags).all(tags)
    assert len(shown) == len({key(tag) for tag in tags}) == len(distinct(tags))
    assert [key(tag) for tag in shown] == [key(tag) for tag in distinct(tags)]
    assert Spellings(tags).all(shown) == shown


def test_a_tag_is_shown_as_the_first_note_has_it_with_all_above_it() -> None:
    shown = Spellings(["EU/law", "eu", "Eu/Law/new", "order"])
    assert [shown.of(tag) for tag in ("eu", "eu/LAW/x", "EU/Law/New", "Order")] == [
        "EU", "EU/law/x", "EU/law/new", "order",
    ]  # fmt: skip


def test_counting_takes_spellings_together() -> None:
    notes = [{"tags": ["EU", COMPOSED]}, {"tags": ["eu", "EU", APART]}]
    assert counts(notes) == {"EU": 2, COMPOSED: 2}


@pytest.mark.parametrize(("tag", "other"), [("EU", "eu/x"), (APART, COMPOSED), ("eu", "E\u200bU")])
def test_what_is_below_a_tag(tag: str, other: str) -> None:
    assert below(tag, other)
    assert not below(tag, "y" + other)
    assert not below(f"{tag}/y", other)


def test_other_capitals_are_another_spelling_only(store: NoteStore) -> None:
    add(store, "peace", "order")
    add(store, "peace/now")
    assert rename(store, "peace", "Peace") == 2
    assert held(store) == [("Peace", "order"), ("Peace/now",)]


def test_two_spellings_become_one(store: NoteStore) -> None:
    add(store, "EU", "eu/law")
    add(store, "eu")
    assert rename(store, "EU", "eu") == 1
    assert held(store) == [("eu", "eu/law"), ("eu",)]


def test_renaming_and_deleting_find_every_spelling(store: NoteStore) -> None:
    for tag in ("EU", "eu", "Eu/Law"):
        add(store, tag)
    assert rename(store, "eU", "union") == 3
    assert held(store) == [("union",), ("union",), ("union/Law",)]
    assert delete(store, "UNION") == 3
    assert held(store) == [(), (), ()]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("order", "order/architecture", "nested in order"),
        ("Order", "order/Architecture", "nested in Order"),
        ("order/architecture", "order/architecture", "one tag already"),
        ("order", "#order", "one tag already"),
        ("order", "y" * 98, "the most"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_a_line_and_nothing_is_changed(
    store: NoteStore, old: str, new: str, why: str
) -> None:
    add(store, "order", "order/architecture")
    add(store, "order/architecture/deep")
    before, steps = held(store), len(list(store.history))
    with pytest.raises(RecordError, match=why) as refused:
        rename(store, old, new)
    assert "\n" not in str(refused.value)
    assert (held(store), len(list(store.history))) == (before, steps)


def test_a_tag_merges_into_the_one_it_is_nested_in(store: NoteStore) -> None:
    add(store, "order", "order/architecture/deep")
    assert rename(store, "order/architecture", "order") == 1
    assert held(store) == [("order", "order/deep")]


def test_a_tag_may_go_below_its_own_name(store: NoteStore) -> None:
    add(store, "order", "order/architecture")
    assert rename(store, "order", "order/general") == 1
    assert held(store) == [("order/general", "order/general/architecture")]


@pytest.mark.parametrize("tag", ["हिन्दी", "العَرَبِيَّة", COMPOSED, "a_b-c/d1"])
def test_obsidian_takes_marks_as_parts_of_letters(tag: str) -> None:
    assert obsidian_tag(tag) == unicodedata.normalize("NFC", tag)


def test_obsidian_takes_no_joiners_and_no_decomposed_letters() -> None:
    assert obsidian_tag(PERSIAN) == PERSIAN.replace("\u200c", "")
    assert obsidian_tag(APART) == COMPOSED
    assert obsidian_tag("a b") == "a-b"
