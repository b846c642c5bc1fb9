from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Block
from corpus.errors import SourceError
from corpus.importers.attribution import attribute
from corpus.importers.pdf import parse
from corpus.model import Kind
from corpus.numbering import finish
from tests.corpus.known_pdfs import FOLDER, NAMES, Read, known
from tests.corpus.pdfs import BOLD, HEIGHT, WIDTH, Put, lines, pdf

FIRST = [
    "The first paragraph of this text fills its lines to the very end, so that",
    "nobody can doubt where it goes on and where it comes to its own end.",
]
SECOND = [
    "The second one begins with an indent, as it does in most books, and it is",
    "rather longer than the first: three lines in all, the last of which is so",
    "short.",
]
LEFT = ["A column is narrow, and what", "stands in it goes on at the top", "of the next one, which is where"]
RIGHT = ["the reader looks for the rest of", "a sentence that is not over yet,", "and then it ends."]


def drafts(*pages: list[Put]) -> list[Block]:
    return [d for d in parse(pdf(pages), "a.pdf").drafts if d.kind is not Kind.FURNITURE]


def texts(*pages: list[Put]) -> list[str]:
    return [d.text for d in drafts(*pages)]


def furniture(*pages: list[Put]) -> list[str]:
    return [d.text for d in parse(pdf(pages), "a.pdf").drafts if d.kind is Kind.FURNITURE]


def indented(y: float) -> list[Put]:
    second = lines(72, y, SECOND)
    return [second[0]._replace(x=87), *second[1:]]


def test_an_indent_begins_a_paragraph() -> None:
    assert texts([*lines(72, 100, FIRST), *indented(124)]) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_gap_begins_a_paragraph() -> None:
    assert texts([*lines(72, 100, FIRST), *lines(72, 132, SECOND)]) == [" ".join(FIRST), " ".join(SECOND)]


def test_bold_type_makes_a_heading() -> None:
    heading = Put(72, 136, "Where it begins", font=BOLD)
    found = drafts([*lines(72, 100, FIRST), heading, *lines(72, 150, SECOND)])
    assert [(d.kind, d.text) for d in found] == [
        (Kind.PARAGRAPH, " ".join(FIRST)),
        (Kind.HEADING, "Where it begins"),
        (Kind.PARAGRAPH, " ".join(SECOND)),
    ]


def test_larger_type_ranks_above_smaller() -> None:
    page = [
        Put(72, 60, "Chapter", 18),
        *lines(72, 100, FIRST),
        Put(72, 140, "Section", 14),
        *lines(72, 160, SECOND),
    ]
    found = drafts(lines(72, 100, FIRST), page, [put._replace(y=put.y + 3) for put in page])
    assert [(d.text, d.level) for d in found if d.kind is Kind.HEADING] == 2 * [
        ("Chapter", 1),
        ("Section", 2),
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    whole = " ".join(LEFT + RIGHT)
    assert texts([*lines(72, 100, LEFT), *lines(320, 100, RIGHT)]) == [whole]
    (found,) = drafts(lines(72, 700, LEFT), lines(72, 100, RIGHT))
    assert found.text == whole
    assert [(turn.page, found.text[turn.offset :][:10]) for turn in found.pages] == [
        (0, "A column i"), (1, "the reader"),
    ]  # fmt: skip


def test_a_scan_whose_sizes_are_guessed_line_by_line_is_whole() -> None:
    many = [f"{word} is the word that begins this line, which is" for word in "abcdefghijklmnop"] + ["over."]
    sizes = (9, 10, 8, 10)
    guessed = [Put(72, 100 + 12 * at, text, sizes[at % 4]) for at, text in enumerate(many)]
    assert texts(guessed) == [" ".join(many)]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    long = [*LEFT, *RIGHT]
    left, right = lines(72, 100, long), lines(320, 100, [line.upper() for line in long])
    rows = [put for row in zip(left, right, strict=True) for put in row]
    assert " ".join(texts(rows)) == " ".join(long) + " " + " ".join(long).upper()


def test_a_hyphen_at_a_lines_end_is_judged_by_the_words_of_the_document() -> None:
    text = [
        "This agreement is a long-term one, and what the agreement says in full is",
        "that long-term plans need the agree-",
        "ment of all who are to carry out the long-",
        "term plans.",
    ]
    assert texts(lines(72, 100, text)) == [
        "This agreement is a long-term one, and what the agreement says in full is that long-term plans need"
        " the agreement of all who are to carry out the long-term plans."
    ]


def test_heads_feet_and_numbers_are_furniture_and_label_the_pages() -> None:
    names = {7: "Anna", 8: "Bertha", 9: "Clara"}
    pages = [
        [Put(72, 40, "A running head"), Put(72, 100, f"{name} wrote this page."), Put(290, 800, f"- {n} -")]
        for n, name in names.items()
    ]
    assert texts(*pages) == [f"{name} wrote this page." for name in names.values()]
    assert [d.pages[0].label for d in drafts(*pages)] == ["7", "8", "9"]
    assert furniture(*pages).count("A running head") == 3


def test_labels_of_the_file_serve_where_none_is_printed() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r /St 4 >>] >>"
    found = parse(pdf([lines(72, 100, FIRST)], catalog=labels), "a.pdf").drafts
    assert found[0].pages[0].label == "iv"


