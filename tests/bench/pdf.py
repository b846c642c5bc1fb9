"""PDF files of known blocks: what becomes of them here and in two other readers, and how fast."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2

from corpus.importers.pdf import parse
from corpus.numbering import finish
from tests.bench.frame import Row, benchmark, cpu_ms, medians
from tests.bench.prose import paragraphs
from tests.bench.scale import all_cpu, import_cost
from tests.corpus.known_pdfs import FOLDER, NAMES, Read, known
from tests.corpus.pdfs import Put
from tests.corpus.pdfs import pdf as made

_BROKEN: Final = 8
"""Paragraphs of a hundred that may be no passage of their own."""
_SLOWER: Final = 4.0
"""Times what PDFium alone takes: two processes on two cores then read half of its pages a second."""

_SHARE: Final = 0.33
"""Of PDFium's pages a second of CPU, in long documents, all processes of each counted from their start."""
_LONG: Final = 120
"""Pages."""
_PEER: Final = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    page.get_textpage().get_text_range()
"""

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


@benchmark
def pdf_long() -> list[Row]:
    """CPU a page to import 120 pages, processes counted from their start; the peer is PDFium's own text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.pdf")
        path.write_bytes(_long())

        def peer() -> float:
            before = all_cpu()
            subprocess.run([sys.executable, "-c", _PEER, path], check=True)
            return (all_cpu() - before) * 1000

        we, they = medians(lambda: import_cost([path]), peer, times=3)
    return [Row(f"{_LONG} pages", we / _LONG, they / _LONG, "ms", most_ratio=1 / _SHARE)]


def _long() -> bytes:
    """A typescript of prose, with running heads, page numbers and paragraphs parted by an indent."""
    ascii_only = (text for text in paragraphs() if text.isascii())
    wrapped = [
        line for text in islice(ascii_only, 1_500) for line in textwrap.wrap(text, 88, initial_indent="  ")
    ]
    pages = []
    for number in range(_LONG):
        body = wrapped[number * 50 : number * 50 + 50]
        head = [Put(72, 40, "A long typescript"), Put(290, 810, str(number + 1))]
        pages.append(
            [
                *head,
                *(Put(72 + 12 * text.startswith(" "), 70 + 14 * at, text) for at, text in enumerate(body)),
            ]
        )
    return made(pages)


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
