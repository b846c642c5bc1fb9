"""What may be loaded when: commands without a screen load none, nobody pays for a library too early.

The walls between the packages stand in pyproject.toml; here is what only a run can show.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SCREEN = {"textual", "rich"}
LATER = {"charset_normalizer", "numpy", "markdown_it", "rapidfuzz", "snowballstemmer", "sqlite3", "tinydb"}

_LOADED = """
import json, sys
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
_IMPORT = "import importlib, sys; importlib.import_module(sys.argv[1])" + _LOADED
_IMPORT_ALL = (
    """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
"""
    + _LOADED
)
_RUN = "import sys; from reader.cli import main; assert main(sys.argv[1:]) == 0" + _LOADED


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The top-level modules in a fresh process after some code; the code prints them last."""
    printed = subprocess.check_output([sys.executable, "-c", code, *arguments], text=True)
    return set(json.loads(printed.splitlines()[-1]))


@pytest.mark.parametrize("package", ["corpus", "notes"])
def test_no_module_of_the_packages_below_loads_a_screen(package: str) -> None:
    loaded = loaded_by(_IMPORT_ALL, package)
    assert package in loaded
    assert loaded & SCREEN == set()


@pytest.mark.parametrize("module", ["corpus", "notes", "reader.cli", "reader.workspace"])
def test_importing_loads_no_screen_and_nothing_heavy(module: str) -> None:
    assert loaded_by(_IMPORT, module) & (SCREEN | LATER) == set()


def test_the_first_screen_loads_nothing_heavy() -> None:
    assert loaded_by(_IMPORT, "reader.app") & LATER == set()


@pytest.mark.parametrize("command", ["--version", "reports --json", "passages portela-2001", "read"])
def test_printing_loads_no_screen_and_nothing_heavy(command: str) -> None:
    assert loaded_by(_RUN, *command.split()) & (SCREEN | LATER) == set()


def test_searching_loads_no_screen() -> None:
    assert loaded_by(_RUN, "search", "enlargement") & SCREEN == set()
