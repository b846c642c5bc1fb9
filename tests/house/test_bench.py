"""The frame of the benchmarks: bars, turns, and what the command prints. No figure is judged here."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.bench import __main__ as command
from tests.bench.frame import BENCHMARKS, Row, interleaved, medians


@pytest.mark.parametrize(
    ("row", "bar", "passed"),
    [
        (Row("none", 9, 3, "ms"), "", True),
        (Row("ratio", 3.75, 3, "ms", most_ratio=1.25), "1.25x", True),
        (Row("ratio", 3.8, 3, "ms", most_ratio=1.25), "1.25x", False),
        (Row("amount", 80, 30, "MB", most=80), "80 MB", True),
        (Row("amount", 81, 30, "MB", most=80), "80 MB", False),
        (Row("both", 10, 9, "ms", most_ratio=1, most=16), "1x, 16 ms", False),
    ],
)
def test_a_row_keeps_its_bars(row: Row, bar: str, passed: bool) -> None:
    assert (row.bar, row.passed) == (bar, passed)


def test_runs_take_turns_and_the_first_round_is_not_counted() -> None:
    order: list[str] = []

    def run(name: str) -> int:
        order.append(name)
        return len(order)

    assert interleaved(lambda: run("a"), lambda: run("b"), times=2) == [[3, 5], [4, 6]]
    assert order == ["a", "b"] * 3


def test_medians_stand_for_their_runs() -> None:
    costs = iter([0, 7, 1, 9])
    assert medians(lambda: next(costs), times=3) == [7]


def test_json_has_every_row_and_a_missed_bar_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(BENCHMARKS, "sample", lambda: [Row("row", 3, 2, "ms", most_ratio=1.25)])
    monkeypatch.setattr(sys, "argv", ["bench", "sample", "--json"])
    assert command.main() == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["machine"].keys() == {"machine", "load", "python", "textual"}
    (row,) = printed["benchmarks"]["sample"]
    assert (row["ratio"], row["bar"], row["passed"]) == (1.5, "1.25x", False)


def test_an_unknown_benchmark_is_refused_with_those_there_are() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "nonsense"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "no benchmark 'nonsense'; there are: " in done.stderr
    assert "start" in done.stderr
