"""One report in every format, as pandoc and LibreOffice write it: the same paragraphs, headings and notes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from corpus.blocks import Block
from corpus.importers.registry import Extract, Source, importer_of
from corpus.model import Kind
from corpus.text.identity import letters

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = (
    "small-states.md", "html/pandoc.html", "html/libreoffice.html", "epub/pandoc.epub", "epub/pandoc-2.epub",
    "epub/libreoffice.epub", "docx/pandoc.docx", "docx/libreoffice.docx",
)  # fmt: skip
PARAGRAPHS = (
    "Small states have long relied",
    "A second paragraph refers",
    "A quotation that stands",
    "The method is comparison.",
    "The finding is that size",
)
NOTES = (
    "See Keohane 1969, p. 291.",
    "A note with two paragraphs.",
    "Third note.",
    "Last note with emphasis.",
)


@pytest.fixture(scope="module", params=FILES)
def extract(request: pytest.FixtureRequest) -> Extract:
    path = DATA / request.param
    data = path.read_bytes()
    made: Extract = import_module(importer_of(path, data).module).read(Source(path, data))
    return made


def original() -> list[str]:
    """The paragraphs of the source, without the signs of their notes."""
    blocks = (DATA / "small-states.md").read_text("utf-8").split("\n\n")
    return [block.lstrip("> ") for block in blocks if block.lstrip("> ").startswith(PARAGRAPHS)]


def plain(draft: Block) -> str:
    """A draft's letters without its references."""
    text = draft.text
    for ref in reversed(draft.refs):
        text = text[: ref.start] + text[ref.end :]
    return letters(text)


def test_each_paragraph_is_one_passage_in_the_same_order(extract: Extract) -> None:
    expected = []
    for block in original():
        for sign in ("[^1]", "[^long]", "[^3]", "[^1a]", "(https://example.org)"):
            block = block.replace(sign, "")
        expected.append(letters(block))
    found = [plain(draft) for draft in extract.drafts if draft.kind is Kind.PARAGRAPH]
    assert [text for text in found if text in expected] == expected


def test_headings_are_headings(extract: Extract) -> None:
    found = [(d.level, d.text.lstrip("0123456789. ")) for d in extract.drafts if d.kind is Kind.HEADING]
    assert [heading for heading in found if heading[1] != "Abstract"] == [
        (1, "Introduction"), (2, "Background"), (2, "Method"), (1, "Findings"),
    ]  # fmt: skip


def test_each_reference_has_its_note(extract: Extract) -> None:
    refs = [ref for draft in extract.drafts for ref in draft.refs]
    notes = [draft for draft in extract.drafts if draft.kind is Kind.FOOTNOTE and draft.marker]
    assert tuple(note.text for note in notes) == NOTES
    if all(ref.note is None for ref in refs):  # Markdown: told by their markers
        assert [ref.marker for ref in refs] == [note.marker for note in notes]
    else:
        assert [extract.drafts[ref.note].text for ref in refs if ref.note is not None] == list(NOTES)


def test_the_table_is_legible_by_rows(extract: Extract) -> None:
    assert any("Estonia | 500 | 2.1\nLatvia | 300 | 1.2" in draft.text for draft in extract.drafts)


def test_who_wrote_it_is_known_and_marked(extract: Extract) -> None:
    assert extract.fields["title"] == "On the Security of Small States"
    assert extract.fields["authors"] == ("Jane Doe", "John Roe")
    titles = [draft.text for draft in extract.drafts if draft.kind is Kind.TITLE]
    assert titles in (["On the Security of Small States"], [])


def test_nothing_about_the_report_is_in_a_paragraph(extract: Extract) -> None:
    read = [draft.text for draft in extract.drafts if draft.kind in {Kind.PARAGRAPH, Kind.LIST_ITEM}]
    assert not {"Jane Doe", "John Roe", "2014-05-06", "Table of Contents", "1 Introduction"} & set(read)
