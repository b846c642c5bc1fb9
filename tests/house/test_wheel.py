"""The built wheel, alone in an empty environment: it has all it needs to list and to open the reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal

Uv = Callable[..., str]
REPORTS = {
    "health.md": "# Health\n\nDoctors warned of an infectious disease that travels with birds.\n",
    "money.md": "# Money\n\nThe bank raised interest rates because prices were rising fast.\n",
}
"""None of them has the word that is searched for; one speaks of what it means."""


@pytest.fixture(scope="module")
def uv(project_root: Path, outer_environment: dict[str, str]) -> Uv:
    """Uv with the developer's own settings and cache, in the checkout."""

    def call(*arguments: str | Path) -> str:
        command = [sys.executable, project_root / "run", "uv", *arguments]
        done = subprocess.run(
            command, env=outer_environment, cwd=project_root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


@pytest.fixture(scope="module")
def wheel(uv: Uv, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    uv("build", "--wheel", "--out-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(uv: Uv, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`syntopic`, installed from the wheel with the libraries that the lock file names."""
    environment = tmp_path_factory.mktemp("alone") / "env"
    locked = environment.parent / "locked.txt"
    uv("export", "--frozen", "--no-dev", "--no-emit-project", "--quiet", "--output-file", locked)
    uv("venv", "--quiet", "--python", sys.executable, environment)
    uv("pip", "install", "--quiet", "--python", environment, "--constraint", locked, wheel)
    return environment / "bin" / "syntopic"


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: Path, project_root: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"corpus", "notes", "reader"}
    for folder in ("corpus", "notes", "reader"):
        written = (path for path in (project_root / folder).rglob("*") if path.is_file())
        wanted = {str(path.relative_to(project_root)) for path in written if "__pycache__" not in path.parts}
        assert wanted - set(names) == set()
    assert {Path(name).suffix for name in names} >= {".py", ".tcss", ".toml", ".txt"}


def test_it_lists_the_reports(command: Path, tmp_path: Path) -> None:
    printed = subprocess.check_output([command, "reports", "--json"], text=True, cwd=tmp_path)
    ids = {report["report"] for report in json.loads(printed)}
    assert ids == {"portela-2001", "eu-iss-2002", "vaquer-2010", "van-ham-2015", "kapoor-2021"}


def test_the_wheel_holds_the_table_of_meaning_with_its_licence(wheel: Path, project_root: Path) -> None:
    with zipfile.ZipFile(wheel) as built:
        ours = project_root / "corpus" / "meaning"
        assert built.read("corpus/meaning/pieces.npz") == (ours / "pieces.npz").read_bytes()
        (information,) = (name for name in built.namelist() if name.endswith(".dist-info/METADATA"))
        licences = {
            name: built.read(name).decode()
            for name in built.namelist()
            if name.startswith(f"{Path(information).parent}/licenses/")
        }
        assert built.getinfo("corpus/meaning/pieces.npz").compress_size < 9_000_000
    assert {name.partition("/licenses/")[2] for name in licences} == {"LICENSE", "corpus/meaning/LICENSE"}
    assert "Apache License" in next(text for name, text in licences.items() if "meaning" in name)


def test_it_searches_by_meaning_without_the_source_tree(command: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "reports" / name).write_text(text, "utf-8")
    search = [command, "search", "epidemic", "--json", "--in", tmp_path / "reports"]
    found = json.loads(subprocess.check_output(search, text=True, cwd=tmp_path))
    assert found["total"] == 0 < found["near"]
    assert found["hits"][0]["near"]
    assert "infectious disease" in found["hits"][0]["text"]


def test_it_opens_the_reader(command: Path, tmp_path: Path) -> None:
    with Terminal([command], columns=100, rows=30, env=os.environ, cwd=tmp_path) as terminal:
        terminal.wait_for(r"Russia\w* \w+ \w+")
        terminal.send(b"q")
        assert terminal.finish().status == 0
