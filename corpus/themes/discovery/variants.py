"""The variants of a theme's name gathered under one key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from corpus.themes.discovery.merging import adjectives, doers, followers, opposites, plurals, spellings
from corpus.themes.discovery.names import initials, inserted, persons, tails
from corpus.themes.discovery.phrase_counts import Count, Tally
from corpus.themes.discovery.tokens import Form


class Variants:
    """From each key to the one that stands for it and all its variants."""

    def __init__(
        self, count: Count, forms: Mapping[str, Form], synonyms: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Gather the variants.

        Args:
            count: all phrases.
            forms: all words.
            synonyms: pairs of keys that mean the same.
        """
        self._tallies = tallies = count.tallies
        self._parent: dict[str, str] = {}
        self._adjectives = adjectives(forms)
        words = {word for key in tallies for word in key.split(" ")}
        self._doers = doers(words)
        self._others = followers(words) | plurals(words) | spellings(tallies, forms) | opposites(words)
        self._gather()
        for (long, short), _ in sorted(count.definitions.items(), key=lambda d: (-d[1], d[0])):
            if long in tallies and short in tallies:
                self._join(long, short)
        for long, short in initials(tallies, {short for _, short in count.definitions}, self.root):
            self._join(long, short)
        for one, other in (*tails(tallies), *inserted(tallies), *persons(tallies, forms)):
            self._join(one, other)
        for one, other in synonyms:
            self._join(one, other)

    def root(self, key: str) -> str:
        """The key that stands for a key and its variants."""
        parent = self._parent.get(key, key)
        while parent != self._parent.get(parent, parent):
            parent = self._parent[parent]
        return parent

    def shared(self, words: Mapping[str, int]) -> dict[str, int]:
        """Counts of words, where a name and its adjective or other spelling have the largest one."""
        counts = dict(words)
        units = {**self._adjectives, **self._others}
        for word, name in units.items():
            counts[name] = max(counts.get(word, 0), counts.get(name, 0))
        for word, name in units.items():
            counts[word] = counts[name]
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
            alike[self._alike(key, tally)].append(key)
            if "-" in key:
                alike[key.replace("-", "").replace(" ", "")].append(key)
        for keys in alike.values():
            for other in keys[1:]:
                self._join(keys[0], other)

    def _alike(self, key: str, tally: Tally) -> str:
        """What a key has in common with its variants.

        An adjective alone is not its name, nor in a name: a European Council is no Council of Europe.
        """
        parts = [[self._others.get(part, part) for part in unit.split("-")] for unit in key.split(" ")]
        if (len(parts) > 1 or "-" in key) and 2 * tally.names <= tally.times:
            within = self._doers | self._adjectives if len(parts) > 1 else self._adjectives
            parts = [sorted(within.get(part, part) for part in unit) for unit in parts]
        return "".join("".join(unit) for unit in parts)
