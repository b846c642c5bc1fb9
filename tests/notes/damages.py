"""What becomes of a text between two readings: seventeen kinds of damage, and none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.notes.damage import NOWHERE, Damage, Kind, Source, Span, Trace, Traced


def _each(change: Callable[[Traced, Random], Traced]) -> Damage:
    """Damage that befalls every passage alike."""

    def damage(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
        return [change(passage, random) for passage in source.traced()]

    return damage


def _rewrap(passage: Traced, random: Random) -> Traced:
    width, column, wrapped = random.randint(45, 90), 0, []
    for char, origin in passage:
        column += 1
        breaks = char.isspace() and column > width
        wrapped.append(Trace("\n" if breaks else " " if char.isspace() else char, origin))
        column = 0 if breaks else column
    return wrapped


def _hyphenate(passage: Traced, random: Random) -> Traced:
    broken: Traced = []
    for before, trace, after in zip(
        [Trace(" ", -1), *passage], passage, [*passage[1:], Trace(" ", -1)], strict=False
    ):
        broken.append(trace)
        if before.char.isalpha() and trace.char.isalpha() and after.char.isalpha() and random.random() < 0.03:
            broken += [Trace("-", trace.origin), Trace("\n", trace.origin)]
    return broken


_PLAIN: Final = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "...", "\xa0": " "}
)


def _plain(passage: Traced, random: Random) -> Traced:
    return [Trace(char, origin) for c, origin in passage for char in c.translate(_PLAIN)]


def _all_three(passage: Traced, random: Random) -> Traced:
    return _rewrap(_hyphenate(_plain(passage, random), random), random)


_MISREAD: Final = {
    "rn": "m", "m": "rn", "l": "1", "I": "l", "O": "0", "0": "O", "e": "c", "c": "e", "h": "b", "u": "n",
    "cl": "d", "d": "cl", "i": "l", "t": "f", "f": "t", "S": "5", "s": "5", "n": "ri", "a": "o", "o": "0",
    "g": "q", "w": "vv",
}  # fmt: skip


def _misread(passage: Traced, random: Random) -> Traced:
    """Two characters of a hundred as a scanner misreads them."""
    read: Traced = []
    at = 0
    while at < len(passage):
        pair = "".join(trace.char for trace in passage[at : at + 2])
        taken = pair if pair in _MISREAD else pair[:1]
        if taken in _MISREAD and random.random() < 0.02 / 0.7:  # seven of ten characters can be misread
            read += [Trace(char, passage[at].origin) for char in _MISREAD[taken]]
            at += len(taken)
        else:
            read.append(passage[at])
            at += 1
    return read


def _lose_spaces(passage: Traced, random: Random) -> Traced:
    return [trace for trace in passage if not (trace.char == " " and random.random() < 0.25)]


def _lose_case_and_accents(passage: Traced, random: Random) -> Traced:
    change = random.choice([str.upper, str.lower, str.title])
    lost = []
    for char, origin in passage:
        parts = change(unicodedata.normalize("NFKD", char))
        lost += [Trace(part, origin) for part in parts if not unicodedata.combining(part)]
    return lost


def _holds(passage: Traced, quotes: Sequence[Span]) -> bool:
    """Whether a part of a quote stands in a passage."""
    begin, end = passage[0].origin, passage[-1].origin
    return any(start <= end and begin < stop for start, stop in quotes)


def _foreign(source: Source, random: Random) -> Traced:
    """A paragraph of the words of the text that never stood in it."""
    words = random.choice(source.passages).split() + random.choice(source.passages).split()
    random.shuffle(words)
    return [Trace(char, NOWHERE) for char in " ".join(words)]


def _insert_and_remove(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    changed: list[Traced] = []
    for passage in source.traced():
        if random.random() < 0.25:
            changed.append(_foreign(source, random))
        if random.random() < 0.75 or _holds(passage, quotes):
            changed.append(passage)
    return changed


def _reorder(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    passages = source.traced()
    random.shuffle(passages)
    return passages


def _edit(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    """In each quote, for each 60 characters of it, a word replaced, put in or taken out."""
    text = source.text
    vocabulary = sorted(set(re.findall(r"[^\W\d_]{2,12}", text)))
    edits: dict[int, tuple[int, str]] = {}
    for start, end in quotes:
        words = [m.span() for m in re.finditer(r"\S+", text[start:end])][1:-1]
        for s, e in random.sample(words, min(len(words), max(1, (end - start) // 60))):
            word = random.choice(vocabulary)
            how = random.choice(["replace", "insert", "delete"])
            edits[start + s] = {
                "replace": (start + e, word),
                "insert": (start + s, f"{word} "),
                "delete": (start + e, ""),
            }[how]
    return _rewrite(source, edits)


def _rewrite(source: Source, edits: dict[int, tuple[int, str]]) -> list[Traced]:
    """The passages with stretches (start: end and new text) written anew."""
    changed = []
    for passage in source.traced():
        written: Traced = []
        skip = 0
        for trace in passage:
            if trace.origin in edits and trace.origin >= skip:
                skip, new = edits[trace.origin]
                written += [Trace(char, NOWHERE) for char in new]
            if trace.origin >= skip:
                written.append(trace)
        changed.append(written)
    return changed


def _lose_references(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    return _rewrite(source, {start: (end, "") for start, end in source.references})


_HEADS: Final = (
    "{n}",
    "Page {n} of 64",
    "{n}\nPolicy Paper",
    "EUROPEAN SECURITY REVIEW · MAY 2001\n{n}",
    "Russia and Europe | {n}",
)


def _insert(
    source: Source, quotes: Sequence[Span], random: Random, inserted: Callable[[], str]
) -> list[Traced]:
    """Something put between two words of each quote."""
    text = source.text
    edits: dict[int, tuple[int, str]] = {}
    for start, end in quotes:
        at = start + random.choice([m.start() for m in re.finditer(r"\s", text[start:end])])
        edits[at] = (at + 1, f"\n{inserted()}\n")
    return _rewrite(source, edits)


def _insert_head(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    return _insert(source, quotes, random, lambda: random.choice(_HEADS).format(n=random.randint(2, 64)))


def _insert_notes(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    """The notes at the foot of a page, of 100 to 600 characters."""

    def notes() -> str:
        words = "".join(
            trace.char for _ in range(4) for trace in [*_foreign(source, random), Trace(" ", NOWHERE)]
        )
        return f"\n{random.randint(1, 90)} {words[: random.randint(100, 600)]}\n"

    return _insert(source, quotes, random, notes)


def _twin_before(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    """Each quote also set as a pull quote of its own before its passage."""
    text = source.text
    changed: list[Traced] = []
    for passage in source.traced():
        begin, end = passage[0].origin, passage[-1].origin
        pulled = [text[s:e] for s, e in quotes if begin <= s <= end]
        changed += [[Trace(char, NOWHERE) for char in twin] for twin in pulled]
        changed.append(passage)
    return changed


def _remove(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    return [passage for passage in source.traced() if not _holds(passage, quotes)]


def _resembling(text: str, others: Sequence[str]) -> str:
    """Of other texts the one that shares the greatest part of its words."""
    words = set(text.casefold().split())

    def shared(other: str) -> float:
        theirs = set(other.casefold().split())
        return len(words & theirs) / (len(words | theirs) or 1)

    return max((other for other in others if other != text), key=shared)


def _replace_passage(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    """Each passage that holds a quote replaced by the one most like it, neighbours kept."""
    sound = source.traced()
    held = [_holds(passage, quotes) for passage in sound]
    others = [text for text, gone in zip(source.passages, held, strict=True) if not gone]
    return [
        [Trace(char, NOWHERE) for char in _resembling(text, others)] if gone else passage
        for passage, text, gone in zip(sound, source.passages, held, strict=True)
    ]


def _replace_sentence(source: Source, quotes: Sequence[Span], random: Random) -> list[Traced]:
    """Each quote replaced by words of the same length most like it, all around it kept."""
    text = source.text
    changed = []
    new: dict[int, str] = {}
    gone: set[int] = set()
    for start, end in quotes:
        size = end - start
        others = [
            at for at in range(0, len(text) - size, 97) if all(at >= e or at + size <= s for s, e in quotes)
        ]
        some = random.sample(others, min(60, len(others)))
        new[start] = _resembling(text[start:end], [text[at : at + size] for at in some])
        gone.update(range(start, end))
    for passage in source.traced():
        written: Traced = []
        for trace in passage:
            written += [Trace(char, NOWHERE) for char in new.get(trace.origin, "")]
            if trace.origin not in gone:
                written.append(trace)
        changed.append(written)
    return changed


KINDS: Final = (
    Kind("nothing", _each(lambda passage, _: passage)),
    Kind("wrapped anew", _each(_rewrap)),
    Kind("words broken by hyphens", _each(_hyphenate)),
    Kind("plain quotation marks", _each(_plain)),
    Kind("all these three", _each(_all_three)),
    Kind("2 % misread by a scanner", _each(_misread), keeps=False),
    Kind("paragraphs put in, taken out", _insert_and_remove),
    Kind("paragraphs in another order", _reorder),
    Kind("words of the quote edited", _edit, keeps=False),
    Kind("spaces lost", _each(_lose_spaces)),
    Kind("case and accents lost", _each(_lose_case_and_accents)),
    Kind("references taken out", _lose_references, keeps=False),
    Kind("a running head in its middle", _insert_head, keeps=False),
    Kind("notes of a page in its middle", _insert_notes, keeps=False),
    Kind("a pull quote before it", _twin_before),
    Kind("gone: its passage removed", _remove, gone=True),
    Kind("gone: its passage replaced", _replace_passage, gone=True),
    Kind("gone: its words replaced", _replace_sentence, gone=True),
)
