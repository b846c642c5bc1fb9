"""What a page says of itself: title, authors, date, publisher, in the ways that pages have for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson
from lxml.etree import _Element as Element

from corpus.importers.html.elements import is_hidden, text_of
from corpus.importers.metadata_checks import sensible_date, sensible_names, sensible_title
from corpus.references.reference import plain_doi
from corpus.text.decoding import clean
from corpus.text.identity import letters

_TITLE: Final = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "title")
_AUTHOR: Final = (
    "citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "sailthru.author",
    "parsely-author", "byl",
)  # fmt: skip
_DATE: Final = (
    "citation_publication_date", "citation_date", "citation_online_date", "article:published_time", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.issued", "datepublished", "parsely-pub-date", "pubdate",
    "publish-date", "sailthru.date", "date",
)  # fmt: skip
_PUBLISHER: Final = (
    "citation_publisher", "citation_technical_report_institution", "dc.publisher", "dcterms.publisher",
    "og:site_name",
)  # fmt: skip
_DOI: Final = ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi", "bepress_citation_doi")
_PARTS: Final = re.compile(r"\s+[|–—»·:-]\s+|\s*\|\s*")
_TELLING: Final = 8
"""Letters of a heading that a title may have in it."""
_MOST: Final = 50
"""Authors; a list of more is no list of authors."""
_LARGEST: Final = 1_000_000
"""Characters of embedded data."""


def about(root: Element) -> tuple[dict[str, Any], str | None]:
    """The fields of ``About`` that a page states, and its heading, where one says what the page is called."""
    said = _metas(root)
    data = dict(_embedded(root))
    first = root.find(".//title")
    named = clean(text_of(first)) if first is not None else ""
    site = next(iter(_each(said, ("og:site_name",))), None)
    heading = _heading(root, [*_each(said, _TITLE), *data.get("headline", ()), named], site)
    fields: dict[str, Any] = {}
    title = next(
        (t for t in map(sensible_title, [*_each(said, _TITLE), *data.get("headline", ())]) if t), None
    )
    if heading and (title is None or letters(heading) in letters(title)):
        title = heading
    title = title or sensible_title(_without_site(named, site))
    if title:
        fields["title"] = title
    authors = sensible_names(_each(said, _AUTHOR[:3])) or sensible_names(data.get("author", ()))
    authors = authors or sensible_names(_each(said, _AUTHOR[3:])) or sensible_names(_bylines(root))
    if authors:
        fields["authors"] = authors[:_MOST]
    dates = [*_each(said, _DATE), *data.get("datePublished", ()), *_times(root)]
    date = next((found for found in map(sensible_date, dates) if found), None)
    if date is None and (loose := [found for found in map(sensible_date, _loose_times(root)) if found]):
        date = loose[0]
        if len(set(loose)) > 1:  # of other articles, or of comments: the page's own line goes over them
            fields["inferred"] = ("date",)
    if date:
        fields["date"] = date
    publisher = next(iter(_each(said, _PUBLISHER)), None)
    if publisher:
        fields["organisation"] = publisher
    if doi := plain_doi(" ".join(_each(said, _DOI))):
        fields["doi"] = doi
    return fields, heading


def _metas(root: Element) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = " ".join(clean(meta.get("content", "")).split())
        if name and content:
            said.setdefault(name.strip().lower(), []).append(content)
    return said


def _each(said: Mapping[str, list[str]], names: tuple[str, ...]) -> list[str]:
    """What is said under the first of these names that anything is said under."""
    return next((said[name] for name in names if name in said), [])


def _embedded(root: Element) -> Iterator[tuple[str, list[str]]]:
    """What JSON-LD (https://schema.org/Article) says in the page."""
    found: dict[str, list[str]] = {}
    for script in root.iter("script"):
        if (
            script.get("type", "").lower() != "application/ld+json"
            or not script.text
            or len(script.text) > _LARGEST
        ):
            continue
        try:
            data = orjson.loads(script.text)
        except ValueError:
            continue
        things = data if isinstance(data, list) else [data]
        for thing in things[:_MOST]:
            graph = thing.get("@graph", [thing]) if isinstance(thing, dict) else []
            for item in graph[:_MOST] if isinstance(graph, list) else []:
                if isinstance(item, dict) and re.search(
                    "Article|Post|Report|Paper", str(item.get("@type", ""))
                ):
                    for name in ("headline", "author", "datePublished"):
                        found.setdefault(name, []).extend(_texts(item.get(name)))
    yield from ((name, texts) for name, texts in found.items() if texts)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(clean(value).split())
    elif isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, list):
        for part in value[:_MOST]:
            if not isinstance(part, list):
                yield from _texts(part)


def _heading(root: Element, titles: list[str], site: str | None) -> str | None:
    """The heading that a stated title has in it, else the only first one."""
    firsts = [text for text in map(_shown, root.iter("h1")) if text and letters(text) != letters(site or "")]
    wanted = [letters(title) for title in titles if title]
    found: list[str] = []
    for text in (*firsts, *map(_shown, root.iter("h2"))):
        said = letters(text)
        if said in wanted or (
            len(said) > _TELLING and any(said in title or title in said for title in wanted if title)
        ):
            found.append(text)
    if found:
        return max(found, key=len)
    return firsts[0] if len(firsts) == 1 else None


def _shown(element: Element) -> str:
    return "" if is_hidden(element) else clean(text_of(element, 1000))


def _without_site(title: str, site: str | None) -> str:
    """A page's title without the name of its site: "Report | The Site" is Report."""
    parts = [part for part in _PARTS.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    if site:
        parts = [part for part in parts if letters(part) != letters(site)] or parts
    return max(parts, key=len) if len(parts) == 2 or site else title


def _bylines(root: Element) -> list[str]:
    """Who is named as the author in the page itself."""
    for element in root.iter("a", "span", "p", "div", "address"):
        if (
            "author" in element.get("rel", "").split()
            or "author" in element.get("itemprop", "").split()
            or re.search(
                r"(?:^|\s)(?:p-author|author-?name|byline-?(?:name|author)|author|byline)(?:\s|$)",
                element.get("class", ""),
                re.IGNORECASE,
            )
        ):
            text = clean(text_of(element, 200))
            if 4 < len(text) < 100:
                return [text]
    return []


def _times(root: Element) -> list[str]:
    return [
        element.get("datetime") or element.get("content") or text_of(element, 100)
        for element in root.iter("time", "span", "meta")
        if "datePublished" in element.get("itemprop", "")
        or (element.tag == "time" and element.get("pubdate") is not None)
    ]


def _loose_times(root: Element) -> list[str]:
    """The times on a page that do not say what they are of."""
    return [element.get("datetime") for element in root.iter("time") if element.get("datetime")][:_MOST]
