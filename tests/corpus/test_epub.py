"""EPUB: reading order, notes in other files, printed pages, what is about the book, and hostile archives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import SourceError
from corpus.importers import archive
from corpus.importers.epub import read
from corpus.importers.registry import Extract, Source
from corpus.model import Kind

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
METADATA = (
    '<dc:title id="t">The &amp; Book</dc:title><dc:creator id="c">Doe, Jane</dc:creator>'
    '<dc:creator id="d">Tom Translator</dc:creator><meta refines="#d" property="role">trl</meta>'
    "<dc:date>2015-04-03T00:00:00Z</dc:date><dc:publisher>House</dc:publisher>"
)


def page(body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body {attributes}>'
        f"{body}</body></html>"
    )


def package(pages: dict[str, str], metadata: str = METADATA, spine: bool = True) -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml" properties="{name[:3]}"/>'
        for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n, name in enumerate(pages) if name != "nav.xhtml")
    return (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>'
        f"{items}</manifest>"
        f"<spine>{refs if spine else ''}</spine></package>"
    )


def epub(pages: dict[str, str], more: dict[str, str] | None = None, opf: str | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/epub+zip")
        made.writestr("META-INF/container.xml", CONTAINER)
        made.writestr("OEBPS/content.opf", opf or package(pages))
        for name, text in pages.items():
            made.writestr(f"OEBPS/{name}", text)
        for name, text in (more or {}).items():
            made.writestr(name, text)
    return packed.getvalue()


def extract(data: bytes) -> Extract:
    return read(Source(Path("book.epub"), data))


def rows(extracted: Extract) -> list[tuple[str, str]]:
    return [(d.kind.value, d.text) for d in extracted.drafts]


def test_pages_come_in_the_order_of_the_spine_with_what_the_package_states() -> None:
    made = extract(
        epub({"b.xhtml": page("<h1>Two</h1><p>b</p>"), "a.xhtml": page("<h1>One</h1><p>a&nbsp;c</p>")})
    )
    assert rows(made) == [("heading", "Two"), ("paragraph", "b"), ("heading", "One"), ("paragraph", "a c")]
    assert made.fields == {
        "title": "The & Book", "authors": ("Jane Doe",), "date": "2015-04-03", "organisation": "House",
    }  # fmt: skip


def test_notes_in_another_file_are_tied_though_their_numbers_begin_anew() -> None:
    made = extract(
        epub(
            {
                "text/c1.xhtml": page(
                    '<p>One<a epub:type="noteref" href="../notes.xhtml#a1" id="r1">1</a></p>'
                ),
                "text/c2.xhtml": page('<p>Two<sup><a href="../notes.xhtml#b1" id="r2">1</a></sup></p>'),
                "notes.xhtml": page(
                    '<section epub:type="endnotes"><h2>Notes</h2><p id="a1"><a '
                    'href="text/c1.xhtml#r1">1.</a> First.</p>'
                    '<p id="b1"><a href="text/c2.xhtml#r2">1.</a> Second.</p></section>'
                ),
            }
        )
    )
    assert rows(made)[2:] == [("heading", "Notes"), ("footnote", "First."), ("footnote", "Second.")]
    assert [(d.refs[0].marker, d.refs[0].note) for d in made.drafts[:2]] == [("1", 3), ("1", 4)]


def test_pages_of_the_print_are_known() -> None:
    made = extract(
        epub(
            {
                "a.xhtml": page(
                    '<p>Before</p><span epub:type="pagebreak" title="iv" id="p4"/><p>Here <span '
                    'id="p5" role="doc-pagebreak" '
                    'aria-label="Page 5"/>there</p><p>Still</p><p id="p6">Listed</p>'
                ),
                "nav.xhtml": page(
                    '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p6">6</a></li></ol></nav>'
                ),
            }
        )
    )
    assert [[(turn.offset, turn.label) for turn in d.pages] for d in made.drafts] == [
        [], [(0, "iv"), (5, "5")], [(0, "5")], [(0, "6")],
    ]  # fmt: skip


def test_what_is_about_the_book_is_furniture_and_gives_the_title() -> None:
    made = extract(
        epub(
            {
                "titlepage.xhtml": page("<h1>The &amp; Book</h1><p>by Jane Doe</p><p>House, London</p>"),
                "x.xhtml": page("<p>All rights reserved.</p>", 'epub:type="copyright-page"'),
                "list.xhtml": page(
                    "".join(f'<p><a href="c.xhtml#{n}">Chapter {n}</a></p>' for n in range(6))
                ),
                "c.xhtml": page("<h2>Chapter 0</h2><p>Text.</p>"),
            }
        )
    )
    assert [row for row in rows(made) if row[0] != "furniture"] == [
        ("title", "The & Book"), ("byline", "by Jane Doe"), ("heading", "Chapter 0"), ("paragraph", "Text."),
    ]  # fmt: skip


def test_headings_that_only_the_contents_know_are_headings() -> None:
    made = extract(
        epub(
            {
                "c.xhtml": page('<p class="calibre_7">The Beginning</p><p>Text.</p>'),
                "nav.xhtml": page(
                    '<nav epub:type="toc"><ol><li><a href="c.xhtml">The Beginning</a></li></ol></nav>'
                ),
            }
        )
    )
    assert rows(made) == [("heading", "The Beginning"), ("paragraph", "Text.")]


def test_a_package_without_spine_is_read_in_the_order_of_its_parts() -> None:
    pages = {"a.xhtml": page("<p>a</p>"), "b.xhtml": page("<p>b</p>")}
    assert rows(extract(epub(pages, opf=package(pages, spine=False)))) == [
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]


def test_a_page_that_is_no_xml_is_read_as_html_and_a_missing_one_is_named() -> None:
    pages = {"a.xhtml": "<html><body><p>a<br>b & c<p>d", "b.xhtml": page("<p>e</p>")}
    data = epub({"a.xhtml": pages["a.xhtml"]}, opf=package(pages))
    made = extract(data)
    assert rows(made) == [("paragraph", "a\nb & c"), ("paragraph", "d")]
    assert made.warnings == ("book.epub: its part 'OEBPS/b.xhtml' is missing; read without it",)


BOMB = (
    '<!DOCTYPE package [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def test_entities_are_never_expanded() -> None:
    pages = {"a.xhtml": page("<p>a</p>").replace("<!DOCTYPE html>", BOMB).replace("<p>a", "<p>a&j;")}
    opf = package(pages, "<dc:title>&j;</dc:title>").replace(
        '<?xml version="1.0"?>', '<?xml version="1.0"?>' + BOMB
    )
    made = extract(epub(pages, opf=opf))
    assert sum(len(d.text) for d in made.drafts) < 10
    assert len(made.fields.get("title", "")) < 10


def test_nothing_outside_is_read() -> None:
    outside = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    made = extract(epub({"a.xhtml": page("<p>a&x;b</p>").replace("<!DOCTYPE html>", outside)}))
    assert "root:" not in made.drafts[0].text


def test_names_that_lead_out_of_the_archive_are_names() -> None:
    pages = {"../../../etc/passwd": page("<p>mine</p>"), "a.xhtml": page("<p>a</p>")}
    assert ("paragraph", "a") in rows(extract(epub(pages)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this is not an EPUB"),
        (b"<html>", "this is not an EPUB"),
        (b"\xd0\xcf\x11\xe0 old", "an old or a protected Office file"),
        (epub({"a.xhtml": page("<p>a</p>")})[:300], "damaged or cut off"),
        (epub({}, opf="<broken"), "without a package file"),
    ],
    ids=["empty", "html", "doc", "truncated", "no package"],
)
def test_what_is_no_epub_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"^book\.epub: .*{reason}"):
        extract(data)


def test_a_damaged_part_is_named() -> None:
    data = bytearray(epub({"a.xhtml": page("<p>" + "words " * 2000 + "</p>")}))
    at = data.find(b"OEBPS/a.xhtml") + 30
    data[at : at + 8] = b"\xff" * 8
    with pytest.raises(SourceError, match=r"damaged or cut off at 'OEBPS/a\.xhtml'"):
        extract(bytes(data))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_PART", 1 << 20)
    data = epub({"a.xhtml": page("<p>" + " " * (2 << 20) + "</p>")})
    assert len(data) < 10_000
    with pytest.raises(SourceError, match="unpacks to more than 1 MB"):
        extract(data)


def test_many_parts_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1 << 20)
    with pytest.raises(SourceError, match="unpacks to more than"):
        extract(epub({f"{n}.xhtml": page("<p>" + " " * (300 << 10) + "</p>") for n in range(8)}))


@pytest.mark.parametrize(
    ("algorithm", "refused"), [("http://www.idpf.org/2008/embedding", False), ("aes", True)]
)
def test_encrypted_text_is_named_and_hidden_fonts_are_none_of_it(algorithm: str, refused: bool) -> None:
    encryption = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod '
        f'Algorithm="{algorithm}"/><enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/>'
        f"</enc:CipherData>"
        "</enc:EncryptedData></encryption>"
    )
    data = epub({"a.xhtml": page("<p>a</p>")}, {"META-INF/encryption.xml": encryption})
    if refused:
        with pytest.raises(SourceError, match="encrypted"):
            extract(data)
    else:
        assert extract(data).drafts[0].kind is Kind.PARAGRAPH
