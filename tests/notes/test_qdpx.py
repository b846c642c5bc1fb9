"""REFI-QDA projects: valid by the published schema, and read back they say what the notes say.

The schema is the standard's own (www.qdasoftware.org): ``REFI_QDA_SCHEMA=Project.xsd`` has it checked too.
"""

from __future__ import annotations

import io
import os
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from notes.anchoring.selectors import describe
from notes.exchange.qdpx import NAMESPACE, Coded, QdpxSource, dump
from notes.model import Note, Target, note_of
from notes.records.relations import Relation, relation_of
from tests.notes.generated import Tables, stores, words

_PATH = os.environ.get("REFI_QDA_SCHEMA")
SCHEMA = etree.XMLSchema(etree.parse(_PATH)) if _PATH else None
"""The standard's Project.xsd, which is not shipped here; without it the other assertions stand alone."""

TEXT = "Moscow saw the enlargement 😀 of the alliance as a threat.\n\nAnd said so."
SOURCE = QdpxSource("portela-2001", "EU and Russia", TEXT, "2001")


def coded(ident: str, quoted: str | None = None, **more: Any) -> Coded:
    """A note on words of the source, on all of it, or, for "", on nothing in it."""
    start = TEXT.index(quoted) if quoted else None
    quote = describe(TEXT, start, start + len(quoted)) if quoted and start is not None else None
    target = Target("portela-2001", quote=quote)
    return Coded(
        Note(more.pop("target", target), id=ident, **more),
        "portela-2001" if quoted != "" else None,
        start,
        start + len(quoted) if quoted and start is not None else None,
    )


class Project:
    """A project as a reader of the standard sees it."""

    def __init__(self, data: bytes) -> None:
        self.files = {
            name: ZipFile(io.BytesIO(data)).read(name) for name in ZipFile(io.BytesIO(data)).namelist()
        }
        self.root = etree.fromstring(self.files["project.qde"])
        if SCHEMA is not None:
            SCHEMA.assertValid(self.root)

    def all(self, name: str) -> list[Any]:
        return list(self.root.iter(f"{{{NAMESPACE}}}{name}"))

    def text(self, element: Any) -> str:
        return self.files["sources/" + element.get("plainTextPath").removeprefix("internal://")].decode()

    def codings(self, element: Any) -> set[str]:
        names = {code.get("guid"): code.get("name") for code in self.all("Code")}
        return {
            names[ref.get("targetGUID")] for ref in element.iterfind(f"{{{NAMESPACE}}}Coding/{{*}}CodeRef")
        }


def project(*notes: Coded, relations: tuple[Relation, ...] = ()) -> Project:
    return Project(dump([SOURCE], notes, relations))


def test_a_quote_is_a_selection_in_code_points_with_codes_and_words() -> None:
    made = project(
        coded("n-1", "of the alliance", text="why?", tags=("eu/army", "nato"), theme="enlargement")
    )
    (source,), (selection,) = made.all("TextSource"), made.all("PlainTextSelection")
    text = made.text(source)
    assert text == TEXT
    assert text[int(selection.get("startPosition")) : int(selection.get("endPosition"))] == "of the alliance"
    assert made.codings(selection) == {"army", "nato", "enlargement"}
    assert selection.findtext("{*}Description") == "why?"
    (note,) = made.all("Note")
    assert selection.find("{*}NoteRef").get("targetGUID") == note.get("guid")
    assert note.findtext("{*}PlainTextContent") == "why?"


def test_codes_nest_as_tags_do_and_each_name_occurs_once() -> None:
    made = project(coded("n-1", "Moscow", tags=("eu/army", "russia/army", "nato", "nato/army/x")))
    codes = made.all("Code")
    assert sorted(code.get("name") for code in codes) == sorted(
        ["eu", "eu/army", "russia", "russia/army", "nato", "nato/army", "x"]
    )
    (deep,) = (code for code in codes if code.get("name") == "x")
    assert [one.get("name") for one in deep.iterancestors(f"{{{NAMESPACE}}}Code")] == ["nato/army", "nato"]


def test_notes_on_the_whole_away_or_on_a_theme_are_notes_with_a_file() -> None:
    whole = coded("n-1", None, text="on all of it", tags=("eu",))
    away = coded(
        "n-2", "", target=Target("kapoor", title="Kapoor", quote=describe("the words", 0, 9)), text="?"
    )
    theme = coded("n-3", "", target=None, theme="enlargement", text="on the theme")
    made = project(whole, away, theme)
    texts = [made.text(note) for note in made.all("Note")]
    assert texts == [
        "portela-2001\n\non all of it\n\n#eu", "Kapoor\n\n“the words”\n\n?", "enlargement\n\non the theme",
    ]  # fmt: skip
    (source,) = made.all("TextSource")
    assert made.codings(source) == {"eu"}
    assert source.findtext("{*}Description") == "portela-2001, 2001\n\non all of it"
    assert [ref.get("targetGUID") for ref in source.iterfind("{*}NoteRef")] == [
        made.all("Note")[0].get("guid")
    ]
    assert len({note.get("name") for note in made.all("Note")}) == 3


def test_relations_are_links_between_what_stands_for_the_notes() -> None:
    notes = coded("n-1", "Moscow"), coded("n-2", None, text="x")
    relations = Relation("contradicts", "n-1", "n-2", id="r-1"), Relation("agrees", "n-1", "n-9", id="r-2")
    made = project(*notes, relations=relations)
    (link,) = made.all("Link")
    assert (link.get("name"), link.get("direction")) == ("contradicts", "OneWay")
    assert link.get("originGUID") == made.all("PlainTextSelection")[0].get("guid")
    assert link.get("targetGUID") == made.all("Note")[0].get("guid")


def test_nothing_at_all_is_a_valid_project_too() -> None:
    Project(dump([], [], []))
    assert project().all("CodeBook") == []


def test_the_same_notes_are_the_same_bytes() -> None:
    notes = coded("n-1", "Moscow", tags=("a", "b")), coded("n-2", None, text="x")
    assert dump([SOURCE], notes, []) == dump([SOURCE], notes, [])


@settings(deadline=None, max_examples=40)
@given(tables=stores(), text=words, title=words, where=st.data())
def test_whatever_the_notes_hold_the_project_is_valid(
    tables: Tables, text: str, title: str, where: st.DataObject
) -> None:
    source = QdpxSource("r", title, text)
    notes = []
    for note in map(note_of, tables["notes"]):
        start = where.draw(st.none() | st.integers(0, len(text)))
        end = None if start is None else where.draw(st.integers(start, len(text)))
        notes.append(
            Coded(note, where.draw(st.sampled_from(["r", None])) if start is None else "r", start, end)
        )
    made = Project(dump([source], notes, map(relation_of, tables["relations"])))
    assert len(made.all("PlainTextSelection")) == sum(one.start is not None for one in notes)
    guids = [element.get("guid") for element in made.root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))


@pytest.mark.parametrize("name", ["a/b", "..", "x" * 200, "\0", "CON"])
def test_names_of_reports_name_no_file(name: str) -> None:
    files = Project(dump([QdpxSource(name, name, "text")], [], [])).files
    assert all(
        path == "project.qde" or (path.startswith("sources/") and path.count("/") == 1) for path in files
    )
    assert all(len(path) < 60 and ".." not in path for path in files)
