"""References: CSL-JSON and BibTeX that other programs read, and keys of one's own bibliography."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from notes.errors import ExportError
from notes.export.bibliography import keys_of
from notes.export.records import Person
from notes.export.references import bibtex, citekey, csl
from tests.notes.export.building import MIDDLE, NEW, OLD, SOURCES

HARD = replace(
    OLD, title="100% {sure} & #1: a_b~c^d $5 \\x", authors=(Person("van der Æ", "Ö."), Person("Plato"))
)


def test_csl_tells_who_what_and_when() -> None:
    first, second, third = csl(SOURCES, {})
    assert first["author"] == [{"family": "Adams", "given": "Ann"}]
    assert (first["issued"], first["publisher"]) == ({"date-parts": [[2001, 5]]}, "A House")
    assert second["issued"] == {"literal": "[2010]"}
    assert third["author"] == [{"literal": "A House"}]
    assert third["id"] == "house-2021"


def test_a_key_is_one_that_pandoc_takes() -> None:
    assert citekey(replace(OLD, id="ä b/c..d"), {}) == "b-c-d"
    assert citekey(replace(OLD, id="…"), {}) == "report"
    assert citekey(OLD, {OLD.id: "ann01"}) == "ann01"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_bibtex() -> None:
    printed = subprocess.run(
        ["pandoc", "-f", "biblatex", "-t", "csljson"],
        input=bibtex([HARD, MIDDLE, NEW], {}).encode(),
        capture_output=True,
        check=True,
    ).stdout
    hard, middle, new = json.loads(printed)
    assert hard["title"] == HARD.title.replace("~", "~")
    assert [name.get("family", name.get("literal")) for name in hard["author"]] == ["Æ", "Plato"]
    assert hard["author"][0]["non-dropping-particle" if "non-dropping-particle" in hard["author"][0]
                             else "dropping-particle"] == "van der"  # fmt: skip
    assert "2010" in json.dumps(middle["issued"])
    assert new["author"] == [{"literal": "A House"}]


BIB = r"""
@comment{ title = {On treaties} }
@string{pub = "A House"}
@book{other, title = {On Treaties and Other Things}, year = 1999}
@report{ann:2001,
  author = {Adams, Ann},
  title  = "{O}n {Treaties}",
  date   = {2001-05},
}
@article(bo, title = {S{\'e}curity}, note = {a "title = {x}"})
"""


def test_titles_find_the_keys(tmp_path: Path) -> None:
    path = tmp_path / "my.bib"
    path.write_text(BIB)
    assert keys_of(path, SOURCES) == {"adams-2001": "ann:2001", "baker-2010": "bo"}
    longer = replace(OLD, title="On treaties and other things: a subtitle")
    assert keys_of(path, [longer]) == {"adams-2001": "other"}


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "no entry"), (b"\xff\xfe", "not UTF-8 at byte 0"), (b"hello", "no entry"), (None, "No such file")],
)
def test_a_bibliography_that_is_none_is_said_in_one_line(
    tmp_path: Path, data: bytes | None, said: str
) -> None:
    path = tmp_path / "my.bib"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ExportError, match=said) as caught:
        keys_of(path, SOURCES)
    assert "\n" not in str(caught.value)


def test_a_broken_bibliography_costs_little(tmp_path: Path) -> None:
    path = tmp_path / "my.bib"
    path.write_text("@a{k, title = {" * 20_000)
    assert keys_of(path, SOURCES) == {}
