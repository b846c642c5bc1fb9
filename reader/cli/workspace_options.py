"""Opening what a command line names."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from reader.cli import output
from reader.presentation.progress_text import progress_line
from reader.runtime import garbage
from reader.workspace import Workspace


def open_workspace(
    sources: Sequence[Path],
    options: Namespace,
    tell: bool = True,
    whole: bool = True,
    *,
    ranks: bool = False,
) -> Workspace:
    """The workspace of what was named.

    Args:
        sources: files and folders; none means the bundled reports.
        options: the command line: how the files are to be read, and where the notes are.
        tell: say on standard error what was hard to read, or not read.
        whole: read all of them now, not only as many as there is to show at first.
        ranks: whether passages are to be ranked, by meaning too unless the config says not to.
    """
    with output.progressing("still reading the files; they open at once the next time") as say:
        workspace = Workspace.from_paths(
            sources,
            options.encoding,
            options.notes,
            whole=whole,
            tell=lambda progress: say(progress_line(progress)),
        )
    workspace.meaning = ranks and _meaning()
    garbage.collect()
    if tell:
        for problem in workspace.problems:
            output.complain(problem)
    return workspace


def _meaning() -> bool:
    from reader.settings import config

    return config.load().meaning
