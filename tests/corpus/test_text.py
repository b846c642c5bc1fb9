"""What the importer makes of plain texts: kinds, wholes, notes, pages."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.importers.text import parse
from corpus.model import Kind, Passage
from corpus.numbering import finish
from corpus.text.decoding import clean

LONG = (
    "The council agreed that the partnership between the member states and their neighbours should be "
    "based on common values and on common interests, and that it should be reviewed every second year. "
)
OTHER = (
    "Energy was the second subject of the meeting, where ministers spoke of prices, of pipelines and of "
    "the long contracts that bind both sides for many decades, whatever governments may come and go. "
)


SUBJECTS = [
    "energy",
    "trade",
    "borders",
    "visas",
    "prices",
    "ports",
    "railways",
    "fishing",
    "forests",
    "rivers",
    "schools",
    "music",
    "law",
    "courts",
]
MANY = " ".join(
    f"In {year} the ministers spoke of {subject}, and what they agreed on it was kept by both until "
    f"{year + 3}, when new people came and asked for other words on {subject} than those of {year}."
    for year, subject in enumerate(SUBJECTS, 1990)
)


def read(text: str) -> list[Passage]:
    """The passages of a text that are read."""
    return [p for p in finish(parse(clean(text))) if p.kind is not Kind.FURNITURE]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for p in read(text)]


def wrapped(text: str, width: int = 72, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text.strip(), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


HYPHENS = [
    (
        "a word known whole is joined",
        "co-\noperation of cooperation partners",
        "cooperation of cooperation partners",
    ),
    (
        "a word known hyphened keeps it",
        "long-\nterm aims and long-term plans",
        "long-term aims and long-term plans",
    ),
    ("a name keeps it", "the EU-\nRussia summit", "the EU-Russia summit"),
    ("a soft hyphen goes", "the agree\u00ad\nment was signed", "the agreement was signed"),
    ("a hyphen of an extractor goes", "the agree\ufffe\nment was signed", "the agreement was signed"),
    ("a dash joins tightly", "the crisis—\nor what was left", "the crisis—or what was left"),
    ("a prefix before its own vowel keeps it", "they re-\nelected him", "they re-elected him"),
]


@pytest.mark.parametrize(("lines", "told"), [case[1:] for case in HYPHENS], ids=[case[0] for case in HYPHENS])
def test_hyphens_at_line_ends(lines: str, told: str) -> None:
    text = f"{wrapped(LONG)}\n\nThey say that {lines} of the day, as everybody knew.\n"
    assert read(text)[-1].text == f"They say that {told} of the day, as everybody knew."


def test_paragraphs_without_blank_lines_end_on_short_lines() -> None:
    parts = [f"{MANY} So it was.", f"{LONG}So it is, and so it was.", f"{OTHER}So be it."]
    assert [p.text for p in read("\n".join(map(wrapped, parts)))] == parts


def cut(between: str) -> str:
    """A paragraph with something in the middle of one of its sentences, among others."""
    lines = wrapped(LONG * 3).split("\n")
    head, tail = "\n".join(lines[:4]), "\n".join(lines[4:])
    return f"{wrapped(OTHER * 2)}\n\n{head}\n{between}\n{tail}\n\n{wrapped(OTHER * 2)}\n"


INTERRUPTIONS = [
    ("a blank line", ""),
    ("a page", "\f"),
    ("a page number", "\n- 7 -\n"),
    ("a caption", "\nFigure 3: Trade with the neighbours\n"),
    ("a footnote", "\n1 See the report of the council.\n\f"),
]


@pytest.mark.parametrize(
    "between", [case[1] for case in INTERRUPTIONS], ids=[case[0] for case in INTERRUPTIONS]
)
def test_a_paragraph_is_made_whole_over(between: str) -> None:
    text = cut(between)
    if "1 See" in between:
        text = text.replace("pipelines and", "pipelines,1 and", 1)
    if "7" in between:
        text = "\n- 5 -\n\n" + text + "\n- 6 -\n\n" + text
    assert LONG.strip() * 1 in " ".join(p.text for p in read(text))
    assert any(p.text == (LONG * 3).strip() for p in read(text))


def test_a_pull_quote_is_told_from_the_text_it_cuts() -> None:
    quote = "\nThe partnership should be\nbased on common values\nand on common interests.\n"
    found = read(f"{wrapped(MANY)}\n\n{cut(quote)}")
    assert [p.kind for p in found if p.text.startswith("The partnership should")] == [Kind.PULL_QUOTE]
    assert any(p.text == (LONG * 3).strip() for p in found)


@pytest.mark.parametrize("cap", ["I n 1989", "I\nn 1989"], ids=["with a space", "on a line of its own"])
def test_a_drop_cap_is_put_back(cap: str) -> None:
    text = f"{cap} the wall came down. {wrapped(LONG)}\n\n{wrapped('In the end it held. ' + OTHER)}"
    assert read(text)[0].text.startswith("In 1989 the wall")


LISTS = [
    ("bullets", "• ", "• ", "•"),
    ("a lost bullet", "l\t", "l\t", "l"),
    ("dashes", "- ", "- ", "-"),
    ("numbers", "1. ", "2. ", "1."),
    ("brackets", "(1) ", "(2) ", "(1)"),
]


@pytest.mark.parametrize(
    ("one", "two", "marker"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS]
)
def test_items_of_a_list(one: str, two: str, marker: str) -> None:
    items = f"{one}Restart the dialogue of the ministers.\n{two}Adopt a programme of small steps.\n"
    found = read(f"{wrapped(LONG)}\n\n{items}\n{wrapped(OTHER)}")
    assert [p.kind for p in found][1:3] == [Kind.LIST_ITEM] * 2
    assert found[1].marker == marker
    assert found[1].text == "Restart the dialogue of the ministers."


def noted(notes: str) -> str:
    body = LONG.replace("interests,", "interests,1").replace("year.", "year.2") + OTHER.replace(
        "prices,", "prices,3"
    )
    return f"{wrapped(body)}\n\nNotes\n\n{notes}\n"


def test_notes_and_their_references_find_each_other() -> None:
    found = read(noted("1 The treaty of 1994.\n\n2 The strategy of 1999.\n\n3 The summit of 2000."))
    notes = [p for p in found if p.kind is Kind.FOOTNOTE]
    assert [p.marker for p in notes] == ["1", "2", "3"]
    refs = [(p.text[r.start : r.end], r.note) for p in found for r in p.refs]
    assert refs == [(n.marker, n.id) for n in notes]


def test_a_misprinted_note_number_is_mended_and_said() -> None:
    numbers = ["1", "2", "3", "4", "5", "6", "71", "8"]
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    body = " ".join(f"They spoke of {w}.{i}" for i, w in enumerate(words, 1))
    notes = "\n\n".join(f"{n} See the document on {w}." for n, w in zip(numbers, words, strict=True))
    note = next(p for p in read(f"{wrapped(LONG)} {body}\n\n{notes}\n") if p.mended)
    assert (note.marker, note.mended) == ("7", "note 7 is misprinted as 71 in the source")


def test_a_numbered_list_is_no_run_of_notes_where_the_notes_are_elsewhere() -> None:
    items = "1. Restart the dialogue.\n2. Adopt small steps.\n3. Speak of energy.\n"
    text = noted("1 The treaty of 1994.\n\n2 The strategy of 1999.\n\n3 The summit of 2000.")
    body, _, notes = text.partition("\n\nNotes")
    found = read(f"{body}\n\n{items}\n{wrapped(OTHER)}\n\nNotes{notes}")
    assert [p.marker for p in found if p.kind is Kind.LIST_ITEM] == ["1.", "2.", "3."]
    assert [p.marker for p in found if p.kind is Kind.FOOTNOTE] == ["1", "2", "3"]


def test_a_reference_hidden_in_a_name_belongs_to_its_run() -> None:
    marks = "".join(f"They spoke of {s} then.{n} " for n, s in enumerate(SUBJECTS[:12], 1))
    text = f"{marks}Russia left the G-813 and the sanctions began.14 They went on.15 And on.16"
    refs = [p.text[r.start : r.end] for p in read(wrapped(text)) for r in p.refs]
    assert refs == [str(n) for n in range(1, 17)]


def test_a_chain_of_references_goes_on_over_missing_ones() -> None:
    text = "".join(f"They met again in one more city.{n} " for n in (1, 2, 3, 6, 7, 8))
    refs = [p.text[r.start : r.end] for p in read(wrapped(text)) for r in p.refs]
    assert refs == ["1", "2", "3", "6", "7", "8"]


def test_lettered_notes() -> None:
    body = LONG.replace("year.", "year.a") + OTHER
    note = "a The crisis began in November, when the president changed his mind."
    text = f"{wrapped(body)}\n\n{note}\n\n{wrapped(LONG)}"
    found = next(p for p in read(text) if p.kind is Kind.FOOTNOTE)
    refs = [(p.text[r.start : r.end], r.note) for p in read(text) for r in p.refs]
    assert (found.marker, refs) == ("a", [("a", found.id)])


def test_a_note_that_runs_on_below_an_unfinished_line() -> None:
    body = wrapped((LONG + OTHER).replace("interests,", "interests,1"), 80).split("\n")
    text = "\n".join([*body[:3], "1 The treaty of 1994 says so.", "\f" + body[3], *body[4:]])
    found = read(text)
    assert [p.kind for p in found] == [Kind.PARAGRAPH, Kind.FOOTNOTE]
    assert found[0].text.startswith("The council") and found[0].text.endswith("come and go.")


HEADINGS = [
    ("right on its paragraph", "The road ahead\n", "The road ahead"),
    ("apart", "The road ahead\n\n", "The road ahead"),
    ("numbered", "2 The road ahead\n", "2 The road ahead"),
    ("numbered deeply", "2.1 The road ahead\n", "2.1 The road ahead"),
    ("a question with a number", "2.1. Where does the road lead?\n\n", "2.1. Where does the road lead?"),
    ("underlined", "The road ahead\n==============\n\n", "The road ahead"),
]


@pytest.mark.parametrize(
    ("lines", "told"), [case[1:] for case in HEADINGS], ids=[case[0] for case in HEADINGS]
)
def test_headings(lines: str, told: str) -> None:
    found = kinds(f"1 Introduction\n\n{wrapped(LONG * 2)}\n\n{lines}{wrapped(OTHER * 2)}\n")
    assert (Kind.HEADING, told) in found
    assert found[-1] == (Kind.PARAGRAPH, (OTHER * 2).strip())


CAPTIONS = [
    "Figure 1: Trade over time",
    "Table 2. Members of both",
    "Map 1\nMap of the region",
    "Source: The council",
]


@pytest.mark.parametrize("lines", CAPTIONS, ids=[case.partition("\n")[0] for case in CAPTIONS])
def test_captions(lines: str) -> None:
    found = kinds(f"{wrapped(LONG * 2)}\n\n{lines}\n\n{wrapped(OTHER * 2)}\n")
    assert found[1] == (Kind.CAPTION, lines.replace("\n", " "))


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    found = kinds(f"{wrapped(LONG * 2)}\n\n{wrapped('Figure 1 shows how trade grew. ' + OTHER)}\n")
    assert found[1][0] == Kind.PARAGRAPH


def pages(join: str) -> str:
    lines = wrapped(MANY).split("\n")
    starts = [5, 11, 17, 23]
    bounds = list(zip([0, *starts], [*starts, len(lines)], strict=True))
    return join.join(
        "\n".join(["RULES AND POWER", *lines[a:b], str(n)]) for n, (a, b) in enumerate(bounds, 7)
    )


@pytest.mark.parametrize("join", ["\n\f", "\n"], ids=["with pages", "without pages"])
def test_running_heads_and_page_numbers_are_left_out(join: str) -> None:
    found = read(pages(join))
    assert found[-1].text == MANY
    assert "RULES" not in found[-1].text


def test_a_paragraph_knows_where_its_pages_turn() -> None:
    passage = read(pages("\n\f"))[-1]
    assert [turn.page for turn in passage.pages] == [0, 1, 2, 3, 4]
    assert [turn.label for turn in passage.pages] == ["7", "8", "9", "10", "11"]
    lines = wrapped(MANY).split("\n")
    for turn, line in zip(passage.pages, (0, 5, 11, 17, 23), strict=True):
        assert passage.text[turn.offset :].startswith(lines[line])


def test_tables_of_contents_are_furniture() -> None:
    text = f"Contents\n\nIntroduction ........ 3\nThe road ahead ...... 12\n\n{wrapped(LONG)}\n"
    assert not [p for p in read(text) if "....." in p.text]


def test_front_matter() -> None:
    front = "Rules, Interests and Power in the Neighbourhood\nAnna K. Weber\nAbstract"
    text = f"{front}\n{wrapped(LONG)}\n\n{wrapped(OTHER)}"
    assert [kind for kind, _ in kinds(text)][:4] == ["title", "byline", "heading", "abstract"]


def test_abbreviations_do_not_part_paragraphs() -> None:
    text = f"{wrapped(LONG)} They came from the U.S.\nand from France. {wrapped(OTHER)}"
    assert len(read(text)) == 1


def test_a_web_page_with_a_paragraph_a_line() -> None:
    foot = "Back to top\n© 2019 The Institute. All rights reserved."
    text = f"Home\n\nPower and Rules\n\n{LONG * 2}\n\n{OTHER * 2}\n\n{foot}\n"
    assert [k for k, _ in kinds(text)][-2:] == ["paragraph", "paragraph"]


def test_nothing_at_all() -> None:
    assert read("\n \n\f\n") == []


REPORTS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "reports").glob("*.txt"))
GOLDEN = Path(__file__).resolve().parents[1] / "data" / "edition"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
def test_kinds_and_first_words_of_the_five_reports(path: Path) -> None:
    golden = (GOLDEN / f"{path.name[:3]}.txt").read_text(encoding="utf-8").splitlines()
    found = [
        f"{p.kind.value} {p.marker or '-'} {p.text[:30]} … {p.text[-20:]}"
        for p in finish(parse(clean(path.read_text(encoding="utf-8"))))
    ]
    assert found == golden


SHORT = {
    "a title above a sentence": ("Gamma\n\nParagraph about cats.\n", ["title", "paragraph"]),
    "title, then name": (
        "Alpha report\nJane Doe\n\nThis is a first paragraph about gas in the north.\n\nA second one.\n",
        ["title", "byline", "paragraph", "paragraph"],
    ),
    "a script without capitals": (
        "这是第一段。欧洲的安全架构正在改变。\n\n第二段也很重要。\n",
        ["paragraph", "paragraph"],
    ),
}


@pytest.mark.parametrize(("text", "kinds"), SHORT.values(), ids=SHORT.keys())
def test_short_texts_keep_their_paragraphs(text: str, kinds: list[str]) -> None:
    assert [draft.kind for draft in parse(text)] == kinds


def test_chinese_lines_are_joined_without_a_space() -> None:
    text = "欧洲的安全架构正在改变，俄罗斯\n与欧盟之间的关系越来越紧张，而且\n没有人知道将来会怎样。\n"
    assert parse(text)[0].text == text.replace("\n", "")


def test_a_form_feed_at_the_end_of_a_line_begins_a_page_too() -> None:
    pages = [
        f"{n}   THE TITLE\n\nPage {n} begins here and\ngoes on to its very end, it does so"
        for n in range(2, 8)
    ]
    found = parse(clean("\f".join(pages)))
    heads = [d.kind for d in found if "THE TITLE" in d.text]
    assert heads[1:] == [Kind.FURNITURE] * (len(pages) - 1)  # the first of them may be the title
