"""What a search prints."""

from __future__ import annotations

import json
from dataclasses import replace

from corpus.model import Kind, Passage, Ref
from corpus.search import Pair, RankedHit, Result
from reader.cli.format.search import result_json, result_text
from reader.cli.output import to_json
from reader.text.plain_text import cells
from reader.workspace import Workspace
from tests.reader.small import report

WORKSPACE = Workspace([report("kapoor-2021", date="2021", authors=("N. Kapoor",)), report()])
RESULT = Result(
    query="architecure",
    corrected=(("architecure", "architecture"),),
    unknown=(),
    total=2,
    complete=1,
    by_report={"portela-2001": 2, "kapoor-2021": 0},
    complete_by_report={"portela-2001": 1, "kapoor-2021": 0},
    hits=(
        RankedHit("portela-2001", WORKSPACE.reports[0].reading[3], 1.5, ((10, 22),)),
        RankedHit("portela-2001", WORKSPACE.reports[0].reading[4], 0.5, ((0, 6),)),
    ),
    nearest=(),
)
NOTHING = replace(
    RESULT, query="zzz", corrected=(), total=0, complete=0, by_report={}, complete_by_report={}, hits=()
)


def test_a_result_as_the_contract_has_it() -> None:
    printed = json.loads(to_json(result_json(RESULT)))
    assert printed == {
        "query": "architecure",
        "corrected": [["architecure", "architecture"]],
        "unknown": [],
        "total": 2,
        "complete": 1,
        "by_report": {"portela-2001": 2, "kapoor-2021": 0},
        "complete_by_report": {"portela-2001": 1, "kapoor-2021": 0},
        "nearest": [],
        "near": 0,
        "by_meaning": [],
        "hits": [
            {
                "report": "portela-2001",
                "passage": "i1",
                "number": 2,
                "score": 1.5,
                "text": "Security “architecture” is the word.",
                "matches": [[10, 22]],
                "near": False,
                "sentence": None,
                "pairs": [],
            },
            {
                "report": "portela-2001",
                "passage": "n6",
                "number": None,
                "score": 0.5,
                "text": "Speech of 3 May.",
                "matches": [[0, 6]],
                "near": False,
                "sentence": None,
                "pairs": [],
            },
        ],
    }


def test_a_result_to_read() -> None:
    assert result_text(RESULT, WORKSPACE, None).splitlines() == [
        "“architecure” is taken as “architecture”",
        "“architecure” is found in 2 passages, 1 with all its words: Portela 2001 2 (1 with all)",
        "",
        "portela-2001:2  Portela 2001, ¶ 2",
        "    Security “architecture” is the word.",
        "",
        "portela-2001:n6  Portela 2001, n. 6",
        "    Speech of 3 May.",
    ]


def test_a_near_passage_says_for_which_words_it_is_found() -> None:
    passage = WORKSPACE.reports[0].reading[3]
    hit = RankedHit("portela-2001", passage, 0.5, (), near=True, sentence=(0, 36))
    paired = replace(hit, pairs=(Pair((0, 8), (10, 22)), Pair((13, 21), (31, 35))))
    found = replace(RESULT, query="building and language", corrected=(), hits=(hit, paired))
    said = [line for line in result_text(found, WORKSPACE, 80).splitlines() if "near in" in line]
    assert said == [
        "    near in meaning as a whole",
        "    near in meaning: building ~ architecture, language ~ word",
    ]
    narrow = [line for line in result_text(found, WORKSPACE, 50).splitlines() if "near in" in line]
    assert narrow[1] == "    near in meaning: building ~ architecture"
    long = replace(paired, pairs=(Pair((0, 21), (10, 22)),))
    for width in (54, 40):
        said = result_text(replace(found, hits=(long,)), WORKSPACE, width).splitlines()
        (cut,) = (line for line in said if "near in" in line)
        assert cells(cut) <= width and "… ~ a" in cut
    assert cut.endswith("…")
    printed = json.loads(to_json(result_json(found)))["hits"][1]["pairs"]
    assert printed == [{"query": [0, 8], "passage": [10, 22]}, {"query": [13, 21], "passage": [31, 35]}]


def test_each_report_says_how_many_passages_have_all_the_words_where_that_differs() -> None:
    counted = replace(RESULT, total=5, complete=2, by_report={"portela-2001": 2, "kapoor-2021": 3})
    full = replace(counted, complete_by_report={"portela-2001": 2, "kapoor-2021": 0})
    assert "2 with all its words: Portela 2001 2, Kapoor 2021 3 (none with all)\n" in result_text(
        full, WORKSPACE, None
    )
    none = replace(counted, complete=0, complete_by_report={"portela-2001": 0, "kapoor-2021": 0})
    assert "none with all its words: Portela 2001 2, Kapoor 2021 3\n" in result_text(none, WORKSPACE, None)


def test_addresses_in_a_result_lead_to_what_was_found() -> None:
    for line in result_text(RESULT, WORKSPACE, None).splitlines():
        if line.startswith("portela-2001:"):
            WORKSPACE.resolve(line.split()[0])


def test_nothing_found_says_so_with_what_does_occur() -> None:
    assert result_text(NOTHING, WORKSPACE, None) == "“zzz” is found nowhere\n"
    assert result_text(replace(NOTHING, nearest=("zeal", "zone")), WORKSPACE, None) == (
        "“zzz” is found nowhere; words that do occur: zeal, zone\n"
    )
    assert "“zzz” occurs nowhere and is left out\n" in result_text(
        replace(RESULT, unknown=("zzz",)), WORKSPACE, None
    )


def test_a_query_without_words_is_told_what_to_type() -> None:
    typed = ': type words, such as missile defence, and "quotes" around those meant exactly\n'
    for query, said in (
        ("", "nothing to search for"),
        (" ", "nothing to search for"),
        ("?!", "“?!” holds no word"),
    ):
        assert result_text(replace(NOTHING, query=query), WORKSPACE, None) == said + typed


def test_a_long_passage_is_cut_around_what_was_found_and_its_references_left_out() -> None:
    text = "far " * 100 + "the needle6 stands here, the needle " + "away " * 100
    at = text.index("needle")
    passage = Passage("long", Kind.PARAGRAPH, text, 1, refs=(Ref(at + 6, at + 7, None),))
    workspace = Workspace([report("x-2001", passage)])
    hit = RankedHit(
        "x-2001", passage, 1.0, ((0, 3), (at, at + 6), (text.rindex("needle"), text.rindex("needle") + 6))
    )
    *_, shown = result_text(replace(RESULT, hits=(hit,)), workspace, None).splitlines()
    assert "the needle stands here, the needle" in shown
    assert shown.strip().startswith("…far")
    assert shown.endswith("away…")
    assert len(shown) < 260
    assert all(cells(line) <= 40 for line in result_text(NOTHING, workspace, 40).splitlines())
