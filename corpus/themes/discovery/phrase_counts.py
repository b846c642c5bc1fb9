"""A first count: in how many reports a phrase occurs; only those of two or more are looked into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from corpus.model import Report
from corpus.themes.discovery.copies import Originals
from corpus.themes.discovery.phrases import mentions, surface
from corpus.themes.discovery.short_forms import definitions

_BUCKET: Final = 500
"""Reports after which what hardly occurs is dropped; smaller corpora are counted exactly."""
_FEWEST: Final = 2


@dataclass(slots=True)
class Tally:
    """How often a key occurs."""

    shown: str
    """It as first met."""
    bucket: int
    """In which bucket of reports it was first met."""
    reports: int = 0
    times: int = 0
    names: int = 0
    """How often it has a name's capitals."""
    last: int = -1
    where: set[int] = field(default_factory=set)
    """The reports by number; of names alone."""


@dataclass
class Count:
    """What the first count found."""

    tallies: dict[str, Tally]
    definitions: Counter[tuple[str, str]]
    """Keys of long and short forms, with how often the text says that they are one."""


def count(reports: Iterable[Report], originals: Originals, tick: Callable[[], None]) -> Count:
    """Count the phrases of all reports.

    In a large corpus this is lossy counting: a phrase that occurs in less than one report of every 500 may
    be lost, any other is kept. Source: G. S. Manku and R. Motwani, "Approximate frequency counts over data
    streams", VLDB (2002).
    """
    tallies: dict[str, Tally] = {}
    defined: Counter[tuple[str, str]] = Counter()
    for number, report in enumerate(reports):
        tick()
        bucket = number // _BUCKET
        if number and number % _BUCKET == 0:
            tallies = {key: t for key, t in tallies.items() if t.reports + t.bucket > bucket}
        for line in originals.lines(report, number):
            for mention in mentions(line):
                tally = tallies.get(mention.key)
                if tally is None:
                    shown = surface(line.tokens, mention.first, mention.end)
                    tally = tallies[mention.key] = Tally(shown, bucket)
                tally.times += 1
                tally.names += mention.name
                if tally.last != number:
                    tally.last = number
                    tally.reports += 1
                    if mention.name:
                        tally.where.add(number)
            if any(token.text == "(" for token in line.tokens):
                defined.update(definitions(line.tokens))
    return Count(tallies, defined)
