"""Exporting and importing 1,000 and 10,000 notes, each in a process of its own: CPU and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from reader.exporting.formats import WRITERS
from reader.workspace import Workspace
from tests.bench import notebook
from tests.bench.frame import Row, benchmark

SIZES: Final = (1_000, 10_000)
LINEAR: Final = 13.0
"""How many times the CPU that ten times the notes may take: growth is about linear."""
IN: Final = ("backup", "w3c")
"""The formats that come in again."""
_CHILD: Final = """
import json, re, sys, time
from pathlib import Path
from reader.cli import main
begun = time.process_time()
code = main(sys.argv[1:])
seconds = time.process_time() - begun
status = Path("/proc/self/status").read_text()
print(json.dumps([code, seconds, int(re.findall(r"VmHWM:\\s+(\\d+)", status)[0]) / 1000]), file=sys.stderr)
"""


class Cost(NamedTuple):
    """What a command cost, once loaded."""

    seconds: float
    """Of CPU."""
    megabytes: float


@benchmark
def exchange() -> list[Row]:
    """Export and import of 10,000 notes with relations; the peer is the same with 1,000."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_costs(Path(folder), size) for size in SIZES)
    rows = []
    for name, cost in large.items():
        rows.append(Row(name, cost.seconds, small[name].seconds, "s", most_ratio=LINEAR))
        rows.append(Row(f"{name}, largest resident set", cost.megabytes, small[name].megabytes, "MB"))
    return rows


def _costs(folder: Path, size: int) -> dict[str, Cost]:
    store = folder / f"{size}.json"
    store.write_bytes(notebook.filled(Workspace.bundled().reports, size))
    costs = {}
    for form in WRITERS:
        costs[f"{form} out"] = _run(
            "export", "--format", form, "-o", folder / f"{size}.{form}", "--notes", store
        )
    for form in IN:
        other = folder / f"{size}-{form}.json"
        for name in (f"{form} in", f"{form} in again"):
            costs[name] = _run("import", folder / f"{size}.{form}", "--notes", other)
    return costs


def _run(*arguments: str | Path) -> Cost:
    """Run a command once, in a process of its own.

    Raises:
        RuntimeError: it failed.
    """
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, arguments)], capture_output=True, text=True
    )
    code, seconds, megabytes = json.loads(done.stderr.splitlines()[-1])
    if code:
        raise RuntimeError(done.stderr)
    return Cost(seconds, megabytes)
