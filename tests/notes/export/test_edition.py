"""Documents: what stands in them, each note once, every link leading somewhere, the same bytes again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from notes.export.comparison import Row, Theme, by_theme
from notes.export.documents import Edition
from notes.export.flavours import FLAVOURS
from notes.export.preserved_blocks import kept
from notes.export.records import CitedReport, Entry
from notes.export.sections import by_report, by_tag
from tests.notes.export.building import MARKS, MIDDLE, NEW, OLD, SOURCES, material, note, related, texts

FLAVOUR_NAMES = sorted(FLAVOURS)
IDS = {
    "plain": r'^<a id="(n-\d+)"></a>$',
    "obsidian": r"^\^(n-\d+)$",
    "pandoc": r"^::: \{#(n-\d+) \.note\}$",
}
ONE, TWO = related(note(1, tags=("law", "order/old")), note(2, MIDDLE, tags=("law",)), text="On *law*.")
THREE = note(3, NEW, tags=("order/new",), theme="Treaties", holder="Russia", text="A thought.")
FOUND = note(4, OLD, quote=" ", theme="Treaties", text="It is for | them.", locus="")
FIVE = note(5, None, quote=" ", theme="Treaties", text="Over all.", locus="")
AWAY = note(6, CitedReport("away-1999", "A report elsewhere", "A report elsewhere", "n.d."), theme="Treaties",
            state="away")  # fmt: skip
EVERY = (ONE, FOUND, TWO, THREE, FIVE, AWAY)
TREATIES = Theme(
    "Treaties",
    ("Pacts", "Agreements"),
    (
        Row(OLD, 3, 1, best=(note(0, OLD, quote="The best."),)),
        Row(MIDDLE, 0, 0, "nothing found; nearest: ¶ 4"),
        Row(NEW, 0, 0),
    ),
    (ONE.id, FOUND.id, THREE.id, FIVE.id, AWAY.id),
)


def edition(parts: Any, flavour: str = "plain", entries: tuple[Entry, ...] = EVERY, **more: Any) -> Edition:
    return Edition("Notes", "notes", parts, material(*entries), FLAVOURS[flavour]({}), **more)


def orders(entries: tuple[Entry, ...] = EVERY) -> dict[str, Any]:
    return {
        "report": by_report(entries, (*SOURCES, AWAY.source)),
        "tag": by_tag(entries),
        "theme": by_theme(entries, [TREATIES]),
    }


@pytest.mark.parametrize("flavour", FLAVOUR_NAMES)
@pytest.mark.parametrize("by", sorted(orders()))
def test_every_note_stands_in_full_once_and_every_link_leads_to_one(flavour: str, by: str) -> None:
    one = edition(orders()[by], flavour)
    for files in ({"": one.in_one()}, {n: t for n, t in one.in_files().items() if n.endswith(".md")}):
        found = {
            (name, ident)
            for name, text in files.items()
            for ident in re.findall(IDS[flavour], text, re.MULTILINE)
        }
        assert sorted(ident for _, ident in found) == sorted(entry.id for entry in EVERY)
        for name, text in files.items():
            links = re.findall(r"\]\(([^)#]*)#(n-\d+)\)|\[\[([^#|\]]*)#\^(n-\d+)\|", text)
            for file, ident, vault, block in links:
                target = unquote(file) or (f"{vault}.md" if vault else name)
                assert (target, ident or block) in found


def test_a_second_occurrence_is_a_link_to_the_first() -> None:
    text = edition(by_tag(EVERY)).in_one()
    assert text.index("## law") < text.index('<a id="n-1"></a>') < text.index("## order/old")
    assert text.endswith(
        "## order/old\n\n→ “The quote of note 1 stands here.” ([Adams 2001, ¶ 1](#n-1))\n\n"
        f"## Without a tag{text.partition('## Without a tag')[2]}"
    )


def test_a_note_has_its_quote_source_words_holder_tags_and_relations() -> None:
    text = edition(by_tag(EVERY)).in_one()
    assert (
        '<a id="n-1"></a>\n\n> The quote of note 1 stands here.\n\n— Adams 2001, *On treaties*, ¶ 1\n\n'
        "Tags: law, order/old\n\n- **contradicts**: “The quote of note 2 stands here.” "
        "([Baker \\[2010\\], ¶ 2](#n-2)). On *law*.\n"
    ) in text
    assert "A thought.\n\nHeld by: Russia · Theme: Treaties · Tags: order/new\n" in text


def test_the_comparison_shows_reports_silences_and_both_quotes() -> None:
    text = edition(by_theme(EVERY, [TREATIES])).in_files()["Treaties.md"]
    assert text.index("# Treaties") < text.index("Also: Pacts, Agreements") < text.index("| Report |")
    assert "| Adams 2001 | It is for \\| them. | 3, 1 in passing | 2 |\n" in text
    assert "| Baker \\[2010\\] |  | nothing found; nearest: ¶ 4 |  |\n" in text
    assert "| A House 2021 |  | none, abstract only | 1 |\n" in text
    assert "The best." not in text  # there are notes on that report
    assert "## Baker" not in text
    section = text.partition("## Agreements and contradictions")[2]
    assert section.count("> The quote of note") == 2
    assert "### Contradicts" in section
    assert "On *law*." in section
    confirmed = replace(
        TREATIES, rows=(replace(TREATIES.rows[1], standing="silent ✓ confirmed 2026-01-02"),), notes=()
    )
    assert "| silent ✓ confirmed 2026-01-02 |" in edition(by_theme((), [confirmed])).in_one()


def test_a_sentence_stands_for_a_report_without_notes() -> None:
    text = edition(by_theme((), [replace(TREATIES, notes=())]), entries=()).in_one()
    assert "## Adams 2001" in text
    assert "> The best.\n\n— Adams 2001, *On treaties*, ¶ 0" in text


def test_front_matter_tells_what_the_file_is() -> None:
    text = edition(by_theme(EVERY, [TREATIES])).in_files()["Treaties.md"]
    front = dict(line.split(": ", 1) for line in text.split("---\n")[1].splitlines())
    assert {name: json.loads(front[name]) for name in ("title", "type", "aliases", "reports", "updated")} == {
        "title": "Treaties",
        "type": "comparison",
        "aliases": ["Pacts", "Agreements"],
        "reports": ["adams-2001", "baker-2010", "house-2021", "away-1999"],
        "updated": "2026-11-06T08:00:00Z",
    }
    assert json.loads(front["tags"]) == ["law", "order/new", "order/old"]
    assert front["schema"] == '"syntopic-export/1"'


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=5), st.sampled_from(FLAVOUR_NAMES))
def test_whatever_notes_hold_the_next_one_is_still_a_note(found: list[Any], flavour: str) -> None:
    given_notes = [
        note(number, quote=quote, text=words, section=section, updated="")
        for number, (quote, words, section) in enumerate(found, 1)
    ]
    entries = (*given_notes, note(99, quote="The last quote.", updated=""))
    text = edition(by_report(entries, SOURCES), flavour, entries).in_one()
    assert kept(text).intact
    assert not kept(text).notes
    tokens = MarkdownIt("commonmark").enable("table").parse(text.partition("---\n\n")[2])
    last = [token.content for token in tokens if token.type == "inline"]
    assert "The last quote." in [said.rpartition("\n")[2] for said in last]
    html = [token.content for token in tokens if token.type == "html_block"]
    assert all(re.fullmatch(r'<a id="n-\d+"></a>\n', piece) for piece in html)
    assert sum(token.type == "heading_open" for token in tokens) <= len(found) + 1


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_resolves_every_citation_and_keeps_every_note_apart() -> None:
    entries = tuple(
        note(n, SOURCES[n % 3], quote=f"{mark} words {mark}", text=f"mine {mark}\nmine {mark}")
        for n, mark in enumerate(MARKS, 1)
        if mark.strip() and "@" not in mark and "png" not in mark
    )
    text = edition(by_report(entries, SOURCES), "pandoc", entries).in_one()
    for target in ("html", "docx"):
        done = subprocess.run(
            ["pandoc", "--citeproc", "-s", "-t", target, "-o", "-"],
            input=text.encode(),
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
    html = subprocess.run(
        ["pandoc", "--citeproc", "-t", "html"], input=text.encode(), capture_output=True, check=True
    ).stdout.decode()
    assert html.count('class="note"') == html.count("<blockquote>") == len(entries)
    cited = re.findall(r'<span class="citation"[^>]*>(.*?)</span>', html, re.DOTALL)
    plain = [re.sub(r"<[^>]*>|\s+", " ", said).replace("  ", " ").strip() for said in cited]
    assert len(plain) == len(entries)
    years = {"Adams": "2001", "Baker": "[2010]", "A House": "2021"}
    for said in plain:
        who = next(name for name in years if name in said)
        assert re.search(rf"{re.escape(years[who])} ?, para\. \d+", said), said
