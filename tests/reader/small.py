"""Small reports made by hand, for tests that need words they know."""

from __future__ import annotations

from typing import Any

from corpus.model import About, Kind, Passage, Ref, Report


def report(name: str = "portela-2001", *passages: Passage, **about: Any) -> Report:
    """A report with these passages, or with a heading, two paragraphs, a pull quote and a note."""
    known: dict[str, Any] = {"title": "The Role of the EU", "authors": ("Clara Portela",), "date": "2001-05"}
    return Report(
        id=name,
        about=About(**{**known, **about}),
        passages=passages or PASSAGES,
        source=f"{name}.txt",
        path=f"/reports/{name}.txt",
        bytes_print=f"bytes of {name}",
    )


PASSAGES = (
    Passage("head", Kind.FURNITURE, "BITS Research Note"),
    Passage("title", Kind.TITLE, "The Role of the EU"),
    Passage("p1", Kind.PARAGRAPH, "So said Lavrov.6 The rest followed 7 at once.", 1,
            refs=(Ref(15, 16, "n6"), Ref(35, 36, None))),
    Passage("quote", Kind.PULL_QUOTE, "The rest followed at once"),
    Passage("i1", Kind.LIST_ITEM, "Security “architecture” is the word.", 2, marker="•"),
    Passage("n6", Kind.FOOTNOTE, "Speech of 3 May.", marker="6."),
)  # fmt: skip

LONG = report(
    "long-2010",
    Passage("h", Kind.HEADING, "One"),
    Passage("a", Kind.PARAGRAPH, "The Charter of Paris speaks of a new era. " * 9 + "Then came Medvedev.", 1),
    Passage("f", Kind.FURNITURE, "Page 2"),
    Passage("b", Kind.PARAGRAPH, "It was met with silence, which is an answer too.", 2),
)  # fmt: skip
