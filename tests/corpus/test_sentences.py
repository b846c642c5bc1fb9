from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.sentences import sentences


def cut(text: str, refs: tuple[tuple[int, int, str | None], ...] = ()) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, refs)]


@pytest.mark.parametrize(
    "expected",
    [
        ["It began.", "It ended."],
        ["Did it?", "Yes!", "No…", "Well."],
        ["Mr. Putin met Gen. X and Dr. No.", "He left."],
        ["See No. 5 and p. 7.", "He said no.", "Nobody came."],
        ["On 1. December 1997 it began.", "In 1999.", "Later it ended."],
        ["J. Solana and G. W. Bush spoke.", "They agreed."],
        ["The U.S. Senate voted in the U.S.", "The House did not."],
        ["This was Article V.", "After World War I.", "And so on."],
        ["Many, e.g. Poland, etc., agreed.", "Cf. Austria."],
        ["See www.iss.europa.eu for 3.5 per cent.", "Go there."],
        ["He said: “We will.”", "(Then he left.)", "[She stayed.]", "All did."],
        ["“Is it so?” he asked.", "“It is,” she said."],
        ["It went on... and on.", "It stopped.", "..."],
        ["1. The first item.", "Its second sentence."],
        ["他说。", "我来了！", "好"],
    ],
    ids=lambda expected: expected[0],
)
def test_bounds_are_where_a_reader_sees_them(expected: list[str]) -> None:
    joiner = "" if expected[0] == "他说。" else " "
    assert cut(joiner.join(expected)) == (
        expected if expected[-1] != "..." else [*expected[:-2], "It stopped. ..."]
    )


def test_a_note_digit_glued_to_the_stop_belongs_to_the_sentence_before() -> None:
    assert cut("So said Lavrov.6 The EU agreed.") == ["So said Lavrov.6", "The EU agreed."]


def test_references_tell_a_note_from_a_number() -> None:
    text = "It met the G-8.13 The EU agreed with 3.13 The end"
    start = text.index("13 The")
    assert cut(text, ((start, start + 2, None),))[0] == "It met the G-8.13"


def test_a_reference_before_the_stop_is_no_part_of_its_word() -> None:
    assert cut("It was the last12. The next.", ((16, 18, None),)) == ["It was the last12.", "The next."]


def test_what_trails_a_sentence_belongs_to_it() -> None:
    assert sentences("One.  Two. ") == [(0, 6), (6, 11)]


PIECES = st.sampled_from(
    [
        "a",
        "B",
        "Mr",
        "no",
        "U.S",
        "1",
        "12",
        ".",
        "...",
        "!",
        "?",
        " ",
        "  ",
        "\n",
        "”",
        "(",
        ")",
        "“",
        "。",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(), st.data())
def test_sentences_tile_any_text(text: str, data: st.DataObject) -> None:
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    refs = [(start, end, None) for start, end in zip(points[::2], points[1::2], strict=False)]
    bounds = sentences(text, refs)
    assert [start for start, _ in bounds] == [0, *(end for _, end in bounds)][: len(bounds)]
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(start < end for start, end in bounds)


@pytest.mark.parametrize(
    "text", ["a" * 5_000_000, "A. " * 200_000, '."' * 200_000, ". (" * 200_000, "U.S." * 200_000]
)
def test_text_without_ends_is_no_burden(text: str) -> None:
    assert sentences(text)[-1][1] == len(text)
