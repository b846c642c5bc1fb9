"""What of a text may reach a terminal: the one place that decides it.

A report, a file's name or a note may hold sequences that drive a terminal (ESC, C1), turn the order
of what is read (bidi controls) or hide words (tags). Each such code point becomes exactly one that is
seen and harmless, so that offsets into a text are offsets into what is shown of it.

Kept, though they have no width: U+200B to U+200D and U+2060 (Thai, Khmer, Persian and Indic scripts
and emoji need them to break and join), variation selectors (CJK names, emoji) and the Arabic number
signs. They can neither drive a terminal nor change the order of what is read.
"""

from __future__ import annotations

import re
from typing import Final

_PICTURES: Final = 0x2400
_UNKNOWN: Final = "�"

CONTROLS: Final = (
    "\x00-\x1f\x7f"
    "\x80-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u00ad\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffb"  # hyphen or nothing, lines, shaping, annotations
    "\u2061-\u2065\U0001d173-\U0001d17a"  # invisible operators, musical beams
    "\ud800-\udfff"  # lone surrogates: a str holds no others
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags and what is reserved beside them
)
"""What must not reach a terminal, as the inside of a regular expression's character class."""

_CONTROL: Final = re.compile(f"[{CONTROLS}]")
_CONTROL_BUT_NEWLINE: Final = re.compile(f"(?!\n)[{CONTROLS}]")


def printable(text: str, *, lines: bool = False) -> str:
    """The text as a terminal may show it, as many code points long.

    Args:
        text: any string, lone surrogates included.
        lines: keep newlines, where the text is more than one line.
    """
    if text.isascii() and text.isprintable():
        return text
    return (_CONTROL_BUT_NEWLINE if lines else _CONTROL).sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    """A picture of a control where Unicode has one, a space for a tab, a hyphen for a soft one."""
    character = match[0]
    code = ord(character)
    if character == "\t":
        return " "
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    if code == 0xAD:
        return "-"
    if character in "\u2028\u2029":
        return "\u2424"
    return _UNKNOWN
