"""A quote stays a quote whatever it holds: written, then read again by parsers that know nothing of us."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from notes.export.escaping import clean
from notes.export.flavours import FLAVOURS
from tests.notes.export.building import MARKS, texts

PANDOC = shutil.which("pandoc")
flavours = st.sampled_from(sorted(FLAVOURS)).map(lambda name: FLAVOURS[name]({}))


def parser() -> MarkdownIt:
    """CommonMark and all that GitHub and Obsidian add, as far as there are parsers of it."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for plugin in (footnote_plugin, dollarmath_plugin, deflist_plugin, tasklists_plugin):
        parser.use(plugin)
    return parser


PARSER = parser()


def said(text: str) -> list[str]:
    """The paragraphs of a text, however its blanks are."""
    parts = re.split(r"\n\s*\n", clean(text))
    return [" ".join(part.split()) for part in parts if part.strip()]


def quoted(markdown: str) -> list[str]:
    """The paragraphs of a block quote that holds nothing but text."""
    tokens = PARSER.parse(markdown)
    assert (tokens[0].type, tokens[-1].type) == ("blockquote_open", "blockquote_close")
    found = []
    for token in tokens[1:-1]:
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token.type
        for child in token.children or ():
            assert child.type in ("text", "hardbreak", "text_special", "softbreak"), child.type
        if token.children:
            words = "".join(c.content if c.type.startswith("text") else " " for c in token.children)
            found.append(" ".join(words.split()))
    return found


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, flavours)
def test_a_quote_is_read_as_the_text_that_it_is(text: str, flavour: Any) -> None:
    markdown = flavour.quote(text)
    assert quoted(markdown) == said(text) if said(text) else markdown == ""


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", sorted(FLAVOURS))
def test_every_mark_alone_and_before_words(mark: str, name: str) -> None:
    flavour = FLAVOURS[name]({})
    for text in (
        f"{mark} words",
        f"words {mark}",
        f"words{mark}words",
        f"words\n{mark}\nwords",
        f"{mark}{mark}x",
    ):
        assert quoted(flavour.quote(text)) == said(text)


@settings(max_examples=200, deadline=None)
@given(texts, flavours)
def test_a_literal_line_is_read_as_the_text_that_it_is(text: str, flavour: Any) -> None:
    (inline,) = [t for t in PARSER.parse(f"— {flavour.literal(text)}") if t.type == "inline"]
    words = "".join(child.content for child in inline.children or ())
    assert " ".join(words.split()) == " ".join(f"— {clean(text)}".split())


def plain(inlines: list[Any]) -> str:
    """The text of pandoc's inlines; anything but text fails. Typographic quotation marks are a pair to it."""
    found = []
    for inline in inlines:
        if inline["t"] == "Quoted":
            marks = {"DoubleQuote": "“”", "SingleQuote": "‘’"}[inline["c"][0]["t"]]
            found.append(marks[0] + plain(inline["c"][1]) + marks[1])
        else:
            assert inline["t"] in ("Str", "Space", "LineBreak", "SoftBreak"), inline
            found.append(inline["c"] if inline["t"] == "Str" else " ")
    return "".join(found)


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts.filter(lambda text: bool(said(text))), min_size=40, max_size=120))
def test_pandoc_reads_quotes_as_the_texts_that_they_are(found: list[str]) -> None:
    flavour = FLAVOURS["pandoc"]({})
    every = [*found, *(f"{mark} words\n{mark}\nwords{mark}" for mark in MARKS)]
    document = "\n\n".join(f"***\n\n{flavour.quote(text)}" for text in every)
    printed = subprocess.run(
        [str(PANDOC), "-f", "markdown", "-t", "json"],
        input=document.encode(),
        capture_output=True,
        check=True,
    )
    blocks = json.loads(printed.stdout)["blocks"]
    quotes = [block["c"] for block in blocks if block["t"] == "BlockQuote"]
    assert {block["t"] for block in blocks} == {"BlockQuote", "HorizontalRule"}
    shown = [[" ".join(plain(block["c"]).split()) for block in quote] for quote in quotes]
    assert shown == [said(text) for text in every]
