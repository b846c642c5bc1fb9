"""The program as the shell sees it: what it prints where, and its exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader import cli
from tests.terminal import Terminal

PROGRAM = [sys.executable, "-m", "reader.cli"]
HOSTILE = "b\x1b]0;owned\x07\x9b31m\u202e\n.txt"


def run(
    *arguments: str | bytes | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """The program's exit code, output and errors."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        capture_output=True,
        timeout=600,
        env={**os.environ, **(env or {})},
    )
    return done.returncode, done.stdout, done.stderr


def call(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, bytes, bytes]:
    """The same in this process, which is quicker."""
    code = cli.main(arguments)
    printed = capfdbinary.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file and several that are not."""
    folder = tmp_path / "texts"
    (folder / "empty").mkdir(parents=True)
    (folder / "good.txt").write_text("A Title\n\nA paragraph of plain words, long enough to be one.\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "nothing.txt").touch()
    return folder


def one_line(errors: bytes) -> str:
    text = errors.decode()
    assert text.startswith("syntopic: ")
    assert text.count("\n") == 1
    assert text[:-1].isprintable()
    return text[10:-1]


def test_reports_of_the_bundled_corpus(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "reports", "--json")
    reports = json.loads(out)
    assert (code, err, len(reports)) == (0, b"", 5)
    code, out, err = call(capfdbinary, "reports")
    assert [line.split()[0] for line in out.decode().splitlines()[1:]] == [r["report"] for r in reports]


def test_passages_of_one_report_and_of_all(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    one = json.loads(call(capfdbinary, "passages", "portela-2001", "--format", "json")[1])
    everything = json.loads(call(capfdbinary, "passages", "--json")[1])
    assert {p["report"] for p in one} == {"portela-2001"}
    assert [p for p in everything if p["report"] == "portela-2001"] == one
    assert "furniture" not in {p["kind"] for p in everything}


def test_an_address_prints_its_passage(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "passages", "portela-2001:12")
    assert (code, err) == (0, b"")
    assert out.decode().startswith("      ¶ 12  One of the five priority areas")
    assert out.count(b"\n") == 1
    (one,) = json.loads(call(capfdbinary, "passages", "portela-2001:12", "--json")[1])
    assert (one["report"], one["number"]) == ("portela-2001", 12)
    assert call(capfdbinary, "passages", f"portela-2001:{one['passage']}")[1] == out
    code, out, err = call(capfdbinary, "passages", "portela-2001:999")
    assert (code, out, "no passage 999" in one_line(err)) == (1, b"", True)


def test_without_a_screen_the_reports_are_printed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary)
    assert (code, err) == (0, b"")
    assert out.startswith(b"EU-Russia co-operation in the security domain")
    assert out == call(capfdbinary, "passages")[1]
    _, from_place, _ = call(capfdbinary, "read", "--at", "portela-2001:3")
    assert "¶ 3  ".encode() in from_place
    assert "¶ 2  ".encode() not in from_place


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "no command is called serch: did you mean search?"),
        (["a/b.txt"], "no command is called a/b.txt; to open a file: syntopic read a/b.txt"),
        ([""], "no command is called “”: there are read, "),
        (["search"], "the following arguments are required: QUERY (see syntopic search --help)"),
        (["search", "x", "--limit", "-1"], "--limit: -1 is not a whole number, 0 or more"),
        (
            ["search", "missile", "defence"],
            "so quote it: syntopic search 'missile defence'; to read files, use --in",
        ),
        (
            ["search", "missile", "{folder}"],
            "search takes no {folder} here; to read files, use --in {folder}",
        ),
        (["search", "{folder}", "missile"], "to read files, use --in {folder}"),
        (["reports", "{folder}"], "reports takes no {folder} here; to read files, use --in {folder}"),
        (["passages", "portela-2001", "x"], "passages takes no x here; to read files, use --in PATH"),
        (["completion", "bash", "x"], "completion takes no x here (see syntopic completion --help)"),
        (["--wrong=1"], "syntopic has no option --wrong (see syntopic --help)"),
        (["reports", "--json=yes"], "ignored explicit argument 'yes'"),
        (["reports", "--fur\x1b[2J\n"], "reports has no option --fur␛[2J␊ (see syntopic reports --help)"),
        (["reports", "--encoding", "klingon"], "no encoding is called 'klingon'"),
        (["reports", "--encoding", "hex"], "'hex' is no encoding of text"),
        (["read", ""], "an empty path names nothing"),
        (["completion", "tcsh"], "invalid choice: 'tcsh'"),
    ],
)
def test_wrong_calls(
    capfdbinary: pytest.CaptureFixture[bytes], folder: Path, arguments: list[str], said: str
) -> None:
    code, out, err = call(capfdbinary, *[argument.format(folder=folder) for argument in arguments])
    assert (code, out) == (2, b"")
    assert said.format(folder=folder) in one_line(err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["passages", "portela"], "no report is called portela: did you mean portela-2001?"),
        (["passages", "{folder}"], "to read files, use --in PATH"),
        (
            ["read", "--at", "portela-2001:9999"],
            "portela-2001 has no passage 9999: its paragraphs go from 1 to",
        ),
        (["read", "--at", "x:1"], "no report is called x"),
        (["read", "{folder}/missing.txt"], "missing.txt: no such file or folder"),
        (["reports", "--in", "{folder}/missing"], "missing: no such file or folder"),
        (["reports", "--in", "{folder}/nothing.txt"], "nothing.txt: the file is empty"),
        (["reports", "--in", "{folder}/binary.txt"], "binary.txt: this is not a text file"),
        (["reports", "--in", "{folder}/empty"], "empty: no report in this folder"),
        (["reports", "--in", "/dev/null"], "/dev/null: a device, not a file"),
        (["reports", "--in", "\x1b[2J\n"], "␛[2J␊: no such file or folder"),
        (["reports", "--in", "x" * 5000], "File name too long"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capfdbinary: pytest.CaptureFixture[bytes], folder: Path, arguments: list[str], said: str
) -> None:
    code, out, err = call(capfdbinary, *[argument.format(folder=folder) for argument in arguments])
    assert (code, out) == (1, b"")
    assert said in one_line(err)


def test_what_a_folder_holds_besides_texts_is_named(
    capfdbinary: pytest.CaptureFixture[bytes], folder: Path
) -> None:
    code, out, err = call(capfdbinary, "reports", "--json", "--in", str(folder))
    assert (code, [r["report"] for r in json.loads(out)]) == (0, ["good"])
    said = err.decode().splitlines()
    assert len(said) == 2
    assert all(line.startswith("syntopic: ") for line in said)


def test_a_guessed_encoding_is_said(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Déjà vu à la crème brûlée, voilà tout.\n".encode("cp1252"))
    code, _, err = call(capfdbinary, "reports", "--in", str(path))
    assert (code, "old.txt: not UTF-8" in one_line(err)) == (0, True)
    code, out, err = call(capfdbinary, "passages", "--in", str(path), "--encoding", "cp1252", "--json")
    assert (code, err, json.loads(out)[-1]["text"]) == (0, b"", "Déjà vu à la crème brûlée, voilà tout.")


def test_names_that_are_hostile_or_no_utf8_are_printed_harmlessly(tmp_path: Path) -> None:
    for name in (HOSTILE.encode(), b"n\xe9.txt", b"[nope][@click=quit]x.txt"):
        try:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("Some words of a paragraph.\n")
        except OSError:
            pytest.skip("this file system takes only UTF-8")
    for arguments in (["reports"], ["passages"]):
        code, out, err = run(*arguments, "--in", tmp_path)
        assert (code, err) == (0, b"")
        assert all(line.isprintable() for line in out.decode().splitlines())
    code, out, _ = run(
        "reports", "--json", "--in", tmp_path, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )
    assert not any(b < 0x20 and b != 0x0A for b in out)
    assert {r["source"] for r in json.loads(out)} == {HOSTILE, "n\udce9.txt", "[nope][@click=quit]x.txt"}


def test_text_is_printed_under_any_locale() -> None:
    for env in (
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ):
        code, out, err = run("reports", env=env)
        assert (code, err, out.isascii()) == (0, b"", True)


def test_a_broken_pipe_ends_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "passages"], stdout=writing, stderr=subprocess.PIPE, timeout=600)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("redirection", "code", "said"),
    [
        (">&-", 1, "standard output is closed"),
        (">/dev/full", 1, "standard output cannot be written: No space left on device"),
        ("<&- >/dev/null", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(redirection: str, code: int, said: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m reader.cli reports {redirection}', sys.executable],
        stderr=subprocess.PIPE,
        timeout=600,
    )
    assert done.returncode == code
    assert said in (one_line(done.stderr) if said else done.stderr.decode())


def test_an_interrupt_ends_it_quietly() -> None:
    with subprocess.Popen(
        [*PROGRAM, "search", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(b"security\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(600) == cli.INTERRUPTED
        assert process.stderr.read() == b""


def test_the_table_fits_a_real_terminal() -> None:
    with Terminal([*PROGRAM, "reports"], columns=60) as terminal:
        terminal.finish()
        table = [
            line for line in terminal.text.splitlines() if not line.startswith("syntopic: still reading")
        ]
        assert any("kapoor-2021" in line for line in table)
        assert max(map(len, table)) <= 60


def test_a_terminal_that_knows_only_lines_gets_text() -> None:
    with Terminal([*PROGRAM], env={**os.environ, "TERM": "dumb"}) as terminal:
        terminal.wait_for("¶ 5 ")
        assert b"\x1b" not in terminal.output


def test_help_and_version(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for arguments in (["--help"], ["search", "--help"], ["--version"], ["completion", "bash"]):
        code, out, err = call(capfdbinary, *arguments)
        assert (code, err) == (0, b"")
        assert b"syntopic" in out


@pytest.mark.parametrize("keys_from", ["</dev/null", "<&-"])
def test_keys_come_from_the_terminal_when_standard_input_is_something_else(keys_from: str) -> None:
    script = f': <>"$(tty)"; exec "$0" -m reader.cli {keys_from}'  # opening it makes it the shell's own
    with Terminal(["sh", "-c", script, sys.executable]) as terminal:
        terminal.wait_for("Portela 2001")
        terminal.settle()
        terminal.send(b"q")
        assert terminal.finish().status == 0


@pytest.mark.parametrize("errors_to", ['2>"$1"', "2>&-"])
def test_the_screen_is_drawn_when_errors_go_elsewhere(errors_to: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f'exec "$0" -m reader.cli {errors_to}'
    with Terminal(["sh", "-c", script, sys.executable, log]) as terminal:
        terminal.wait_for("Portela 2001")
        terminal.settle()
        terminal.send(b"q")
        assert terminal.finish().status == 0
        assert b"\x1b[?1049l" in terminal.output
    assert not log.exists() or log.read_bytes() == b""


def test_without_a_terminal_for_keys_no_screen_is_opened() -> None:
    command = ["sh", "-c", 'exec "$0" -m reader.cli </dev/null', sys.executable]
    with Terminal(command, controlling=False) as terminal:
        terminal.wait_for("syntopic: standard input is no terminal, so no key could reach the screen")
        assert terminal.finish().status == 1


def test_commands_that_print_load_no_screen() -> None:
    code = """if True:
        import sys
        from reader.cli import main
        for command in (["reports"], ["passages", "--json"], ["search", "x"], ["--help"]):
            assert main(command) == 0, command
        assert not {"textual", "rich"} & set(sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_in_the_program_is_one_line_too(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("a\nb")

    monkeypatch.setattr("reader.cli.workspace_options.Workspace.from_paths", broken)
    code, out, err = call(capfdbinary, "reports")
    assert (code, out) == (1, b"")
    assert "please report it: ValueError: a␊b (tests.reader.test_cli:" in one_line(err)