def test_what_is_set_sideways_or_off_the_page_is_furniture() -> None:
    odd = [Put(20, 500, "arXiv:1234", turned=True), Put(900, 100, "crop marks")]
    assert texts([*odd, *lines(72, 100, FIRST)]) == [" ".join(FIRST)]
    assert furniture([*odd, *lines(72, 100, FIRST)]) == ["arXiv:1234", "crop marks"]


def test_a_turned_page_is_read_upright() -> None:
    # drawn from the bottom to the top, shown turned by a quarter
    turned = [Put(100 + 12 * at, HEIGHT - 72, text, turned=True) for at, text in enumerate(FIRST)]
    found = parse(pdf([turned], page="/Rotate 90"), "a.pdf").drafts
    assert [d.text for d in found] == [" ".join(FIRST)]


def test_a_raised_number_is_tied_to_its_note() -> None:
    body = [
        *lines(72, 100, SECOND * 3),
        Put(72, 222, "This is said in the treaty."),
        Put(170.5, 218, "1", 6),
        Put(176, 222, "It was signed."),
    ]
    note = [Put(72, 700, "1", 6), Put(77, 703, "Treaty of 3 May, article 4.", 8)]
    found = drafts([*body, *note])
    assert (found[-1].kind, found[-1].marker, found[-1].text) == (
        Kind.FOOTNOTE,
        "1",
        "Treaty of 3 May, article 4.",
    )
    passages = finish(found)
    (ref,) = [ref for passage in passages for ref in passage.refs]
    assert ref.note == passages[-1].id


def test_a_table_is_read_in_rows() -> None:
    cells = [
        ["Country", "Year", "Share"],
        ["Germany", "1990", "12.5"],
        ["France", "1991", "9.0"],
        ["Italy", "1992", "7"],
    ]
    table = [
        Put(x, 200 + 14 * row, cell)
        for row, texts_ in enumerate(cells)
        for x, cell in zip((72, 180, 260), texts_, strict=True)
    ]
    assert texts([*lines(72, 100, FIRST), *table])[1] == "\n".join(" | ".join(row) for row in cells)


def test_list_items_keep_their_markers() -> None:
    items = [
        Put(72, 100, FIRST[0]),
        Put(72, 124, "• one of them"),
        Put(72, 136, "• another"),
        Put(72, 148, "• a third"),
    ]
    found = drafts(items)
    assert [(d.kind, d.marker, d.text) for d in found[1:]] == [
        (Kind.LIST_ITEM, "•", "one of them"),
        (Kind.LIST_ITEM, "•", "another"),
        (Kind.LIST_ITEM, "•", "a third"),
    ]


