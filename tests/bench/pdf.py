"""PDF files of known blocks: what becomes of them here and in two other readers, and how fast."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pypdfium2

from corpus.importers.pdf import parse
from corpus.numbering import finish
from tests.bench.frame import Row, benchmark, cpu_ms, medians
from tests.corpus.known_pdfs import FOLDER, NAMES, Read, known

_BROKEN: Final = 8
"""Paragraphs of a hundred that may be no passage of their own."""
_SLOWER: Final = 4.0
"""Times what PDFium alone takes: two processes on two cores then read half of its pages a second."""

Reader = Callable[[Path], Sequence[Read]]


@benchmark
def pdf() -> list[Row]:
    """Of 100 paragraphs, those broken; peers: two other readers. Time a page; peer: PDFium's own text."""
    rows = [
        Row(f"broken; peer: {name}", _broken(_ours), _broken(reader), "%", most=_BROKEN)
        for name, reader in _peers().items()
    ]
    for name in NAMES:
        path = FOLDER / f"{name}.pdf"
        data = path.read_bytes()
        pages = len(pypdfium2.PdfDocument(data))
        we, they = medians(
            lambda: cpu_ms(lambda: parse(data, "a.pdf")),  # noqa: B023
            lambda: cpu_ms(lambda: _text(data)),  # noqa: B023
        )
        rows.append(Row(f"a page of {name}", we / pages, they / pages, "ms", most_ratio=_SLOWER))
    return rows


def _peers() -> dict[str, Reader]:
    """The other readers that are there."""
    found: dict[str, Reader] = {"pdfminer.six": _pdfminer}
    if shutil.which("pdftotext"):
        found["pdftotext"] = _pdftotext
    return found


def _broken(reader: Reader) -> float:
    broken = total = 0
    for name in NAMES:
        blocks = known(name)
        broken += len(blocks.broken(reader(FOLDER / f"{name}.pdf")))
        total += len(blocks.paragraphs)
    return 100 * broken / total


def _ours(path: Path) -> Sequence[Read]:
    passages = finish(parse(path.read_bytes(), path.name).drafts)
    return [Read(passage.kind, passage.without_refs()) for passage in passages]


def _pdfminer(path: Path) -> Sequence[Read]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    boxes = [box for page in extract_pages(path) for box in page if isinstance(box, LTTextContainer)]
    return [Read("paragraph", _joined(box.get_text())) for box in boxes]


def _pdftotext(path: Path) -> Sequence[Read]:
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return [Read("paragraph", _joined(block)) for block in re.split(r"\n\s*\n|\f", text) if block.strip()]


def _joined(text: str) -> str:
    """The text as kindly as one can take it: hyphens at line ends joined, numbers glued to words left out."""
    text = re.sub(r"-\n(?=[a-z])", "", text)
    return re.sub(r"(?<=[a-z.,;:!?”\"’])\d{1,2}(?=\s|$)", "", text)


def _text(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
