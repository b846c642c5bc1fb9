"""What to learn from: sentences, passages, short queries and definitions, of many subjects."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tools.word_pieces.sources import blocks, files, is_wordnet, prose, wordnet

SIZES: Final = {"sentence": 46_000, "query": 26_000, "gloss": 24_000, "passage": 5_000}
"""So many texts of each kind are taken at most."""
_SHARES: Final = dict.fromkeys(
    ("devil", "debian-faq", "debian-history", "factbook", "fortunes", "jargon", "keynes"), 1.0
) | {"anarchism": 0.4}
"""How much of a source is taken;"""
_TECHNICAL: Final = 0.22
"""and how much of the others: manuals of programs are plenty and all alike."""
_SENTENCE_END: Final = re.compile(r'(?<=[.!?])["”’)]?\s+(?=["“‘(]?[A-Z])')
_RUN: Final = re.compile(r"(?:[A-Za-z][a-z'-]+ ){1,4}[A-Za-z][a-z'-]+")
_FUNCTION: Final = """
the of and to in is that for it be with as are was by a an on or not at from this which have has had but were
his their its they we you i he she can will may if when there been more no one so than what such these into
also only any other some would all do does must should then them our us my your who how where very each about
out up most over between after being through because could just
"""
_FUNCTION_WORDS: Final = frozenset(_FUNCTION.split())
_HELD: Final = 9
"""Words in a row that make a paragraph one of those that are left out."""


class Text(NamedTuple):
    """Something to learn from."""

    kind: str
    """One of ``SIZES``."""
    text: str


class _Found(NamedTuple):
    paragraphs: dict[str, float]
    """Beside each, how much of its source is taken."""
    headings: list[str]
    glosses: list[str]
    names: list[str]
    """Of several words, from WordNet."""


def texts(folders: Iterable[Path], left_out: Iterable[Path]) -> list[Text]:
    """Choose what to learn from, in random order, the same for the same folders.

    Args:
        folders: unpacked packages and checkouts.
        left_out: files that others measure with; a paragraph that shares nine words in a row with them is
            left out.
    """
    draw = random.Random(5)
    found = _read(folders)
    held = {run for path in left_out for run in _runs(path.read_text("utf-8", "replace"))}
    sentences: list[str] = []
    passages: list[str] = []
    for paragraph, share in found.paragraphs.items():
        if held.isdisjoint(_runs(paragraph)):
            parts = _SENTENCE_END.split(paragraph)
            sentences += [part for part in parts if 5 <= len(part.split()) <= 45 and draw.random() < share]
            passages += [part for part in _passages(parts, draw) if draw.random() < share]
    headings = [heading for heading in found.headings if 1 <= len(heading.split()) <= 9]
    queries = [*found.names, *phrases(sentences), *headings]
    chosen = []
    for kind, every in zip(SIZES, (sentences, queries, found.glosses, passages), strict=True):
        once = list(dict.fromkeys(every))
        draw.shuffle(once)
        chosen += [Text(kind, text) for text in once[: SIZES[kind]]]
    draw.shuffle(chosen)
    return chosen


def phrases(sentences: Iterable[str]) -> list[str]:
    """Two to four words that stand together between function words: what people type into a search field."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        for run in _RUN.findall(sentence):
            words: list[str] = []
            for word in [*run.split(), "the"]:
                if word.lower() not in _FUNCTION_WORDS:
                    words.append(word)
                    continue
                if 2 <= len(words) <= 4:
                    found[" ".join(words)] += 1
                words = []
    return list(found)


def _read(folders: Iterable[Path]) -> _Found:
    found = _Found({}, [], [], [])
    for folder in folders:
        share = next((share for part, share in _SHARES.items() if part in folder.name), _TECHNICAL)
        for path in files(folder):
            if is_wordnet(path):
                for words, gloss in wordnet(path):
                    if path.suffix in (".noun", ".adj"):
                        found.names.extend(word for word in words if " " in word)
                    found.glosses.append(f"{', '.join(words[:3])}: {gloss}")
                continue
            said, headings = blocks(path)
            found.headings.extend(headings)
            for paragraph in filter(None, map(prose, said)):
                if "gcide" not in path.name:
                    found.paragraphs.setdefault(paragraph, share)
                elif "--" not in paragraph:  # else it is a quotation
                    found.glosses.append(paragraph)
    return found


def _passages(sentences: Sequence[str], draw: random.Random) -> Iterator[str]:
    """Runs of whole sentences, 45 to 125 words long."""
    run: list[str] = []
    goal = draw.randint(45, 100)
    for sentence in sentences:
        run.append(sentence)
        words = sum(len(part.split()) for part in run)
        if words >= goal:
            if words <= 125:
                yield " ".join(run)
            run, goal = [], draw.randint(45, 100)


def _runs(text: str) -> Iterator[str]:
    """All runs of nine words of a text."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return (" ".join(words[at : at + _HELD]) for at in range(len(words) - _HELD + 1))
