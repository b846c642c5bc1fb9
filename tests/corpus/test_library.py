"""Opening reports: what is found, what is said of what is not, and what the cache may do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import library
from corpus.errors import SourceError
from corpus.library import bundled, open_paths

PROSE = "A first paragraph that says something.\n\nA second paragraph that says more.\n"


def write(folder: Path, name: str, text: str | bytes = PROSE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_bundled_reports_stand_in_date_order() -> None:
    opened = bundled()
    assert [r.id for r in opened.reports] == [
        "portela-2001",
        "eu-iss-2002",
        "vaquer-2010",
        "van-ham-2015",
        "kapoor-2021",
    ]
    assert opened.problems == ()
    assert {r.about.extent for r in opened.reports if r.id == "van-ham-2015"} == {"abstract"}
    assert all("date" in r.about.inferred for r in opened.reports if r.id in {"kapoor-2021", "vaquer-2010"})


def test_the_bundled_texts_are_as_they_came(gold: Path) -> None:
    shared = gold.parent / "reports"
    for source in sorted(shared.glob("*.txt")):
        assert (library.BUNDLED / source.name).read_bytes() == source.read_bytes()


def test_a_mended_note_number_is_said() -> None:
    portela = bundled().reports[0]
    assert portela.warnings == ("002_712a50bbd1a72675.txt: note 7 is misprinted as 71 in the source",)


def test_a_report_text_is_its_passages_joined() -> None:
    for report in bundled().reports:
        for start, passage in zip(report.starts, report.reading, strict=True):
            assert report.text[start : start + len(passage.text)] == passage.text
        assert report.text.endswith(report.reading[-1].text)


def test_folders_are_searched_and_the_rest_is_named(tmp_path: Path) -> None:
    write(tmp_path, "one.txt")
    write(tmp_path, "deep/two.md", "# Two\n\nText of two.\n")
    write(tmp_path, ".hidden/three.txt")
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, "empty.txt", b"")
    opened = open_paths([tmp_path])
    assert {r.id for r in opened.reports} == {"one", "two"}
    assert [p for p in opened.problems if "empty" in p] == list(opened.problems)


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "folder"])
def test_a_named_path_that_cannot_be_read_is_an_error_in_one_line(tmp_path: Path, name: str) -> None:
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "binary.txt", b"\x00\x01\x02" * 300)
    (tmp_path / "folder").mkdir()
    good = write(tmp_path, "good.txt")
    paths = [tmp_path / name] if name == "folder" else [good, tmp_path / name]
    with pytest.raises(SourceError, match=name) as caught:
        open_paths(paths)
    assert "\n" not in str(caught.value)


def test_a_fifo_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a file"):
        open_paths([tmp_path / "pipe.txt"])


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0byte"])
def test_an_impossible_path_is_an_error_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="check the path"):
        open_paths([tmp_path / name])


def test_a_number_of_many_digits_is_no_passage() -> None:
    report = bundled().reports[0]
    assert report.find("9" * 5000) is None
    assert report.find("¶ 3") is report.find("3") is not None


def test_the_same_file_is_opened_once(tmp_path: Path) -> None:
    path = write(tmp_path, "one.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert len(open_paths([path, tmp_path]).reports) == 1


def test_equal_names_get_ids_of_their_own_that_last(tmp_path: Path) -> None:
    a, b = write(tmp_path, "a/report.txt"), write(tmp_path, "b/report.txt", PROSE + "\nMore.\n")
    ids = [r.id for r in open_paths([a, b]).reports]
    assert len(set(ids)) == 2
    assert sorted(ids) == sorted(r.id for r in open_paths([b, a]).reports)


def test_a_symlink_loop_ends(tmp_path: Path) -> None:
    write(tmp_path, "one.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(open_paths([tmp_path]).reports) == 1


def test_a_catalogue_says_more_than_the_text(tmp_path: Path) -> None:
    write(tmp_path, "one.txt")
    write(
        tmp_path,
        "catalogue.toml",
        '[[report]]\nsource = "one.txt"\nid = "mine-1999"\ntitle = "Mine"\nauthors = ["A. Author"]\n'
        'date = "1999"\ninferred = ["date"]\n',
    )
    report = open_paths([tmp_path]).reports[0]
    assert (report.id, report.about.title, report.about.inferred) == ("mine-1999", "Mine", ("date",))


BAD_CATALOGUES = {
    "no TOML": ("[[report]\n", "line 1"),
    "no source": ('[[report]]\ntitle = "x"\n', "report 1"),
    "unknown field": ('[[report]]\nsource = "one.txt"\nauthor = "x"\n', "author"),
    "wrong type": ('[[report]]\nsource = "one.txt"\nauthors = "x"\n', "authors"),
    "bad date": ('[[report]]\nsource = "one.txt"\ndate = "May 2001"\n', "date"),
    "bad id": ('[[report]]\nsource = "one.txt"\nid = "../x"\n', "id"),
    "not a list": ('report = "one.txt"\n', "report"),
    "broken UTF-8": (b"\xff\xfe", "catalogue.toml"),
}


@pytest.mark.parametrize(("text", "word"), BAD_CATALOGUES.values(), ids=BAD_CATALOGUES.keys())
def test_a_catalogue_with_an_error_is_named_and_left_aside(
    tmp_path: Path, text: str | bytes, word: str
) -> None:
    write(tmp_path, "one.txt")
    write(tmp_path, "catalogue.toml", text)
    opened = open_paths([tmp_path])
    assert [r.id for r in opened.reports] == ["one"]
    assert len(opened.problems) == 1
    assert word in opened.problems[0] and "\n" not in opened.problems[0]


def test_the_cache_gives_back_the_same_reports(tmp_path: Path) -> None:
    fresh, kept, again = bundled(), bundled(tmp_path), bundled(tmp_path)
    assert fresh == kept == again
    assert len(list(tmp_path.glob("text-*.json"))) == 5


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": 1}', b"\xff" * 100, b'{"passages": [[1]]}'])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: bytes) -> None:
    fresh = bundled(tmp_path)
    for entry in tmp_path.glob("text-*.json"):
        entry.write_bytes(damage)
    assert bundled(tmp_path) == fresh


def test_without_a_place_for_the_cache_everything_works(tmp_path: Path) -> None:
    nowhere = write(tmp_path, "file") / "below"
    assert bundled(nowhere) == bundled()
