"""A ``themes.toml`` to begin with: the themes found in the texts, for an editor to strike out and add to.

Where the reports speak of each theme stands in comments, as locators ready to be taken in. They are no fields
yet, because in a report with locators no other passage counts, and nobody has looked at these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from corpus.themes.curated import is_name
from corpus.themes.names import name_key

if TYPE_CHECKING:
    from corpus.passages import Passage
    from corpus.themes.model import Theme
    from corpus.themes.theme_index import Themes

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_HEAD: Final = """\
# Themes found in the texts, the best first: strike out, rename, add. What the fields mean: docs/themes.md.
# A line "main.REPORT" lists the passages with a theme's names: take its "#" away when you have looked.
"""


def draft(themes: Themes) -> Iterator[str]:
    """The list, theme by theme, as it is read back without a warning.

    Args:
        themes: as they are to stand in it, in this order; told apart by what an editor's list tells apart.
    """
    yield _HEAD
    taken = {name_key(theme.name) for theme in themes.themes}
    begun: set[str] = set()
    for theme in themes.themes:
        key = name_key(theme.name)
        if key in begun or not is_name(theme.name):
            continue
        begun.add(key)
        yield "\n[[theme]]\n" + f"name = {quoted(theme.name)}\n"
        aliases = list(_free(theme.aliases, taken))
        if aliases:
            yield f"aliases = [{', '.join(map(quoted, aliases))}]\n"
        yield from _places(themes, theme)


def _free(names: Iterable[str], taken: set[str]) -> Iterator[str]:
    """Those names that no theme has yet; they are taken then."""
    for name in names:
        key = name_key(name)
        if is_name(name) and key not in taken:
            taken.add(key)
            yield name


def _places(themes: Themes, theme: Theme) -> Iterator[str]:
    for report, presences in themes.spoken(theme).items():
        order = themes.by_id[report].by_id
        passages = sorted((p.passage for p in presences if not p.passing), key=lambda p: order[p.id])
        if passages:
            name = report if _BARE.fullmatch(report) else quoted(report)
            yield f'# main.{name} = "{locators(passages)}"\n'


def locators(passages: Sequence[Passage]) -> str:
    """Passages in reading order as an index has them: "4, 7-9, yi7niubv"."""
    pieces: list[str] = []
    numbers = [p.number for p in passages if p.number is not None]
    for _, together in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        row = [number for _, number in together]
        pieces.append(str(row[0]) if len(row) == 1 else f"{row[0]}-{row[-1]}")
    return ", ".join(pieces + [p.id for p in passages if p.number is None])


def quoted(text: str) -> str:
    """A text as a string of TOML on one line, whatever stands in it; half a surrogate pair cannot."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = 0xFFFD if 0xD800 <= ord(char) <= 0xDFFF else ord(char)
    return f"\\U{code:08X}"
