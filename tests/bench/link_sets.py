"""Three sets of texts of which people said which passages belong together, to judge links by.

* The gospels, where they lie beside the checkout: 481 paragraphs of four texts and their published parallels.
  Does the best link name one? Parallels go in the same order, in much the same words.
* The five bundled reports: for 25 passages, those of the others that are worth seeing beside them, graded 0.5
  to 3 by one reader for tests/data/links.json, before any method was run on them. The same matters in other
  words.
* What Python says of its own functions that go by one name in two modules ("put" of a queue of threads and of
  one of tasks), the names masked: two authors on one thing, in no common order. Nothing was tuned on it.
"""

from __future__ import annotations

import importlib
import inspect
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.library import bundled, open_paths
from corpus.links.model import LINKED
from corpus.model import About, Kind, Passage, Report, in_date_order

ROOT: Final = Path(__file__).parents[2]
_MODULES: Final = {
    "threads": ("threading", "queue", "multiprocessing.synchronize", "concurrent.futures", "subprocess"),
    "tasks": ("asyncio", "asyncio.locks", "asyncio.queues", "asyncio.futures", "asyncio.events"),
    "paths": ("pathlib",),
    "system": ("os", "posixpath", "shutil", "glob"),
    "tree": ("xml.etree.ElementTree",),
    "document": ("xml.dom.minidom",),
}
_FEWEST: Final = 9
"""Words of a description; shorter ones say nothing that another author would say too."""

Scores = NDArray[np.float64]
"""How much each passage is like each other one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Texts and what belongs together in them."""

    name: str
    reports: tuple[Report, ...]
    passages: tuple[tuple[int, Passage], ...]
    """All that are linked, with the number of their report."""
    grades: Mapping[int, Mapping[int, float]]
    """For a passage that is judged, the passages that belong beside it."""

    @property
    def apart(self) -> NDArray[np.bool_]:
        """Which pairs are of different reports."""
        numbers = np.array([number for number, _ in self.passages])
        return numbers[:, None] != numbers[None, :]

    def measures(self, scores: Scores) -> dict[str, float]:
        """How well scores put first what belongs together, in hundredths."""
        order = np.argsort(-np.where(self.apart & (scores > 0), scores, -1), axis=1, kind="stable")
        first = reciprocal = gained = 0.0
        for source, grades in self.grades.items():
            found = [grades.get(int(at), 0.0) if scores[source, at] > 0 else 0.0 for at in order[source][:20]]
            first += found[0] > 0
            reciprocal += next((1 / rank for rank, grade in enumerate(found, 1) if grade), 0.0)
            gained += _gain(found) / _gain(sorted(grades.values(), reverse=True))
        count = len(self.grades) / 100
        return {"first": first / count, "MRR": reciprocal / count, "nDCG": gained / count}


def _gain(grades: list[float]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:10]))


def _judged(name: str, reports: list[Report], grades: Mapping[tuple[str, str], Any]) -> Judged:
    """Number the passages; grades go by report and passage id."""
    ordered = in_date_order(reports)
    keyed = [
        (number, report.id, passage)
        for number, report in enumerate(ordered)
        for passage in report.reading
        if passage.kind in LINKED
    ]
    at = {(report, passage.id): row for row, (_, report, passage) in enumerate(keyed)}
    by_row = {at[one]: {at[other]: grade for other, grade in found.items()} for one, found in grades.items()}
    passages = tuple((number, passage) for number, _, passage in keyed)
    return Judged(name, tuple(ordered), passages, by_row)


@cache
def judged_reports() -> Judged:
    """The bundled reports with one reader's grades."""
    table = json.loads((ROOT / "tests/data/links.json").read_text())
    grades = {_key(one): {_key(other): g for other, g in found.items()} for one, found in table.items()}
    return _judged("reports", list(bundled().reports), grades)


@cache
def gospels() -> Judged | None:
    """The gospels with their parallels; None where they are not beside the checkout."""
    folder = next(
        (p / "shared/gold/gospels" for p in ROOT.parents if (p / "shared/gold/gospels").is_dir()), None
    )
    if folder is None:
        return None
    table = json.loads((folder / "gold.json").read_text())
    reports = list(open_paths([folder / "texts"]).reports)
    where: dict[str, list[tuple[str, str]]] = {}
    for report in reports:
        for passage in report.reading:
            if passage.kind in LINKED:
                where.setdefault(_letters(passage.text), []).append((report.id, passage.id))
    keys = {
        (text, at): where.get(_letters(paragraph), [])
        for text, paragraphs in table["paragraphs"].items()
        for at, paragraph in enumerate(paragraphs)
    }
    grades: dict[tuple[str, str], dict[tuple[str, str], float]] = {}
    for entry in table["gold"]:
        for source in keys[entry["doc"], entry["par"]][:1]:
            found = {key: 1.0 for text, at in entry["parallels"] for key in keys[text, at]}
            if found:
                grades[source] = found
    return _judged("gospels", reports, grades)


@cache
def descriptions() -> Judged:
    """What modules of Python say of functions of the same name."""
    found = {name: _described(modules) for name, modules in _MODULES.items()}
    reports = [
        Report(
            name,
            About(name),
            tuple(Passage(f"{name}.{n}", Kind.PARAGRAPH, t) for n, t in texts.items()),
            name,
        )
        for name, texts in found.items()
    ]
    grades = {
        (name, f"{name}.{function}"): same
        for name, texts in found.items()
        for function in texts
        if (same := {(o, f"{o}.{function}"): 1.0 for o in found if o != name and function in found[o]})
    }
    return _judged("descriptions", reports, grades)


def _described(modules: tuple[str, ...]) -> dict[str, str]:
    """The descriptions of the functions and methods of modules, in alphabetical order turned about."""
    found: dict[str, str] = {}
    for name in modules:
        module = importlib.import_module(name)
        for owner in (module, *(x for _, x in inspect.getmembers(module, inspect.isclass))):
            if getattr(owner, "__module__", name).startswith(name.partition(".")[0]) or owner is module:
                for function, value in vars(owner).items():
                    text = " ".join((inspect.getdoc(value) or "").split()) if callable(value) else ""
                    text = re.sub(rf"\b{re.escape(function)}\b(\([^)]*\))?", "this", text)
                    if not function.startswith("_") and len(text.split()) >= _FEWEST:
                        found.setdefault(function, text)
    return dict(sorted(found.items(), key=lambda item: item[0][::-1]))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _key(address: str) -> tuple[str, str]:
    report, _, passage = address.partition(":")
    return report, passage
