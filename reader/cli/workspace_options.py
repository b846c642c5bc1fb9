"""Opening what a command line names."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import output
from reader.presentation.progress_text import progress_line
from reader.runtime import garbage
from reader.workspace import Workspace

if TYPE_CHECKING:
    pass


def open_workspace(
    sources: Sequence[Path], options: Namespace, tell: bool = True, whole: bool = True
) -> Workspace:
    """The workspace of what was named.

    Args:
        sources: files and folders; none means the bundled reports.
        options: the command line: how the files are to be read, and where the notes are.
        tell: say on standard error what was hard to read, or not read.
        whole: read all of them now, not only as many as there is to show at first.
    """
    with output.progressing("still reading the files; they open at once the next time") as say:
        workspace = Workspace.from_paths(
            sources,
            options.encoding,
            options.notes,
            whole=whole,
            tell=lambda progress: say(progress_line(progress)),
        )
    garbage.collect()
    if tell:
        for problem in workspace.problems:
            output.complain(problem)
    return workspace
