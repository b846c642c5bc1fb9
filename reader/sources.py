"""Opening what a command line names."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from reader import garbage, output
from reader.workspace import Workspace


def open_workspace(sources: Sequence[Path], options: Namespace, tell: bool = True) -> Workspace:
    """The workspace of what was named.

    Args:
        sources: files and folders; none means the bundled reports.
        options: the command line: how the files are to be read, and where the notes are.
        tell: say on standard error what was hard to read, or not read.
    """
    with output.reassuring("still reading the files; they open at once the next time"):
        workspace = Workspace.from_paths(sources, options.encoding, options.notes)
    garbage.collect()
    if tell:
        for problem in workspace.problems:
            output.complain(problem)
    return workspace
