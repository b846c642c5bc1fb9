"""Records for tests: three reports, notes on them, and texts that Markdown would take for marks."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from notes.export.records import CitedReport, Entry, Material, Person, Related

OLD = CitedReport(
    "adams-2001", "Adams 2001", "On treaties", "2001", (Person("Adams", "Ann"),), "A House", "2001-05"
)
MIDDLE = CitedReport(
    "baker-2010",
    "Baker [2010]",
    "Security",
    "[2010]",
    (Person("Baker", "Bo"),),
    date="2010",
    date_inferred=True,
)
NEW = CitedReport(
    "house-2021", "A House 2021", "After it all", "2021", (), "A House", "2021", extent="abstract"
)
SOURCES = (OLD, MIDDLE, NEW)

MARKS = [
    "#", "##", ">", "1.", "2)", "(1)", "(iv)", "a.", "-", "+", "*", "_", "**", "~~", "~", "^", "$", "$$",
    "`", "=", "```", "~~~", "|", "| a | b |", "|---|---|", "---", "===", "<script>", "</script>",
    "<!-- ", "-->", "<!-- syntopic:keep -->", "<a id=\"n-1\"></a>", "[[", "]]", "![[x]]", "[x](y)",
    "![i](http://e.org/i.png)", "[^1]", "[^1]: n", "^[n]", "%%", "==", "@key", "[@key]", "#tag", "&amp;",
    "&", "\\", "\\\n", "  \n", "\n", "\n\n", "    ", "\t", ":", ":::", ": d", "http://example.org/a_b",
    "www.example.org", "a@b.org", ":smile:", "{.x}", "{#y}", "\"", "'", "--", "...", "^n-1",
    "::: {#n-1 .note}", "[!note]", "[ ]", "x", "word", "Émile", "“", "”", "–", "\u00a0", "\u2028",
    "\u0000", "\u001b[2J", "\u202e", "😀", "\ud800", "Mr.", "\\begin{x}", "<b", "http", "://", "I.", "#.",
    "(@)", "\r\n", "1", ".", " ", " ", " ",
]  # fmt: skip
"""Pieces of which the worst texts are made."""

texts = st.lists(st.sampled_from(MARKS), min_size=1, max_size=12).map("".join) | st.text(max_size=80)


def note(number: int, source: CitedReport | None = OLD, quote: str = "", **more: Any) -> Entry:
    """A note whose words and quote are known."""
    facts: dict[str, Any] = {
        "quote": quote or f"The quote of note {number} stands here.",
        "locus": f"¶ {number}",
        "updated": f"2026-11-{number:02}T08:00:00Z",
    }
    return Entry(f"n-{number}", source, **{**facts, **more})


def related(one: Entry, other: Entry, kind: str = "contradicts", text: str = "") -> tuple[Entry, Entry]:
    """Two notes with a relation between them."""
    from dataclasses import replace

    name = f"r-{one.id}-{other.id}"
    return (
        replace(one, related=(*one.related, Related(name, kind, True, other.id, text))),
        replace(other, related=(*other.related, Related(name, kind, False, one.id, text))),
    )


def material(*entries: Entry) -> Material:
    """These notes, on the three reports and their own."""
    others = {entry.source.id: entry.source for entry in entries if entry.source}
    return Material(entries, tuple(({source.id: source for source in SOURCES} | others).values()))
