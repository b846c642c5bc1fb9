"""What single lines are by their shape alone: names of sections, authors, captions."""

from __future__ import annotations

import re
from typing import Final

ABSTRACT: Final = re.compile(
    r"(?:abstract|(?:executive )?summary|synopsis|key (?:points|findings))", re.IGNORECASE
)
NOTES: Final = re.compile(r"(?:end|foot)?notes|notes and references|references", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"(?:(?:\d+(?:\.\d+)*|[IVX]+)\.?\s+)?"
    r"(?:abstract|(?:executive )?summary|introduction|contents|table of contents|key\s?words|preface|foreword"
    r"|conclusions?|bibliography|acknowledge?ments?|(?:end|foot)?notes|notes and references|references)",
    re.IGNORECASE,
)
_NAME: Final = (
    r"[A-ZÀ-Þ][\w'’-]*\.?(?:\s+(?:[A-ZÀ-Þ][\w'’-]*\.?|de|da|del|der|den|di|van|von|la|le|ten)){1,4}"
)
_BYLINE: Final = re.compile(rf"(?:[Bb][Yy]:?\s+)?{_NAME}(?:(?:,|,?\s+and|\s+&)\s+{_NAME})*\s?[*∗†‡§¹²³]*")
_OPENS_NAME: Final = frozenset("bABCDEFGHIJKLMNOPQRSTUVWXYZ") | frozenset(map(chr, range(0xC0, 0xDF)))
_CAPTION: Final = re.compile(
    r"""(?:figure|fig\.|table|map|chart|graph|box|plate|image|photo(?:graph)?|illustration|diagram|exhibit)
        \s*(?:\d{1,3}(?:\.\d{1,2})?|(?-i:[IVX]{1,5}|[A-Z]))(?:[.:–-]|\s|$)
      | (?:source|sources|photo|image|credit|photo\ credit|picture)\s*:\s*\S
      | ©""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT: Final = re.compile(r"©(?!\s*\(?\d{4})|(?:photo|image|picture)(?:\s+credit)?\s*:", re.IGNORECASE)
_VERB: Final = re.compile(
    r"(?:shows?|presents?|depicts?|illustrates?|gives|summari[sz]es|lists|below|above)\b"
)


def is_photo_credit(text: str) -> bool:
    """Whether ``text`` says whose a photograph is; the © of a publisher has a year."""
    return len(text) < 60 and bool(_CREDIT.match(text))


def is_section(text: str) -> bool:
    """Whether ``text`` is nothing but the name that a section of any paper may have."""
    return len(text) < 40 and not text[:1].islower() and bool(_SECTION.fullmatch(text.rstrip(" .:")))


def is_byline(text: str) -> bool:
    """Whether ``text`` is nothing but names of people, or says whom it is by."""
    return len(text) < 100 and text[0] in _OPENS_NAME and bool(_BYLINE.fullmatch(text))


def begins_caption(text: str) -> bool:
    """Whether ``text`` begins as a caption does; a sentence about a figure is none."""
    found = _CAPTION.match(text)
    return found is not None and not _VERB.match(text, found.end())
