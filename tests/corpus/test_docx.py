"""DOCX: what Word counts, what is deleted or hidden, and files that are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.blocks import Block
from corpus.errors import SourceError
from corpus.importers import archive
from corpus.importers.docx import read
from corpus.importers.registry import Extract, Source
from corpus.model import Kind

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
RELATION = f'<Relationship Id="r{{0}}" Type="{OFFICE}/{{0}}" Target="{{1}}"/>'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter"/><w:basedOn w:val="T1"/></w:style>
<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>
<w:pStyle w:val="T1"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="5"/>
</w:num></w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>
<w:t>The note.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "", number: str = "", depth: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{content}</w:p>"


def docx(body: str, more: dict[str, str] | None = None) -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": RELATIONS.format(RELATION.format("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W} {MATHS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
    } | (more or {})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return packed.getvalue()


def extract(data: bytes) -> Extract:
    return read(Source(Path("a.docx"), data))


def drafts(body: str) -> list[Block]:
    return extract(docx(body)).drafts


def test_headings_by_style_bear_the_numbers_that_word_counts() -> None:
    found = drafts(
        paragraph(run("Intro"), "T1")
        + paragraph(run("x"))
        + paragraph(run("Next"), "Own")
        + paragraph(run("y"))
    )
    assert [(d.kind, d.level, d.marker, d.text) for d in found] == [
        (Kind.HEADING, 1, "I.", "Intro"), (Kind.PARAGRAPH, None, None, "x"),
        (Kind.HEADING, 1, "II.", "Next"), (Kind.PARAGRAPH, None, None, "y"),
    ]  # fmt: skip


def test_lists_go_on_counting_after_a_paragraph() -> None:
    found = drafts(
        paragraph(run("one"), number="7")
        + paragraph(run("in"), number="7", depth=1)
        + paragraph(run("between"))
        + paragraph(run("two"), number="7")
        + paragraph(run("in again"), number="7", depth=1)
    )
    assert [(d.marker, d.text) for d in found if d.kind is Kind.LIST_ITEM] == [
        ("4.", "one"), ("4.a)", "in"), ("5.", "two"), ("5.a)", "in again"),
    ]  # fmt: skip


def test_what_is_deleted_moved_away_hidden_or_a_comment_is_not_read() -> None:
    (only,) = drafts(
        paragraph(
            run("kept ")
            + f"<w:del>{run('deleted').replace('w:t', 'w:delText')}</w:del><w:ins>{run('inserted ')}</w:ins>"
            + f"<w:moveFrom>{run('moved away')}</w:moveFrom>"
            + run("hidden", "<w:vanish/>")
            + run("shown", '<w:vanish w:val="0"/>')
            + '<w:r><w:commentReference w:id="0"/></w:r>'
        )
    )
    assert only.text == "kept inserted shown"


def test_fields_and_formulas_are_read() -> None:
    (only,) = drafts(
        paragraph(
            f'<w:fldSimple w:instr="TITLE">{run("A field")}</w:fldSimple>'
            "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r>"
            "</m:den></m:f></m:oMath>"
        )
    )
    assert only.text == "A fielda/b"


def test_a_footnote_is_tied_and_printed_without_brackets() -> None:
    body, note = drafts(paragraph(run("Word") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" more.")))
    assert (body.text, body.refs[0][:3], body.refs[0].note) == ("Word1 more.", (4, 5, "1"), 1)
    assert (note.kind, note.marker, note.text) == (Kind.FOOTNOTE, "1", "The note.")


def test_a_list_of_contents_is_furniture() -> None:
    assert drafts(paragraph(run("Intro 3"), "C1") + paragraph(run("x")))[0].kind is Kind.FURNITURE


def test_properties_give_title_authors_and_date() -> None:
    core = (
        '<cp:p xmlns:cp="urn:c" xmlns:dc="urn:d" xmlns:t="urn:t"><dc:title>Microsoft Word - '
        "final2.doc</dc:title>"
        "<dc:creator>Jane Doe; John Roe</dc:creator><t:created>2011-02-03T04:05:06Z</t:created></cp:p>"
    )
    assert extract(docx(paragraph(run("x")), {"docProps/core.xml": core})).fields == {
        "authors": ("Jane Doe", "John Roe"), "date": "2011-02-03", "inferred": ("authors", "date"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "an old or a protected Office file"),
        (b"{\\rtf1 text}", "this is not a Word file"),
        (docx("")[:200], "damaged or cut off"),
        (docx("", {"word/document.xml": "<p/>"}), "this is not a Word file"),
    ],
    ids=["doc", "rtf", "truncated", "no document"],
)
def test_what_is_no_docx_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"^a\.docx: .*{reason}"):
        extract(data)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 1 << 20)
    with pytest.raises(SourceError, match="unpacks to more than 1 MB"):
        extract(docx(paragraph(run(" " * (2 << 20)))))


def test_entities_are_never_expanded() -> None:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE w [<!ENTITY a "ha">{entities}]>'
    document = f"{bomb}<w:document {W}><w:body>{paragraph(run('x &j;'))}</w:body></w:document>"
    assert sum(len(d.text) for d in extract(docx("", {"word/document.xml": document})).drafts) < 10
