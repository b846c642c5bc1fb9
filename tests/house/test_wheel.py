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


def test_it_opens_the_reader(command: Path, tmp_path: Path) -> None:
    with Terminal([command], columns=100, rows=30, env=os.environ, cwd=tmp_path) as terminal:
        terminal.wait_for(r"Russia\w* \w+ \w+")
        terminal.send(b"q")
        assert terminal.finish().status == 0
