"""What the reader writes into an exported file: kept from one export to the next, and noticed elsewhere.

Between a line ``<!-- syntopic:keep -->`` and the next ``<!-- /syntopic:keep -->`` (or another
``<!-- syntopic:keep -->``) the reader may write anything. Such a block belongs to the note, or else the
heading, that it stands behind, and is put there again. Everything else in the file has a digest in the
front matter, by which a file that somebody changed is told from one that is as it was written.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

SCHEMA: Final = "syntopic-export/1"
"""What a file says that it is, and the version of its form."""
_SCHEMA: Final = re.compile(r'^schema: "syntopic-export/\d+"$', re.MULTILINE)
_WRITTEN: Final = re.compile(r"^written: (\{.*\})$", re.MULTILINE)
_DIGEST: Final = re.compile(r'^digest: "([0-9a-f]*)"$', re.MULTILINE)
_BEGIN: Final = re.compile(r"<!-- syntopic:keep(?: ([\w-]+))? -->")
_FINISH: Final = re.compile(r"<!-- /?syntopic:keep -->")
_NOTE: Final = re.compile(r'<a id="([\w-]+)"></a>|\^([\w-]+)|::: \{#([\w-]+) \.note\}')
_BELOW: Final = re.compile(r"\^([\w-]+)")
"""The one id that stands behind the quote of its note, so that a block may come in between."""
_HEADING: Final = re.compile(r"(#{1,6}) (.*)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT: Final = "---"
_UNTITLED: Final = 'flavour: "pandoc"'
"""Where the title stands in the front matter only."""
BETWEEN: Final = " › "
"""Parts the headings of a path."""


@dataclass
class Kept:
    """What an exported file holds of the reader's."""

    ours: bool = False
    """Whether Syntopic wrote it."""
    intact: bool = False
    """Whether all that the reader did not write is as it was written."""
    beside: dict[str, str] = field(default_factory=dict)
    """Of files that were written with it: from a name to the digest of the bytes."""
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """From a note's id to the blocks behind it, marks and all."""
    headings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """From the path of a heading to the blocks behind it; the path of the title is empty."""


def digest(text: str) -> str:
    """The digest of a file: of its lines without blank ones, the reader's blocks and the digest itself."""
    lines, _ = _parted(text)
    told = "\n".join(line for line in lines if line and not _DIGEST.fullmatch(line))
    return sha256(told.encode()).hexdigest()[:32]


def kept(text: str) -> Kept:
    """What a file holds of the reader's."""
    lines, blocks = _parted(text)
    front = _front(text)
    schema, told = _SCHEMA.search(front), _DIGEST.search(front)
    found = Kept(bool(schema and told), bool(told and told[1] == digest(text)))
    if written := _WRITTEN.search(front):
        with suppress(ValueError):
            found.beside = dict(json.loads(written[1]))
    behind = _places(lines, titled=_UNTITLED not in front)
    for ident, at, block in blocks:
        after = _BELOW.fullmatch(next(filter(None, lines[at:]), ""))
        named = ident or (after[1] if after else "")
        note, path = (named, "") if named else behind[at]
        (found.notes[note] if note else found.headings[path]).append(block)
    return found


def bytes_digest(data: bytes) -> str:
    """The digest of a file that has no front matter."""
    return sha256(data).hexdigest()[:32]


def marked(ident: str, block: str) -> str:
    """A block whose first mark says which note it belongs to."""
    _, _, rest = block.partition("\n")
    return f"<!-- syntopic:keep {ident} -->\n{rest}"


def _front(text: str) -> str:
    """The front matter of a file, or empty."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != _FRONT:
        return ""
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FRONT), 0)
    return "\n".join(
        line for line in lines[1:end] if line.startswith(("schema:", "digest:", "flavour:", "written:"))
    )


def _parted(text: str) -> tuple[list[str], list[tuple[str, int, str]]]:
    """The lines outside of the reader's blocks, and the blocks.

    Returns:
        The lines; of each block the note that it names, how many lines outside stand before it, and its
        text, marks and all.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    outside: list[str] = []
    blocks = []
    at = 0
    while at < len(lines):
        begin = _BEGIN.fullmatch(lines[at].strip())
        end = _end(lines, at) if begin else None
        if begin is None or end is None:
            outside.append(lines[at])
            at += 1
            continue
        blocks.append((begin[1] or "", len(outside), "\n".join(lines[at : end + 1])))
        at = end + 1
    return outside, blocks


def _end(lines: list[str], begin: int) -> int | None:
    """Where the block that begins there ends."""
    return next((i for i in range(begin + 1, len(lines)) if _FINISH.fullmatch(lines[i].strip())), None)


def _places(lines: list[str], *, titled: bool) -> list[tuple[str, str]]:
    """Before each line, and behind the last: the note that it belongs to, else the path of the headings."""
    places = []
    note, fence = "", ""
    headings: list[str] = []
    for line in lines:
        places.append((note, path_of(headings)))
        if opening := _FENCE.match(line):
            mark = opening[1]
            fence = ("" if mark.startswith(fence) else fence) if fence else mark
        elif fence:
            continue
        elif named := _NOTE.fullmatch(line):
            note = next(filter(None, named.groups()))
        elif heading := _HEADING.fullmatch(line):
            level = len(heading[1]) - titled  # the title is no part of a path
            note, headings = "", [*headings[: max(level - 1, 0)], *([heading[2]] if level else [])]
    places.append((note, path_of(headings)))
    return places


def path_of(headings: Sequence[str]) -> str:
    """The path of headings, whatever flavour they were escaped for."""
    return BETWEEN.join(heading.replace("\\", "") for heading in headings)
