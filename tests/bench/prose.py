"""Real English prose out of Debian packages: the paragraphs that corpora of any size are made of."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree, html

PACKAGES: Final = (
    "abs-guide", "debian-faq", "debian-policy", "debian-reference-en", "developers-reference", "git-doc",
    "harden-doc", "jargon-text", "linux-doc-6.1", "perl-doc", "postgresql-doc-15", "python3.11-doc",
)  # fmt: skip
"""Documentation under free licences; it is fetched, never kept with the program."""
FOLDER: Final = Path(tempfile.gettempdir()) / "syntopic-corpora"

_BLANK: Final = re.compile(r"\n\s*\n")
_SENTENCE: Final = re.compile(r"[\"“(]?[A-Z][^\n{}<>|=\\]{150,1200}[.!?]")
_COMMON: Final = re.compile(r"\b(?:the|of|and|to|in|is|that|for|it|be|with|as)\b")
_OTHER: Final = re.compile(r"[^\w\s.,;:!?'\"()’“”—–-]")
_POD: Final = re.compile(r"[A-Z]<+\s?(.*?)\s?>+")
_LARGEST: Final = 2_000_000


@cache
def paragraphs() -> tuple[str, ...]:
    """All paragraphs of prose, each once, in an order that depends on the packages alone.

    Raises:
        FileNotFoundError: where there is neither the prose nor apt to fetch it with.
    """
    kept = FOLDER / "prose.txt"
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        found = dict.fromkeys(_all())
        partial = kept.with_suffix(".part")
        partial.write_text("\n".join(found), encoding="utf-8")
        partial.replace(kept)
    return tuple(kept.read_text(encoding="utf-8").split("\n"))


def _all() -> Iterator[str]:
    if shutil.which("apt-get") is None:
        raise FileNotFoundError("apt-get: the prose for this benchmark comes from Debian packages")
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        for package in PACKAGES:
            subprocess.run(
                ["apt-get", "download", "-qq", package], cwd=folder, check=True, stderr=subprocess.DEVNULL
            )
            (deb,) = Path(folder).glob("*.deb")
            subprocess.run(["dpkg-deb", "-x", deb, Path(folder, "x")], check=True)
            for path in sorted(Path(folder, "x").rglob("*")):
                if path.is_file() and not path.is_symlink() and path.stat().st_size < _LARGEST:
                    yield from filter(_is_prose, map(_on_one_line, _blocks(path)))
            deb.unlink()
            shutil.rmtree(Path(folder, "x"))


def _blocks(path: Path) -> Iterator[str]:
    """The blocks of a file, whatever they are."""
    name = path.name.removesuffix(".gz")
    if not name.endswith((".html", ".txt", ".rst", ".pod")):
        return
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
    if name.endswith(".html"):
        try:
            for element in html.document_fromstring(text.encode()).iter("p", "dd"):
                yield element.text_content()
        except etree.ParserError:
            return
    else:
        yield from _BLANK.split(_POD.sub(r"\1", text) if name.endswith(".pod") else text)


def _on_one_line(block: str) -> str:
    return " ".join(block.split())


def _is_prose(text: str) -> bool:
    words = text.split()
    return (
        _SENTENCE.fullmatch(text) is not None
        and len(_COMMON.findall(text)) >= len(words) / 7
        and len(_OTHER.findall(text)) <= len(text) / 100
    )
