"""The reports as references: CSL-JSON for pandoc and Zotero, BibTeX for LaTeX.

Formats: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html, https://docs.citationstyles.org.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from notes.export.records import CitedReport, Person

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""What LaTeX would not print as it stands."""
_NOT_IN_KEY: Final = re.compile(r"[^A-Za-z0-9_:-]+")


def citekey(source: CitedReport, own: Mapping[str, str]) -> str:
    """What a report is cited by: its key in the reader's own bibliography, else its id.

    Args:
        source: the report.
        own: from a report's id to its key there (notes/export/bibliography.py).
    """
    return own.get(source.id) or _NOT_IN_KEY.sub("-", source.id).strip("-:") or "report"


def csl(
    sources: Iterable[CitedReport], own: Mapping[str, str], shown: Callable[[str], str] = str
) -> list[dict[str, Any]]:
    """The references as CSL-JSON has them; a year that the source does not state is a literal "[2010]".

    Args:
        sources: the reports.
        own: from a report's id to its key in the reader's own bibliography.
        shown: makes of a text what shows it, where texts are read as Markdown.
    """
    return [_csl(source, citekey(source, own), shown) for source in sources]


def csl_json(sources: Iterable[CitedReport], own: Mapping[str, str]) -> str:
    """The text of a ``references.json``."""
    return json.dumps(csl(sources, own), ensure_ascii=False, indent=2) + "\n"


def bibtex(sources: Iterable[CitedReport], own: Mapping[str, str]) -> str:
    """The text of a ``references.bib``."""
    return "\n".join(_bibtex(source, citekey(source, own)) for source in sources)


def _csl(source: CitedReport, key: str, shown: Callable[[str], str]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "type": "report", "title": shown(source.title)}
    if source.authors:
        item["author"] = [_name(person, shown) for person in source.authors]
    elif source.organisation:
        item["author"] = [{"literal": shown(source.organisation)}]
    if source.organisation:
        item["publisher"] = shown(source.organisation)
    if source.series:
        item["collection-title"] = shown(source.series)
    if source.date:
        parts = [int(part) for part in source.date.split("-")]
        literal = {"literal": shown(source.year)}
        item["issued"] = literal if source.date_inferred else {"date-parts": [parts]}
    return item


def _name(person: Person, shown: Callable[[str], str]) -> dict[str, str]:
    if not person.given:
        return {"literal": shown(person.family)}
    return {"family": shown(person.family), "given": shown(person.given)}


def _bibtex(source: CitedReport, key: str) -> str:
    fields = {"title": f"{{{_tex(source.title)}}}"}  # twice in braces: its capitals stay
    if source.authors:
        fields["author"] = " and ".join(_person(person) for person in source.authors)
    elif source.organisation:
        fields["author"] = f"{{{_tex(source.organisation)}}}"
    if source.organisation:
        fields["institution"] = _tex(source.organisation)
    if source.series:
        fields["type"] = _tex(source.series)
    if source.date:
        fields["year"] = source.date[:4]  # not "[2010]": programs would take it for none
        if source.date_inferred:
            fields["note"] = "Year inferred"
        elif len(source.date) > 4:
            fields["month"] = str(int(source.date[5:7]))
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@techreport{{{key},\n{rows}}}\n"


def _person(person: Person) -> str:
    return f"{_tex(person.family)}, {_tex(person.given)}" if person.given else f"{{{_tex(person.family)}}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(text.split()))
