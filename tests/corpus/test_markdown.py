from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.blocks import Block
from corpus.importers.markdown import parse
from corpus.model import Kind, LineRun

GOSPELS = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "gospels" / "texts"


def drafts(text: str) -> list[Block]:
    return parse(text)[1]


def texts(text: str) -> list[str]:
    return [draft.text for draft in drafts(text)]


def test_the_only_first_heading_is_the_title_and_the_others_count_from_it() -> None:
    fields, found = parse("# The *title*\n\nText.\n\nSection\n-------\n\n### Deeper")
    assert fields == {"title": "The title"}
    assert [(d.kind, d.level) for d in found] == [
        (Kind.TITLE, None), (Kind.PARAGRAPH, None), (Kind.HEADING, 1), (Kind.HEADING, 2),
    ]  # fmt: skip


def test_several_first_headings_are_headings() -> None:
    fields, found = parse("# One\n\n# Two")
    assert fields == {}
    assert [(d.kind, d.level) for d in found] == [(Kind.HEADING, 1)] * 2


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            'so *very* **strong** `code` [link](http://a.b "t") <http://c.d>',
            "so very strong code link http://c.d",
        ),
        ("two\nlines", "two lines"),
        ("two  \nlines<br>more", "two\nlines\nmore"),
        ("a ![map of it](m.png) b", "a map of it b"),
        ("a <b onclick='x'>bold</b> word &amp; \\*", "a bold word & *"),
        ("[not a note][^1] [x]", "[not a note][^1] [x]"),
        ("2 < 3 and a_b_c", "2 < 3 and a_b_c"),
    ],
)
def test_markup_is_reduced_to_its_text(markup: str, text: str) -> None:
    assert texts(markup) == [text]


def test_lists_keep_depth_and_marker() -> None:
    found = drafts("* one\n* two\n\n  3. inner\n\n     more\n  4. last\n\nend")
    assert [(d.kind, d.level, d.marker, d.text) for d in found] == [
        (Kind.LIST_ITEM, 1, "•", "one"),
        (Kind.LIST_ITEM, 1, "•", "two"),
        (Kind.LIST_ITEM, 2, "3.", "inner"),
        (Kind.LIST_ITEM, 2, None, "more"),
        (Kind.LIST_ITEM, 2, "4.", "last"),
        (Kind.PARAGRAPH, None, None, "end"),
    ]


def test_footnotes_are_marked_and_named_by_number() -> None:
    found = drafts("Lavrov.[^b] The[^a] end[^b].\n\n[^a]: First.\n\n    Second.\n[^b]: Third.")
    assert found[0].text == "Lavrov.1 The2 end1."
    assert [(found[0].text[r.start : r.end], r.marker) for r in found[0].refs] == [
        ("1", "1"),
        ("2", "2"),
        ("1", "1"),
    ]
    assert [(d.kind, d.marker, d.text) for d in found[1:]] == [
        (Kind.FOOTNOTE, "2", "First."), (Kind.FOOTNOTE, None, "Second."), (Kind.FOOTNOTE, "1", "Third."),
    ]  # fmt: skip


def test_numbered_footnotes_keep_their_numbers() -> None:
    found = drafts("  x[^12]\n\n[^12]: Note.")
    assert (found[0].text, found[0].refs[0][:2], found[1].marker) == ("x12", (1, 3), "12")


def test_a_table_is_one_paragraph_with_a_line_a_row() -> None:
    (table, _) = drafts("| a | b |\n|---|:-:|\n| *x*[^1] | y[^1] |\n\n[^1]: n")
    assert table.text == "a | b\nx1 | y1"
    assert [table.text[r.start : r.end] for r in table.refs] == ["1", "1"]
    assert table.text[table.refs[1].start - 1] == "y"


def test_code_keeps_its_lines_and_rules_are_dropped() -> None:
    assert texts("```python\ndef f():\n\treturn 1\n```\n\n***\n\n    indented\n      more") == [
        "def f():\n    return 1", "indented\n  more",
    ]  # fmt: skip


def test_html_leaves_its_text_only() -> None:
    html = "<div>\n<!-- a > b --><script>alert('<p>')</script>\n<p>Said &lt; &amp; done</p>\n<style>x"
    assert texts(html) == ["Said < & done"]
    assert texts("<!-- only this -->") == []


def test_quotes_are_paragraphs_and_lone_images_captions() -> None:
    found = drafts("> said\n> so\n\n![The map](m.png)")
    assert [(d.kind, d.text) for d in found] == [(Kind.PARAGRAPH, "said so"), (Kind.CAPTION, "The map")]


