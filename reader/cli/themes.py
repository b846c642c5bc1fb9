"""The commands for themes: what each of them answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.cli import output, terminal
from reader.cli.parser import UsageError
from reader.cli.workspace_options import open_workspace
from reader.errors import ReaderError, UnknownTheme
from reader.text.plain_text import hang

if TYPE_CHECKING:
    from corpus.themes import Theme
    from reader.notebook import Notebook
    from reader.workspace import Workspace


def jump(options: Namespace) -> None:
    """Answer ``syntopic jump``: the theme that is meant, and the passages on it in every report."""
    from reader.cli.format.jump import jump_json, jump_text

    workspace = _opened(options, ranks=True)
    several = options.query == "-"
    jumper = workspace.jumper if several else workspace.single_jumper
    contents = workspace.contents
    for index, query in enumerate(terminal.lines() if several else (options.query,)):
        look = jumper.jump_to_words if options.as_theme else jumper.jump
        found = look(query, options.limit)
        if options.format == "json":
            output.write_json(jump_json(found))
        else:
            output.write_text("\n" * (index > 0) + jump_text(found, workspace, contents, terminal.width()))
        if several:
            output.flush()


def themes(options: Namespace) -> None:
    """Answer ``syntopic themes``: the themes, those first of which most reports say most; or change one.

    Of themes discovered in the text the best ones come first.
    """
    from reader.cli.format.themes import theme_json, themes_table, themes_text

    if options.add is not None or options.rename or options.merge or options.hide is not None:
        change(_opened(options), options)
        return
    if options.aliases:
        raise UsageError("--alias goes with --add NAME: syntopic themes --add NAME --alias OTHER")
    if options.draft:
        _draft(options)
        return
    if options.discovered:
        workspace = _unlisted(options)
        rows = workspace.discovered()
    else:
        workspace = _opened(options)
        rows = workspace.matrix()
    if options.format == "json":
        output.write_json_array(theme_json(row, workspace) for row in rows)
    elif options.format == "text":
        _print(themes_text(rows, terminal.width()))
    else:
        _print_table(themes_table(rows), options.format)


def _draft(options: Namespace) -> None:
    """Print the discovered themes as a list that an editor can go on with."""
    from corpus.themes.draft import draft

    if options.format != "text":
        raise UsageError("--draft prints TOML: syntopic themes --draft > themes.toml")
    _print(draft(_unlisted(options).discovered_themes()))


def _unlisted(options: Namespace) -> Workspace:
    """The workspace, whatever lists lie beside its reports; one report alone is told on standard error."""
    workspace = open_workspace(options.sources, options)
    if len(workspace.reports) < 2:
        output.complain("one report alone has no themes to discover: they are what two or more speak of")
    return workspace


def matrix(options: Namespace) -> None:
    """Answer ``syntopic matrix``: themes by reports, how much each says of each."""
    from reader.cli.format.themes import matrix_json, matrix_table, matrix_text

    workspace = _opened(options)
    rows = workspace.matrix()
    if options.format == "json":
        output.write_json(matrix_json(rows, workspace))
    elif options.format == "text":
        _print(matrix_text(rows, workspace, terminal.width()))
    else:
        _print_table(matrix_table(rows, workspace), options.format)


def synopsis(options: Namespace) -> None:
    """Answer ``syntopic synopsis``: one theme across all reports, in date order.

    Raises:
        UnknownTheme: no theme goes by that name.
        UsageError: the words to be taken for a theme are none.
    """
    from reader.cli.format.synopsis import synopsis_json, synopsis_table, synopsis_text

    workspace = _opened(options, ranks=True)
    theme = _of_words(options.theme) if options.as_theme else named(workspace, options.theme)
    if options.format == "markdown":
        from reader.exporting.markdown import comparison

        output.write_text(comparison(workspace, theme))
        return
    found = workspace.synopsis(theme)
    contents = workspace.notebook.contents
    if options.format == "json":
        output.write_json(synopsis_json(found, contents))
    elif options.format == "csv":
        output.write_csv(synopsis_table(found, contents))
    else:
        output.write_text(synopsis_text(found, contents, workspace, terminal.width()))


def find_themes(workspace: Workspace) -> None:
    """Make the themes ready; what is wrong with them, or with the notes, is told on standard error."""
    for problem in (*workspace.theme_problems, *workspace.own_problems):
        output.complain(problem)
    if not workspace.subject.listed[0]:
        with output.progressing("still looking for themes; they are kept for the next time") as say:
            workspace.subject.discovered(lambda done, total: say(f"step {done:,} of {total:,}"))


def named(workspace: Workspace, name: str) -> Theme:
    """The theme that goes by a name.

    Raises:
        UnknownTheme: none does; the message names those that come near.
    """
    theme = workspace.themes.named(name)
    if theme is not None:
        return theme
    near = [f"“{workspace.themes.themes[m.number].name}”" for m in workspace.jumper.meaning.meant(name, 3)]
    hint = f"did you mean {' or '.join(near)}?" if near else "syntopic themes lists them"
    raise UnknownTheme(f"no theme is called “{name}”: {hint}")


def _of_words(words: str) -> Theme:
    """The theme made of words.

    Raises:
        UsageError: there is not one letter or figure among them.
    """
    from corpus.themes.query_theme import query_theme

    theme = query_theme(words)
    if theme is None:
        raise UsageError('--as-theme takes words: syntopic synopsis --as-theme "nuclear exports"')
    return theme


def _opened(options: Namespace, *, ranks: bool = False) -> Workspace:
    """The workspace, what is wrong with its themes told on standard error."""
    workspace = open_workspace(options.sources, options, ranks=ranks)
    find_themes(workspace)
    return workspace


def _print(pieces: Iterable[str]) -> None:
    for piece in pieces:
        output.write_text(piece)


def _print_table(rows: Sequence[Sequence[object]], form: str) -> None:
    from reader.cli.format.themes import markdown_table

    if form == "csv":
        output.write_csv(rows)
    else:
        _print(markdown_table(rows))


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
        theme = named(workspace, options.hide)
        notebook.themes.hide(theme)
        _tell(theme, options, hidden=True)
        return
    if options.add is not None:
        ident = _add(workspace, notebook, options)
    elif options.rename:
        theme = named(workspace, options.rename[0])
        require_free(workspace, options.rename[1:], theme)
        ident = notebook.themes.rename(theme, options.rename[1])
    else:
        theme, into = (named(workspace, name) for name in options.merge)
        if theme.key == into.key:
            raise ReaderError(f"“{options.merge[0]}” and “{options.merge[1]}” are names of one theme already")
        ident = notebook.themes.merge(into, [theme])
    _tell(workspace.themes.theme(ident), options)


def _add(workspace: Workspace, notebook: Notebook, options: Namespace) -> str:
    """Make a theme, or let one that there is go by more names; its key."""
    theme = workspace.themes.named(options.add)
    require_free(workspace, options.aliases, theme)
    if theme is None:
        return notebook.themes.make(options.add, options.aliases)
    if not options.aliases:
        raise ReaderError(
            f"“{options.add}” is a name of the theme “{theme.name}” already; nothing was changed"
        )
    return notebook.themes.alias(theme, *options.aliases)


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


def _tell(theme: Theme, options: Namespace, *, hidden: bool = False) -> None:
    if options.format == "json":
        shown = {"name": theme.name, "aliases": list(theme.aliases), "origin": "own", "hidden": hidden}
        output.write_json(shown)
        return
    also = f", also {', '.join(theme.aliases)}" if theme.aliases else ""
    said = f"{theme.name} is hidden; --add shows it again" if hidden else f"{theme.name}{also}"
    output.write_text(hang("", said, terminal.width()) + "\n")
