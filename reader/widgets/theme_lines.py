"""Themes on the screen, a line each: what a report says of one, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content, Span

from reader.citation import here, label, locus
from reader.positions.places import Place
from reader.presentation import silence_text
from reader.presentation.query_text import rule
from reader.presentation.theme_text import sentence
from reader.text.plain_text import cells, clip
from reader.text.printable import printable

if TYPE_CHECKING:
    from corpus.themes import Presence, Suggestion, Theme
    from corpus.themes.synopsis import Synopsis, SynopsisColumn
    from reader.analysis.model import Analysis
    from reader.notebook import Contents

NAME: Final = 24
"""Cells that a report's name has at most."""
TYPED: Final = "bold underline"
"""How the letters that were typed look in a name."""
_COUNT: Final = 4
"""Cells that a count has."""


def synopsis_rows(synopsis: Synopsis, width: int, most: int, contents: Contents | None = None) -> Content:
    """A theme's other names, then in date order how much each report says and its best sentence.

    Args:
        synopsis: what each report says.
        width: cells of a line.
        most: lines at most; reports that say nothing are the first to be counted only.
        contents: the notes, where they are there.
    """
    from corpus.themes.synopsis import tally

    theme, columns = synopsis.theme, synopsis.columns
    lines: list[Content] = []
    if theme.aliases:
        others = printable(f"also: {', '.join(theme.aliases)}")
        lines.append(Content.styled(clip(others, width), "dim"))
    if synopsis.rule:
        lines.append(Content.styled(clip(printable(rule(synopsis.rule)), width), "dim"))
    shown = columns
    if len(columns) > most - 2:
        shown = tuple(column for column in columns if column.passages)[: most - 2]
    names = [clip(printable(label(column.report)), NAME) for column in shown]
    widest = max(map(cells, names), default=0)
    lines += [
        report_row(column, name, widest, width, nothing_said(theme, column, contents))
        for column, name in zip(shown, names, strict=True)
    ]
    if len(shown) < len(columns):
        said = ", ".join(silence_text.sums(tally(columns), len(columns)))
        lines.append(Content.styled(clip(said, width), "dim"))
    return Content("\n").join(lines)


def report_row(column: SynopsisColumn, name: str, widest: int, width: int, nothing: str) -> Content:
    """One report in a line: its name, its count, and its best sentence or why there is none.

    Args:
        column: what it says.
        name: how it is called.
        widest: cells that names take.
        width: cells of the line.
        nothing: what to say where there is no passage.
    """
    spoken = [p for p in column.passages if not p.passing]
    padded = name + " " * (widest - cells(name))
    if column.passages:
        best = column.passages[0]
        count = str(len(spoken)) if spoken else f"({len(column.passages)})"
        place = locus(column.report, here(column.report, Place(column.report.by_id[best.passage.id])))
        said = Content.styled(f" {printable(place)} ", "dim") + Content(printable(sentence(best)))
        if best.passing:
            said = said.stylize("dim")
    else:
        count, said = "·", Content.styled(f" {nothing}", "dim italic")
    row = Content.styled(padded, "bold") + Content(f" {count:>{_COUNT}} ") + said
    return row.truncate(width, ellipsis=True)


def spoken(column: SynopsisColumn) -> int:
    """Passages of a report that speak of a theme; where they only mention it, those."""
    return sum(not presence.passing for presence in column.passages) or len(column.passages)


def nothing_said(theme: Theme, column: SynopsisColumn, contents: Contents | None) -> str:
    """Why a report has no passage on a theme, and which comes nearest."""
    silence = column.silence
    if silence is None:
        return ""
    if silence.together:
        return printable(silence_text.apart_short(column.report, silence.together))
    near = f"; nearest {silence_text.place(column.report, silence.nearest)}" if silence.nearest else ""
    return printable(f"{silence_text.standing(theme, column, contents).text}{near}")


def hit_row(analysis: Analysis, presence: Presence) -> Content:
    """A passage: where it stands, and its best sentence."""
    report = analysis.by_id[presence.report]
    place = locus(report, here(report, Place(report.by_id[presence.passage.id])))
    head = Content.styled(printable(label(report)), "bold") + Content(f" {printable(place)}  ")
    return head + Content(printable(sentence(presence)))


def words_row(theme: Theme) -> Content:
    """The row of the words that were typed, taken for a theme."""
    return Content.styled("your words: ", "italic") + Content(f"“{printable(theme.name)}”")


def made_row(query: str) -> Content:
    """The row that makes a theme of what was typed."""
    name = printable(" ".join(query.split()))
    return Content.styled("+ make ", "italic") + Content(f"“{name}”") + Content.styled(" a theme", "italic")


def name_row(suggestion: Suggestion) -> Content:
    """A theme's name, and the name by which it was found where that is another."""
    theme = suggestion.theme
    if suggestion.name == theme.name:
        return _lit(suggestion)
    return Content(printable(theme.name)) + Content.styled("  = ", "dim") + _lit(suggestion).stylize("dim")


def _lit(suggestion: Suggestion) -> Content:
    spans = [Span(start, end, TYPED) for start, end in suggestion.spans]
    return Content(printable(suggestion.name), spans)


def nothing_found(query: str, *, known: bool) -> Content:
    """What to say where nothing fits what was typed.

    Args:
        query: what was typed.
        known: whether any themes are known.
    """
    if not known and not query.strip():
        return Content("no themes are known here; type words, and the best passages are listed")
    if any(map(str.isalnum, query)):
        return Content("no theme and no passage has these words")
    return Content("type letters of a theme's name, such as enlargement")
