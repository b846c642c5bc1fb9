"""From the files of packages and checkouts to blocks of text, headings and dictionary entries."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

_LARGEST: Final = 15_000_000
"""Bytes of a file that is read."""
_SAYS: Final = 60
"""Characters from which on a text in JSON is one."""
_COMMON: Final = re.compile(
    r"\b(?:the|of|and|to|in|is|that|for|it|be|with|as|are|was|by|a|an)\b", re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^>]+>")
_BLOCK: Final = re.compile(r"(?i)</?(?:p|div|li|dd|dt|h[1-6]|td|tr|table|ul|ol|blockquote|br\s*/?)\b[^>]*>")
_HEADING: Final = re.compile(r"(?is)<h[1-4][^>]*>(.*?)</h[1-4]>")
_NO_PROSE: Final = re.compile(r"(?is)<(script|style|pre|code|tt)\b.*?</\1>")


class Blocks(NamedTuple):
    """What a file says."""

    texts: Iterable[str] = ()
    headings: Iterable[str] = ()


class Entry(NamedTuple):
    """A meaning in WordNet."""

    words: list[str]
    gloss: str


def files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be read, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def is_wordnet(path: Path) -> bool:
    """Whether a file is one of WordNet's lists of meanings."""
    return path.name.startswith("data.") and path.parent.name == "wordnet"


def wordnet(path: Path) -> Iterator[Entry]:
    """The meanings of one of WordNet's lists, without their examples."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            head, gloss = line.split("|", 1)
            fields = head.split()
            count = int(fields[3], 16)
            yield Entry(
                [fields[4 + 2 * place].replace("_", " ") for place in range(count)],
                gloss.strip().split('; "')[0],
            )


def blocks(path: Path) -> Blocks:
    """The blocks and the headings of a file; none where its kind is not known, or where it is too large."""
    if path.stat().st_size >= _LARGEST:
        return Blocks()
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix in (".gz", ".dz") else data).decode("utf-8", "replace")
    name = path.name.removesuffix(".gz")
    if name.endswith((".html", ".htm", ".xhtml")):
        text = _NO_PROSE.sub(" ", text)
        headings = (" ".join(_plain(heading).split()) for heading in _HEADING.findall(text))
        return Blocks(map(_plain, _BLOCK.split(text)), headings)
    if name.endswith(".json"):
        said = _strings(json.loads(text))
        return Blocks(_plain(part) for value in said for part in re.split(r"<[^>]+>|\n", value))
    if name.endswith(".dict.dz"):
        return Blocks(re.split(r"\n\s*\n|\n(?=\S)", text))
    if path.parent.name == "fortunes":
        return Blocks(text.split("\n%\n"))
    if name.endswith((".txt", ".rst", ".pod", ".md")):
        return Blocks(re.split(r"\n\s*\n", text))
    return Blocks()


def prose(block: str) -> str | None:
    """A block on one line if it is a paragraph of English prose."""
    text = " ".join(block.split())
    odd = len(re.findall(r"[^\w\s.,;:!?'\"()’“”—–-]", text))
    if not 40 <= len(text) <= 6_000 or text[-1] not in '.!?"”)' or re.search(r"[{}<>|=\\]", text):
        return None
    if not (text[0].isupper() or text[0] in '"“‘(') or odd > len(text) / 60:
        return None
    return text if len(_COMMON.findall(text)) >= len(text.split()) / 6 else None


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _strings(value: object) -> Iterator[str]:
    """The texts in a JSON value, however deep."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str) and len(value) > _SAYS:
        yield value
