"""Keys stand in the table of commands: one that stands elsewhere is unknown to help, hints and ``[keys]``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MAY_BIND = {
    "reader/settings/keymap.py": "makes the bindings of the table's commands, and of the numbers before rows",
    "reader/app.py": "ctrl+z and ctrl+r mean the same on every screen, whatever has the keys",
}
"""Files that may, and why."""


def bindings_in(tree: ast.AST) -> Iterator[int]:
    """The lines in which a binding is made: by its name, by a method, or as a bare pair in ``BINDINGS``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "Binding":
                yield node.lineno
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            named = any(isinstance(target, ast.Name) and target.id == "BINDINGS" for target in targets)
            if named and node.value is not None:
                yield from (each.lineno for each in ast.walk(node.value) if isinstance(each, ast.Tuple))


def found(root: Path) -> dict[str, list[int]]:
    """By file the lines in which a binding is made."""
    lines = {
        str(path.relative_to(root)): list(bindings_in(ast.parse(path.read_text())))
        for path in sorted((root / "reader").rglob("*.py"))
    }
    return {path: where for path, where in lines.items() if where}


def test_keys_are_bound_by_the_table_alone(project_root: Path) -> None:
    assert set(found(project_root)) == set(MAY_BIND)


def test_each_way_to_bind_a_key_is_found() -> None:
    source = """
class Screen:
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit"), *bindings(Where.ROOM)]
    OTHERS = [binding.Binding("q", "quit")]
    MORE = [Binding("q", "quit")]
"""
    assert sorted(bindings_in(ast.parse(source))) == [3, 4, 5]
