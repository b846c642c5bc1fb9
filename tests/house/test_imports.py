"""What may be loaded when: commands without a screen load none, nobody pays for a library too early.

The walls between the packages stand in pyproject.toml; here is what only a run can show.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

SCREEN = {"textual", "rich"}
LATER = {"charset_normalizer", "markdown_it", "rapidfuzz", "sqlite3", "tinydb"}

_IMPORT = """
import importlib, json, pkgutil, sys
module = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + "."):
    importlib.import_module(found.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The top-level modules in a fresh process after some code; the code prints them last."""
    printed = subprocess.check_output([sys.executable, "-c", code, *arguments], text=True)
    return set(json.loads(printed.splitlines()[-1]))


@pytest.mark.parametrize("module", ["corpus", "notes", "reader.cli", "reader.workspace"])
def test_importing_loads_no_screen_and_nothing_heavy(module: str) -> None:
    loaded = loaded_by(_IMPORT, module)
    assert module.partition(".")[0] in loaded
    assert loaded & (SCREEN | LATER) == set()
