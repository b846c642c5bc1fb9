"""Small PDF files made by hand, line by line, so that a test knows where everything stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_FONTS = ("Times-Roman", "Times-Bold", "Times-Italic", "Courier")
ROMAN, BOLD, ITALIC, CODE = range(4)
WIDTH, HEIGHT = 595, 842


class Put(NamedTuple):
    """Text that is put on a page; x and y are points from its top left corner to the baseline."""

    x: float
    y: float
    text: str
    size: float = 10
    font: int = ROMAN
    turned: bool = False
    """Set sideways, from the bottom to the top."""


def lines(x: float, y: float, texts: Iterable[str], size: float = 10, leading: float = 12) -> list[Put]:
    """Lines set one below the other."""
    return [Put(x, y + leading * at, text, size) for at, text in enumerate(texts)]


def pdf(
    pages: Sequence[Sequence[Put]], info: str = "", page: str = "", catalog: str = "", encrypted: bool = False
) -> bytes:
    """A PDF file with these pages.

    Args:
        pages: what is put on each, in the order in which it is drawn.
        info: entries of the information dictionary, in PDF syntax.
        page: further entries of every page.
        catalog: further entries of the catalog.
        encrypted: whether it claims to be encrypted, with a password that nobody knows.
    """
    fonts = " ".join(f"/F{at} {3 + at} 0 R" for at in range(len(_FONTS)))
    first = 3 + len(_FONTS)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {WIDTH} {HEIGHT}] >>",
        *(f"<< /Type /Font /Subtype /Type1 /BaseFont /{f} /Encoding /WinAnsiEncoding >>" for f in _FONTS),
    ]
    for at, puts in enumerate(pages):
        drawn = "\n".join(map(_drawn, puts))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << {fonts} >> >>"
            f" /Contents {first + 2 * at + 1} 0 R {page} >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R"
    if encrypted:
        keys = f"/O <{'a' * 64}> /U <{'b' * 64}>"
        end += f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<00> <00>]"
    return out + f"{end} /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _drawn(put: Put) -> str:
    text = put.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    turn = "0 1 -1 0" if put.turned else "1 0 0 1"
    return f"BT /F{put.font} {put.size} Tf {turn} {put.x} {HEIGHT - put.y} Tm ({text}) Tj ET"
