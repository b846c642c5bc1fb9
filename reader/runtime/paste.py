"""What of a pasted text is text: its characters, its lines, and nothing that drives a terminal."""

from __future__ import annotations

import re
from typing import Final

_SEQUENCE: Final = re.compile(
    "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)"  # an operating system command: a title, the clipboard, a link
    "|\x1b[PX^_][^\x1b]*\x1b\\\\"  # device control and other strings
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, moves of the cursor
)
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BETWEEN_LINES: Final = re.compile(r"[^\S\n]*\n\s*")


def plain_text(text: str) -> str:
    """A text without control sequences and control characters, but for line ends and tabs."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", _SEQUENCE.sub("", text)))


def one_line(text: str) -> str:
    """A text in one line: a blank for every line end with the blanks around it, none at either end."""
    if text.isprintable():
        return text
    return _BETWEEN_LINES.sub(" ", plain_text(text).strip("\n")).replace("\t", " ")
