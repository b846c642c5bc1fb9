"""Writes the samples of docs/samples anew from the notes beside them: ``python -m tests.samples``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader import cli

SAMPLES: Final = Path(__file__).resolve().parents[1] / "docs" / "samples"
NOTES: Final = SAMPLES / "notes.json"
THEME: Final = "European security architecture"
WRITTEN: Final[dict[str, Sequence[str]]] = {
    "comparison.md": ["--theme", THEME],
    "pandoc.md": ["--theme", THEME, "--flavor", "pandoc"],
    "obsidian/": ["--by", "report", "--flavor", "obsidian"],
}
"""From what is written to how."""


def main() -> None:
    """Write them; what stands between keep marks stays."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
        copy = Path(home, "notes.json")  # opening a store leaves a lock beside it
        copy.write_bytes(NOTES.read_bytes())
        for output, options in WRITTEN.items():
            assert cli.main(["export", "--notes", str(copy), *options, "-o", f"{SAMPLES}/{output}"]) == 0


if __name__ == "__main__":
    main()
