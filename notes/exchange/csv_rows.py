"""CSV: a row a note, for a spreadsheet. It goes out only: cells cannot say all that a note holds.

UTF-8, commas, quotation marks where needed, CR LF (RFC 4180). A cell that a spreadsheet would take for a
formula begins with an apostrophe. https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

COLUMNS: Final = (
    "id",
    "report",
    "title",
    "number",
    "section",
    "state",
    "quote",
    "text",
    "tags",
    "holder",
    "theme",
    "created",
    "updated",
    "start",
    "end",
    "prefix",
    "suffix",
    "conflict",
    "relations",
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that is reckoned rather than shown; full-width signs count in some spreadsheets."""
_MANY: Final = "; "
"""Between several tags or relations in one cell."""


def dump(notes: Iterable[Mapping[str, Any]]) -> bytes:
    """The table's bytes.

    Args:
        notes: notes as ``syntopic notes --json`` prints them.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for note in notes:
        writer.writerow([_cell(column, note.get(column)) for column in COLUMNS])
    return lines.getvalue().encode()


def _cell(column: str, value: object) -> str:
    if column == "tags" and isinstance(value, list):
        value = _MANY.join(value)
    if column == "relations" and isinstance(value, list):
        value = _MANY.join(f"{one['type']} {one['to']}" for one in value)
    text = "" if value is None else str(value).replace("\0", "\ufffd")
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
