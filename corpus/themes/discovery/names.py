"""Names that are one: short and long forms, longer and shorter ones, persons by their last name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from corpus.themes.discovery.function_words import CONNECTORS
from corpus.themes.discovery.phrase_counts import Tally
from corpus.themes.discovery.tokens import Form

_NAMED: Final = 8
"""A person's whole name stands for at least one in so many of the last names; "Greater Europe" does not."""
_TITLES: Final = 4
"""Words before a last name."""
_CLEAR: Final = 10
"""A name that stands so many times as often as any other with its initials is the one that is meant."""
_TAIL: Final = 4
"""Words of a name, "and" among them, that several longer names end with: these are then one."""

Tallies = Mapping[str, Tally]
Pairs = Iterator[tuple[str, str]]


def initials(tallies: Tallies, explained: set[str], root: Callable[[str], str]) -> Pairs:
    """Short forms that the text never explains, each with the one name with these initials.

    Args:
        tallies: all phrases.
        explained: the keys of the short forms that the text explains.
        root: gives the key that stands for a key and its variants.
    """
    longs: dict[str, list[str]] = defaultdict(list)
    for key, tally in tallies.items():
        words = tally.shown.replace("-", " ").split()
        if len(words) > 1 and tally.names:
            longs["".join(word[0] for word in words if word not in CONNECTORS)].append(key)
    for key, tally in tallies.items():
        short = tally.shown.replace(".", "")  # U.S.
        if len(short) > 1 and short.isupper() and short.isalpha() and key not in explained:
            found = [k for k in longs.get(short, []) if _may_stand_for(short, tally, tallies[k])]
            times: Counter[str] = Counter()
            for long in found:
                times[root(long)] += tallies[long].times
            ranked = times.most_common(2)
            if ranked and (len(ranked) == 1 or ranked[0][1] > _CLEAR * ranked[1][1]):
                yield ranked[0][0], key


def _may_stand_for(short: str, tally: Tally, long: Tally) -> bool:
    """Whether a short form may be that of a name.

    Initials of two letters, or in several reports, may be anybody's: half of these must have the name, too.
    """
    if len(short) > 2 and len(tally.where) < 2:
        return True
    return 2 * len(tally.where & long.where) >= len(tally.where) and long.times > (len(short) == 2)


def tails(tallies: Tallies) -> Pairs:
    """Names that end alike, with an "and": "European", "Common Security and Defence Policy"."""
    for key in _long_names(tallies, _TAIL + 1):
        at = key.find(" and ")
        while at > 0:
            tail = key[key.rfind(" ", 0, at) + 1 :]
            if tail != key and tail.count(" ") + 1 >= _TAIL and tail in tallies:
                yield key, tail
            at = key.find(" and ", at + 1)


def inserted(tallies: Tallies) -> Pairs:
    """Names of pairs with and without words inside: "NATO-Russia (Permanent Joint) Council"."""
    names = [key for key in _long_names(tallies, 2) if "-" in key.split(" ", 1)[0]]
    shortest: dict[tuple[str, str], str] = {}
    for key in sorted(names, key=lambda key: (key.count(" "), key)):
        units = key.split(" ")
        short = shortest.setdefault((units[0], units[-1]), key)
        if short != key and short.count(" ") == 1:
            yield key, short


def persons(tallies: Tallies, forms: Mapping[str, Form]) -> Pairs:
    """Persons by longer names and by their last: "President Vladimir Putin", "Vladimir Putin", "Putin"."""
    whole = {key: key.split(" ")[1] for key in tallies if _is_person(key, tallies, forms)}
    last_names = set(whole.values())
    for key, tally in tallies.items():
        units = key.split(" ")
        if units[-1] in last_names and 1 < len(units) <= _TITLES and "’" not in tally.shown:
            name = tally.names == tally.times and not CONNECTORS & set(tally.shown.split())
            if name or " ".join(units[-2:]) in whole:
                yield key, units[-1]


def _is_person(key: str, tallies: Tallies, forms: Mapping[str, Form]) -> bool:
    """Whether a name is that of a person, whose last name also stands alone.

    Neither of its words is ever written small or has an article, and the first hardly stands elsewhere.
    """
    tally, last = tallies[key], tallies.get(key.rpartition(" ")[2])
    words = [forms.get(word.lower()) for word in tally.shown.split()]
    if key.count(" ") != 1 or len(words) != 2 or last is None or tally.names < tally.times:
        return False
    return (
        all(form and not form.small and not form.definite for form in words)
        and words[0] is not None
        and words[0].capital <= 2 * tally.times
        and tally.times < last.times == last.names <= _NAMED * tally.times
        and not last.shown.isupper()
    )


def _long_names(tallies: Tallies, words: int) -> list[str]:
    """The keys of names with at least so many words, in order."""
    long = (key for key in tallies if key.count(" ") + 1 >= words)
    return sorted(key for key in long if tallies[key].names == tallies[key].times)
