"""A formula as a line: what its author wrote it in, where the page has that."""

from __future__ import annotations

from lxml.etree import _Element as Element


def formula(math: Element) -> str:
    """The text of a MathML element: its TeX or alternative text, else its signs in a row."""
    for note in math.iter("annotation"):
        if "tex" in note.get("encoding", "").lower() and note.text:
            return f" {note.text.strip()} "
    stated = math.get("alttext")
    if stated:
        return f" {stated.strip()} "
    return "".join(part.strip() for part in math.itertext())
