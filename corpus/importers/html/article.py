"""The article of a saved web page: the element that holds it, and what in it is not part of it.

First everything goes that says itself that it is no part (menus, asides, comments, share links), unless it
holds much of the page's writing; then the smallest element is sought that holds nearly all of the rest. What
a page says of itself (article, main, articleBody) is taken at its word where half of the writing is in it.
Measures: see ``measure``. The order of the steps is that of Mozilla's Readability.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from corpus.importers.html.elements import HEADINGS, names, says
from corpus.importers.html.measure import WritingCounts

_NEARLY_ALL: Final = 0.9
"""Share of the writing that an element must hold to be the article, when it does not say that it is."""
_HALF: Final = 0.5
_MUCH: Final = 0.4
"""Share of the writing from which an element is no menu, whatever it is called."""
_ROLES: Final = re.compile(
    r"\b(?:navigation|banner|contentinfo|complementary|search|dialog|alert|alertdialog|menu|menubar|toolbar"
    r"|tablist)\b"
)
_ASIDE: Final = re.compile(
    r"""(?:^|[\s_-])(?:
    ad | ads | advert\w* | ambox | author-?(?:box|bio|info|card) | banner\w* | bio | blogroll |
    bookmark\w* | breadcrumbs? | byline-?social | carousel | catlinks | consent | cookies?\w* |
    disclaimer | donate | extra | foot | footer | gallery-?nav | gdpr | global | hatnote | hidden |
    jump-to-nav | language\w* | login | masthead | md-(?:nav|header|footer|sidebar|tabs)\w* | menus? |
    meta-?nav | modal | more-?(?:from|on|stories) | most-?(?:read|popular) | nav | navbar | navbox |
    navigation | newsletter\w* | outbrain | overlay | pager | pagination | paywall | popular | popup |
    post-?nav\w* | prev-?next | print | printfooter
    | privacy\w* | promo\w* | read-?(?:more|next) | recirc\w* |
    recommend\w* | related\w* | rss | rst-footer\w* | search\w* | share\w* | sharing | shoutbox |
    sidebar\w* | signup | siteSub | skip\w* | skyscraper | social\w* | sphinxsidebar | sponsor\w* |
    sub-?nav | subscri\w* | survey | tab-?bar | taboola | tag-?cloud | tags? | teasers? | toc | toolbar
    | tools? | tooltip | trending | utility | widgets? | wy-nav\w*
    )(?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENTS: Final = re.compile(
    r"""(?:^|[\s_-])(?: comments? | commentlist | comment-?(?:list|area|section|respond|form)s? | disqus\w*
    | respond | replies | livefyre | fb-comments )(?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTENT: Final = re.compile(
    r"(?:^|[\s_-])(?:article|body|content|entry|hentry|main|page|post|story|text|document|section)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEPT: Final = frozenset(
    {"html", "body", "article", "main", "p", "pre", "td", "tr", "tbody", "blockquote", *HEADINGS}
)
"""Elements that are never left out for what they are called."""
_DROPPED: Final = frozenset({"nav", "footer", "aside", "form", "menu", "dialog", "search", "fieldset"})
_BOXES: Final = frozenset(
    {"body", "div", "section", "article", "main", "td", "tr", "tbody", "table", "center", "form"}
)


class Article(NamedTuple):
    """Where a page's article is."""

    root: Element
    dropped: frozenset[Element]
    """Elements in it that are no part of it."""
    is_page: bool
    """Whether this is a page of a web site; else all of it is the document."""


def find_article(root: Element) -> Article:
    """The article of a page; all of it where nothing says that it is more than that."""
    body = root.find("body")
    body = root if body is None else body
    measures = WritingCounts(body)
    total = measures.writing.get(body, 0)
    writing = dict(measures.writing)
    dropped: set[Element] = set()
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element in measures.text and _is_junk(element, measures, total):
            dropped.add(element)
            walk.skip_subtree()
            for outer in (element, *element.iterancestors()):
                if outer in writing:
                    writing[outer] -= measures.writing[element]
    if not dropped or not writing.get(body):
        return Article(body, frozenset(), False)
    return Article(_holder(body, writing, dropped), frozenset(dropped), True)


def _is_junk(element: Element, measures: WritingCounts, total: int) -> bool:
    tag = element.tag
    own = measures.writing[element]
    if (
        _COMMENTS.search(names(element))
        and tag not in _KEPT
        and not _CONTENT.search(element.get("class", ""))
    ):
        return own < _NEARLY_ALL * total and not _holds_title(element)
    if own >= _MUCH * total or _is_contents(element):
        return False
    if tag in _DROPPED:
        return "note" not in says(element) and not (tag == "form" and own > 0)
    said = says(element)
    if said.strip() and _ROLES.search(said):
        return True
    if tag in _KEPT:
        return False
    if tag == "header":
        return not _holds_title(element) and measures.linked[element] > 0.5 * max(1, measures.text[element])
    named = names(element)
    if not _ASIDE.search(named):
        return False
    if _CONTENT.search(named) and own:
        return False
    return not _holds_title(element)


def _is_contents(element: Element) -> bool:
    """Whether it lists what is in this very page: that is no sign of a web site."""
    hrefs = [link.get("href", "") for link in islice(element.iter("a"), 50)]
    return len(hrefs) > 1 and all(href.startswith("#") for href in hrefs)


def _holds_title(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _holder(body: Element, writing: dict[Element, int], dropped: set[Element]) -> Element:
    """The element that holds the article."""
    total = writing[body]
    said = [e for e in body.iter() if e in writing and _says_content(e) and not _is_within(e, dropped)]
    if said:
        best = max(said, key=lambda e: writing[e])  # the outermost of equals comes first
        if writing[best] >= _HALF * total:
            within = [e for e in said if e is not best and writing[e] >= _NEARLY_ALL * writing[best]]
            return next((e for e in within if e.tag == "article" and best.tag != "article"), best)
    holder = body
    while True:
        inner: Element = max(
            (e for e in holder if e in writing and e.tag in _BOXES and e not in dropped),
            key=lambda e: writing[e],
            default=holder,
        )
        if inner is holder or writing[inner] < _NEARLY_ALL * total:
            return holder
        holder = inner


def _says_content(element: Element) -> bool:
    return (
        element.tag in {"article", "main"}
        or "main" in says(element).split()
        or "articlebody" in element.get("itemprop", "").lower()
    )


def _is_within(element: Element, dropped: set[Element]) -> bool:
    return element in dropped or any(outer in dropped for outer in element.iterancestors())
