"""All work beside the screen goes through the lanes: nothing else starts a thread, a worker or a task.

What is started elsewhere has no lane and no end that anybody hears of. This is read off the syntax trees.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import background, job_kinds

STARTING = frozenset(
    {
        "Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "start_new_thread",
        "to_thread", "run_in_executor", "call_from_thread", "run_coroutine_threadsafe",
        "create_task", "ensure_future", "TaskGroup", "run_worker", "@work",
    }
)  # fmt: skip
"""Names that begin something whose end has to be looked after."""
SHARING = frozenset({"Lock", "RLock", "Semaphore", "local", "cached_property"})
"""Names of what is needed only where threads share what one of them has not completed."""
MAY_START = {
    "reader/background.py": "the lanes",
    "reader/runtime/outside_editor.py": "the reader's own editor is looked after while it runs",
    "reader/runtime/driver.py": "the terminal is read and written in threads",
    "reader/runtime/endings.py": "a signal is answered also where the loop does not come round",
    "reader/app.py": "the end is begun also where no screen's messages come round",
    "reader/cli/output.py": "a command that takes long says so after a second",
    "corpus/sources/import_pool.py": "the import pool",
    "corpus/importers/sandbox/process.py": "a sandboxed child is read from",
    "corpus/analysis/server.py": "a process of its own ends with the one that it works for",
}
"""Files that may, and why."""


def names_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The names that are called or decorate, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, _last(node.func)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for decorator in node.decorator_list:
                yield node.lineno, f"@{_last(decorator)}"


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return _last(node.func)
    if isinstance(node, ast.Attribute):
        return "Timer" if node.attr == "Timer" else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def found(root: Path, wanted: frozenset[str], folders: tuple[str, ...]) -> list[str]:
    """Where the names stand, a line each."""
    lines = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if name not in MAY_START:
                tree = ast.parse(path.read_text("utf-8"))
                lines += [f"{name}:{line}: {called}" for line, called in names_in(tree) if called in wanted]
    return lines


def test_nothing_but_the_lanes_starts_anything(project_root: Path) -> None:
    assert found(project_root, STARTING, ("reader", "corpus", "notes")) == []


@pytest.mark.parametrize(
    "code",
    ["Thread(target=f)", "asyncio.to_thread(f)", "self.run_worker(f())", "@work\ndef f(): ...",
     "@work(thread=True)\nasync def f(): ...", "loop.run_in_executor(None, f)", "asyncio.create_task(f())"],
)  # fmt: skip
def test_the_check_sees_each_way_to_start(code: str) -> None:
    assert [name for _, name in names_in(ast.parse(code)) if name in STARTING]


def test_every_kind_of_job_is_in_the_table_once(project_root: Path) -> None:
    names = [kind.name for kind in job_kinds.KINDS]
    assert len(set(names)) == len(names)
    assert {kind.lane for kind in job_kinds.KINDS} == set(background.Lane)
    for path in (project_root / "reader").rglob("*.py"):
        if path.name not in ("job_kinds.py", "background.py"):
            calls = names_in(ast.parse(path.read_text("utf-8")))
            assert not [line for line, name in calls if name == "Kind"], path
