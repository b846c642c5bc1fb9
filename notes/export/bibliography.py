"""The reader's own bibliography, a BibTeX file: which of its entries are the reports that are cited.

Only keys, titles and years are looked for; everything else of the file is passed over.
Format: https://www.bibtex.org/Format/.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from notes.errors import ExportError
from notes.export.records import Source

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a bibliography; a library of 50,000 entries has half of that."""
_ENTRY: Final = re.compile(r"@(\w+)\s*[{(]\s*([^\s,{}()]+)\s*,")
_FIELD: Final = re.compile(r"\b(title|year|date)\s*=\s*", re.IGNORECASE)
_COMMAND: Final = re.compile(r"\\[A-Za-z]+\s*|\\.")
_SHORTEST: Final = 12
"""Letters of a title that must be the beginning of another: "Security" is that of too many."""


class _Cited(NamedTuple):
    key: str
    title: str
    """Letters and digits alone."""
    year: str


def keys_of(path: Path, sources: Sequence[Source]) -> Mapping[str, str]:
    """From a report's id to the key of the entry that has its title, for those that have one.

    The whole title counts before one without its subtitle, and an entry of the same year before others.

    Raises:
        ExportError: the file cannot be read, or holds no entry.
    """
    entries = list(_entries(_read(path)))
    if not entries:
        raise ExportError(f"{path}: no entry such as @report{{key, title = …}} in it; name a .bib file")
    found = {}
    for source in sources:
        title, year = _letters(source.title), (source.date or "")[:4]
        near = [entry for entry in entries if _alike(entry.title, title)]
        if near:
            found[source.id] = min(near, key=lambda e: (e.title != title, e.year != year)).key
    return found


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ExportError(f"{path}: larger than {LARGEST >> 20} MB; that is no bibliography")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ExportError(f"{path}: {reason}; check the path of the bibliography") from None


def _entries(text: str) -> Iterator[_Cited]:
    starts = list(_ENTRY.finditer(text))
    for number, start in enumerate(starts):
        body = text[start.end() : starts[number + 1].start() if number + 1 < len(starts) else len(text)]
        fields: dict[str, str] = {}
        for field in _FIELD.finditer(body):
            fields.setdefault(field[1].lower(), _value(body, field.end()))
        if "title" in fields and start[1].lower() not in ("comment", "string", "preamble"):
            year = re.search(r"\d{4}", fields.get("year") or fields.get("date") or "")
            yield _Cited(start[2], _letters(fields["title"]), year[0] if year else "")


def _value(text: str, at: int) -> str:
    """The value that begins there: in braces, in quotation marks, or bare."""
    if text[at : at + 1] not in ('"', "{"):
        return re.split(r"[,}\n]", text[at:], maxsplit=1)[0]
    quoted, depth = text[at] == '"', 0
    for index in range(at, len(text)):
        character = text[index]
        if character in "{}" and text[index - 1] != "\\":
            depth += 1 if character == "{" else -1
        closed = depth == 0 and (character == '"' and index > at if quoted else character == "}")
        if closed:
            return text[at + 1 : index]
    return text[at + 1 :]


def _letters(title: str) -> str:
    """What of a title counts: letters and digits, no capitals, accents or commands of TeX."""
    plain = unicodedata.normalize("NFKD", _COMMAND.sub("", title))
    return "".join(filter(str.isalnum, plain)).casefold()


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short))
