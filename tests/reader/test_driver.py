"""What the driver stands on, and its output where the terminal fails."""

from __future__ import annotations

import os

import pytest
import textual

from reader.runtime import driver

READ_WITH = "8.2.8"
"""The version of Textual whose driver ours was compared with."""


def test_textuals_driver_is_the_one_that_ours_was_made_for() -> None:
    assert textual.__version__ == READ_WITH, (
        "Textual's version has changed: compare runtime/driver.py with textual/drivers/linux_driver.py, "
        "textual/drivers/_writer_thread.py and App.suspend, then write the new version here"
    )


class File:
    """A file over a descriptor, as standard error is."""

    encoding = "utf-8"

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said of the terminal being gone."""
    told: list[str] = []
    monkeypatch.setattr(driver, "terminal_gone", lambda: told.append("gone"))
    return told


def output(descriptor: int) -> driver.Output:
    return driver.Output(File(descriptor))  # type: ignore[arg-type]


def test_output_is_written_whole_and_in_order(told: list[str]) -> None:
    reading, writing = os.pipe()
    out = output(writing)
    out.write("one ")
    out.write("two \udcff")
    out.flush()
    assert os.read(reading, 100) == b"one two ?"
    assert told == []


def test_output_that_fails_is_told_once_and_fails_no_more(told: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    out = output(writing)
    for _ in range(3):
        out.write("x" * driver.FULL)
        out.flush()
    assert told == ["gone"]


def test_output_that_is_dropped_is_not_sent(told: list[str]) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    out = output(writing)
    out.write("one")
    out.drop()
    out.flush()
    with pytest.raises(BlockingIOError):
        os.read(reading, 1)
    assert told == []
