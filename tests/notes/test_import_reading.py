"""What is read of files from elsewhere; and that what is none of ours is refused in one clear line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from notes.errors import ImportFileError
from notes.exchange.imported_file import Kind
from notes.exchange.reading import LARGEST, read
from notes.store import NoteStore
from tests.notes.exchanging import annotation, filled, imported, out, row, written

BACKUP = {"format": "syntopic-backup", "version": 1}


def refused(path: Path) -> str:
    """Why a file cannot be imported."""
    with pytest.raises(ImportFileError) as error:
        read(path)
    said = str(error.value)
    assert "\n" not in said
    assert path.name in said
    return said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"id,quote\r\n", "no JSON"),
        (b"\x89PNG\r\n\x1a\n\0", "no JSON"),
        (b"PK\x03\x04", "written, but not read"),
        (b'{"format": "syntopic-backup", "vers', "perhaps cut off"),
        (b"[" * 5000, "nested too deep"),
        (b"[" * 200 + b"]" * 200, "nested more than 100 deep"),
        (b'{"a": 1}', "neither a backup"),
        (b'[{"a": 1}]', "neither a backup"),
        (b"3", "neither a backup"),
        (b"[]", "neither a backup"),
        (b'{"a": NaN, "b": "\\ud800"}', "perhaps cut off"),
        (orjson.dumps({**BACKUP, "version": 2, "tables": {}}), "later Syntopic (form 2)"),
        (orjson.dumps({**BACKUP, "version": "1", "tables": {}}), "version is '1'"),
        (orjson.dumps({**BACKUP, "tables": []}), "without its tables"),
        (
            orjson.dumps({"meta": {"1": {"id": "store", "format": "syntopic-notes", "version": 9}}}),
            "later Syntopic",
        ),
    ],
)
def test_what_is_none_of_ours_is_refused_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(written(tmp_path / "file.json", data))


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "100 MB" in refused(path)


def test_a_file_that_is_not_there_or_a_folder_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing")
    with pytest.raises(IsADirectoryError):
        read(tmp_path)


def test_records_that_are_none_are_left_out_and_counted(tmp_path: Path) -> None:
    tables = {"notes": [{"id": "n-1"}, {"id": 3}, 7, None, {"id": ""}], "tags": 5, "dreams": [{"id": "x"}]}
    file = read(written(tmp_path / "b.json", {**BACKUP, "tables": tables}))
    assert file.tables == {"notes": [{"id": "n-1"}]}
    assert [line.partition(": ")[2] for line in file.left_out] == [
        "4 records of 'notes' that have no id",
        "'tags' is no list of records",
        "1 record of 'dreams', which this version does not know",
    ]


def test_a_store_itself_can_be_imported(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.json", {"notes": [{"id": "n-1", "text": "x"}]})
    other = NoteStore(tmp_path / "b.json")
    assert read(store.path).kind is Kind.STORE
    assert imported(other, store.path) == {"new": 1}
    assert other.get("notes", "n-1") == store.get("notes", "n-1")


def test_halves_of_characters_are_mended(tmp_path: Path) -> None:
    text = (
        orjson.dumps(row())
        .replace(b'"why?"', b'"a\\ud83d\\ude00b\\ud83dc"')
        .replace(b'"of "', b'"\\ude00of "')
    )
    (note,) = read(written(tmp_path / "h.json", text)).tables["notes"]
    assert note["text"] == "a😀b�c"
    assert note["quote"]["prefix"] == "�of "


def test_a_mark_at_the_start_and_utf_16_are_read(tmp_path: Path) -> None:
    text = orjson.dumps([annotation()])
    for data in (b"\xef\xbb\xbf" + text, text.decode().encode("utf-16")):
        assert len(read(written(tmp_path / "a.json", data)).tables["notes"]) == 1


@pytest.mark.parametrize(
    "whole",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"total": 1, "rows": [one]},
        lambda one: {
            "export_date": "2026",
            "export_userid": "acct:x@y",
            "client_version": "1",
            "annotations": [one],
        },
    ],
)
def test_hypothesis_comes_alone_in_a_list_a_search_or_the_clients_file(tmp_path: Path, whole: Any) -> None:
    file = read(written(tmp_path / "h.json", whole(row())))
    assert (file.kind, file.left_out) == (Kind.HYPOTHESIS, [])
    (note,) = file.tables["notes"]
    assert (note["report"], note["title"], note["text"]) == (
        "https://example.org/report.html",
        "A report",
        "why?",
    )
    assert (note["tags"], note["created"], note["updated"]) == (
        ["eu"],
        "2026-01-02T03:04:05Z",
        "2026-01-03T03:04:05Z",
    )
    assert note["quote"] == {
        "exact": "the alliance", "prefix": "of ", "suffix": " as", "start": 10, "end": 22, "cleaning": 0,
    }  # fmt: skip
    assert note["annotation"]["user"] == "acct:reader@hypothes.is"
    assert note["annotation"]["canonical"] == "https://hypothes.is/a/rJgTcJRhEe6"


def test_page_notes_are_on_the_whole_and_replies_on_what_they_reply_to(tmp_path: Path) -> None:
    page = row(id="page", target=[{"source": "https://example.org/report.html"}])
    reply = row(id="reply", references=["rJgTcJRhEe6"], target=[{"source": "x"}], text="no")
    file = read(written(tmp_path / "h.json", [row(), page, reply, {"id": "broken"}]))
    first, whole, answer = file.tables["notes"]
    assert (whole["quote"], answer["quote"]) == (None, first["quote"])
    (relation,) = file.tables["relations"]
    assert (relation["type"], relation["from"], relation["to"]) == ("belongs with", answer["id"], first["id"])
    assert file.left_out == ["h.json: 1 annotation without id or address"]


@pytest.mark.parametrize(
    "whole",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": [one]}},
        lambda one: {"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": [one]},
    ],
)
def test_annotations_come_alone_in_a_list_a_page_a_collection_or_a_graph(tmp_path: Path, whole: Any) -> None:
    (note,) = read(written(tmp_path / "a.json", whole(annotation()))).tables["notes"]
    assert (note["report"], note["text"], note["tags"]) == ("https://example.org/report.html", "why?", ["eu"])
    assert (note["created"], note["quote"]["exact"]) == ("2026-01-02T01:04:05Z", "the alliance")


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"body": "plain"}, "text", "plain"),
        ({"body": None, "bodyValue": "plain"}, "text", "plain"),
        ({"body": None}, "text", ""),
        ({"body": "x", "motivation": "tagging"}, "tags", ["x"]),
        ({"body": ["https://example.org/b", {"id": "https://example.org/c"}]}, "text",
         "https://example.org/b\n\n<https://example.org/c>"),
        ({"body": {"type": "Choice", "items": [{"type": "TextualBody", "value": "one"}]}}, "text", "one"),
        ({"body": {"type": "TextualBody", "value": 7}}, "text", ""),
        ({"target": "https://example.org/x"}, "quote", None),
        ({"target": ["https://example.org/x", "y"]}, "report", "https://example.org/x"),
        ({"target": {"id": "https://example.org/x"}}, "report", "https://example.org/x"),
        ({"created": "yesterday"}, "created", ""),
        ({"created": 17}, "created", ""),
        ({"created": "9999-12-31T23:59:59-23:00"}, "created", ""),
        ({"id": None}, "text", "why?"),
    ],
)  # fmt: skip
def test_annotations_of_other_tools_are_understood(
    tmp_path: Path, more: dict[str, Any], field: str, value: object
) -> None:
    (note,) = read(written(tmp_path / "a.json", annotation(**more))).tables["notes"]
    assert note[field] == value


def test_what_is_not_understood_of_an_annotation_is_kept_and_goes_out_again(tmp_path: Path) -> None:
    foreign = annotation(creator={"name": "Ada"}, rights="https://example.org/r", **{"x:y": [1, {"z": None}]})
    store = NoteStore(tmp_path / "n.json")
    imported(store, written(tmp_path / "a.json", foreign))
    (item,) = orjson.loads(out(store, "w3c"))["first"]["items"]
    assert (item["creator"], item["rights"], item["x:y"]) == (
        {"name": "Ada"},
        "https://example.org/r",
        [1, {"z": None}],
    )
    assert item["canonical"] == "https://example.org/a/1"


def test_annotations_without_a_target_or_on_other_pages_are_told(tmp_path: Path) -> None:
    page = {"type": "AnnotationPage", "items": [annotation(), annotation(target=None), annotation(target=[])]}
    collection = {"type": "AnnotationCollection", "total": 9, "first": page}
    file = read(written(tmp_path / "a.json", collection))
    assert len(file.tables["notes"]) == 1
    assert file.left_out == [
        "a.json: 2 annotations without a target",
        "a.json: 6 annotations on pages that are not in this file",
    ]
