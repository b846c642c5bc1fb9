"""Names that stand for two things are no reason for a link."""

from __future__ import annotations

from pathlib import Path

from corpus.links import Link, Linker
from corpus.search import Searcher
from tests.corpus.building import report

TEXTS = Path(__file__).parents[1] / "data" / "homonyms.txt"
Senses = tuple[list[str], list[str]]


def names() -> dict[str, Senses]:
    """Names with passages of their first sense and of their second."""
    found: dict[str, Senses] = {}
    senses: Senses = ([], [])
    for line in TEXTS.read_text("utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "=":
            senses = found.setdefault(text, ([], []))
        elif mark in ("-", "+"):
            senses[mark == "+"].append(text)
    return found


NAMES = names()


def linked(one: str, two: str, *, senses: bool = True) -> Link | None:
    """The link of two passages in reports on many things by their words alone, if there is one."""
    rest = [text for texts in NAMES.values() for sense in texts for text in sense if text not in (one, two)]
    made = [report(one, *rest[::2], name="a"), report(two, *rest[1::2], name="b")]
    linker = Linker(made, meaning=Searcher(made).build() if senses else None, by_meaning=False)
    found = linker.related("a", made[0].reading[0].id, 40)
    return next((link for link in found if link.passage.text == two), None)


def labels(link: Link | None) -> set[str]:
    return {reason.label for reason in link.reasons} if link else set()


def test_most_names_that_mean_two_things_are_told_apart_and_hardly_any_that_mean_one() -> None:
    made: list[list[str]] = [[], [], []]
    sense: dict[str, tuple[str, int]] = {}
    for name, senses in NAMES.items():
        for number, texts in enumerate(senses):
            for at, text in enumerate(texts):
                made[(at + number) % 3].append(text)
                sense[text] = name, number
    reports = [report(*texts, name=f"r{number}") for number, texts in enumerate(made)]
    kept = {True: 0, False: 0}
    for _, here, links in Linker(reports, meaning=Searcher(reports).build()).all(40):
        for link in links:
            (name, one), (other, two) = sense[here.text], sense[link.passage.text]
            if name == other and name in labels(link):
                kept[one == two] += 1
    assert kept[True] > 2 * kept[False]


def test_a_part_of_two_longer_names_is_no_reason_and_raises_no_score() -> None:
    one = "Inspectors whom the Security Council had sent counted the uranium rods in the rusty reactor."
    two = "The Council of Choirs asked organists and singers to play the rusty organ at Easter."
    as_written, told_apart = linked(one, two, senses=False), linked(one, two)
    assert as_written is not None and "Council" in labels(as_written)
    assert "Council" not in labels(told_apart)
    assert told_apart is None or told_apart.score < as_written.score


def test_two_names_of_one_stem_are_not_one_name() -> None:
    one = "Seven captains signed the Convention on whaling in Bergen, and barrels of oil were counted."
    two = "Ministers in Bergen spoke of Conventional forces, of tanks and of barrels of oil."
    found = labels(linked(one, two))
    assert "Bergen" in found and "Convention" not in found


def test_what_stands_beside_it_in_both_speaks_for_one_meaning() -> None:
    one = "The Geneva rules on prisoners bind every army, and hospitals were spared in the siege."
    two = "Tariffs on cotton were cut when the Geneva rules on prisoners had long been forgotten by traders."
    assert any("Geneva" in label for label in labels(linked(one, two)))
