"""The commands for themes, as a script calls them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader.cli import main

LIST = """
[[theme]]
name = "NATO enlargement"
aliases = ["enlargement of NATO"]

[[theme]]
name = "Minsk Group"
"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.md").write_text(
        "# One\n\nThe enlargement of NATO worries Moscow, says\x1b[31m one | two.\n"
    )
    (folder / "two.md").write_text(
        "# Two\n\nThe Minsk Group met in Vienna.\n\n=1+1 is what NATO enlargement is.\n"
    )
    (folder / "themes.toml").write_text(LIST)
    return str(folder)


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == 0
    return capfd.readouterr().out


def test_jump(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    found = json.loads(run(capfd, "jump", "nato enlargment", "--json", "--in", folder))
    assert found["theme"] == {"name": "NATO enlargement", "aliases": ["enlargement of NATO"]}
    assert {hit["report"] for hit in found["passages"][:2]} == {"one", "two"}
    first = next(hit for hit in found["passages"] if hit["report"] == "one")
    assert [first["text"][a:b] for a, b in first["matches"]] == ["enlargement of NATO"]
    silent = json.loads(run(capfd, "jump", "Minsk Group", "--json", "--in", folder))["silent"]
    assert [row["report"] for row in silent] == ["one"]
    text = run(capfd, "jump", "Minsk Group", "--in", folder)
    assert text.startswith("Minsk Group\n") and "One n.d.: nothing found; nearest: one:1" in text
    assert "silent" not in text


def test_jumps_from_standard_input(
    capfd: pytest.CaptureFixture[str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"minsk group\n\nvienna\n")))
    rows = [json.loads(line) for line in run(capfd, "jump", "-", "--json", "--in", folder).splitlines()]
    assert [(row["query"], bool(row["passages"])) for row in rows] == [
        ("minsk group", True),
        ("", False),
        ("vienna", True),
    ]


def test_themes(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    rows = json.loads(run(capfd, "themes", "--json", "--in", folder))
    assert rows[0] == {
        "name": "NATO enlargement",
        "aliases": ["enlargement of NATO"],
        "origin": "curated",
        "reports": {"one": 1, "two": 1},
        "passages": 2,
    }
    assert "NATO enlargement" in run(capfd, "themes", "--in", folder)


def test_matrix(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    found = json.loads(run(capfd, "matrix", "--json", "--in", folder))
    assert found["reports"] == ["one", "two"]
    cells = {theme["name"]: [cell["passages"] for cell in theme["cells"]] for theme in found["themes"]}
    assert cells == {"NATO enlargement": [1, 1], "Minsk Group": [0, 1]}
    table = run(capfd, "matrix", "--format", "markdown", "--in", folder).splitlines()
    assert table[2].startswith("| NATO enlargement | 1 | 0 | 1 |")
    rows = list(csv.reader(io.StringIO(run(capfd, "matrix", "--format", "csv", "--in", folder))))
    assert rows[1] == ["NATO enlargement", "1", "0", "1", "0"]


def test_synopsis(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    found = json.loads(run(capfd, "synopsis", "enlargement of nato", "--json", "--in", folder))
    assert found["theme"] == "NATO enlargement"
    assert [(row["report"], row["silent"], len(row["passages"])) for row in found["reports"]] == [
        ("one", False, 1),
        ("two", False, 1),
    ]
    markdown = run(capfd, "synopsis", "NATO enlargement", "--format", "markdown", "--in", folder)
    assert "> The enlargement of NATO worries Moscow, says\\[31m one \\| two." in markdown
    rows = list(
        csv.reader(io.StringIO(run(capfd, "synopsis", "nato enlargement", "--format", "csv", "--in", folder)))
    )
    assert rows[2][-1] == "'=1+1 is what NATO enlargement is."
    text = run(capfd, "synopsis", "minsk group", "--in", folder)
    assert "One n.d.: nothing found\n  names searched: Minsk Group\n  nearest: one:1 " in text
    assert "silent" not in text


def test_a_finding_stands_in_the_synopsis(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    run(capfd, "note", "one", "--text", "It worries them.", "--theme", "enlargement of NATO", "--in", folder)
    found = json.loads(run(capfd, "synopsis", "NATO enlargement", "--json", "--in", folder))
    assert [row["finding"] for row in found["reports"]] == ["It worries them.", None]


def test_an_unknown_theme(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    assert main(("synopsis", "Minsk Gruop", "--in", folder)) == 1
    assert "did you mean “Minsk Group”?" in capfd.readouterr().err


def test_a_list_with_an_error(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    Path(folder, "themes.toml").write_text(LIST + "\n[[theme]]\naliases = 3\n")
    assert len(json.loads(run(capfd, "themes", "--json", "--in", folder))) == 2
    assert main(("themes", "--in", folder)) == 0
    assert "themes.toml, line 9: a theme has no 'name'" in capfd.readouterr().err


def test_discovered_themes(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    rows = json.loads(run(capfd, "themes", "--discovered", "--json", "--in", folder))
    row = next(row for row in rows if row["name"].lower() in ("nato enlargement", "enlargement of nato"))
    assert row["origin"] == "discovered" and row["reports"] == {"one": 1, "two": 1} and row["passages"] == 2
    assert "Minsk Group" not in [row["name"] for row in rows]
    assert "NATO" in run(capfd, "themes", "--discovered", "--in", folder)


def test_a_draft_becomes_the_list_of_a_folder(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    found = json.loads(run(capfd, "themes", "--discovered", "--json", "--in", folder))
    Path(folder, "themes.toml").write_text(run(capfd, "themes", "--draft", "--in", folder), "utf-8")
    assert main(["themes", "--json", "--in", folder]) == 0
    said = capfd.readouterr()
    rows = json.loads(said.out)
    assert {row["name"]: row["aliases"] for row in rows} == {row["name"]: row["aliases"] for row in found}
    assert {row["origin"] for row in rows} == {"curated"} and said.err == ""
    assert main(["themes", "--draft", "--json", "--in", folder]) == 2


def test_one_report_has_no_themes_to_discover(capfd: pytest.CaptureFixture[str], folder: str) -> None:
    assert main(["themes", "--discovered", "--json", "--in", f"{folder}/one.md"]) == 0
    said = capfd.readouterr()
    assert json.loads(said.out) == [] and "one report alone" in said.err and said.err.count("\n") == 1
