"""From the bytes of a file to text that is safe to give offsets to.

What control characters mean is read first (a form feed is a page, U+00AD, U+FFFE and U+0002 are hyphens
that a line break left behind); then all other controls and bidi overrides are dropped, before any offset
exists.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from corpus.errors import SourceError

SOFT_HYPHEN: Final = "\u00ad"
PAGE: Final = "\f"

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WESTERN: Final = frozenset({"cp1252", "latin_1", "iso8859_15"})
_CALM: Final = 0.1
"""Share of odd characters below which charset-normalizer's reading is a sound one."""
_ALIKE: Final = 0.02
"""Difference in how much two readings look like a language that says nothing."""
_FAR_MORE: Final = 4
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_SAMPLE: Final = 64 * 1024
"""Bytes looked at to tell text from other files, and to find a legacy encoding."""

_LINE_ENDS: Final = re.compile("\r\n?|[\u0085\u2028]|\u2029")
_PAGE_IN_LINE: Final = re.compile("(?<=[^\n\f])\f")
"""Some extractors set a form feed where the last line of a page ends; a page begins a line."""
_HYPHENS: Final = re.compile("[\u00ad\ufffe\x02]")
_CONTROLS: Final = (
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"  # C0 without tab, line feed and form feed; DEL and C1
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # bidi controls, invisible marks
    "\ufdd0-\ufdef\ufff9-\ufffb\uffff\ud800-\udfff\U000e0000-\U000e007f"  # noncharacters, surrogates, tags
)
_DROPPED: Final = re.compile(f"[{_CONTROLS}]")
_UNCLEAN: Final = re.compile(f"[\r\f\u0085\u2028\u2029\u00ad\ufffe\x02{_CONTROLS}]")
"""All that is put right, for one look instead of four: most texts have none of it."""


class Decoded(NamedTuple):
    """A file's text and how it was read."""

    text: str
    """Lines end in ``\\n``, pages begin with ``\\f``; soft hyphens are U+00AD; no other controls."""
    encoding: str
    warning: str | None
    """One line where the encoding had to be guessed or bytes were lost."""


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        data: the whole file.
        name: how the file is called in messages.
        encoding: what to read it as; None finds out (UTF-8 first, then charset-normalizer).

    Raises:
        SourceError: for empty and binary files and for an encoding nobody knows.
    """
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise SourceError(f"{name}: the file is empty; nothing to read")
    found, warning = (encoding, None) if encoding else _encoding(data, name)
    try:
        raw = data.decode(found)
    except LookupError:
        raise SourceError(f"{name}: no such encoding as {encoding!r}; try utf-8 or cp1252") from None
    except UnicodeDecodeError as error:
        raw = data.decode(found, errors="replace")
        warning = f"{name}: byte {error.start + 1} is not {found}; unreadable characters are shown as \ufffd"
    return Decoded(clean(raw), found, warning)


def clean(raw: str) -> str:
    """``raw`` with one kind of line end and of soft hyphen, and without controls that mean nothing."""
    if not _UNCLEAN.search(raw):
        return raw
    text = _LINE_ENDS.sub("\n", raw)
    text = _PAGE_IN_LINE.sub("\n\f", _HYPHENS.sub(SOFT_HYPHEN, text))
    return _DROPPED.sub("", text)


def _encoding(data: bytes, name: str) -> tuple[str, str | None]:
    for mark, found in _BOMS:
        if data.startswith(mark):
            return found, None
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 200 or _controls(sample) > len(sample) // 20:
        raise SourceError(f"{name}: this is not a text file; {_other_file(data)}")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, name, error.start)
    return "utf-8", None


def _other_file(data: bytes) -> str:
    """What to do with a file that is no text."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old or a protected Office file, save it as .docx or .pdf"
    if data.startswith(b"PK\x03\x04"):
        return "a zip archive, name it .docx or .epub if it is one"
    return "save it as text, HTML, DOCX, EPUB or PDF"


def _guess(data: bytes, name: str, at: int) -> tuple[str, str]:
    """The encoding of bytes that are not UTF-8, and a line that says so."""
    if _is_nearly_utf8(data):
        return "utf-8", f"{name}: byte {at + 1} is not UTF-8; unreadable characters are shown as \ufffd"
    from charset_normalizer import from_bytes  # 20 ms: only for files that are not UTF-8

    begin = max(0, at - _SAMPLE // 2)
    matches = from_bytes(data[begin : begin + _SAMPLE])
    best = matches.best()
    found = best.encoding if best is not None else "cp1252"
    if best is not None and any(
        _WESTERN & {m.encoding, *m.could_be_from_charset}
        and m.chaos < _CALM
        and m.coherence >= best.coherence - _ALIKE
        for m in matches
    ):
        found = "cp1252"  # it reads about as well, and is by far the most common of its kin
    return found, f"{name}: not UTF-8 (byte {at + 1}); read as {found}, --encoding NAME reads it otherwise"


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether there are far more characters that only UTF-8 has than bytes that it cannot have."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(map(len, _BEYOND_ASCII.findall(text))) - broken > _FAR_MORE * broken


def _controls(sample: bytes) -> int:
    return sum(sample.count(byte) for byte in (*range(1, 8), *range(14, 27), *range(28, 32)))
