"""BibTeX and BibLaTeX, as Zotero, JabRef, Mendeley and people write it (http://www.bibtex.org/Format/).

What is broken is named with its line and passed over; reading goes on with the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from corpus.importers.metadata_checks import sensible_date
from corpus.references.latex import plain
from corpus.references.reference import Reference, plain_doi

_BEGIN: Final = re.compile(r"^[ \t]*@[ \t]*([A-Za-z]+)[ \t\r\n]*[{(]", re.MULTILINE)
_KEY: Final = re.compile(r"[ \t\r\n]*([^\s,{}()=\"#%]*)[ \t\r\n]*(?:,|(?=[})]))")
_NAME: Final = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_BARE: Final = re.compile(r"[^\s,#{}()\"]+")
_NEXT: Final = re.compile(r"\s*(#|,|[})])\s*")
_NO_WORKS: Final = frozenset({"comment", "preamble"})
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_PUBLISHERS: Final = ("institution", "publisher", "organization", "school", "journal", "journaltitle")
_LONGEST_NAME: Final = 90


class Problem(NamedTuple):
    """What is wrong in a list, and in which line, from 1."""

    line: int
    what: str


class _Broken(Exception):  # noqa: N818 - it never leaves this module
    """An entry cannot be read on; holds where and why."""

    def __init__(self, at: int, what: str) -> None:
        super().__init__(what)
        self.at, self.what = at, what


def read_bibtex(text: str) -> tuple[list[Reference], list[Problem]]:
    """The works that a BibTeX file lists, and what in it could not be read."""
    works: list[Reference] = []
    problems: list[Problem] = []
    macros: dict[str, str] = {}
    at = 0
    while begin := _BEGIN.search(text, at):
        kind = begin[1].lower()
        at = begin.end()
        if kind in _NO_WORKS:
            continue
        try:
            key, fields, at = _entry(text, at, macros, keyed=kind != "string")
        except _Broken as broken:
            problems.append(Problem(text.count("\n", 0, broken.at) + 1, broken.what))
            continue
        if kind == "string":
            macros.update(fields)
        else:
            works.append(_work(key, fields))
    return works, problems


def _entry(text: str, at: int, macros: Mapping[str, str], keyed: bool) -> tuple[str, dict[str, str], int]:
    key = ""
    if keyed:
        found = _KEY.match(text, at)
        if not found:
            raise _Broken(at, "no comma after the key of an entry")
        key, at = found[1], found.end()
    fields: dict[str, str] = {}
    while True:
        closing = re.compile(r"[\s,]*[})]").match(text, at)
        if closing:
            return key, fields, closing.end()
        named = _NAME.match(text, at)
        if not named and text[_seen(text, at)] in "@},)":
            raise _Broken(at - 1, f"the entry {key!r} is never closed")
        if not named:
            raise _Broken(_seen(text, at), f"no 'name = value' here in the entry {key!r}")
        value, at = _value(text, named.end(), macros, named[1])
        fields.setdefault(named[1].lower(), value)


def _value(text: str, at: int, macros: Mapping[str, str], name: str) -> tuple[str, int]:
    parts: list[str] = []
    start = at
    while True:
        sign = text[at : at + 1]
        if sign == "{":
            end = _closed(text, at, name)
            parts.append(text[at + 1 : end - 1])
        elif sign == '"':
            end = _quoted(text, at, name)
            parts.append(text[at + 1 : end - 1])
        elif bare := _BARE.match(text, at):
            end = bare.end()
            parts.append(macros.get(bare[0].lower(), bare[0]))
        else:
            raise _Broken(at, f"no value after '{name} ='")
        following = _NEXT.match(text, end)
        if not following and text[_seen(text, end)] in "@},)":
            raise _Broken(start, f"the entry is never closed after '{name} ='")
        if not following:
            raise _Broken(_seen(text, end), f"no comma after the value of '{name}'")
        if following[1] != "#":
            return "".join(parts), following.start(1) + (following[1] == ",")
        at = following.end()


def _closed(text: str, at: int, name: str) -> int:
    """Where a value in braces ends; an entry that begins meanwhile says that it never did."""
    depth = 0
    for found in re.compile(r"\\.|[{}]|\n[ \t]*@[A-Za-z]+[ \t]*\{", re.DOTALL).finditer(text, at):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                return found.end()
        elif found[0][0] == "\n":
            break
    raise _Broken(at, f"the brace after '{name} =' is never closed")


def _quoted(text: str, at: int, name: str) -> int:
    depth = 0
    for found in re.compile(r"\\.|[{}\"]|\n[ \t]*@[A-Za-z]+[ \t]*\{", re.DOTALL).finditer(text, at + 1):
        if found[0] == '"' and not depth:
            return found.end()
        if found[0][0] == "\n":
            break
        depth += (found[0] == "{") - (found[0] == "}")
    raise _Broken(at, f"the quotation mark after '{name} =' is never closed")


def _seen(text: str, at: int) -> int:
    """Where the next sign stands that can be seen."""
    rest = re.compile(r"\s*").match(text, at)
    return min(rest.end() if rest else at, max(0, len(text) - 1))


def _work(key: str, said: Mapping[str, str]) -> Reference:
    fields: dict[str, Any] = {}
    title = plain(said.get("title", ""))
    if title:
        subtitle = plain(said.get("subtitle", ""))
        fields["title"] = f"{title}: {subtitle}" if subtitle else title
    authors = tuple(_people(said.get("author") or said.get("editor") or ""))
    if authors:
        fields["authors"] = authors
    if date := _date(said):
        fields["date"] = date
    publisher = next((named for name in _PUBLISHERS if (named := plain(said.get(name, "")))), None)
    if publisher:
        fields["organisation"] = publisher
    if series := plain(said.get("series", "")):
        fields["series"] = series
    doi = plain_doi(said.get("doi") or said.get("url"))
    return Reference(fields, key, doi, tuple(_files(said.get("file", ""))))


def _people(names: str) -> Iterator[str]:
    """Names as they are printed: "Doe, Jane" is Jane Doe, "{The Institute}" stays as it is."""
    for name in re.split(r"\s+and\s+(?![^{]*\})", names):
        whole = name.strip()
        parts = [plain(part) for part in whole.split(",")]
        if (whole.startswith("{") and whole.endswith("}")) or len(parts) == 1:
            printed = plain(whole)
        else:
            printed = " ".join(part for part in (*parts[1:][::-1], parts[0]) if part)
        if printed and printed != "others" and len(printed) <= _LONGEST_NAME:
            yield printed


def _date(said: Mapping[str, str]) -> str | None:
    date = sensible_date(plain(said.get("date") or said.get("year", "")))
    month = plain(said.get("month", "")).lower()
    number = int(month) if month.isdecimal() and len(month) < 3 else _MONTHS.get(month[:3])
    return f"{date}-{number:02}" if date and len(date) == 4 and number and number <= 12 else date


def _files(said: str) -> Iterator[str]:
    """The names in a ``file`` field: a path, or "description:path:type" several times, as Zotero has it."""
    said = said.replace("\\:", ":").replace("\\_", "_").replace("\\\\", "/").replace("\\&", "&")
    for part in re.split(r"[:;]", said):
        name = re.split(r"[/\\]", part.strip())[-1]
        if re.search(r"\w\.\w{2,5}$", name):
            yield name
