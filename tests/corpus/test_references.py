"""Reference lists beside the files: BibTeX, CSL-JSON, and what they say of which report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library import open_paths
from corpus.model import About
from corpus.references.bibtex import read_bibtex
from corpus.references.csl import read_csl
from corpus.references.latex import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller und Schr\"{o}der", "Müller und Schröder"),
        (r"Fran\c{c}ois, Dvo\v{r}\'ak, \'{\i}", "François, Dvořák, í"),
        (r"{\ss} \o{} \aa ngstr{\"o}m", "ß ø ångström"),
        (r"{The} {EU}'s R\&D 1914--1918", "The EU's R&D 1914–1918"),
        (r"\emph{Before} and \textbf{after} 50\%", "Before and after 50%"),
        ("Non~breaking\n   line", "Non breaking line"),
    ],
)
def test_latex_gives_its_text(latex: str, text: str) -> None:
    assert plain(latex) == text


def test_bibtex_is_read_with_all_its_ways() -> None:
    works, problems = read_bibtex(
        """% a comment
@string{iss = "Institute for Security Studies"}
@comment{ignored, title = {x}}
@TechReport(portela01,
  author = {Portela, Clara and {The Institute} and John von Neumann},
  title  = "The {Role} of " # "the EU",
  institution = iss, year = 2001, month = may,
  doi = {https://doi.org/10.1000/ABC.1}, file = {:C\\:/papers/portela 2001.pdf:PDF}
)
@book{b, title={Second}, subtitle={Sub}, date={2010-03-04}, editor={A. Editor},}
"""
    )
    assert problems == []
    first, second = works
    assert first.fields == {
        "title": "The Role of the EU",
        "authors": ("Clara Portela", "The Institute", "John von Neumann"),
        "date": "2001-05",
        "organisation": "Institute for Security Studies",
    }
    assert (first.key, first.doi, first.files) == ("portela01", "10.1000/abc.1", ("portela 2001.pdf",))
    assert second.fields == {"title": "Second: Sub", "authors": ("A. Editor",), "date": "2010-03-04"}


@pytest.mark.parametrize(
    ("broken", "line", "what"),
    [
        ("@book{a,\n title = {never closed\n}\n", 2, "never closed"),
        ('@book{a,\n title = "never closed\n}\n', 2, "never closed"),
        ("@book{a,\n title {x}\n}\n", 2, "no 'name = value'"),
        ("@book{a,\n title = {x}\n year = 2001\n}\n", 3, "no comma"),
        ("@book{a,\n title = ,\n}\n", 2, "no value"),
        ("@book{a title = {x}}\n", 1, "no comma after the key"),
        ("@book{a,\n title = {x},", 2, "never closed"),
    ],
)
def test_a_broken_entry_names_its_line_and_the_others_are_read(broken: str, line: int, what: str) -> None:
    works, problems = read_bibtex(f"@book{{x, title = {{X}}}}\n{broken}\n@book{{y, title = {{Y}}}}")
    assert [work.key for work in works] == ["x", "y"]
    assert [(problem.line - 1, what in problem.what) for problem in problems][:1] == [(line, True)]


@given(st.text(alphabet='@book{a,=}" #\n\\', max_size=200))
def test_any_text_is_read_to_its_end(text: str) -> None:
    works, problems = read_bibtex(text)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert len(works) + len(problems) <= text.count("@")


def test_csl_json_is_read() -> None:
    items = [
        {
            "id": "k", "type": "report", "title": "On  things", "DOI": "10.1000/1", "publisher": "House",
            "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The Institute"}],
            "issued": {"date-parts": [[2004, 7]]}, "collection-title": "Papers",
        },
        {"type": "book", "title": "Raw", "issued": {"raw": "March 2010"}},
    ]  # fmt: skip
    first, second = read_csl(json.dumps(items).encode())
    assert first.fields == {
        "title": "On things", "authors": ("Jane Doe", "The Institute"), "date": "2004-07",
        "organisation": "House", "series": "Papers",
    }  # fmt: skip
    assert (first.key, first.doi) == ("k", "10.1000/1")
    assert second.fields["date"] == "2010-03"


@pytest.mark.parametrize("data", [b"", b"{", b"[1, null]", b'{"name": "npm"}', b'[{"title": 3, "type": []}]'])
def test_json_of_another_kind_lists_nothing(data: bytes) -> None:
    assert read_csl(data) == []


def about(folder: Path) -> dict[str, About]:
    return {report.source: report.about for report in open_paths([folder]).reports}


def test_a_reference_finds_its_report_by_file_doi_key_or_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some words of the first report.")
    (tmp_path / "doe2004.txt").write_text("Some words of the second report.")
    (tmp_path / "c.md").write_text("# A title that tells: of things\n\nSome words of the third report.")
    (tmp_path / "d.html").write_text(
        '<meta name="citation_doi" content="10.1000/D"><p>Some words of the fourth.'
    )
    (tmp_path / "e.txt").write_text("Some words of the fifth report.")
    (tmp_path / "library.bib").write_text(
        "@book{x, title={By file}, author={A, B}, year=2001, file={files/7/a.txt}}\n"
        "@book{Doe2004, title={By key}, year=2004}\n"
        "@book{y, title={{A} Title that tells -- of things}, year=2005}"
    )
    (tmp_path / "more.json").write_text(json.dumps([{"type": "book", "title": "By DOI", "DOI": "10.1000/d"}]))
    known = about(tmp_path)
    assert (known["a.txt"].title, known["a.txt"].authors, known["a.txt"].date) == (
        "By file",
        ("B A",),
        "2001",
    )
    assert (known["doe2004.txt"].title, known["doe2004.txt"].date) == ("By key", "2004")
    assert known["c.md"].date == "2005"
    assert known["d.html"].title == "By DOI"
    assert known["e.txt"].title == "e"


def test_the_catalogue_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some words of a report.")
    (tmp_path / "l.bib").write_text("@book{x, title={Listed}, year=2001, file={a.txt}}")
    (tmp_path / "catalogue.toml").write_text('[[report]]\nsource = "a.txt"\ntitle = "Catalogued"\n')
    assert (about(tmp_path)["a.txt"].title, about(tmp_path)["a.txt"].date) == ("Catalogued", "2001")


def test_a_broken_list_names_its_line_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some words of a report.")
    (tmp_path / "l.bib").write_text("@book{x,\n title={open\n}\n@book{y, title={Listed}, file={a.txt}}")
    opened = open_paths([tmp_path])
    assert opened.reports[0].about.title == "Listed"
    (problem,) = opened.problems
    assert problem == (
        f"{tmp_path / 'l.bib'}: line 2: the entry is never closed after 'title ='; "
        "the entry is left out, mend that line"
    )
