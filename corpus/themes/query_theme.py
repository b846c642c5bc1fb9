"""A theme made of any words, for as long as they are looked at, and by which rule a passage counts for it.

Two lists, never summed. A passage *has the words* where all of them that say something stand in it, in any
inflection, quoted ones as they stand; that list ends by itself, and it alone is counted, with what the reader
took in and without what the reader took out. What search finds besides, by some of the words or by meaning,
is *near*: to be read, and not counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.themes.model import Origin, Theme


def query_theme(words: str) -> Theme | None:
    """A theme made of words as they were typed; None where there is not one letter or figure among them."""
    name = " ".join(words.split())
    if not any(map(str.isalnum, name)):
        return None
    return Theme(name, origin=Origin.QUERY, id=f"query {name}")


def taken_in(theme: Theme, report: str, passage: str) -> Theme:
    """The theme with one passage more, by the ids of its report and itself."""
    place = report, passage
    return replace(theme, put=theme.put | {place}, off=theme.off - {place})


def taken_out(theme: Theme, report: str, passage: str) -> Theme:
    """The theme without a passage."""
    place = report, passage
    return replace(theme, put=theme.put - {place}, off=theme.off | {place})


@dataclass(frozen=True, slots=True)
class Rule:
    """By which a passage counts for a theme made of words."""

    words: tuple[str, ...]
    """It has all of these, in any inflection,"""
    phrases: tuple[str, ...]
    """and these as they stand."""
    corrected: tuple[tuple[str, str], ...]
    """Words that no report has, each with the one that it was taken as."""
    missing: tuple[str, ...]
    """Words that no report has and that are like none: with one of these no passage has all the words."""
    taken_in: int
    """So many passages count because the reader took them in,"""
    taken_out: int
    """and so many do not because the reader took them out."""
