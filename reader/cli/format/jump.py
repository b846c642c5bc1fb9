"""What a jump prints, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from corpus.themes import Origin
from corpus.themes.synopsis import SynopsisColumn
from reader.citation import label
from reader.cli.format.reports import MEASURE
from reader.presentation.query_text import NOT_COUNTED, rule
from reader.presentation.silence_text import standing
from reader.presentation.theme_text import address, sentence
from reader.text.plain_text import hang

if TYPE_CHECKING:
    from corpus.themes import Presence, Silence, Theme
    from corpus.themes.jump import Jump
    from reader.notebook import Contents
    from reader.workspace import Workspace

_NAMES: Final = 8
"""So many names of a theme are said to have been searched for."""


def jump_json(jump: Jump) -> dict[str, Any]:
    """A jump as the JSON contract has it.

    In ``silent`` are those reports alone in which nothing was found: neither abstracts, nor those that have
    all the words of a name, the passages of which are in ``not_counted``.
    """
    theme = jump.theme
    return {
        "query": jump.query,
        "theme": theme_json(theme) if theme else None,
        "alternatives": [other.name for other in jump.alternatives],
        "passages": [presence_json(presence) for presence in jump.passages],
        "silent": [_silence_json(silence) for silence in jump.silent if silence.nothing_found],
        "not_counted": places_json(p for silence in jump.silent for p in silence.together),
        "near": places_json(jump.near or _nearest(jump.silent)),
        "abstract_only": [_silence_json(silence) for silence in jump.silent if silence.abstract_only],
    }


def theme_json(theme: Theme) -> dict[str, Any]:
    """The names of a theme; of one made of words, that it is."""
    made = {"origin": theme.origin.value} if theme.origin is Origin.QUERY else {}
    return {"name": theme.name, "aliases": list(theme.aliases), **made}


def _nearest(silences: Iterable[Silence]) -> Iterator[Presence]:
    return (presence for silence in silences if silence.nothing_found for presence in silence.near)


def presence_json(presence: Presence) -> dict[str, Any]:
    """A passage on a theme, as the JSON contract has hits."""
    return {
        "report": presence.report,
        "passage": presence.passage.id,
        "number": presence.passage.number,
        "score": round(presence.weight, 4),
        "passing": presence.passing,
        "text": presence.passage.text,
        "matches": [list(match) for match in presence.matches],
        "sentence": list(presence.sentence),
    }


def places_json(presences: Iterable[Presence]) -> list[dict[str, str]]:
    """Where passages stand, without a word of what is in them."""
    return [{"report": presence.report, "passage": presence.passage.id} for presence in presences]


def _silence_json(silence: Silence) -> dict[str, Any]:
    nearest = silence.nearest
    return {
        "report": silence.report,
        "nearest": nearest.passage.id if nearest else None,
        "number": nearest.passage.number if nearest else None,
        "near": places_json(silence.near),
    }


def jump_text(jump: Jump, workspace: Workspace, contents: Contents | None, width: int | None) -> str:
    """A jump to read: the theme, the best passages, and the reports in which nothing was found.

    Args:
        jump: what was found.
        workspace: the reports.
        contents: the notes, where there are any.
        width: cells of a line.
    """
    width = None if width is None else min(width, MEASURE)
    text = "".join(hang("", line, width) + "\n" for line in _head(jump))
    text += _listed(jump.passages, workspace, width)
    if jump.near:
        text += f"\n{NOT_COUNTED}:\n{_listed(jump.near, workspace, width)}"
    if jump.theme is not None:
        for silence in jump.silent:
            text += "\n" + hang("", _without(jump.theme, silence, workspace, contents), width) + "\n"
    return text


def _listed(presences: Iterable[Presence], workspace: Workspace, width: int | None) -> str:
    """Passages to read, each with a blank line before it."""
    return "".join(
        f"\n{hang('', address(each, workspace), width)}\n{hang('    ', sentence(each), width)}\n"
        for each in presences
    )


def _without(theme: Theme, silence: Silence, workspace: Workspace, contents: Contents | None) -> str:
    """What is said of a report in which no name of the theme stands, and what is to be read first."""
    report = workspace.report(silence.report)
    said = standing(theme, SynopsisColumn(report, (), silence), contents).text
    near = f"; nearest: {address(silence.nearest, workspace)}" if silence.nearest else ""
    if silence.together:
        near = f": {address(silence.together[0], workspace)}"
    return f"{label(report)}: {said}{near}"


def _head(jump: Jump) -> list[str]:
    if jump.theme is None:
        if not any(map(str.isalnum, jump.query)):
            return ["nothing to jump to: type part of a theme's name, such as enlargement"]
        found = "the best passages by their words" if jump.passages else "and no passage has its words"
        lines = [f"no theme fits “{jump.query}”: {found}"]
    else:
        lines = [jump.theme.name]
        if jump.rule:
            lines.append(rule(jump.rule))
        if jump.theme.aliases:
            more = len(jump.theme.aliases) - _NAMES
            others = ", ".join(jump.theme.aliases[:_NAMES]) + (f" and {more} more" if more > 0 else "")
            lines.append(f"also: {others}")
    if jump.alternatives:
        lines.append(f"or: {', '.join(theme.name for theme in jump.alternatives)}")
    return lines
