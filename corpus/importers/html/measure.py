"""How much writing stands in each element of a page.

Writing is told from menus by the length of a text and by how little of it is links, as in jusText
(J. Pomikálek, "Removing Boilerplate and Duplicate Content from Web Corpora", 2011); the sum over all that
stands in an element takes the place of the scores that Readability (Arc90, 2009) hands on to ancestors.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from corpus.importers.html.elements import BLOCKS, HEADINGS, is_hidden

LONG: Final = 70
"""Characters: shorter blocks may be anything."""
LINKED: Final = 0.4
"""Share of links from which a long text is a menu or a list of teasers."""


_IDEOGRAPHS: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_WEIGHT: Final = 2
"""What a sign of Chinese, Japanese and Korean says more than a letter."""


def weight(text: str) -> int:
    """How much a text says, in letters."""
    return len(text) if text.isascii() else len(text) + _WEIGHT * len(_IDEOGRAPHS.findall(text))


class WritingCounts:
    """Of each block: the characters of writing in it, and of any text."""

    def __init__(self, root: Element) -> None:
        self.writing: dict[Element, int] = {}
        self.text: dict[Element, int] = {}
        self.linked: dict[Element, int] = {}
        self._measure(root)

    def _measure(self, root: Element) -> None:
        sums = [[0, 0, 0, 0, 0]]  # own text, own links, writing, all text, all links
        links = 0
        skipped: Element | None = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if is_hidden(element):
                    walk.skip_subtree()
                    skipped = element
                    continue
                links += tag == "a"
                if tag in BLOCKS:
                    sums.append([0, 0, 0, 0, 0])
                if element.text:
                    _add(sums[-1], element.text, links)
                continue
            if element is not skipped:
                links -= tag == "a"
                if tag in BLOCKS:
                    own, own_links, writing, text, linked = sums.pop()
                    if own >= LONG and own_links < LINKED * own and tag not in HEADINGS:
                        writing += own - own_links
                    self.writing[element], self.text[element] = writing, text + own
                    self.linked[element] = linked + own_links
                    for place, value in ((2, writing), (3, text + own), (4, linked + own_links)):
                        sums[-1][place] += value
            if element.tail and element is not root:
                _add(sums[-1], element.tail, links)


def _add(sums: list[int], text: str, links: int) -> None:
    length = weight(text.strip())
    sums[0] += length
    sums[1] += length * bool(links)