def test_a_list_of_pages_is_furniture() -> None:
    listed = [Put(72, 100 + 14 * n, f"{n}. Part {'. ' * 30}{n}") for n in range(1, 6)]
    found = drafts([Put(72, 90, "Contents", 14), *listed], [*lines(72, 100, FIRST), *indented(124)])
    assert [d.text for d in found] == ["Contents", " ".join(FIRST), " ".join(SECOND)]


def test_a_replacement_text_of_a_tab_hides_nothing() -> None:
    data = pdf([[*lines(72, 100, FIRST), Put(72, 140, "Everyone can see this.")]])
    shown = b"BT /F0 10 Tf 1 0 0 1 72 702 Tm (Everyone can see this.) Tj ET"
    at = data.index(shown)
    marked = b"/Span <</ActualText (\\011)>> BDC " + shown + b" EMC"
    data = data[:at] + marked + data[at + len(shown) :]  # PDFium finds the objects again by itself
    assert "Everyone can see this." in [d.text for d in parse(data, "a.pdf").drafts]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("The EU and Russia", "The EU and Russia"),
        ("Microsoft Word - final2.doc", None),
        ("untitled", None),
        ("final.indd", None),
        ("a", None),
    ],
)
def test_a_title_that_names_a_program_or_a_file_is_none(stated: str, expected: str | None) -> None:
    fields = parse(pdf([[*lines(72, 100, FIRST), *indented(124)]], info=f"/Title ({stated})"), "a.pdf").fields
    assert fields.get("title") == expected


def test_title_authors_and_date_are_read_from_the_first_page() -> None:
    page = [
        Put(72, 60, "Russia and the West", 20),
        Put(72, 84, "Clara Portela and Dov Lynch"),
        Put(72, 100, "March 2014"),
        *lines(72, 140, FIRST),
        *indented(164),
    ]
    found = parse(pdf([page], info="/Author (admin) /CreationDate (D:20200102)"), "a.pdf")
    assert attribute(found.fields, found.drafts) == {
        "title": "Russia and the West",
        "authors": ("Clara Portela", "Dov Lynch"),
        "date": "2014-03",
    }
    assert [d.kind for d in found.drafts] == [
        Kind.TITLE,
        Kind.BYLINE,
        Kind.BYLINE,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nnothing", "no PDF that can be read"),
        (pdf([]), "without pages"),
        (pdf([[], []]), "2 pages, no text: run OCR"),
        (pdf([lines(72, 100, FIRST)], encrypted=True), "encrypted"),
    ],
    ids=["damaged", "no page", "no text", "encrypted"],
)
def test_what_cannot_be_read_is_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=f"a.pdf: .*{said}") as raised:
        parse(data, "a.pdf")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", NAMES)
def test_files_of_known_blocks(name: str) -> None:
    extract = parse((FOLDER / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    passages = finish(extract.drafts)
    read = [Read(p.kind, p.without_refs()) for p in passages]
    blocks = known(name)
    assert blocks.broken(read) == []
    assert blocks.unordered(read) == 0
    assert blocks.lost_headings(read) == []
    assert blocks.lost_notes(read) == []
    notes = [p.id for p in passages if p.kind is Kind.FOOTNOTE]
    assert {ref.note for p in passages for ref in p.refs} == set(notes)
    for rows in blocks.tables:
        assert "\n".join(" | ".join(row) for row in rows) in [p.text for p in passages]


put = st.builds(
    Put,
    st.integers(-50, WIDTH + 50),
    st.integers(-50, HEIGHT + 50),
    st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=30),
    st.sampled_from([1, 6, 8, 10, 14, 30]),
    st.integers(0, 3),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(put, max_size=12), min_size=1, max_size=3))
def test_any_page_is_read_without_loss(pages: list[list[Put]]) -> None:
    try:
        found = parse(pdf(pages), "a.pdf").drafts
    except SourceError as error:
        assert "no text" in str(error)
        return
    for d in found:
        assert d.text.strip()
        assert all(0 <= ref.start < ref.end <= len(d.text) for ref in d.refs)
        assert [turn.offset for turn in d.pages] == sorted({turn.offset for turn in d.pages})
        assert d.pages[0].offset == 0
    assert [d.pages[0].page for d in found] == sorted(d.pages[0].page for d in found)