def test_blocks_know_their_source_lines() -> None:
    found = drafts("---\ntitle: T\n---\n\n# H\n\na\nb\n\n```\nc\n```\n\n- d\n\n  e\n")
    assert [d.runs for d in found] == [
        (LineRun(5, 5),), (LineRun(7, 8),), (LineRun(10, 12),), (LineRun(14, 14),), (LineRun(16, 16),),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "---\ntitle: 'On: war' # x\nauthor: Jo Roe\ndate: 2010-05-17T10:00\n---",
            {"title": "On: war", "authors": ("Jo Roe",), "date": "2010-05-17"},
        ),
        (
            '---\nauthors: [Jo Roe, "Ann Lee"]\norganization: CIDOB\nlang: en\n...',
            {"authors": ("Jo Roe", "Ann Lee"), "organisation": "CIDOB"},
        ),
        (
            "---\nauthor:\n  - name: Jo Roe\n    email: x\n  - Ann Lee\nyear: 2010\n---",
            {"authors": ("Jo Roe", "Ann Lee"), "date": "2010"},
        ),
        ("---\ntitle: >\n  A long\n  title\ndate: 17 May\n---", {"title": "A long title"}),
        (
            '+++\ntitle = "T"\ndate = 2010-05-17\nauthors = [{name = "Jo"}]\n+++',
            {"title": "T", "date": "2010-05-17", "authors": ("Jo",)},
        ),
        ("+++\ntitle = \n+++", {}),
        ("+++\na = " + "[" * 20_000 + "\n+++", {}),
    ],
    ids=["yaml", "flow list", "names in a list", "folded", "toml", "broken toml", "deep toml"],
)
def test_front_matter_says_what_the_report_is(header: str, fields: dict[str, object]) -> None:
    line = header.count("\n") + 2
    assert parse(f"{header}\nText.") == (
        fields,
        [Block(Kind.PARAGRAPH, "Text.", runs=(LineRun(line, line),))],
    )


def test_text_between_two_rules_is_text() -> None:
    assert texts("---\nNothing but text\n\n---\nmore") == ["Nothing but text", "more"]
    assert texts("---\ntitle: never closed") == ["title: never closed"]


@pytest.mark.parametrize("path", sorted(GOSPELS.glob("*.md")) or [None], ids=lambda path: path and path.stem)
def test_real_texts_lose_no_letter(path: Path | None) -> None:
    if path is None:
        pytest.skip("the texts are not here")
    source = path.read_text(encoding="utf-8")
    found = drafts(source)
    assert found[0].kind is Kind.TITLE and found[1].level == 1
    assert [c for d in found for c in d.text if c.isalnum()] == [c for c in source if c.isalnum()]
    lines = source.split("\n")
    assert all(lines[d.runs[0].first - 1].rstrip().endswith(d.text) for d in found)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "> " * 100_000 + "a",
        "- " * 100_000 + "a",
        "[" * 100_000,
        "![" * 50_000,
        "[^" * 50_000 + "\n\n[^1]: x",
        "[a](" * 50_000,
        "*a_ " * 20_000,
        "<" * 100_000,
        "<!--" * 50_000,
        "<div>" * 50_000,
        "\n" * 100_000,
        "`" * 100_001,
        "|" * 50_000 + "\n|-|",
    ],
    ids=lambda text: text[:5],
)
def test_hostile_text_is_read(text: str) -> None:
    parse(text)


MARKUP = st.sampled_from(
    [
        "#",
        " ",
        "\n",
        "a",
        "B.",
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "^",
        "1",
        ":",
        "`",
        ">",
        "-",
        "|",
        "<b>",
        "<",
        "!",
        "\\",
        "---",
        "    ",
        "[^1]",
        "é",
        "\x1b",
        "\x00",
    ]
)


@settings(deadline=None)
@given(st.lists(MARKUP, max_size=60).map("".join) | st.text())
def test_any_text_is_read(text: str) -> None:
    text = re.sub(r"\r\n?", "\n", text)  # as decoding leaves it
    lines = text.count("\n") + 1
    for draft in drafts(text):
        assert draft.text.strip()
        assert all(0 <= r.start < r.end <= len(draft.text) for r in draft.refs)
        assert all(draft.text[r.start : r.end] == r.marker for r in draft.refs)
        assert all(1 <= run.first <= run.last <= lines for run in draft.runs)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A word[span]{.smallcaps} and ![map](m.png){#fig:1 width=5%} end", "A word[span] and map end"),
        ("::: {.callout}\nInside.\n:::", "Inside."),
        ("{% include x.html %}\nText", "Text"),
        ("Code `[x]{.y}` stays", "Code [x]{.y} stays"),
        ("A set {1, 2} stays {a}", "A set {1, 2} stays {a}"),
        ("~~struck~~ out", "struck out"),
    ],
)
def test_what_dialects_write_around_a_text_is_no_part_of_it(markup: str, text: str) -> None:
    assert texts(markup) == [text]


def test_templates_alone_leave_nothing() -> None:
    assert texts("a\n\n{{< figure src='x' >}}\n\n\\newpage\n\nb") == ["a", "b"]


def test_a_stated_title_keeps_the_only_first_heading_a_heading() -> None:
    fields, found = parse("---\ntitle: Report\ndate: 6 May 2014\n---\n\n# Introduction {#intro}\n\n## Deeper")
    assert fields == {"title": "Report", "date": "2014-05-06"}
    assert [(d.kind, d.level, d.text) for d in found] == [
        (Kind.HEADING, 1, "Introduction"), (Kind.HEADING, 2, "Deeper"),
    ]  # fmt: skip
    assert parse("---\ntitle: Report\n---\n# Report")[1][0].kind is Kind.TITLE


def test_a_line_below_a_table_is_its_caption() -> None:
    found = drafts("| a |\n|---|\n| b |\n\n: What it shows {#tbl:1}\n\n: no caption")
    assert [(d.kind, d.text) for d in found][1:] == [
        (Kind.CAPTION, "What it shows"), (Kind.PARAGRAPH, ": no caption"),
    ]  # fmt: skip
