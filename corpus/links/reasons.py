"""Why two passages belong together: the phrases, names and telling words that both have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpus.links.model import Reason, ReasonKind
from corpus.links.passage_terms import QUOTED, PassageTerms, Run
from corpus.links.reason_weights import ReasonWeights

NEEDED: Final = 2
"""Reasons without which a link is not offered."""
MOST: Final = 4
"""Reasons of a link: more than anybody reads."""
THEMES: Final = 2
"""Themes among them: the words that both have are seen more quickly."""
_VERBATIM: Final = 2.0
"""What a long row of words that both have weighs besides its words."""
_LABEL: Final = 40
"""Characters of what a theme is called; what is longer is a sentence that tells of it."""
_LONGEST: Final = 24
"""Words of a phrase that are compared."""
_OFTEN: Final = 4
"""So many places of a phrase's beginning are compared in each text; the others are like them."""


def reasons(
    here: PassageTerms,
    there: PassageTerms,
    weigher: ReasonWeights,
    themes: Sequence[Reason] = (),
    differ: Callable[[str], bool] = lambda _: False,
) -> tuple[Reason, ...]:
    """What two passages share, the most telling first.

    Args:
        here: the passage that is linked from.
        there: the other one.
        weigher: tells how telling words are in this corpus.
        themes: what is known of the themes that both are on, the most telling first.
        differ: tells whether a stem is a name that means something else in the other passage.
    """
    found = list(themes[:THEMES])
    runs = sorted(_runs(here, there, weigher), key=_order)
    taken: set[str] = set()
    for _, run in runs:
        content = {stem for stem in run if not weigher.says_nothing(stem)}
        if len(run) == 1 and differ(run[0]):
            continue
        if len(found) < MOST and len(taken & content) * 2 <= len(content):
            taken |= content
            found.append(_reason(run, here, there))
    if len(found) < NEEDED:  # what is shared may be one phrase: then also the words that make it telling
        labels = {reason.label for reason in found}
        called = [_called(theme, here, there) for theme in found if theme.kind == "theme"]
        for reason in (*_besides(runs, here, there, weigher, differ), *called):
            if reason.label not in labels and len(found) < NEEDED:
                labels.add(reason.label)
                found.append(reason)
    return tuple(found)


def _besides(
    runs: Sequence[tuple[float, Run]],
    here: PassageTerms,
    there: PassageTerms,
    weigher: ReasonWeights,
    differ: Callable[[str], bool],
) -> Iterator[Reason]:
    """What else can be said: the telling words again, words of nearly the same meaning, then any others."""
    yield from (_reason(run, here, there) for _, run in runs if len(run) == 1 and not differ(run[0]))
    yield from _related(here, there, weigher)
    shared = here.where.keys() & there.where.keys()
    weighed = [(weight, (stem,)) for stem in shared if (weight := weigher.plain(stem)) and not differ(stem)]
    yield from (_reason(run, here, there) for _, run in sorted(weighed, key=_order))


def _called(theme: Reason, here: PassageTerms, there: PassageTerms) -> Reason:
    """The words by which either speaks of a theme."""
    one, other = here.text[slice(*theme.here[0])], there.text[slice(*theme.there[0])]
    label = one if one == other else f"{_cut(one)} / {_cut(other)}"
    return Reason("terms", label, theme.here[:1], theme.there[:1])


def _cut(words: str) -> str:
    """Words as a label shows them: the beginning of what is a sentence, without the mark at its end."""
    shown = " ".join(words.split()).rstrip(".,;:!?")
    return shown if len(shown) <= _LABEL else shown[: shown.rfind(" ", 0, _LABEL)] + "…"


def _related(here: PassageTerms, there: PassageTerms, weigher: ReasonWeights) -> Iterator[Reason]:
    """Words of either that mean nearly the same."""
    groups = weigher.groups(there.where)
    for group, stem in sorted(weigher.groups(here.where).items()):
        other = groups.get(group, stem)
        if other != stem and stem not in there.where and other not in here.where:
            spans, others = here.spans(here.where[stem], 1), there.spans(there.where[other], 1)
            label = f"{here.text[slice(*spans[0])]} / {there.text[slice(*others[0])]}"
            yield Reason("terms", label, spans, others)


def _order(weighed: tuple[float, Run]) -> tuple[float, Run]:
    return -weighed[0], weighed[1]


def _reason(run: Run, here: PassageTerms, there: PassageTerms) -> Reason:
    size = len(run)
    begins, others = here.places(run), there.places(run)
    spans = here.spans(begins, size)
    names = here.is_name(begins, size) and there.is_name(others, size)
    kind: ReasonKind = "names" if names else "phrase" if size > 1 else "terms"
    label = " ".join(here.text[slice(*spans[0])].split())
    return Reason(kind, label, spans, there.spans(others, size))


def _runs(here: PassageTerms, there: PassageTerms, weigher: ReasonWeights) -> Iterator[tuple[float, Run]]:
    """The runs of stems that both have: each telling stem by itself, and phrases as long as can be."""
    for stem in here.where.keys() & there.where.keys():
        if (weight := weigher.word(stem)) and (len(stem) > 2 or here.is_short_name(stem)):
            yield weight, (stem,)
    seen: set[Run] = set()
    for beginning in here.begins.keys() & there.begins.keys():
        for at in here.begins[beginning][:_OFTEN]:
            for other in there.begins[beginning][:_OFTEN]:
                size = _common(here.stems, at, there.stems, other)
                size = min(size, here.unbroken(at, size), there.unbroken(other, size))
                run = tuple(here.stems[at : at + size])
                trimmed = _trimmed(run, weigher)
                if len(run) < QUOTED or len(trimmed) >= QUOTED:
                    run = trimmed
                if len(run) < QUOTED and (not run or weigher.ties(run[0])):
                    continue
                if len(run) > 1 and run not in seen:
                    seen.add(run)
                    if weight := _weight(run, weigher):
                        yield weight, run


def _weight(run: Run, weigher: ReasonWeights) -> float:
    """How telling a phrase is: its words and how rarely they stand together."""
    content = [stem for stem in run if not weigher.says_nothing(stem)]
    rarest = max((weigher.pair(a, b) for a, b in pairwise(content)), default=0.0)
    if not rarest and len(run) < QUOTED:
        return 0.0
    return rarest + 0.5 * sum(map(weigher.word, dict.fromkeys(content))) + _VERBATIM * (len(run) >= QUOTED)


def _common(here: Sequence[str], at: int, there: Sequence[str], other: int) -> int:
    """How long the run of stems is that both have from there on."""
    size, most = 0, min(_LONGEST, len(here) - at, len(there) - other)
    while size < most and here[at + size] == there[other + size]:
        size += 1
    return size


def _trimmed(run: Run, weigher: ReasonWeights) -> Run:
    """A run without the words at its end that only tie others together."""
    end = len(run)
    while end and weigher.ties(run[end - 1]):
        end -= 1
    return run[:end]
