"""Changing the reader's own themes from the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.cli import output, terminal
from reader.errors import ReaderError
from reader.presentation.plain_text import hang

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.notebook import Notebook
    from reader.workspace import Workspace


def change(workspace: Workspace, options: Namespace) -> None:
    """Make, rename, merge or hide a theme, and print what it is now.

    Raises:
        UnknownTheme: there is none of that name.
        ReaderError: a new name is another theme's.
        NotesError: it cannot be saved.
    """
    notebook = workspace.notebook
    notebook.require()
    if options.hide is not None:
        theme = _named(workspace, options.hide)
        notebook.hide_theme(theme)
        _tell(theme, options, hidden=True)
        return
    if options.add is not None:
        ident = _add(workspace, notebook, options)
    elif options.rename:
        theme = _named(workspace, options.rename[0])
        require_free(workspace, options.rename[1:], theme)
        ident = notebook.rename_theme(theme, options.rename[1])
    else:
        theme, into = (_named(workspace, name) for name in options.merge)
        if theme.key == into.key:
            raise ReaderError(f"“{options.merge[0]}” and “{options.merge[1]}” are names of one theme already")
        ident = notebook.merge_themes(into, [theme])
    _tell(workspace.themes.theme(ident), options)


def _add(workspace: Workspace, notebook: Notebook, options: Namespace) -> str:
    """Make a theme, or let one that there is go by more names; its key."""
    theme = workspace.themes.named(options.add)
    require_free(workspace, options.aliases, theme)
    if theme is None:
        return notebook.make_theme(options.add, options.aliases)
    if not options.aliases:
        raise ReaderError(
            f"“{options.add}” is a name of the theme “{theme.name}” already; nothing was changed"
        )
    return notebook.alias_theme(theme, *options.aliases)


def require_free(workspace: Workspace, names: Iterable[str], theme: Theme | None) -> None:
    """Make sure that no other theme goes by any of these names.

    Raises:
        ReaderError: one does.
    """
    for name in names:
        other = workspace.themes.named(name)
        if other is not None and (theme is None or other.key != theme.key):
            raise ReaderError(
                f"“{name}” is a name of the theme “{other.name}” already; --merge makes one theme of two"
            )


def _named(workspace: Workspace, name: str) -> Theme:
    from reader.cli.themes import named

    return named(workspace, name)


def _tell(theme: Theme, options: Namespace, *, hidden: bool = False) -> None:
    if options.format == "json":
        shown = {"name": theme.name, "aliases": list(theme.aliases), "origin": "own", "hidden": hidden}
        output.write_json(shown)
        return
    also = f", also {', '.join(theme.aliases)}" if theme.aliases else ""
    said = f"{theme.name} is hidden; --add shows it again" if hidden else f"{theme.name}{also}"
    output.write_text(hang("", said, terminal.width()) + "\n")
