"""The variants of a name gathered: short and long forms, spellings, hyphens, adjectives, given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from corpus.themes.discovery.closed import CONNECTORS
from corpus.themes.discovery.tally import Count, Tally
from corpus.themes.discovery.tokens import Form

_ENDINGS: Final = frozenset({"", "n", "an", "ian", "ean", "ese", "ish", "i", "ic"})
"""What makes the adjective of a place's name, behind the name without its last vowel."""
_VOWELS: Final = frozenset("aeiouy")
_STEM: Final = 3
_ONE_SLIP: Final = 7
"""Letters of a name from which on one that differs by a letter is taken for another spelling."""
_TWO_SLIPS: Final = 10


_NAMED: Final = 8
"""A person's whole name stands for at least one in so many of the last names; "Greater Europe" does not."""


_TITLES: Final = 4
"""Words before a last name."""
_TAIL: Final = 4
"""Words of a name, "and" among them, that several longer names end with: these are then one."""


class Variants:
    """From each key to the one that stands for it and all its variants."""

    def __init__(self, count: Count, forms: dict[str, Form]) -> None:
        self._tallies = count.tallies
        self._parent: dict[str, str] = {}
        self._defined = {short for _, short in count.definitions}
        self._units = {**_adjectives(forms), **_spellings(count.tallies, forms)}
        self._gather()
        for (long, short), _ in sorted(count.definitions.items(), key=lambda d: (-d[1], d[0])):
            if long in self._tallies and short in self._tallies:
                self._join(long, short)
        for long, short in self._initials():
            self._join(long, short)
        for one, other in (*self._tails(), *self._inserted()):
            self._join(one, other)
        for full, last in _persons(self._tallies, forms):
            self._join(full, last)

    def root(self, key: str) -> str:
        """The key that stands for a key and its variants."""
        parent = self._parent.get(key, key)
        while parent != self._parent.get(parent, parent):
            parent = self._parent[parent]
        return parent

    def shared(self, words: Mapping[str, int]) -> dict[str, int]:
        """Counts of words, where a name and its adjective or other spelling have the larger one."""
        counts = dict(words)
        for word, name in self._units.items():
            counts[word] = counts[name] = max(counts.get(word, 0), counts.get(name, 0))
        return counts

    def _join(self, one: str, other: str) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            # the one that occurs more stands for both, so that the order of joining shows nowhere
            first, second = sorted((one, other), key=lambda key: (-self._tallies[key].times, key))
            self._parent[second] = first

    def _gather(self) -> None:
        """Join what differs in blanks, hyphens, adjectives and spellings alone."""
        alike: dict[str, list[str]] = defaultdict(list)
        for key, tally in self._tallies.items():
            units = key.split(" ")
            if len(units) > 1 and 2 * tally.names > tally.times:  # a European Council is no Council of Europe
                alike[key.replace(" ", "").replace("-", "")].append(key)
            elif len(units) > 1 or "-" in key:
                parts = [sorted(self._units.get(p, p) for p in unit.split("-")) for unit in units]
                alike["".join("".join(part) for part in parts)].append(key)
            else:
                spelling = self._units.get(key, key)
                alike[key if self._is_adjective(key, spelling) else spelling].append(key)
            if "-" in key:
                alike[key.replace("-", "").replace(" ", "")].append(key)
        for keys in alike.values():
            for other in keys[1:]:
                self._join(keys[0], other)

    @staticmethod
    def _is_adjective(key: str, noun: str) -> bool:
        return noun != key and noun[:-1] == key[: len(noun) - 1] and key[len(noun) - 1 :] in _ENDINGS

    def _initials(self) -> Iterator[tuple[str, str]]:
        """Short forms that the text never explains, with the one name that has these initials."""
        longs: dict[str, list[str]] = defaultdict(list)
        for key, tally in self._tallies.items():
            words = tally.shown.replace("-", " ").split()
            if len(words) > 1 and 2 * tally.names > tally.times:
                large = "".join(word[0] for word in words if word not in CONNECTORS)
                longs[large].append(key)
        for key, tally in self._tallies.items():
            short = tally.shown
            if len(short) > 1 and short.isupper() and short.isalpha() and key not in self._defined:
                found = longs.get(short, [])
                if len(short) == 2:
                    found = [k for k in found if self._tallies[k].times > 1]
                if len({self.root(k) for k in found}) == 1:
                    yield found[0], key

    def _names_of(self, words: int) -> list[str]:
        """The keys of names with at least so many words, in order."""
        long = (key for key in self._tallies if key.count(" ") + 1 >= words)
        return sorted(key for key in long if self._tallies[key].names == self._tallies[key].times)

    def _tails(self) -> Iterator[tuple[str, str]]:
        """Names that end alike, with an "and": "European", "Common Security and Defence Policy"."""
        for key in self._names_of(_TAIL + 1):
            at = key.find(" and ")
            while at > 0:
                tail = key[key.rfind(" ", 0, at) + 1 :]
                if tail != key and tail.count(" ") + 1 >= _TAIL and tail in self._tallies:
                    yield key, tail
                at = key.find(" and ", at + 1)

    def _inserted(self) -> Iterator[tuple[str, str]]:
        """Names of pairs with and without words inside: "NATO-Russia (Permanent Joint) Council"."""
        names = [key for key in self._names_of(2) if "-" in key.split(" ", 1)[0]]
        shortest: dict[tuple[str, str], str] = {}
        for key in sorted(names, key=lambda key: (key.count(" "), key)):
            units = key.split(" ")
            short = shortest.setdefault((units[0], units[-1]), key)
            if short != key and short.count(" ") == 1:
                yield key, short


