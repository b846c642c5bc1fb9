"""Who wrote a report, when, and what it is called: told from its page, its file and its file's name."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Block
from corpus.importers import html, markdown, text
from corpus.importers.attribution import attribute
from corpus.importers.pdf import parse as read_pdf
from corpus.importers.registry import WITNESSED, Source
from corpus.library import open_paths
from corpus.model import Kind
from corpus.text.decoding import clean
from reader.citation import label
from tests.corpus.fronts import BODY, HTML, MARKDOWN, TEXTS
from tests.corpus.pdfs import BOLD, Put, lines, pdf

Front = tuple[str, str, tuple[str, ...], str | None]


def said(fields: dict[str, Any]) -> tuple[Any, ...]:
    return fields.get("title"), fields.get("authors", ()), fields.get("date")


@pytest.mark.parametrize("front", TEXTS.values(), ids=TEXTS.keys())
def test_a_page_of_text_says_what_it_is(front: Front) -> None:
    page, *expected = front
    assert said(attribute({}, text.parse(clean(page + BODY)))) == tuple(expected)


@pytest.mark.parametrize("front", MARKDOWN.values(), ids=MARKDOWN.keys())
def test_markdown_says_what_it_is(front: Front) -> None:
    page, *expected = front
    assert said(attribute(*markdown.parse(page + "\n" + BODY))) == tuple(expected)


@pytest.mark.parametrize("front", HTML.values(), ids=HTML.keys())
def test_a_web_page_says_what_it_is(front: Front) -> None:
    page, *expected = front
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.strip().split("\n\n"))
    made = html.read(Source(Path("a.html"), (page + body * 2).encode()))
    assert said(attribute(made.fields, made.drafts)) == tuple(expected)


def test_the_year_of_an_annual_is_inferred() -> None:
    fields = attribute({}, text.parse(f"Annual Report 2019\n\nThe Harbour Board{BODY}"))
    assert (fields["date"], fields["inferred"]) == ("2019", ("date",))


# -- PDF: properties are those of whoever made the file

PROSE = " ".join(BODY.split()) + " In 2016 and again in 2016 and 2017 and 2017 the boats came late."
MADE = "/CreationDate (D:20180405120000Z)"


def of_pdf(front: list[Put], info: str, more: bytes = b"", foot: str = "") -> dict[str, Any]:
    body = lines(72, 320, textwrap.wrap(PROSE, 90))
    feet = [Put(72, 800, foot, 8)] if foot else []
    data = pdf([[*front, *body, *feet], lines(72, 72, textwrap.wrap(PROSE, 90))], info=info)
    made = read_pdf(data + more, "10811.pdf")
    return attribute(made.fields, made.drafts)


TITLED = [Put(72, 60, "The Locks in Review", 18)]


@pytest.mark.parametrize(
    ("front", "info", "expected"),
    [
        ([*TITLED, Put(72, 90, "By Anna Keeper, Senior Fellow"), Put(72, 105, "April 5, 2018")],
         "/Title (Microsoft Word - x.doc) /Author (jdoe) /CreationDate (D:20200405)",
         ("The Locks in Review", ("Anna Keeper",), "2018-04-05")),
        (TITLED, f"{MADE} /Title (10811.exe) /Author (W:CAR:MP:FP)", ("The Locks in Review", (), "2018")),
        (TITLED, f"{MADE} /Title (Harbour Judgment Template) /Author (Administrator)",
         ("The Locks in Review", (), "2018")),
        ([*TITLED, Put(72, 90, "JOINT TASK FORCE")], f"{MADE} /Author (Joint Task Force)",
         ("The Locks in Review", ("Joint Task Force",), "2018")),
        ([*TITLED, Put(72, 90, "By Anna Keeper")], f"{MADE} /Author (Bruno Clerk)",
         ("The Locks in Review", ("Anna Keeper",), "2018")),
        ([Put(72, 60, "Policy Brief", 22), Put(72, 100, "The Locks in Review", 14)],
         f"{MADE} /Title (The Locks in Review)", ("The Locks in Review", (), "2018")),
        ([Put(72, 60, "The Locks in Review: A Long Title", 18), Put(72, 82, "That Goes On", 18)],
         f"{MADE} /Title (The Locks in Review: A Lo)",
         ("The Locks in Review: A Long Title That Goes On", (), "2018")),
        (TITLED, "/CreationDate (D:20260405120000Z)", ("The Locks in Review", (), None)),
        (TITLED, "/CreationDate (D:20120405120000Z)", ("The Locks in Review", (), "2012")),
        (TITLED, "/CreationDate (D:20180101000000Z)", ("The Locks in Review", (), None)),
        (TITLED, "/CreationDate (D:99990405120000Z)", ("The Locks in Review", (), None)),
        ([Put(72, 60, "[2018] HHC 12"), Put(72, 80, "IN THE HIGH COURT", 10, BOLD), Put(72, 120, "Between:"),
          Put(200, 140, "ANNA CLERK"), Put(400, 155, "Claimant"), Put(200, 175, "- and -"),
          Put(200, 195, "THE HARBOUR BOARD"), Put(400, 210, "Defendant")],
         MADE, ("ANNA CLERK v THE HARBOUR BOARD", (), "2018")),
    ],
)  # fmt: skip
def test_the_page_goes_over_the_properties(front: list[Put], info: str, expected: tuple[Any, ...]) -> None:
    assert said(of_pdf(front, info)) == expected


def test_a_date_that_only_the_file_has_is_inferred_and_one_of_its_publication_is_not() -> None:
    assert of_pdf(TITLED, MADE)["inferred"] == ("date",)
    published = of_pdf(TITLED, MADE, b"<prism:publicationDate>2017-11-02</prism:publicationDate>")
    assert (published["date"], "inferred" in published) == ("2017-11-02", False)


def test_the_foot_of_the_first_page_has_a_date() -> None:
    assert of_pdf(TITLED, MADE, foot="Harbour Papers, Vol. 12, No. 3, March 2016")["date"] == "2016-03"


# -- the name of the file


@pytest.fixture
def opened(tmp_path: Path) -> Any:
    def write(name: str, content: str) -> Any:
        (tmp_path / name).write_text(content)
        return next(r for r in open_paths([tmp_path]).reports if r.source == name)

    return write


def test_a_file_name_dates_what_has_no_date_and_is_in_brackets(opened: Any) -> None:
    report = opened("harbour-1993.txt", f"The Upper Lock{BODY}")
    assert (report.about.date, report.about.inferred, label(report)) == (
        "1993",
        ("date",),
        "The Upper Lock [1993]",
    )
    assert opened("lock-1993.txt", f"The Upper Lock\n\nMay 1992{BODY}").about.date == "1992-05"


def test_a_file_name_dates_nothing_that_knows_later_months(opened: Any) -> None:
    later = "It was written of in May 1988, in June 1988 and in July 1988 by all who keep gauges there."
    assert opened("flood-1943.txt", f"The Flood\n\n{later}").about.date is None


def test_what_a_catalogue_says_is_no_longer_inferred(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_text('[[report]]\nsource = "a-1993.txt"\ndate = "1994"\n')
    report = opened("a-1993.txt", f"The Upper Lock{BODY}")
    assert (report.id, report.about.date, report.about.inferred) == ("a-1993", "1994", ())


# -- whatever a page holds

WILD = st.text(
    st.sampled_from("AaZz \n0129.,:-–|©()[]\x1b\x07\u202e\u0085éß年") | st.characters(), max_size=400
)
HEADS = st.sampled_from(["By ", "Published: ", "5 April ", "© ", "Title: ", " v. ", "F E B ", "Author: "])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(HEADS, WILD, st.sampled_from(list(Kind))), max_size=8))
def test_anything_on_a_page_gives_fields_that_can_be_kept(blocks: list[tuple[str, str, Kind]]) -> None:
    drafts = [Block(kind, clean(head + wild)) for head, wild, kind in blocks]
    fields = attribute({}, drafts)
    assert set(fields) <= {"title", "authors", "date", "inferred", WITNESSED}
    for shown in (fields.get("title", ""), *fields.get("authors", ()), fields.get("date", "")):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert all(fields.get("authors", ("x",)))


def test_large_and_hostile_pages_take_no_time() -> None:
    for page in (
        "by " * 200_000,
        "1 " * 200_000,
        "A B " * 200_000,
        "© 2001 " * 100_000,
        "v. " * 200_000,
        "A" * 900_000,
    ):
        attribute({}, [Block(Kind.TITLE, page), *[Block(Kind.BYLINE, page)] * 3, Block(Kind.PARAGRAPH, page)])


def test_signs_that_drive_a_terminal_do_not_come_out_of_properties() -> None:
    info = "/Title (The \\033]0;x\\007Locks and Gauges) /Author (Anna \\033[31mKeeper)"
    fields = of_pdf([Put(72, 60, "x")], info)
    assert not any("\x1b" in str(value) or "\x07" in str(value) for value in fields.values())
