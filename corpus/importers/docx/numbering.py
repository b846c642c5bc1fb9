"""The numbers that Word sets before paragraphs: they are nowhere in the text, but counted when it is shown.

After ECMA-376, part 1, 17.9: an abstract numbering has levels with a form and a text ("%1.%2"), instances
of it share the count, and a level begins anew when one above it goes on.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml.etree import _Element as Element

from corpus.importers.docx.styles import attribute, value
from corpus.importers.html.lists import written

_FORMS: Final = {
    "decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i",
    "upperRoman": "I", "ordinal": "1",
}  # fmt: skip
_LEVEL: Final = re.compile(r"%([1-9])")
_DEEPEST: Final = 9


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class WordNumbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for abstract in root.iter("{*}abstractNum") if root is not None else ():
            ident = attribute(abstract, "abstractNumId") or ""
            self._levels[ident] = {}
            for level in abstract.iter("{*}lvl"):
                depth = _number(attribute(level, "ilvl"), 0)
                form, text = value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
                self._levels[ident][depth] = _Level(form, text, _number(value(level, "start"), 1))
                if style := value(level, "pStyle"):
                    self._by_style[ident, style] = depth
        for instance in root.iter("{*}num") if root is not None else ():
            ident = attribute(instance, "numId") or ""
            self._abstract[ident] = value(instance, "abstractNumId") or ""
            self._starts[ident] = {
                _number(attribute(override, "ilvl"), 0): _number(value(override, "startOverride"), 1)
                for override in instance.iter("{*}lvlOverride")
                if value(override, "startOverride") is not None
            }

    def marker(self, number: str, depth: str | None, style: str | None) -> str | None:
        """What stands before the next paragraph of a numbering; None where that is a bullet or nothing."""
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        at = self._by_style.get((abstract, style or ""), 0) if depth is None else _number(depth, 0)
        level = levels.get(at)
        if level is None or at >= _DEEPEST:
            return None
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        if number not in self._begun:
            self._begun.add(number)
            for changed, start in self._starts.get(number, {}).items():
                if changed < _DEEPEST:
                    counts[changed] = start - 1
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        counts[at + 1 :] = [None] * (_DEEPEST - at - 1)
        if level.form not in _FORMS:
            return None
        return (
            _LEVEL.sub(lambda found: self._written(levels, counts, int(found[1]) - 1), level.text).strip()
            or None
        )

    @staticmethod
    def _written(levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        count = counts[depth]
        if count is None:  # a level that was passed over counts as begun
            count = counts[depth] = level.start
        return written(count, _FORMS.get(level.form, "1"))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
