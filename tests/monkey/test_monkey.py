"""The monkey: the same for a seed, blind to no kind of failure; and what it finds in the program: nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice

import pytest

from tests.monkey.actions import Action, Press, actions, planned, read, spelled
from tests.monkey.checks import Kind, waiting
from tests.monkey.run import ROOT, Settings, run
from tests.monkey.shortening import shorten

BROKEN = Settings("tests.monkey.broken:main", patience=1, waiting=1)


def test_a_seed_is_the_same_everywhere_and_another_is_another() -> None:
    code = "from tests.monkey.actions import *; print(spelled(planned(7, 60)))"
    elsewhere = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "5", "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    assert elsewhere.stdout.decode().rstrip("\n") == spelled(planned(7, 60))
    assert planned(7, 60) != planned(8, 60)
    assert planned(7, 60)[: len(planned(7, 30))] == planned(7, 30)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_written_down_can_be_done_again(seed: int) -> None:
    plan = list(islice(actions(seed), 3000))
    line = spelled(plan)
    assert "\n" not in line
    assert spelled(read(line)) == line
    assert [type(action) for action in read(line)] == [type(action) for action in plan]


def test_everything_is_done_sooner_or_later() -> None:
    kinds = {type(action) for seed in range(5) for action in islice(actions(seed), 3000)}
    assert kinds == set(Action.__args__)  # type: ignore[attr-defined]


def test_a_failing_sequence_is_made_shorter() -> None:
    needed = [17, 40, 41]
    asked = []

    def fails(fewer: object) -> bool:
        asked.append(fewer)
        return set(needed) <= set(fewer)  # type: ignore[call-overload]

    assert list(shorten(range(100), fails)) == needed
    assert len(asked) < 100
    assert len(shorten(range(100), fails, tries=1)) > 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A | wait:60", Kind.TRACEBACK),
        ("B | wait:60", Kind.ENDED),
        ("C", Kind.HANG),
        ("D", Kind.STUCK),
        ("E | x | wait:60", Kind.SWALLOWED),
        ("F | x | wait:60", Kind.SWALLOWED),
        ("G | x | wait:60", Kind.SWALLOWED),
        ("H | x | wait:60", Kind.STORE),
        ("I | x | wait:60", Kind.TERMINAL),
        ("J | x | wait:60", Kind.TERMINAL),
        ("note:zz1zz | x | wait:60", Kind.LOST),
    ],
)
def test_each_kind_of_failure_is_seen(line: str, kind: Kind) -> None:
    outcome = run(0, read(line), BROKEN)
    assert set(outcome.failures) == {kind}, outcome.failures


def test_a_program_that_does_nothing_wrong_is_not_blamed() -> None:
    outcome = run(0, read("j | size:40x10 | paste:3*words\\n | mouse:0,3,4 | wait:0.1 | x | wait:60"), BROKEN)
    assert outcome.failures == {}
    assert outcome.done[0] == Press("j")


@pytest.mark.parametrize(
    "line",
    ["│ looking …      │", "searching…", " saving…", "│ reading the themes … 37 of 500 │", "“gas” searching…",
     " Missile defence · looking…", "counting where each report speaks of each theme…"],
)  # fmt: skip
def test_what_waits_says_so(line: str) -> None:
    assert waiting(f"a text\n{line}\n")


@pytest.mark.parametrize(
    "line",
    ["…reading of the treaty", "│ The Union is looking at…  │", "They were writing it…", "reading it all"],
)
def test_a_text_is_not_taken_for_waiting(line: str) -> None:
    assert waiting(line) == []


@pytest.mark.parametrize(
    ("seed", "settings"),
    [
        pytest.param(1, Settings(), id="an empty home"),
        pytest.param(2, Settings(delays=40), id="jobs that are late"),
        pytest.param(3, Settings(own=True), id="documents that change"),
    ],
)
def test_the_program_stands_what_is_done_to_it(seed: int, settings: Settings) -> None:
    outcome = run(seed, planned(seed, 12), settings)
    told = "\n\n".join(f"{kind.value}: {told}" for kind, told in outcome.failures.items())
    assert not outcome.failures, f"{told}\n\n{spelled(outcome.done)}"
    assert outcome.jobs or not settings.delays, "no job went through the hook, so none was late"
