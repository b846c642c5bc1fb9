"""References: CSL-JSON and BibTeX that other programs read, and keys of one's own bibliography."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace

import pytest

from notes.export.bibliography import Work, keys_of
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


def test_titles_find_the_keys() -> None:
    works = [
        Work("other", "On Treaties and Other Things", "1999"),
        Work("later", "On treaties", "2011"),
        Work("ann:2001", "ON TREATIES.", "2001"),
        Work("bo", "Sécurity"),
        Work("", "After it all"),
        Work("short", "After"),
    ]
    assert keys_of(works, SOURCES) == {"adams-2001": "ann:2001", "baker-2010": "bo"}
    longer = replace(OLD, title="On treaties and other things: a subtitle")
    assert keys_of(works, [longer]) == {"adams-2001": "other"}
    assert keys_of(works[:2], [OLD]) == {"adams-2001": "later"}
