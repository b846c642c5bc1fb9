"""What is printed is harmless and, as JSON, exactly what was meant, under any locale."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import output
from reader.errors import StreamError

ANY_TEXT = st.text(st.characters(codec=None))


@given(ANY_TEXT)
def test_json_round_trips_and_holds_no_control(text: str) -> None:
    line = output.to_json({"text": text})
    # json reads an escaped pair of lone surrogates as the one character that they encode
    meant = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(line)["text"] == meant
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in line)
    assert not any(unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI"} for c in line)
    line.encode()


def test_json_is_readable() -> None:
    assert output.to_json(["Fanés “…”", "\x9b\u202e\U000e0041"]) == (
        '["Fanés “…”", "\\u009b\\u202e\\udb40\\udc41"]'
    )


class Stream(io.TextIOWrapper):
    """A standard output in memory."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding)

    @property
    def bytes(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def test_text_that_the_locale_cannot_show_becomes_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    output.write_text("“¶ 1–2” Fanés…\n\x1b[2J\n")
    assert stream.bytes == b'"P 1-2" Fan?s...\n?[2J\n'


def test_json_is_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    output.write_json_array(iter([{"a": "é\udce9"}, 2]))
    assert json.loads(stream.bytes.decode()) == [{"a": "é\udce9"}, 2]


def test_an_empty_array_is_an_array(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    output.write_json_array([])
    assert json.loads(stream.bytes) == []


def test_closed_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(StreamError, match="standard output is closed"):
        output.write_text("words")
    output.complain("nobody listens")
    output.flush()
    output.abandon()


def test_a_complaint_is_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.complain("no\nfile \x1b[31m")
    assert capsys.readouterr().err == "syntopic: no␊file ␛[31m\n"


class Screen(io.StringIO):
    """A standard error that somebody looks at."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


def test_what_takes_long_is_said_where_somebody_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with output.progressing("still reading", after=0):
        assert screen.written.wait(120)
    assert screen.getvalue() == "syntopic: still reading\n"


def test_what_is_quick_or_unseen_is_not_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with output.progressing("still reading", after=0):
        pass
    assert capsys.readouterr().err == ""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with output.progressing("still reading", after=60):
        pass
    assert screen.getvalue() == ""
