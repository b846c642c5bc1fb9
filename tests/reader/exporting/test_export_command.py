"""``syntopic export`` as the shell sees it: what is written where, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reader.test_cli import call, one_line

FILTERS = ["--theme", "--tag", "--report", "--holder"]


FOLDERS = ("XDG_DATA_HOME", "XDG_CACHE_HOME")


def made(*arguments: str) -> str:
    """The id of a note that is made by another process."""
    command = [sys.executable, "-m", "reader.cli", "note", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with data and cache of a home with three notes on the bundled reports, and their ids."""
    home = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        for folder in FOLDERS:
            patch.setenv(folder, str(home / folder))
        ids = [
            made("portela-2001", "12", "--text", "So *it* is.", "--tag", "order/law", "--holder", "EU",
                 "--theme", "Order"),
            made("vaquer-2010", "5", "--text", "# Not a heading", "--tag", "nato"),
            made("kapoor-2021", "--theme", "order", "--text", "It ends."),
        ]  # fmt: skip
    return home, ids


@pytest.fixture
def notes(prepared: tuple[Path, list[str]]) -> list[str]:
    """The ids of three notes on the bundled reports, in a home of the test's own."""
    home, ids = prepared
    for folder in FOLDERS:
        shutil.copytree(home / folder, os.environ[folder], dirs_exist_ok=True)
    return ids


def test_a_comparison_goes_to_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str]
) -> None:
    code, out, err = call(capfdbinary, "export")
    text = out.decode()
    assert (code, err) == (0, b"")
    assert all(text.count(f'<a id="{ident}"></a>') == 1 for ident in notes)
    assert "\n## Order\n" in text
    assert "| It ends. |" in text
    assert "\n> One of the five priority areas" in text
    assert "\nSo *it* is.\n" in text
    assert "\n\\# Not a heading\n" in text


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (["--theme", "ORDER"], [0, 2]),
        (["--tag", "order"], [0]),
        (["--tag", "#nato", "--tag", "order"], [0, 1]),
        (["--report", "kapoor-2021", "--report", "vaquer-2010"], [1, 2]),
        (["--holder", "eu"], [0]),
        (["--holder", "eu", "--tag", "nato"], []),
    ],
)
def test_filters(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str], filters: list[str], kept: list[int]
) -> None:
    code, out, err = call(capfdbinary, "export", *filters)
    assert code == 0
    assert [ident in out.decode() for ident in notes] == [index in kept for index in range(3)]
    assert bool(kept) or "no note is to be exported" in one_line(err)


