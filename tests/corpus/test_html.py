"""HTML: what a walk makes of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.blocks import Block
from corpus.errors import SourceError
from corpus.importers.html import read
from corpus.importers.registry import HTML, Extract, Source
from corpus.importers.sandbox.client import read_apart
from corpus.importers.sandbox.process import Child, Limits
from corpus.model import Kind


def extract(html: str | bytes, encoding: str | None = None) -> Extract:
    data = html.encode() if isinstance(html, str) else html
    return read(Source(Path("page.html"), data, encoding))


def drafts(html: str) -> list[Block]:
    return extract(html).drafts


def texts(html: str) -> list[str]:
    return [draft.text for draft in drafts(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one <b>bold</b>\n  word</p><p>two", ["one bold word", "two"]),
        ("bare<p>in</p>tail<div>boxed</div>end", ["bare", "in", "tail", "boxed", "end"]),
        ("<p>a<br>b<br><br>c <br>\n <br /> d</p>", ["a\nb", "c", "d"]),
        ("<div>a<span>b</span> <i>c</i></div>", ["ab c"]),
        ("<p>a&nbsp;b&shy;c &amp; &lt;d> caf&eacute;", ["a bc & <d> café"]),
        ("<pre>\n x\n\ty\n</pre>", [" x\n    y"]),
        ("<blockquote><p>said</p></blockquote>", ["said"]),
        ("<p>he said <q>so</q></p>", ["he said “so”"]),
        ("<p>seen</p><p hidden>no</p><p style='DISPLAY : none'>no</p><script>no</script>", ["seen"]),
        ("<p>x<span class='sr-only'>no</span>y</p>", ["xy"]),
        ("<p>漢<ruby>字<rp>(</rp><rt>ji</rt></ruby></p>", ["漢字"]),
        ("<p>a \u202ereversed\u202c \x1b[31mred</p>", ["a reversed [31mred"]),
        ("<p>see &#x202e;this</p>", ["see this"]),
        ("<p>E is <math alttext='mc^2'><mi>m</mi></math>.</p>", ["E is mc^2 ."]),
        ("<textarea>no</textarea><p>yes<button>no</button></p>", ["yes"]),
    ],
)
def test_blocks_are_what_a_browser_shows(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_lists_keep_markers_and_levels() -> None:
    found = drafts(
        "<ul><li>one<ul><li><p>two</p><p>more</p></li></ul></li></ul>"
        "<ol type=a start=3><li>c<li value=9>i</ol><ol type=I reversed><li>two<li>one</ol>"
    )
    assert [(d.kind, d.level, d.marker, d.text) for d in found] == [
        (Kind.LIST_ITEM, 1, "•", "one"),
        (Kind.LIST_ITEM, 2, "•", "two"),
        (Kind.LIST_ITEM, 2, None, "more"),
        (Kind.LIST_ITEM, 1, "c.", "c"),
        (Kind.LIST_ITEM, 1, "i.", "i"),
        (Kind.LIST_ITEM, 1, "II.", "two"),
        (Kind.LIST_ITEM, 1, "I.", "one"),
    ]


def test_a_table_of_data_is_legible_by_rows() -> None:
    found = drafts(
        "<table><caption>Trade</caption><tr><th>a<th>b</tr><tr><td><p>1</p><p>x</p><td><b>2</b></tr></table>"
    )
    assert [(d.kind, d.text) for d in found] == [(Kind.CAPTION, "Trade"), (Kind.PARAGRAPH, "a | b\n1 x | 2")]


def test_a_table_for_layout_is_no_table() -> None:
    assert texts("<table><tr><td><h2>H</h2><p>one</p><p>two</p></td><td>side</td></tr></table>") == [
        "H", "one", "two", "side",
    ]  # fmt: skip


def test_headings_count_from_the_title() -> None:
    found = drafts(
        "<h1>The <br>title</h1><p>x<h3>One</h3><p>y<h4>Deep</h4><p><b>Bold line</b></p><p>z</p><p>w"
    )
    assert [(d.kind, d.level, d.text) for d in found if d.kind is not Kind.PARAGRAPH] == [
        (Kind.TITLE, None, "The title"),
        (Kind.HEADING, 1, "One"),
        (Kind.HEADING, 2, "Deep"),
        (Kind.HEADING, 3, "Bold line"),
    ]


def test_captions_pull_quotes_and_abstracts_are_told_by_what_says_so() -> None:
    found = drafts(
        "<section role=doc-abstract><p>short</p></section><figure><img alt=x><figcaption>Map "
        "1</figcaption></figure>"
        "<aside class=pullquote>Again</aside><p class='wp-caption-text'>Photo</p>"
    )
    assert [d.kind for d in found] == [Kind.ABSTRACT, Kind.CAPTION, Kind.PULL_QUOTE, Kind.CAPTION]


NOTES = {
    "pandoc": (
        '<p>A<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> b.</p>'
        '<section role="doc-endnotes"><hr><ol><li id="fn1"><p>Note.<a href="#fnref1" '
        'role="doc-backlink">↩︎</a></p>'
        "</li></ol></section>"
    ),
    "LibreOffice": (
        '<p>A<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> b.</p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" '
        'href="#sdfootnote1anc">1</a>Note.</p></div>'
    ),
    "Word": (
        '<p>A<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> b.</p><div id=ftn1><p>'
        '<a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Note.</p></div>'
    ),
    "Wikipedia": (
        '<p>A<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> b.</p><ol '
        'class="references">'
        '<li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> <span>Note.</span></li></ol>'
    ),
    "Standard Ebooks": (
        '<p>A<a href="#note-1" id="noteref-1" epub:type="noteref">1</a> b.</p><section '
        'epub:type="endnotes"><ol>'
        '<li id="note-1" epub:type="endnote"><p>Note. <a href="#noteref-1" epub:type="backlink">↩</a>'
        "</p></li></ol></section>"
    ),
    "aside": (
        '<p>A<sup><a epub:type="noteref" href="#n1">1</a></sup> b.</p><aside epub:type="footnote" '
        'id="n1"><p>1. Note.</p></aside>'
    ),
    "docutils, new": (
        '<p>A<a class="footnote-reference brackets" href="#id2" id="id1"><span>[</span>1<span>'
        "]</span></a> b.</p>"
        '<aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label"><span>[</span>'
        '<a role="doc-backlink" href="#id1">1</a><span>]</span></span><p>Note.</p></aside>'
    ),
    "docutils, old": (
        '<p>A<a class="footnote-reference" href="#id2" id="id1">[1]</a> b.</p><table class="docutils '
        'footnote" id="id2">'
        '<tr><td class="label"><a class="fn-backref" href="#id1">[1]</a></td><td>Note.</td></tr></table>'
    ),
    "anchors": (
        '<p>A<a href="#f1" name="b1"><sup>1</sup></a> b.</p><p><a name="f1"></a><sup>1</sup> Note. '
        '<a href="#b1">back</a></p>'
    ),
    "no links": "<p>A<sup>1</sup> b.</p><p><sup>1</sup> Note.</p>",
}


@pytest.mark.parametrize("html", NOTES.values(), ids=NOTES)
def test_a_footnote_is_tied_to_its_reference(html: str) -> None:
    found = drafts(html)
    (body, note) = found
    assert body.text in {"A1 b.", "A[1] b."}
    (ref,) = body.refs
    assert body.text[ref.start : ref.end] in {"1", "[1]"}
    assert (ref.marker, ref.note) == ("1", 1)
    assert (note.kind, note.marker, note.text, note.refs) == (Kind.FOOTNOTE, "1", "Note.", ())


def test_links_to_sections_figures_and_equations_are_no_references() -> None:
    found = drafts(
        '<p>See <a href="#s2">2</a>, figure <a href="#f1">1</a>, (<a href="#e3">3</a>).</p>'
        '<h2 id="s2">Two</h2><figure id="f1"><figcaption>x</figcaption></figure><p id="e3">a = b</p>'
    )
    assert [d.refs for d in found] == [()] * 4
    assert Kind.FOOTNOTE not in {d.kind for d in found}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=iso-8859-1><p>café “x”".encode("cp1252"), "café “x”"),
        (
            "<?xml version='1.0' encoding='windows-1251'?><html><body><p>Мир</p></body></html>".encode(
                "cp1251"
            ),
            "Мир",
        ),
        ("<meta charset=latin1><p>café".encode(), "café"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=nonsense><p>plain", "plain"),
    ],
)
def test_the_encoding_is_the_one_that_fits(data: bytes, text: str) -> None:
    assert [d.text for d in extract(data).drafts] == [text]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "<p>words in the deep",
        "<b><i>" * 50_000 + "words in the deep",
        "<table><tr><td>" * 30_000 + "words in the deep",
        "<ul><li>" * 30_000 + "words in the deep",
        "<p>" + "<a href='#x'>1</a>" * 20_000 + "words in the deep",
        "<p>words in the deep" + "<div" * 100_000,
        "<" * 100_000 + " words in the deep",
    ],
    ids=["div", "bold", "table", "list", "links", "unclosed", "signs"],
)
def test_hostile_nesting_loses_no_words(html: str) -> None:
    assert "words in the deep" in " ".join(texts(html))


def test_a_text_of_ten_megabytes_is_kept() -> None:
    (text,) = texts("<p>" + "word " * 2_000_000)
    assert len(text) == 9_999_999


@pytest.mark.parametrize("html", ["", "   ", "\0\0"])
def test_nothing_at_all_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match="empty"):
        extract(html)


def test_a_page_for_which_memory_does_not_suffice_is_not_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>Words of a paragraph.</p>" * 400_000)
    with (
        Child(Limits(memory=220 << 20)) as child,
        pytest.raises(SourceError, match=r"^page\.html: it.* (?:memory|crashed|without an answer)"),
    ):
        read_apart(child, Source(path, path.read_bytes()), HTML)


def test_a_page_without_text_has_no_blocks() -> None:
    assert texts("<html><head><title>t</title></head><body><img src=a.png></body></html>") == []


ARTICLE = (
    "<p>"
    + "</p><p>".join(
        f"Sentence {n} of an article that is long enough to be told from a menu, it is." for n in range(8)
    )
    + "</p>"
)


def test_of_a_saved_page_the_article_is_read() -> None:
    found = texts(
        f"""<title>Big news | The Site</title><meta property="og:site_name" content="The Site">
        <nav><ul><li><a href="/">Home</a></li></ul></nav><div class="cookie-banner">We use cookies.</div>
        <h1>Big news</h1><main><div class="share-links"><a href="/fb">Share</a></div>{ARTICLE}
        <p><a href="/more">Read more: other news of the day</a></p>
        <div class="related"><h3>Related</h3><a href="/1">Teaser one</a></div></main>
        <div id="comments"><p>First! This comment is quite long, but it is no part of the article.</p></div>
        <footer>© The Site, all rights reserved, all of them, whatever they may be, since ever.</footer>"""
    )
    assert found[0] == "Big news"
    assert [text for text in found[1:] if not text.startswith("Sentence")] == []
    assert len(found) == 9


def test_a_document_without_menus_is_read_as_a_whole() -> None:
    found = texts(f"<h1>T</h1><p>By me</p><div>{ARTICLE}</div><p>short end")
    assert (found[:2], found[-1], len(found)) == (["T", "By me"], "short end", 11)


def test_a_page_says_title_authors_and_date() -> None:
    fields = extract(
        '<title>x</title><meta name="citation_title" content="On  things"><meta '
        'name="citation_author" content="Doe, Jane">'
        '<meta name="citation_author" content="John Roe"><meta name="citation_publication_date" '
        'content="2019/03/05"><p>a'
    ).fields
    assert fields == {"title": "On things", "authors": ("Jane Doe", "John Roe"), "date": "2019-03-05"}
