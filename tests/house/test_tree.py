"""How the source tree is kept: files of a readable length, no trace of the machine they come from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

MOST_LINES = 300
MOST_TEST_LINES = 400


def sources(root: Path) -> Iterator[Path]:
    """What is written by hand, the reports' own texts apart."""
    for folder in ("corpus", "notes", "reader", "tests", "tools", "docs"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".md", ".py", ".tcss", ".toml"}:
                yield path
    yield from (root / name for name in ("README.md", "CHANGELOG.md", "pyproject.toml", "run", ".ci/run"))


def test_no_file_is_too_long_to_read(project_root: Path) -> None:
    long = {}
    for path in sources(project_root):
        most = MOST_TEST_LINES if "tests" in path.parts else MOST_LINES
        if path.suffix == ".py" and (lines := path.read_text("utf-8").count("\n")) > most:
            long[str(path.relative_to(project_root))] = lines
    assert long == {}


def test_no_path_of_this_machine(project_root: Path, outer_environment: dict[str, str]) -> None:
    places = project_root, project_root.parent, outer_environment["HOME"]
    traces = {f"{place}/" for place in places} - {"//", "/", f"{tempfile.gettempdir()}/"}
    found = [
        f"{path.relative_to(project_root)}: {trace}"
        for path in sources(project_root)
        for trace in traces
        if trace in path.read_text("utf-8")
    ]
    assert found == []
