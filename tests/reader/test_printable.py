"""Nothing that drives a terminal gets through, and offsets stay right."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.printable import printable

ANY_TEXT = st.text(st.characters(codec=None))
BIDI = set(map(chr, [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
NEEDED = {"\u200b", "\u200c", "\u200d", "\u2060", "\u180e"}
"""Format characters that scripts and emoji need; all others that are kept show something."""


def dangerous(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in BIDI


@given(ANY_TEXT)
def test_every_code_point_becomes_exactly_one_harmless_one(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(map(dangerous, shown))
    assert printable(shown) == shown


def test_no_code_point_of_unicode_is_forgotten() -> None:
    everything = "".join(map(chr, range(0x110000)))
    shown = printable(everything)
    assert len(shown) == len(everything)
    kept = {before for before, after in zip(everything, shown, strict=True) if before == after}
    assert not any(map(dangerous, kept))
    assert not {c for c in kept if ord(c) & 0xFFFE == 0xFFFE or 0xE0000 <= ord(c) < 0xE0100}


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Mn", "Mc"])))
def test_letters_marks_and_signs_are_left_alone(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧", "❤️", "葛󠄀城", "می‌خواهم", "\u0600\u0661", "ภาษา\u200bไทย", "e\u0301"],
    ids=["family", "heart", "ideographic variation", "Persian", "Arabic number", "Thai", "accent"],
)
def test_what_scripts_and_emoji_need_is_kept(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;cm0=\x07", "␛]52;c;cm0=␇"),
        ("a\tb\nc\rd", "a b␊c␍d"),
        ("\x7f\x9b31m", "␡�31m"),
        ("user\u202egpj.exe", "user�gpj.exe"),
        ("word\u00adbreak", "word-break"),
        ("\udce9", "�"),
    ],
)
def test_stand_ins(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_newlines_are_kept_where_lines_are_wanted() -> None:
    assert printable("one\ntwo\x1b\r\n", lines=True) == "one\ntwo␛␍\n"
