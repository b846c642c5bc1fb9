"""What holds for every text: nothing is lost, doubled or put out of order, and nothing takes for ever."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import furniture, paragraph_joining
from corpus.cleaning.chunks import Chunk
from corpus.cleaning.furniture import Sorted
from corpus.cleaning.lines import TextLine
from corpus.importers.text import parse
from corpus.model import Kind, Passage
from corpus.numbering import finish
from corpus.text.decoding import clean
from corpus.text.identity import letters

REPORTS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "reports").glob("*.txt"))


def passages(text: str) -> tuple[Passage, ...]:
    return finish(parse(text))


def lines_of(passage: Passage, source: Sequence[str]) -> list[int]:
    """The numbers of the source lines that are not blank within a passage's runs."""
    return [
        number
        for first, last in passage.runs
        for number in range(first, last + 1)
        if source[number - 1].strip()
    ]


def check(text: str) -> None:
    """Every letter of the source lies exactly once, in order, in a passage's marker and text."""
    source = text.split("\n")
    found = passages(text)
    seen: list[int] = []
    for passage in found:
        own = lines_of(passage, source)
        assert own == sorted(own)
        seen += own
        printed = letters("".join(source[number - 1] for number in own))
        told = letters(f"{passage.marker or ''}{passage.text}")
        if passage.mended:
            printed, told = ("".join(filter(str.isalpha, each)) for each in (printed, told))
        assert told == printed
        at = 0
        for ref in passage.refs:
            assert at <= ref.start < ref.end <= len(passage.text)
            at = ref.end
        turns = [turn.offset for turn in passage.pages]
        assert turns == sorted(turns)
        assert all(0 <= turn <= len(passage.text) for turn in turns)
    assert sorted(seen) == [number for number, line in enumerate(source, 1) if line.strip()]
    assert len({passage.id for passage in found}) == len(found)
    ids = {passage.id for passage in found}
    assert all(ref.note in ids for passage in found for ref in passage.refs if ref.note)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
def test_the_five_reports_keep_every_letter(path: Path) -> None:
    check(clean(path.read_text(encoding="utf-8")))


SOME_WORDS = (
    "the of and to a in Russia Europe policy co-operation self- re- non- G-8 1999 15 3 U.S. e.g. i.e. Union"
    " council. members, (see it.” it.12 summit7 a. b) • – I n T Notes Figure Abstract www.a.org/b_c straße"
    " İ ǅ ﬁnal x\u00ad 한국 … ١٢ ² Ⅻ \u0301"
)
SOME_STARTS = ",,,, ,    ,\t,1. ,2. ,3 ,4,• ,- ,l\t,a ,b ,[1] ,(2) ,* ,12 ,71 ,\f,\f\f,iv. ,Figure 2: ,© "
SOME_LINES = (
    ",,   ,1,2,3,Page 4,- 5 -,Notes,Abstract,THE RUNNING HEAD,\f,I,-,Table 1,.....,Contents . . . . . 7"
    ",Introduction,by Ann Lee,\u00ad,-\u00ad,©,1."
)
WORDS = st.sampled_from(SOME_WORDS.split())
STARTS = st.sampled_from(SOME_STARTS.split(","))
FIXED = st.sampled_from(SOME_LINES.split(","))
ENDS = st.sampled_from(["", "", "", ".", "-", "‐", "\u00ad", ":", ".3", "?"])


@st.composite
def extracted_lines(draw: st.DrawFn) -> str:
    """A line such as extractors leave: a start, words, an end, or one of the usual fixed lines."""
    if draw(st.integers(0, 3)) == 0:
        return draw(FIXED)
    words = draw(st.lists(WORDS, min_size=1, max_size=14))
    return (
        draw(STARTS)
        + " ".join(words)
        + draw(st.sampled_from(["", "", "", ".", "-", "‐", "\u00ad", ":", ".3", "?"]))
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(extracted_lines(), max_size=60))
def test_no_letter_of_a_likely_text_is_lost(lines: list[str]) -> None:
    check(clean("\n".join(lines)))


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("\n\n\n\f\t- .1a")), max_size=300))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    check(clean(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(WORDS, min_size=20, max_size=80), min_size=1, max_size=8),
    st.integers(20, 100),
    st.booleans(),
)
def test_paragraphs_wrapped_at_any_width_keep_their_letters(
    blocks: list[list[str]], width: int, blank: bool
) -> None:
    lines: list[str] = []
    for words in blocks:
        line = ""
        for word in words:
            if line and len(line) + len(word) + 1 > width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""] if blank else [line]
    check(clean("\n".join(lines)))


