"""Runs the benchmarks and prints them: a table, or JSON for a record."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import platform
import sys
from importlib.metadata import version
from typing import Any

import tests.bench
from tests.bench.frame import BENCHMARKS, Row


def main() -> int:
    """Run the named benchmarks, or all; 1 when a bar was missed, 2 for an unknown name."""
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name != "__main__":
            _read(module.name)
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Measure Syntopic against its peers."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(sorted(BENCHMARKS))}")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.names if name not in BENCHMARKS]:
        parser.error(f"no benchmark {unknown[0]!r}; there are: {', '.join(sorted(BENCHMARKS))}")

    header = _machine()
    if not arguments.json:
        print("  ".join(f"{key}: {value}" for key, value in header.items()))
    results: dict[str, list[Row]] = {}
    for name in arguments.names or sorted(BENCHMARKS):
        results[name] = BENCHMARKS[name]()
        if not arguments.json:
            _print(name, results[name])
    if arguments.json:
        rows = {name: [_as_json(row) for row in rows] for name, rows in results.items()}
        print(json.dumps({"machine": header, "benchmarks": rows}, indent=2))
    return 0 if all(row.passed for rows in results.values() for row in rows) else 1


def _read(module: str) -> None:
    """Read a module of benchmarks; one whose peers are not installed is named and left out."""
    try:
        importlib.import_module(f"tests.bench.{module}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"tests", "corpus", "notes", "reader"}:
            raise
        print(f"{module} needs {error.name}: uv sync --group bench brings the peers", file=sys.stderr)


def _machine() -> dict[str, str]:
    return {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs",
        "load": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "python": platform.python_version(),
        "textual": version("textual"),
    }


def _print(name: str, rows: list[Row]) -> None:
    said = (BENCHMARKS[name].__doc__ or "").partition("\n")[0]
    print(f"\n{name}: {said}")
    print(f"  {'':34}{'ours':>10}{'peer':>10}  {'unit':6}{'ratio':>7}  bar")
    for row in rows:
        verdict = f"{row.bar}: {'kept' if row.passed else 'MISSED'}" if row.bar else "-"
        print(
            f"  {row.name:34}{row.ours:>10.2f}{row.peer:>10.2f}  {row.unit:6}{row.ratio:>6.2f}x  {verdict}",
            flush=True,
        )


def _as_json(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "ours": row.ours,
        "peer": row.peer,
        "unit": row.unit,
        "ratio": row.ratio,
        "bar": row.bar,
        "passed": row.passed,
    }


if __name__ == "__main__":
    sys.exit(main())
