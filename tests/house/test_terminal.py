"""The terminal that other tests drive programs in."""

from __future__ import annotations

import os
import sys

import pytest

from tests.terminal import Terminal


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_a_program_sees_a_terminal_of_the_given_size_and_what_is_typed() -> None:
    code = "import os; print(os.get_terminal_size()[:], os.isatty(0), flush=True); print(input()[::-1])"
    with Terminal(python(code), columns=80, rows=24) as terminal:
        terminal.wait_for(r"\(80, 24\) True")
        terminal.send(b"abc\n")
        terminal.wait_for("cba")
        assert terminal.finish().status == 0


def test_text_is_what_remains_without_control_sequences() -> None:
    code = r"print('\x1b[1;31mred\x1b[0m \x1b]52;c;YWJj\x07and\x1bP>|x\x1b\\ \x1b(Bplain')"
    with Terminal(python(code)) as terminal:
        terminal.finish()
        assert terminal.text.strip() == "red and plain"
        assert b"\x1b]52;c;YWJj\x07" in terminal.output


def test_a_resize_is_told() -> None:
    code = """if True:
        import os, signal
        signal.signal(signal.SIGWINCH, lambda *_: os.write(1, repr(os.get_terminal_size()[:]).encode()))
        os.write(1, b"ready")
        signal.pause()
    """
    with Terminal(python(code)) as terminal:
        terminal.wait_for("ready")
        terminal.resize(101, 31)
        terminal.wait_for(r"\(101, 31\)")


def test_the_cost_is_that_of_the_program_alone() -> None:
    mine = bytearray(b"x" * 200_000_000)
    code = "kept = bytearray(b'x' * 50_000_000); print('ready'); input(); raise SystemExit(3)"
    with Terminal(python(code)) as terminal:
        terminal.wait_for("ready")
        size = terminal.resident()
        terminal.send(b"\n")
        ended = terminal.finish()
    assert len(mine) > size * 1e6 > 50_000_000
    assert ended.status == 3
    assert ended.cpu > 0


def test_waiting_in_vain_shows_what_is_there() -> None:
    with (
        Terminal(python("print('something else')")) as terminal,
        pytest.raises(TimeoutError, match="something else"),
    ):
        terminal.wait_for("content")


def test_what_still_runs_is_killed_at_the_end() -> None:
    with Terminal(python("import os, time; print(os.getpid(), flush=True); time.sleep(60)")) as terminal:
        pid = int(terminal.wait_for(r"(\d+)\s")[1])
        with pytest.raises(TimeoutError, match="still running"):
            terminal.finish(timeout=0.1)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
