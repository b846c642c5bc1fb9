"""Methods of linking that were tried, each from texts to how much every two passages are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.index.lexicon import Lexicon
from corpus.index.term_positions import tokens
from corpus.links.link_index import Built, LinkIndex
from corpus.links.model import ThemeWeights
from corpus.steps import finish
from corpus.text.sentences import sentences
from corpus.text.tokenizer import STOP_WORDS
from tests.bench.link_sets import Judged, Scores

Method = Callable[[Judged], Scores]


def _stems(judged: Judged) -> list[list[str]]:
    return [[token.stem for token in tokens(passage)] for _, passage in judged.passages]


def _content(stems: Iterable[str]) -> list[str]:
    return [stem for stem in stems if stem not in STOP_WORDS]


def _with_pairs(stems: Sequence[str]) -> list[str]:
    own = _content(stems)
    return [*own, *map(" ".join, pairwise(own))]


def _vectors(
    bags: Sequence[Sequence[str]], common: float = 0.25, factor: dict[str, float] | None = None
) -> Any:
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, min_df=2, max_df=common, smooth_idf=False)
    found = vectorizer.fit_transform(bags)
    if factor:
        names = vectorizer.get_feature_names_out()
        found = found @ sparse.diags([np.prod([factor.get(w, 1.0) for w in n.split()]) for n in names])
        norms = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
        found = sparse.diags(1 / np.maximum(norms, 1e-9)) @ found
    return found


def _cosines(vectors: Any) -> Scores:
    return np.asarray((vectors @ vectors.T).todense())


def words(judged: Judged) -> Scores:
    """TF-IDF of stems."""
    return _cosines(_vectors([_content(stems) for stems in _stems(judged)]))


def words_and_pairs(judged: Judged) -> Scores:
    """TF-IDF of stems and pairs of them: the best known."""
    return _cosines(_vectors([_with_pairs(stems) for stems in _stems(judged)]))


def letters(judged: Judged) -> Scores:
    """TF-IDF of runs of three to five letters."""
    bags = [
        [f" {w} "[i : i + n] for w in stems for n in (3, 4, 5) for i in range(len(w) + 3 - n)]
        for stems in _stems(judged)
    ]
    return _cosines(_vectors(bags))


def fused(judged: Judged) -> Scores:
    """Half letters, half words and pairs."""
    return words_and_pairs(judged) + letters(judged)


def names_up(judged: Judged) -> Scores:
    """Words that are capital inside sentences worth 1.5."""
    inside, capital = Counter[str](), Counter[str]()
    for _, passage in judged.passages:
        for token, before in pairwise(reversed(tokens(passage))):
            if "." not in passage.text[before.end : token.start]:
                inside[token.stem] += 1
                capital[token.stem] += passage.text[token.start].isupper()
    names = {stem: 1.5 for stem, count in inside.items() if capital[stem] > 0.8 * count}
    return _cosines(_vectors([_with_pairs(stems) for stems in _stems(judged)], factor=names))


def general_down(judged: Judged) -> Scores:
    """Words of which any argument is made worth 0.7."""
    general = dict.fromkeys(Lexicon.load().general, 0.7)
    return _cosines(_vectors([_with_pairs(stems) for stems in _stems(judged)], factor=general))


def related(judged: Judged) -> Scores:
    """Groups of related words as terms besides."""
    groups = Lexicon.load().related
    bags = [
        [*_with_pairs(stems), *(f"#{g}" for stem in stems for g in groups.get(stem, ()))]
        for stems in _stems(judged)
    ]
    return _cosines(_vectors(bags, 0.4))


def latent(judged: Judged) -> Scores:
    """A hundred dimensions of a singular value decomposition, half and half with the words."""
    found = TruncatedSVD(100, random_state=0).fit_transform(
        _vectors([_content(stems) for stems in _stems(judged)])
    )
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return words_and_pairs(judged) + 0.5 * found @ found.T


def neighbours_words(judged: Judged) -> Scores:
    """Feedback: the vectors of the five nearest added to a passage's own, at 0.6."""
    found = _vectors([_with_pairs(stems) for stems in _stems(judged)])
    alike = _cosines(found)
    np.fill_diagonal(alike, 0)
    cut = -np.sort(-alike, axis=1)[:, 4:5]
    near = np.where(alike >= cut, alike, 0)
    near /= np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
    widened = found + 0.6 * (sparse.csr_matrix(near) @ found)
    norms = np.sqrt(np.asarray(widened.multiply(widened).sum(axis=1)).ravel())
    return _cosines(sparse.diags(1 / np.maximum(norms, 1e-9)) @ widened)


