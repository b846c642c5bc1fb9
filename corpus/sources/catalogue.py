"""catalogue.toml: what a folder says of its reports, over what their texts say of themselves.

A field that is not given keeps what the text says:

    [[report]]
    source = "portela.txt"          # the file's name in this folder
    id = "portela-2001"             # [a-z0-9-]+, else made from the file's name
    title = "…"
    authors = ["Clara Portela"]
    organisation = "…"
    date = "2001-05"                # YYYY, YYYY-MM or YYYY-MM-DD
    series = "…"
    extent = "full"                 # or "abstract", "excerpt"
    rights = "…"
    doi = "10.1000/182"
    inferred = ["date"]             # fields that the text does not state
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from corpus import files
from corpus.errors import CatalogueError
from corpus.model import About

NAME: Final = "catalogue.toml"
NAMES: Final = frozenset({NAME, ".bib", ".json"})
"""Names, and endings of names, of files that say something of the reports beside them."""
EXTENTS: Final = ("full", "abstract", "excerpt")

_ID: Final = re.compile(r"[a-z0-9-]+")
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TEXTS: Final = ("title", "organisation", "date", "series", "extent", "rights", "doi")
_LISTS: Final = ("authors", "inferred")

Catalogue = dict[str, dict[str, Any]]
"""From a file's name to the fields that the catalogue gives it."""


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue of a folder; empty where there is none.

    Raises:
        CatalogueError: where it cannot be used; nothing of it is used then.
    """
    path = folder / NAME
    try:
        data = tomllib.loads(files.read(path, files.LARGEST_LIST).decode())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror}; read without a catalogue") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CatalogueError(f"{path}: {error}; mend that line, until then no catalogue is used") from None
    entries = data.get("report", [])
    if not isinstance(entries, list):
        raise CatalogueError(f"{path}: 'report' is no list; write each report under [[report]]")
    catalogue: Catalogue = {}
    for count, entry in enumerate(entries, 1):
        problem = _problem(entry)
        if problem:
            raise CatalogueError(f"{path}: report {count}: {problem}; until then no catalogue is used")
        catalogue[entry["source"]] = entry
    return catalogue


def overlay(about: About, entry: dict[str, Any]) -> About:
    """``about`` with what a catalogue's entry says instead; a field that is said is no longer inferred."""
    fields: dict[str, Any] = {key: entry[key] for key in _TEXTS if key in entry}
    fields["inferred"] = tuple(name for name in about.inferred if name not in entry)
    fields |= {key: tuple(entry[key]) for key in _LISTS if key in entry}
    return replace(about, **fields)


def _problem(entry: object) -> str | None:
    """What is wrong with an entry, in a few words, or None."""
    if not isinstance(entry, dict):
        return "is no table; write it under [[report]]"
    if not isinstance(entry.get("source"), str):
        return "has no 'source'; name the file"
    for key, value in entry.items():
        if key in _LISTS:
            if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
                return f"{key!r} must be a list of texts"
        elif key in {"source", "id", *_TEXTS}:
            if not isinstance(value, str):
                return f"{key!r} must be a text in quotation marks"
        else:
            return f"{key!r} is unknown; known are source, id, {', '.join((*_TEXTS, *_LISTS))}"
    if "id" in entry and not _ID.fullmatch(entry["id"]):
        return "'id' may hold a to z, 0 to 9 and - only"
    if "date" in entry and not _DATE.fullmatch(entry["date"]):
        return "'date' must be YYYY, YYYY-MM or YYYY-MM-DD"
    if entry.get("extent", "full") not in EXTENTS:
        return f"'extent' must be one of {', '.join(EXTENTS)}"
    return None
