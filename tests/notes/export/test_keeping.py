"""What the reader writes between keep marks stays with its note, whatever is exported next."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.export.documents import GONE, Edition
from notes.export.flavours import FLAVOURS
from notes.export.preserved_blocks import kept
from notes.export.records import Entry
from notes.export.sections import by_report, by_tag
from tests.notes.export.building import SOURCES, material, note, texts

MARK = "<!-- syntopic:keep -->\n{}\n<!-- /syntopic:keep -->"
NOTES = (note(1, tags=("b",)), note(2, section="Part", tags=("a",)), note(3, SOURCES[1], tags=("b",)))


def written(
    entries: tuple[Entry, ...] = NOTES, before: str = "", flavour: str = "plain", tags: bool = False
) -> str:
    parts = by_tag(entries) if tags else by_report(entries, SOURCES)
    found = {"": kept(before)} if before else {}
    return Edition("Notes", "notes", parts, material(*entries), FLAVOURS[flavour]({}), found).in_one()


def add(text: str, behind: str, words: str) -> str:
    """The text with a block of the reader's behind the first line that holds something."""
    at = text.index("\n", text.index(behind))
    return f"{text[:at]}\n\n{MARK.format(words)}\n{text[at:]}"


def behind(text: str, words: str) -> str:
    """The id of the note, else the heading, that words stand behind."""
    before = text[: text.index(words)]
    ids = re.findall(r'<a id="(n-\d+)"|^\^(n-\d+)$|\{#(n-\d+) |^#+ (.*)$', before, re.MULTILINE)
    return next(filter(None, ids[-1])).replace("\\", "")


@pytest.mark.parametrize("flavour", sorted(FLAVOURS))
def test_a_block_goes_with_its_note_and_its_heading(flavour: str) -> None:
    first = written(flavour=flavour)
    mine = add(
        add(add(first, "of note 2", "mine, behind two"), "# Part", "over the part"), "# Adams 2001", "Ann!"
    )
    assert kept(mine).intact
    again = written(before=mine, flavour=flavour)
    assert written(before=again, flavour=flavour) == again
    assert behind(again, "mine, behind two") == "n-2"
    assert behind(again, "over the part") == "Part"
    assert behind(again, "Ann!") == "Adams 2001"
    assert GONE not in again
    other = written(before=again, flavour=flavour, tags=True)
    assert behind(other, "mine, behind two") == "n-2"
    assert other.index(GONE) < other.index("over the part")


def test_a_block_survives_another_flavour() -> None:
    mine = add(add(written(), "of note 3", "of three"), "Baker", "of Baker")
    for flavour in ("pandoc", "obsidian", "plain"):
        mine = written(before=mine, flavour=flavour)
        assert behind(mine, "of three") == "n-3"
        assert behind(mine, "of Baker") == "Baker [2010]"


def test_the_blocks_of_deleted_notes_stand_last_and_come_back_with_them() -> None:
    mine = add(written(), "of note 2", "still here")
    without = written((NOTES[0], NOTES[2]), before=mine)
    assert without.index(GONE) < without.index("<!-- syntopic:keep n-2 -->\nstill here")
    assert written((NOTES[0], NOTES[2]), before=without) == without
    back = written(before=without)
    assert GONE not in back
    assert behind(back, "still here") == "n-2"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("of note 2", "of the note 2"),
        lambda text: text + "More.\n",
        lambda text: text.replace("> The quote of note 1 stands here.\n", ""),
        lambda text: text.replace('title: "Notes"', 'title: "Mine"'),
        lambda text: text + "<!-- syntopic:keep -->\nnot closed\n",
        lambda text: re.sub('digest: "..', 'digest: "00', text),
    ],
)
def test_a_change_outside_of_the_marks_is_noticed(change) -> None:
    assert kept(written()).intact
    assert not kept(change(written())).intact


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.rstrip(),
        lambda text: add(text, "of note 1", 'x\n\n# A heading\n\n```\n<a id="n-9"></a>\n```'),
    ],
)
def test_what_programs_do_to_blank_lines_is_no_change(change) -> None:
    found = kept(change(written()))
    assert (found.ours, found.intact) == (True, True)


@pytest.mark.parametrize(
    "text", ["", "---", "# Notes", "---\ntitle: x\n---\n", "x" * 10, "---\nschema: 3\n---"]
)
def test_a_file_of_something_else_is_known_as_that(text: str) -> None:
    assert not kept(text).ours


def test_a_block_behind_code_of_the_readers_belongs_to_the_note() -> None:
    entries = (note(1, text="```\n# not a heading\n```"), note(2))
    mine = add(written(entries), "# not a heading\n```", "of one")
    assert behind(written(entries, before=mine), "of one") != "Adams 2001"
    assert GONE not in written(entries, before=mine)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(texts, min_size=3, max_size=3), st.lists(texts, max_size=3), st.sampled_from(sorted(FLAVOURS))
)
def test_the_same_notes_give_the_same_bytes(said: list[str], mine: list[str], flavour: str) -> None:
    entries = tuple(note(n, quote=one, text=one, updated="") for n, one in enumerate(said, 1))
    text = written(entries, flavour=flavour)
    assert written(entries, before=text, flavour=flavour) == text
    for words in mine:
        block = " ".join(words.split()).replace("syntopic", "")
        text += f"\n{MARK.format(block)}\n"
    again = written(entries, before=text, flavour=flavour)
    assert kept(again).intact
    assert written(entries, before=again, flavour=flavour) == again
    assert again.count("\n<!-- syntopic:keep") == len(mine)
