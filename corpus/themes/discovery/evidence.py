"""What the corpus shows of each candidate: where it stands, and what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from corpus.model import Report
from corpus.themes.discovery.copies import Originals
from corpus.themes.discovery.function_words import DETERMINERS
from corpus.themes.discovery.phrases import Mention, following, mentions, preceding, surface
from corpus.themes.discovery.tokens import TaggedPassage

_COMPLEMENTS: Final = frozenset({"of", "between", "with", "to", "that", "for", "on", "in"})
"""What follows a noun that needs another to say anything: "number of", "relations with"."""
_ASIDE: Final = 0.4
"""What a footnote, heading or caption counts beside a paragraph: what stands in none is often a source."""
_BLOCK: Final = 10
"""Passages of a block."""
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_BEFORE_ITEM: Final = frozenset({",", "(", ";", ":", "and", "or", "as", "including"})
_ANYWHERE: Final = _POSSESSIVE | _BEFORE_ITEM | {"of"}
_BEHIND_ITEM: Final = frozenset({",", ";", "and", "or", ")"})


@dataclass(slots=True)
class Evidence:
    """A candidate's mentions, all its variants together."""

    key: str
    surfaces: Counter[str] = field(default_factory=Counter)
    by_report: Counter[str] = field(default_factory=Counter)
    """Passages with it in each report."""
    passages: int = 0
    own: float = 0.0
    """Passages where it stands outside of longer candidates and names; footnotes and the like count less."""
    alone: int = 0
    """Reports in which it does."""
    times: int = 0
    names: int = 0
    """Mentions with a name's capitals."""
    acronyms: int = 0
    longest: int = 0
    """Words of the longest key among the variants."""
    whole: int = 0
    """Mentions that are a noun phrase of their own, but for a determiner."""
    determined: int = 0
    """Of these, those with a determiner."""
    complemented: int = 0
    """Of these, those that go on with "of", "between" or the like."""
    listed: int = 0
    """Of these, those that are an item of an enumeration."""
    headings: int = 0
    blocks: int = 0
    """Stretches of so many passages as are one block, in which it stands at all."""
    last: int = -1
    """The block in which it stood last."""
    before: Counter[str] = field(default_factory=Counter)
    """The words before those without a determiner, but for those that stand before any noun."""

    @property
    def shown(self) -> str:
        """How the text mostly has it."""
        return min(self.surfaces, key=lambda form: (-self.surfaces[form], form.swapcase()))

    @property
    def is_name(self) -> bool:
        """Whether it is the name of a place, a body, a person or a product, and no idea."""
        return 2 * self.names > self.times


class Seen(NamedTuple):
    """What was seen in all reports."""

    evidence: list[Evidence]
    words: Counter[str]
    """In how many passages each word stands."""
    passages: int
    blocks: int

    @property
    def headings(self) -> float:
        """The share of all mentions that stand in headings."""
        return sum(e.headings for e in self.evidence) / max(1, sum(e.times for e in self.evidence))


def examine(
    reports: Iterable[Report],
    originals: Originals,
    roots: Mapping[str, str],
    pairs: Callable[[str], bool],
    tick: Callable[[], None],
) -> Seen:
    """Read all reports for the candidates.

    Args:
        reports: all of them.
        originals: takes them apart.
        roots: from each candidate's keys to the one that stands for it.
        pairs: tells of a name's key whether it is no name but two.
        tick: called before each report.
    """
    found = {root: Evidence(root) for root in roots.values()}
    words: Counter[str] = Counter()
    passages = blocks = 0
    for number, report in enumerate(reports):
        tick()
        alone: set[str] = set()
        before = passages
        for line in originals.lines(report, number):
            blocks += (passages - before) % _BLOCK == 0
            passages += 1
            words.update({token.unit for token in line.tokens if not token.form.closed})
            standing: dict[str, bool] = {}
            end = name_end = -1
            inside = ""
            for mention in sorted(mentions(line), key=lambda m: (m.first, -m.end)):
                root = roots.get(mention.key, "")
                if mention.end <= end and root == inside:
                    continue  # a shorter form of the same
                # "NATO" in "NATO enlargement" is spoken of, in "North Atlantic Treaty" the "Treaty" is not
                nested = mention.end <= (name_end if mention.name else end)
                name = mention.name and not pairs(mention.key)
                if name and mention.end > name_end:
                    name_end = mention.end
                if mention.end > end and (root or name):
                    end, inside = mention.end, root
                if root:
                    standing[root] = standing.get(root, False) or not nested
                    _note(found[root], line, mention, nested)
            for root, own in standing.items():
                evidence = found[root]
                evidence.passages += 1
                if evidence.last != blocks:
                    evidence.last = blocks
                    evidence.blocks += 1
                evidence.by_report[report.id] += 1
                if own:
                    evidence.own += 1.0 if line.says else _ASIDE
                    alone.add(root)
        for root in alone:
            found[root].alone += 1
    return Seen(list(found.values()), words, passages, blocks)


def _note(evidence: Evidence, line: TaggedPassage, mention: Mention, nested: bool) -> None:
    """Take down one mention and its neighbours."""
    evidence.surfaces[surface(line.tokens, mention.first, mention.end)] += 1
    evidence.times += 1
    evidence.names += mention.name
    evidence.longest = max(evidence.longest, mention.key.count(" ") + 1)
    evidence.headings += line.set_apart
    token = line.tokens[mention.first]
    evidence.acronyms += mention.end - mention.first == 1 and token.acronym and not line.loud
    if mention.whole and not nested:
        before, behind = preceding(line, mention), following(line, mention)
        evidence.whole += 1
        if before in DETERMINERS:
            evidence.determined += 1
        elif before not in _ANYWHERE:
            evidence.before[before] += 1
        evidence.complemented += behind in _COMPLEMENTS
        evidence.listed += (before in _BEFORE_ITEM and behind in _BEHIND_ITEM) or (
            before in ("and", "or") and behind in (".", ";")
        )