# Sizes at which anything quadratic takes minutes; none of them asserts a time.
HOSTILE = {
    "one long line": lambda: "word " * 400_000,
    "one long word": lambda: "a" * 2_000_000,
    "short lines": lambda: "ab\nCd ef\nx.\nfoo bar,\n" * 20_000,
    "equal lines": lambda: "The same line here\n" * 40_000,
    "equal blocks": lambda: "the same line here\n\n" * 20_000,
    "numbers": lambda: "\n".join(map(str, range(20_000))),
    "numbers apart": lambda: "\n\n".join(map(str, range(20_000))),
    "the same number": lambda: "1\n\n" * 20_000,
    "reference candidates": lambda: "\n\n".join(f"word{i % 999 + 1} and more." for i in range(40_000)),
    "notes": lambda: "\n\n".join(f"{i % 999 + 1} See the Text. more.{i % 999 + 1}" for i in range(15_000)),
    "lettered notes": lambda: "\n\n".join(
        f"{'abcdefgh'[i % 8]} See{'abcdefgh'[i % 8]}." for i in range(15_000)
    ),
    "signs": lambda: "* See the text* now\n\n" * 15_000,
    "hyphens": lambda: "-\n" * 40_000,
    "broken words": lambda: "foo-\n" * 40_000,
    "soft hyphens": lambda: "foo\u00ad\n" * 40_000,
    "blank lines": lambda: "a" + "\n" * 400_000 + "b",
    "bullets": lambda: "\n".join(" " * (i % 3_000) + "• item" for i in range(10_000)),
    "narrow blocks": lambda: (
        "of the and words\n\n" * 20_000 + ("of the and long words in a row " * 4 + "\n") * 20_000
    ),
    "narrow sentences": lambda: (
        ("of the and words it is that so on it\n" * 3 + "now.\n\n") * 10_000
        + ("It is that so on it now of the and words in a row, " * 3 + "\n") * 20_000
    ),
    "stops": lambda: "." * 400_000,
    "quotes": lambda: "." + '"' * 80_000,
    "digits": lambda: "1" * 400_000,
    "glued digits": lambda: "a1 " * 100_000,
    "brackets": lambda: "[1] " * 80_000,
    "an address": lambda: "http://" + "a/" * 80_000,
    "leaders": lambda: (". " * 45 + "\n") * 10_000,
    "pages": lambda: "\f" * 100_000 + "a",
    "drop caps": lambda: "A\nbc\n" * 15_000,
    "headings": lambda: "Heading\n\n" * 20_000,
    "capitals": lambda: "Ann Lee and Bob Ray, " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_linear_time(name: str) -> None:
    text = HOSTILE[name]()
    found = passages(text)
    told = letters("".join(f"{p.marker or ''}{p.text}" for p in found))
    assert len(told) == len(letters(text))


def unmade(chunks: Sequence[Chunk]) -> list[Chunk]:
    return list(chunks)


def kept(lines: Sequence[TextLine]) -> Sorted:
    return Sorted(list(lines), [], {})


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize(
    ("module", "step", "changed"), [(paragraph_joining, "make_whole", unmade), (furniture, "take_out", kept)]
)
def test_ids_survive_another_segmentation(
    path: Path, module: object, step: str, changed: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = clean(path.read_text(encoding="utf-8"))
    before = passages(text)
    monkeypatch.setattr(module, step, changed)
    after = passages(text)
    ids = {letters(p.text): p.id for p in reversed(after)}
    same = [p for p in before if letters(p.text) in ids and p.kind is not Kind.FURNITURE]
    assert len(same) > len(before) // 3
    twins = [p for p in same if "-" not in p.id]
    assert all(ids[letters(p.text)] == p.id for p in twins)
