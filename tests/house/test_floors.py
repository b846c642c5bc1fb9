"""How the house is built: no circles of imports, few files in a row, the room known to the program alone."""

from __future__ import annotations

import ast
from pathlib import Path

import grimp
import pytest

PACKAGES = ("corpus", "notes", "reader")
MOST = 16
"""Modules that may lie flat in a package's root: as many as one takes in at a glance."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """All imports, those for typing and those in functions too."""
    return grimp.build_graph(*PACKAGES)


def circles(graph: grimp.ImportGraph) -> list[set[str]]:
    """Modules that import each other in a loop (R. Tarjan, "Depth-first search", 1972)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in graph.find_modules_directly_imported_by(module):
            if other not in number:
                visit(other)
            if other in path:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == number[module]:
            at = path.index(module)
            loop = set(path[at:])
            del path[at:]
            if len(loop) > 1:
                found.append(loop)

    for module in sorted(graph.modules):
        if module not in number:
            visit(module)
    return found


def test_no_modules_import_each_other_in_a_circle(graph: grimp.ImportGraph) -> None:
    assert circles(graph) == []


def test_a_circle_would_be_found() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")):
        graph.add_module(importer)
        graph.add_module(imported)
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph) == [{"b", "c"}]


def test_only_the_program_knows_the_room(graph: grimp.ImportGraph) -> None:
    assert graph.find_modules_that_directly_import("reader.room.screen") == {"reader.app"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_packages_root_is_seen_at_a_glance(project_root: Path, package: str) -> None:
    assert len(list((project_root / package).glob("*.py"))) <= MOST


@pytest.mark.parametrize("package", PACKAGES)
def test_no_class_name_means_two_things(project_root: Path, package: str) -> None:
    files: dict[str, list[str]] = {}
    for path in sorted((project_root / package).rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files.setdefault(node.name, []).append(str(path.relative_to(project_root)))
    assert {name: where for name, where in files.items() if len(where) > 1} == {}
