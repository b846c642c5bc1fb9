"""Small reports made by hand."""

from __future__ import annotations

from corpus.model import About, Kind, Passage, Ref, Report


def passage(text: str, kind: Kind = Kind.PARAGRAPH, refs: tuple[tuple[int, int], ...] = ()) -> Passage:
    return Passage(text[:12], kind, text, refs=tuple(Ref(start, end, None) for start, end in refs))


def report(*passages: str | Passage, name: str = "a", date: str | None = None) -> Report:
    made = tuple(passage(p) if isinstance(p, str) else p for p in passages)
    return Report(name, About(name, date=date), made, f"{name}.txt")
