"""Finding words in one report as one types them: literally, but for what nobody types.

Any white space in the query matches any other, a straight apostrophe or quote its typographic twin, one
hyphen another; a reference within the match doesn't hinder, nor does a hyphen inside a word, in the text or
in the query ("cooperation", "co-operation"). A capital in the query makes it heed case, an accent makes it
heed accents.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.model import Report
from corpus.text.folding import Folded, fold

if TYPE_CHECKING:
    from corpus.search.spelling import Speller

_GAP: Final = "\n"
"""What parts passages in the folded report: folded text and folded queries have no line feed."""
_INSIDE: Final = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W_])")
"""A hyphen inside a word, "G-8" included, "8-10" not; it begins with what is rare, to be found quickly."""
_OUTER: Final = re.compile(r"[^\W_]-\Z|\A-[^\W_]")
"""A hyphen with half of its word, as in "co-" on the way to "co-operation": it is meant as it stands."""


class Hit(NamedTuple):
    """Where a query was found: a passage of ``Report.reading`` and half-open bounds in its text."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _FoldedReport:
    """A report's passages folded in one way, as one text."""

    passages: list[Folded]
    text: str
    starts: list[int]
    """Where each passage begins in ``text``."""
    joined: str
    """``text`` with the halves of hyphenated words joined."""
    joints: list[int]
    """Where in ``joined`` the later halves begin, one for each hyphen that was left out."""

    @classmethod
    def of(cls, report: Report, case: bool, accents: bool) -> _FoldedReport:
        passages = [fold(p.text, p.refs, case=case, accents=accents) for p in report.reading]
        starts = list(accumulate((len(p.text) + len(_GAP) for p in passages), initial=0))
        text = _GAP.join(p.text for p in passages)
        joints = [match.start() - before for before, match in enumerate(_INSIDE.finditer(text))]
        return cls(passages, text, starts[:-1], _INSIDE.sub("", text), joints)

    def hit(self, start: int, end: int) -> Hit:
        """What stands at ``text[start:end]``, as a place in the report."""
        passage = bisect_right(self.starts, start) - 1
        begin = self.starts[passage]
        return Hit(passage, *self.passages[passage].source(start - begin, end - begin))

    def literal(self, sought: str) -> list[Hit]:
        """Where a folded query stands as it is."""
        hits = []
        at = self.text.find(sought)
        while at >= 0:
            hits.append(self.hit(at, at + len(sought)))
            at = self.text.find(sought, at + len(sought))
        return hits

    def across_hyphens(self, sought: str) -> list[Hit]:
        """Where a folded query stands, whatever hyphens are inside its words, here or there.

        Where the hyphens differ, it must begin a word: "use" is not in "EU-security".
        """
        text, joined, joints = self.text, self.joined, self.joints
        whole = _INSIDE.sub("", sought)
        hits = []
        at = joined.find(whole)
        while at >= 0:
            end = at + len(whole) - 1
            start, last = at + bisect_right(joints, at), end + bisect_right(joints, end)
            if text[start : last + 1] == sought or not (start and text[start - 1].isalnum()):
                hits.append(self.hit(start, last + 1))
                at = end
            at = joined.find(whole, at + 1)
        return hits


def find(report: Report, query: str) -> list[Hit]:
    """Where the query stands in the report, in reading order, without overlaps.

    It is folded once for its body, so that every further keystroke costs a plain search only.

    Args:
        report: the report whose reading passages are searched.
        query: what was typed; nothing but white space finds nothing.
    """
    if not query.strip():
        return []
    case, accents = any(map(str.isupper, query)), _has_accents(query)
    sought = fold(query, case=case, accents=accents).text
    folded = _folded(report, case, accents)
    literal = _OUTER.search(sought) or not any(map(str.isalnum, sought))  # a hyphen alone is one that is seen
    found = folded.literal(sought) if literal else folded.across_hyphens(sought)
    hits: list[Hit] = []
    for hit in found:
        if not hits or (hits[-1].passage, hits[-1].end) <= hit[:2]:  # two halves of a unit are one
            hits.append(hit)
    return hits


def nearest(report: Report, query: str, limit: int) -> list[str]:
    """The report's words most like those of a query that it does not have; none if it has them all.

    Args:
        report: the report that the query was not found in.
        query: what was typed.
        limit: how many words at most.
    """
    from corpus.text.tokenizer import words

    speller = _speller(report)
    near = (speller.nearest(word, limit) for word in words(fold(query).text) if not speller.knows(word))
    return list(islice(dict.fromkeys(chain.from_iterable(near)), limit))


def _speller(report: Report) -> Speller:
    """What knows the report's words, kept with its body as the folded report is."""
    from corpus.search.spelling import Speller
    from corpus.text.tokenizer import words

    speller: Speller | None = vars(report.body).get("_speller")
    if speller is None:
        speller = Speller(Counter(words(_folded(report, case=False, accents=False).text)))
        vars(report.body)["_speller"] = speller
    return speller


def _folded(report: Report, case: bool, accents: bool) -> _FoldedReport:
    """The folded report, kept with the body as a cached property is: as long as the body lives.

    Threads that ask for it at once may each make one; it is put there when it is whole, and all are alike.
    """
    kept: dict[tuple[bool, bool], _FoldedReport] = vars(report.body).setdefault("_folded", {})
    if (case, accents) not in kept:
        kept[case, accents] = _FoldedReport.of(report, case, accents)
    return kept[case, accents]


def _has_accents(query: str) -> bool:
    return any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", query))