def diagonal(judged: Judged) -> Scores:
    """What precedes and follows both votes with 0.15."""
    return _voted(judged, words_and_pairs(judged), [(1, 1), (-1, -1)], 0.15)


def best_sentences(judged: Judged) -> Scores:
    """For each sentence the most alike one, on average; half and half with whole passages."""
    owner, bags = [], []
    for row, (_, passage) in enumerate(judged.passages):
        own = tokens(passage)
        for start, end in sentences(passage.text, passage.refs):
            owner.append(row)
            bags.append(_with_pairs([token.stem for token in own if start <= token.start < end]))
    owners, found = np.array(owner), _vectors(bags)
    best = np.zeros((len(bags), len(judged.passages)))
    for row in range(len(judged.passages)):
        mine = found[np.flatnonzero(owners == row)]
        if mine.shape[0]:
            best[:, row] = np.asarray((found @ mine.T).max(axis=1).todense()).ravel()
    sizes = np.bincount(owners, minlength=len(judged.passages))
    each = np.zeros_like(words_and_pairs(judged))
    np.add.at(each, owners, best)
    each /= np.maximum(sizes, 1)[:, None]
    return words_and_pairs(judged) + (each + each.T) / 2


def crowded(judged: Judged) -> Scores:
    """How much a passage is like the ten that it is most like counts against it, at 0.3."""
    alike = np.where(judged.apart, words_and_pairs(judged), 0)
    crowd = -np.sort(-alike, axis=0)[:10]
    return np.maximum(alike - 0.3 * crowd.mean(axis=0), 0) + 1e-6 * (alike > 0)


def ours(judged: Judged, themes: ThemeWeights | None = None) -> Scores:
    """As Syntopic ranks, without the passages for which it finds no two reasons."""
    built = Built(finish(LinkIndex.steps(judged.reports, None)), themes)
    found = np.zeros((len(judged.passages),) * 2)
    for row in range(len(found)):
        others, scores = built.ranking.of(row)
        told = [built.enough(built.reasons(row, int(other))) for other in others[:20]]
        found[row, others[:20]] = np.where(told, scores[:20] + np.arange(20, 20 - len(told), -1), 0)
    return found


def _voted(judged: Judged, alike: Scores, steps: Sequence[tuple[int, int]], share: float) -> Scores:
    numbers = np.array([number for number, _ in judged.passages])
    total, rows = alike.copy(), np.arange(len(numbers))
    for here, there in steps:
        one = rows[(rows - here >= 0) & (rows - here < len(rows))]
        one = one[numbers[one] == numbers[one - here]]
        other = rows[(rows - there >= 0) & (rows - there < len(rows))]
        other = other[numbers[other] == numbers[other - there]]
        total[np.ix_(one, other)] += share * alike[np.ix_(one - here, other - there)]
    return total


METHODS: dict[str, Method] = {
    "stems": words,
    "stems and pairs": words_and_pairs,
    "letters": letters,
    "letters and words": fused,
    "names up": names_up,
    "general words down": general_down,
    "related words": related,
    "latent dimensions": latent,
    "feedback of five": neighbours_words,
    "best sentences": best_sentences,
    "crowd against": crowded,
    "diagonal": diagonal,
}
"""Those that were tried beside ours, which has the words of several of them."""
