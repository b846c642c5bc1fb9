"""Both versions of a note were kept: they are found, compared, and one is given up."""

from contextlib import asynccontextmanager

import pytest

from reader.notebook import Note, Notebook, on
from reader.state import locations
from tests.reader.noted import at, filtered, ids, kept, press, record, status_of, stored, words
from tests.reader.rooms import reports, room, shown

OURS = "it held until the very end"
THEIRS = "it never held until the end"


def conflict():
    """Two versions of a note, one of them related, and a note that is alone."""
    old, _, new = reports()
    target = on(old, words(old, 3, 0, 20))
    kept(
        [
            record(1, Note(target, THEIRS, ("eu",))),
            record(2, Note(target, OURS, ("eu", "law"), "Russia"), conflict="n-00001"),
            record(3, Note(on(new, words(new, 4, 0, 20)), "alone")),
            record(4, Note(on(new, words(new, 5, 0, 20)), "what remains"), conflict="n-gone"),
        ]
    )
    notebook = Notebook(locations.notes_file(), reports())
    one, other = (notebook.contents.note(f"n-0000{n}").note for n in (1, 3))
    notebook.relations.relate("agrees", one, other)


@asynccontextmanager
async def listed(size=(80, 24)):
    conflict()
    async with room(size) as (app, pilot):
        await press(pilot, "w")
        yield app, pilot


async def test_both_are_marked_counted_and_found():
    async with listed() as (app, pilot):
        assert shown(app).count("≠ two versions") == 2
        assert "≠ 2 in conflict" in shown(app)
        await filtered(pilot, "state:conflict")
        assert ids(app) == [1, 2]
        await press(pilot, "escape")
        await filtered(pilot, "state:an")
        assert ids(app) == [1, 2, 3, 4]


async def test_they_are_compared_and_esc_keeps_both():
    async with listed() as (app, pilot):
        await at(pilot, "n-00002")
        await press(pilot, "=")
        seen = shown(app)
        assert OURS in seen and THEIRS in seen
        assert "tags: eu, law" in seen and "view of: Russia" in seen
        await press(pilot, "escape")
        assert len(stored()) == 4


@pytest.mark.parametrize(("key", "text"), [("1", THEIRS), ("2", OURS)])
async def test_one_is_kept_with_the_relations_of_both_and_u_takes_it_back(key, text):
    async with listed() as (app, pilot):
        await at(pilot, "n-00001")
        await press(pilot, "=", key)
        assert [note["text"] for note in stored()] == [text, "alone", "what remains"]
        assert "one version is kept" in status_of(app)
        assert "≠" not in shown(app)
        (relation,) = Notebook(locations.notes_file(), reports()).contents.relations
        assert {relation.source, relation.target} == {f"n-0000{key}", "n-00003"}
        await press(pilot, "u")
        assert len(stored()) == 4
        assert shown(app).count("≠ two versions") == 2


async def test_a_note_that_is_alone_says_so():
    async with listed() as (app, pilot):
        await at(pilot, "n-00004")
        await press(pilot, "=")
        assert "there is no other version" in status_of(app)


async def test_the_whole_note_says_that_there_is_another_version():
    async with listed((120, 36)) as (app, pilot):
        await at(pilot, "n-00002")
        assert "≠ one of 2 versions" in shown(app)


async def test_keeping_a_version_that_is_gone_meanwhile_deletes_nothing():
    conflict()
    notebook = Notebook(locations.notes_file(), reports())
    notebook.delete(["n-00002"])
    with pytest.raises(Exception, match="deleted meanwhile"):
        notebook.keep("n-00002", "n-00001")
    assert notebook.contents.note("n-00001")
