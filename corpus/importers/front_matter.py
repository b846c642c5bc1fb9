"""What a Markdown file says of itself before its text: YAML between "---" lines or TOML between "+++".

Of YAML only what such headers hold is read (plain and quoted values, lists, text over several lines), so that
no YAML library is needed. What is not understood is passed over, never an error.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from corpus.importers.metadata_checks import sensible_date, sensible_names

_LONGEST: Final = 300
"""Lines; a rule further down closes no header."""
_LARGEST: Final = 50_000
"""Characters; more are no header."""
_KEY: Final = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "authors": ("authors", "author", "creator", "by"),
    "organisation": ("organisation", "organization", "publisher", "institution", "institute"),
    "date": ("date", "published", "issued", "year"),
    "series": ("series", "collection"),
}
"""The fields of ``About``, each with the names it goes by, the best first."""
_PERCENT: Final = ("title", "author", "date")
"""What pandoc's head says, in this order."""


def read_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The fields of ``About`` that a header states, and how many lines it takes (0: there is none)."""
    if text.startswith("% "):
        return _about(_read_percent(text)), 0  # its lines stay text: notes may be on them
    fence = text[:3]
    if fence not in ("---", "+++"):
        return {}, 0
    lines = [line.rstrip() for line in text.split("\n", _LONGEST)[:_LONGEST]]
    closing = ("---", "...") if fence == "---" else ("+++",)
    end = next((at for at, line in enumerate(lines[1:], 1) if line in closing), None)
    if end is None or lines[0] != fence or sum(map(len, lines[:end])) > _LARGEST:
        return {}, 0
    header = lines[1:end]
    if fence == "+++":
        try:
            stated: dict[str, Any] = tomllib.loads("\n".join(header))
        except (tomllib.TOMLDecodeError, RecursionError):
            stated = {}
    elif any(_KEY.match(line) for line in header):
        stated = _read_yaml(header)
    else:  # text between two rules
        return {}, 0
    return _about({name.lower(): value for name, value in stated.items()}), end + 1


def _read_percent(text: str) -> dict[str, str]:
    """Pandoc's head: title, authors and date, each behind "%", and on indented lines what is left of it."""
    said: list[str] = []
    for line in text.split("\n", _LONGEST)[:_LONGEST]:
        if line.startswith("%") and len(said) < len(_PERCENT):
            said.append(line[1:])
        elif said and line[:1].isspace() and line.strip():
            said[-1] += ("; " if len(said) > 1 else " ") + line.strip()
        else:
            break
    return dict(zip(_PERCENT, said, strict=False))


def _about(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of ``About``, from whatever names and forms a header uses."""
    fields: dict[str, Any] = {}
    for field, names in _FIELDS.items():
        value = next((stated[name] for name in names if stated.get(name)), None)
        texts = [" ".join(text.split()) for text in _texts(value)]
        texts = [text for text in texts if text]
        if not texts:
            continue
        if field == "authors":
            if names := sensible_names(texts):
                fields[field] = names
        elif field != "date":
            fields[field] = ", ".join(texts)
        elif date := sensible_date(texts[0]):
            fields[field] = date
    return fields


def _texts(value: Any) -> Iterable[str]:
    """The texts of a value: itself, or those of a list, or the names in a table."""
    if isinstance(value, dict):
        yield from _texts(value.get("name"))
    elif isinstance(value, list):
        for part in value[:_LONGEST]:
            yield from _texts(part) if isinstance(part, dict) else (str(part),)
    elif value is not None:
        yield str(value)


def _read_yaml(lines: Iterable[str]) -> dict[str, Any]:
    """The top level of a YAML header; indented lines belong to the key before them."""
    stated: dict[str, Any] = {}
    key = ""
    for line in lines:
        inner = line.lstrip()
        found = _KEY.match(line)
        if found:
            key = found[1]
            value = _plain(found[2] or "")
            stated[key] = "" if value in ("|", ">", "|-", ">-") else value
        elif key and inner.startswith("- "):
            listed = stated[key] if isinstance(stated[key], list) else []
            named = re.match(r"name:\s+(.*)", inner[2:].strip())
            stated[key] = [*listed, _plain(named[1] if named else inner[2:])]
        elif key and line != inner and isinstance(stated[key], str):
            stated[key] = f"{stated[key]} {_plain(inner)}".strip()
    return stated


def _plain(value: str) -> Any:
    """A YAML value: a text without its quotes and comment, or a list of such."""
    value = value.strip()
    if value[:1] in {'"', "'"} and (end := value.find(value[0], 1)) > 0:
        return value[1:end]
    value = re.split(r"(?:^|\s)#", value, maxsplit=1)[0].strip()
    if value.startswith("[") and value.endswith("]"):
        return [_plain(part) for part in value[1:-1].replace("[", "").split(",")]
    return value
