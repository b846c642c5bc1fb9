"""The text that LaTeX in a BibTeX field stands for: accents, dashes, braces; unknown commands go."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_SIGNS: Final = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "th": "þ", "textendash": "–", "textemdash": "—", "ldots": "…",
    "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "textbackslash": "\\", "S": "§", "pounds": "£",
    "euro": "€", "copyright": "©",
}  # fmt: skip
_ACCENTED: Final = re.compile(
    r"""\\(?: (?P<sign>[`'^~=."]) \s* | (?P<letter>[uvHcdkr]) (?: \s+ | (?=\{|\\) ) )"""
    r"""(?: \{ \s* (?P<braced>\\?[A-Za-z]) \s* \} | (?P<bare>\\?[A-Za-z]) )""",
    re.VERBOSE,
)
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)\*?\s*(?:\{\})?")


def plain(text: str) -> str:
    """The text without its markup, white space collapsed."""
    if "\\" in text:
        text = _ACCENTED.sub(_accented, text)
        text = _COMMAND.sub(lambda found: _SIGNS.get(found[1], ""), text)
        text = re.sub(r"\\([^A-Za-z])", lambda found: " " if found[1].isspace() else found[1], text)
    text = text.replace("~", " ").replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return " ".join(re.sub(r"(?<!\\)[{}$]", "", text).split())


def _accented(found: re.Match[str]) -> str:
    letter = (found["braced"] or found["bare"]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[found["sign"] or found["letter"]])
