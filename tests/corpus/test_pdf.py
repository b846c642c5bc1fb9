from __future__ import annotations

import pytest

from corpus.drafts import Draft
from corpus.errors import SourceError
from corpus.importers.pdf import parse
from corpus.model import Kind
from tests.corpus.pdfs import BOLD, Put, lines, pdf

FIRST = [
    "The first paragraph of this text fills its lines to the very end, so that",
    "nobody can doubt where it goes on and where it comes to its own end.",
]
SECOND = [
    "The second one begins with an indent, as it does in most books, and it is",
    "rather longer than the first: three lines in all, the last of which is so",
    "short.",
]


def drafts(*pages: list[Put]) -> list[Draft]:
    return [d for d in parse(pdf(pages), "a.pdf").drafts if d.kind is not Kind.FURNITURE]


def texts(*pages: list[Put]) -> list[str]:
    return [d.text for d in drafts(*pages)]


def test_an_indent_begins_a_paragraph() -> None:
    second = lines(72, 124, SECOND)
    second[0] = second[0]._replace(x=87)
    assert texts([*lines(72, 100, FIRST), *second]) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_gap_begins_a_paragraph() -> None:
    assert texts([*lines(72, 100, FIRST), *lines(72, 132, SECOND)]) == [" ".join(FIRST), " ".join(SECOND)]


def test_bold_type_makes_a_heading() -> None:
    found = drafts(
        [*lines(72, 100, FIRST), Put(72, 136, "Where it begins", font=BOLD), *lines(72, 150, SECOND)]
    )
    assert [(d.kind, d.text) for d in found] == [
        (Kind.PARAGRAPH, " ".join(FIRST)),
        (Kind.HEADING, "Where it begins"),
        (Kind.PARAGRAPH, " ".join(SECOND)),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nnothing", "no PDF that can be read"),
        (pdf([]), "without pages"),
        (pdf([[], []]), "2 pages, no text: run OCR"),
    ],
    ids=["damaged", "no page", "no text"],
)
def test_what_cannot_be_read_is_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=f"a.pdf: .*{said}") as raised:
        parse(data, "a.pdf")
    assert "\n" not in str(raised.value)