def _adjectives(forms: dict[str, Form]) -> dict[str, str]:
    """From the adjective of a name to the name: "ukrainian" to "ukraine"."""
    names = {form.low for form in forms.values() if form.is_name and form.low.isalpha()}
    stems: dict[str, str] = {}
    for name in sorted(names):
        stem = name[:-1] if name[-1] in _VOWELS else name
        if len(stem) >= _STEM:
            stems.setdefault(stem, name)
    found = {}
    for name in names:
        for size in range(max(_STEM, len(name) - 3), len(name) + 1):
            noun = stems.get(name[:size])
            if noun and noun != name and name[size:] in _ENDINGS and not forms[name].can_head:
                found[name] = noun
                break
    return found


def _spellings(tallies: dict[str, Tally], forms: dict[str, Form]) -> dict[str, str]:
    """From a rarer spelling of a name to the commonest: "transnistria" to "transdnistria".

    Two spellings of one name are hardly ever used by the same author, so those that share a report are two
    names, unless one is a slip of the pen that occurs once.
    """
    from rapidfuzz.distance import OSA

    blocks: dict[str, list[str]] = defaultdict(list)
    for key, tally in tallies.items():
        if " " not in key and "-" not in key and len(key) >= _ONE_SLIP and tally.where and key.isalpha():
            form = forms.get(tally.shown.lower())
            if form and form.is_name:
                blocks[key[:3]].append(key)
    found: dict[str, str] = {}
    for names in blocks.values():
        names.sort(key=lambda key: (-tallies[key].times, key))
        for index, rare in enumerate(names):
            for common in names[:index]:
                slips = 2 if min(len(rare), len(common)) >= _TWO_SLIPS else 1
                if common in found or OSA.distance(common, rare, score_cutoff=slips) > slips:
                    continue
                if rare.startswith(common) or common.startswith(rare):
                    continue
                one, other = tallies[common], tallies[rare]
                if other.times == 1 or not one.where & other.where:
                    found[rare] = common
                    break
    return found


def _persons(tallies: dict[str, Tally], forms: dict[str, Form]) -> Iterator[tuple[str, str]]:
    """Persons by longer names and by their last: "President Vladimir Putin", "Vladimir Putin", "Putin".

    A given name is one that stands before no other name, and never has a small letter.
    """
    persons: dict[str, str] = {}
    for key, tally in tallies.items():
        units = key.split(" ")
        words = [forms.get(word.lower()) for word in tally.shown.split()]
        last = tallies.get(units[-1])
        if (
            len(units) == len(words) == 2
            and last
            and tally.names == tally.times
            and all(form and not form.small and not form.definite for form in words)
            and (given := words[0])
            and given.capital <= 2 * tally.times
            and last.times == last.names <= _NAMED * tally.times
            and last.times > tally.times
            and not last.shown.isupper()
        ):
            persons[key] = units[1]
    whole = {last: key for key, last in persons.items()}
    for key, tally in tallies.items():
        *titles, last_name = key.split(" ")
        if last_name in whole and 0 < len(titles) < _TITLES and "’" not in tally.shown:
            named = " ".join(key.split(" ")[-2:])
            if named in persons or (tally.names == tally.times and not CONNECTORS & set(tally.shown.split())):
                yield key, last_name