def test_a_file_is_written_once_and_guarded(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "notes.md"
    assert one_line(call(capfdbinary, "export", "-o", str(file))[2]) == f"{file}: written"
    first = file.read_bytes()
    assert "nothing has changed" in one_line(call(capfdbinary, "export", "-o", str(file))[2])
    assert call(capfdbinary, "export", "--by", "tag", "-o", str(file))[0] == 0
    file.write_bytes(first + b"My own line.\n<!-- syntopic:keep -->\nKept.\n<!-- /syntopic:keep -->\n")
    code, _, err = call(capfdbinary, "export", "-o", str(file))
    assert (code, f"{file} was changed outside of the keep marks" in one_line(err)) == (1, True)
    assert call(capfdbinary, "export", "-o", str(file), "--force")[0] == 0
    assert b"\nKept.\n" in file.read_bytes()
    assert b"My own line." not in file.read_bytes()


def test_a_folder_gets_a_file_each(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert call(capfdbinary, "export", "--by", "report", "--flavor", "obsidian", "-o", f"{folder}/")[0] == 0
    assert {path.name for path in folder.iterdir()} == {
        "Portela 2001.md", "Vaquer i Fanés (2010).md", "Kapoor (2021).md", "index.md", "references.json",
        "references.bib",
    }  # fmt: skip
    assert "- [[Portela 2001|Portela 2001]]: 1 note\n" in (folder / "index.md").read_text()
    years = {one["id"]: one["issued"] for one in json.loads((folder / "references.json").read_bytes())}
    assert years["portela-2001"] == {"date-parts": [[2001, 5]]}
    assert years["vaquer-2010"] == {"literal": "[2010]"}
    said = one_line(call(capfdbinary, "export", "--by", "tag", "-o", str(folder))[2])
    assert said.endswith("still Kapoor (2021).md, Portela 2001.md, Vaquer i Fanés (2010).md")
    assert (folder / "order-law.md").is_file()


def test_the_flavour_of_the_settings_is_used(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str]
) -> None:
    from reader.state import locations

    locations.config_file().parent.mkdir(parents=True)
    locations.config_file().write_text('flavour = "pandoc"\n')
    assert b"[@portela-2001, " in call(capfdbinary, "export")[1]
    assert b"> [!quote] Portela 2001" in call(capfdbinary, "export", "--flavour", "obsidian")[1]


def test_a_copy_is_kept_in_the_clip_file(capfdbinary: pytest.CaptureFixture[bytes], notes: list[str]) -> None:
    from reader.state import locations

    code, out, err = call(capfdbinary, "export", "--copy")
    assert (code, out) == (0, b"")
    assert str(locations.clip_file()) in one_line(err)
    assert notes[0] in locations.clip_file().read_text()


def test_keys_of_ones_own_bibliography_are_cited(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str], tmp_path: Path
) -> None:
    bib = tmp_path / "my.bib"
    bib.write_text("@report{clara01, title = {{EU-Russia} Co-operation in the Security Domain}, year=2001}")
    out = call(capfdbinary, "export", "--flavor", "pandoc", "--bib", str(bib))[1].decode()
    assert "[@clara01, ¶ 12]" in out
    assert '"id": "clara01"' in out
    assert b"@techreport{clara01," in call(capfdbinary, "export", "--format", "bibtex", "--bib", str(bib))[1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no entry"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"hello", "no entry"),
        (b"@a{k, title = {" * 1000, "no entry"),
        (b"@a{k, title = {x}}\n@b{l, title = ", "line 2: "),
    ],
)
def test_a_bibliography_that_is_none_is_said_in_one_line(
    capfdbinary: pytest.CaptureFixture[bytes], notes: list[str], tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "my.bib"
    path.write_bytes(data)
    err = call(capfdbinary, "export", "--bib", str(path))[2].decode().splitlines()
    assert said in err[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "{folder}/no/such/../x.md", "--bib", "{folder}/none.bib"], "none.bib: No such file"),
        (["-o", "{folder}/taken.md"], "taken.md was not written by Syntopic: nothing was written; --force"),
        (["-o", "{folder}/taken.md/"], "taken.md: this is a file; name a folder"),
        (["-o", "{folder}", "--format", "csl"], "this is a folder; csl is written into one file"),
        (["-o", "/dev/null"], "/dev/null: this is no file"),
        (["-o", "{folder}/" + "x" * 300], "File name too long"),
        (["-o", ""], "an empty path names nothing"),
        (["-o", "a\x00b"], "an empty path names nothing"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    capfdbinary: pytest.CaptureFixture[bytes],
    notes: list[str],
    tmp_path: Path,
    arguments: list[str],
    said: str,
) -> None:
    (tmp_path / "taken.md").write_text("mine")
    code, out, err = call(capfdbinary, "export", *(a.format(folder=tmp_path) for a in arguments))
    assert (code, out) == (1, b"")
    assert said in one_line(err)
    assert [path.name for path in tmp_path.iterdir()] == ["taken.md"]
    assert (tmp_path / "taken.md").read_text() == "mine"


def test_a_theme_is_compared_though_there_is_no_note_on_it(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = call(capfdbinary, "export", "--theme", "CSDP")[1].decode()
    assert text.count("\n# ESDP\n") == 1
    assert "| Kapoor \\[2021\\] |  | not under these names; all the words of one stand together in ¶" in text
    assert "silent" not in text
    assert call(capfdbinary, "synopsis", "esdp", "--format", "markdown")[1].decode() == text


def test_a_note_without_a_theme_is_on_those_its_words_speak_of(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    place = json.loads(call(capfdbinary, "synopsis", "ESDP", "--json")[1])["reports"][0]["passages"][0]
    silent = made("portela-2001", place["passage"], "--text", "Here it is.")
    named = made("portela-2001", "1", "--text", "So I say.", "--theme", "CSDP")
    other = made("portela-2001", place["passage"], "--theme", "Energy security")
    text = call(capfdbinary, "export", "--theme", "ESDP")[1].decode()
    assert [ident in text for ident in (silent, named, other)] == [True, True, False]


def test_ids_that_somebody_else_made_are_no_markup(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from reader.notebook import Note
    from tests.reader.noted import kept, record

    note = record(1, Note(None, "Words.", (), None, "Order"), id='x"><script>\n# y')
    kept([note, record(2, Note(None, "More.", (), None, "Order"))])
    text = call(capfdbinary, "export", "--by", "report")[1].decode()
    assert "<script>" not in text
    assert text.count('<a id="n-') == 2
    assert b"Words." in call(capfdbinary, "export", "--theme", "order")[1]
