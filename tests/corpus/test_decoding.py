"""Bytes become text that is safe to give offsets to."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceError
from corpus.text.decoding import SOFT_HYPHEN, clean, decode

PROSE = "Größe und Straße, naïve café, señor. " * 40

READ = {
    "UTF-8": (PROSE.encode(), False),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + PROSE.encode(), False),
    "UTF-16 little end first": (b"\xff\xfe" + PROSE.encode("utf-16-le"), False),
    "UTF-16 big end first": (b"\xfe\xff" + PROSE.encode("utf-16-be"), False),
    "Latin 1": (PROSE.encode("latin-1"), True),
}


@pytest.mark.parametrize(("data", "guessed"), READ.values(), ids=READ.keys())
def test_encodings_are_found(data: bytes, guessed: bool) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == PROSE
    assert bool(decoded.warning) == guessed


def test_a_guess_says_how_to_read_otherwise() -> None:
    warning = decode(PROSE.encode("cp1252"), "a.txt").warning
    assert warning is not None
    assert "--encoding" in warning and "\n" not in warning


def test_broken_bytes_in_utf_8_cost_only_themselves() -> None:
    decoded = decode("Grüße aus Łódź, naïve. ".encode() * 50 + b"\xff tail", "a.txt", "utf-8")
    assert decoded.text.endswith("\ufffd tail")
    assert decoded.warning is not None


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 8, "not a text file"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 500, "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word) as caught:
        decode(data, "a.txt")
    assert "\n" not in str(caught.value)


FRENCH = "La sécurité européenne, déjà évoquée près de là à Besançon et à Noël, est élevée où l'été s'achève."
POLISH = "Zażółć gęślą jaźń. Polityka bezpieczeństwa Unii Europejskiej zmienia się, a stosunki są napięte."
RUSSIAN = "Политика безопасности Европейского союза меняется, и отношения с Россией напряжённые."
GERMAN = "Größe und Übergänge: die Sicherheitspolitik der Europäischen Union ändert sich, schön für Köln."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "latin-1"), (GERMAN, "cp1252"), (POLISH, "cp1250"), (RUSSIAN, "cp1251")],
)
def test_short_texts_in_old_encodings_are_read_as_what_they_are(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_few_broken_bytes_do_not_cost_the_other_letters() -> None:
    decoded = decode(FRENCH.encode() * 3 + b"\xff\xe9 tail", "a.txt")
    assert decoded.text.startswith(FRENCH)
    assert decoded.text.endswith(" tail")
    assert decoded.warning is not None and "\n" not in decoded.warning


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(SourceError, match="klingon"):
        decode(b"text", "a.txt", "klingon")


def test_what_controls_mean_is_read_before_they_go() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert clean("co\ufffe\noperate in\x02\nside") == f"co{SOFT_HYPHEN}\noperate in{SOFT_HYPHEN}\nside"
    assert clean("one\ftwo\n\fthree") == "one\n\ftwo\n\fthree"
    assert clean("\x1b]52;c;aGk=\x07a\u202eb\x9b31mc\u200bd") == "]52;c;aGk=ab31mcd"


@given(st.text(alphabet=st.characters()))
def test_no_control_is_left(text: str) -> None:
    for char in clean(text):
        assert char in "\n\t\f\u00ad" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(char) not in {
            "LRO",
            "RLO",
            "LRE",
            "RLE",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }
