"""The words of passages are found once, and are enough to tell where themes are spoken of."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.layout import CAPITAL, CAPITALS, JOINED, SAYS, TURNED, lay_out
from corpus.library import bundled
from corpus.model import Ref, Report, in_date_order
from corpus.search import Searcher, terms
from corpus.steps import finish
from corpus.text.folding import fold
from corpus.text.tokenizer import compounds, pieces, words
from corpus.themes import Theme, Themes, read_themes
from corpus.themes.matrix import matrix
from corpus.themes.name_finder import NameFinder
from corpus.themes.passage_reader import name_words
from corpus.themes.presences import PresenceTable
from corpus.themes.theme_finder import ThemeFinder
from corpus.themes.tokens import stem_of

SIGNS = (
    "NATO",
    "of",
    "the",
    "US",
    " ",
    "  ",
    ". ",
    "(",
    "-",
    "co-op",
    "U.S.",
    "e\u0301",
    "ﬁ",
    "½",
    "中",
    "\n",
    "İ",
    "😀",
)
TEXTS = st.lists(st.lists(st.sampled_from(SIGNS), max_size=9).map("".join), max_size=4)


@given(TEXTS)
def test_many_texts_are_laid_out_as_each_alone(texts: list[str]) -> None:
    together = lay_out([(text, ()) for text in texts])
    alone = [lay_out([(text, ())]) for text in texts]
    for name in ("words", "starts", "sizes", "marks", "wholes", "whole_starts", "whole_sizes", "whole_marks"):
        assert list(getattr(together, name)) == [each for one in alone for each in getattr(one, name)]
    assert together.words == [word for text in texts for word in words(fold(text).text)]
    assert together.wholes == [whole for text in texts for _, _, whole in compounds(fold(text).text)]


@given(TEXTS.map("".join))
def test_pieces_put_together_are_the_text(text: str) -> None:
    folded = fold(text).text
    assert "".join(pieces(folded)) == folded


def test_each_word_is_told_where_it_stands_and_what_parts_it_from_the_one_before() -> None:
    text = "Enlargement of NATO1, said IT. The  co-operation"
    layout = lay_out([(text, (Ref(19, 20, None),))])
    spans = zip(layout.starts.tolist(), layout.sizes.tolist(), strict=True)
    assert [text[start : start + size] for start, size in spans] == [
        "Enlargement", "of", "NATO", "said", "IT", "The", "co-operation",
    ]  # fmt: skip
    assert layout.words[-1] == "cooperation"
    assert layout.marks.tolist() == [
        SAYS | CAPITAL,
        0,
        SAYS | JOINED | TURNED | CAPITAL | CAPITALS,
        SAYS | JOINED,
        SAYS | JOINED | CAPITAL | CAPITALS,
        CAPITAL,
        SAYS,
    ]


def test_no_text_is_read_to_count_themes_and_no_passage_is_split_into_sentences_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = in_date_order(bundled().reports)
    split: Counter[str] = Counter()
    real = terms.sentences
    monkeypatch.setattr(terms, "sentences", lambda text, refs: split.update([text]) or real(text, refs))
    monkeypatch.setattr(
        "corpus.themes.passage_words.sentences", lambda text, refs: split.update([text]) or real(text, refs)
    )
    searcher = Searcher(of).build()
    passages = Counter(passage.text for report in of for passage in report.reading)
    assert split and all(split[text] <= passages[text] for text in split)
    on = [Theme("NATO enlargement"), Theme("Transnistria")]
    with monkeypatch.context() as patch:
        patch.setattr(Report, "body", property(lambda _: pytest.fail("a text was read")))
        found = ThemeFinder(of, on, searcher)
        assert all(len(found.rows(number).passages) for number in range(len(on)))
    counted = Themes(of, searcher, on, finish(PresenceTable.steps(of, on, searcher.index)))
    assert matrix(counted)
    assert all(split[text] <= passages[text] for text in split)


def test_the_words_of_names_are_the_same_for_the_finder_and_for_the_table() -> None:
    reports = bundled().reports
    curated, _ = read_themes(Path(reports[0].path).parent, reports)
    on = [*curated, Theme("IT and US on-line", ("G-8 of the U.S. co-operation", "i.t. It WHO ﬁne"))]
    stem = stem_of(None)
    assert NameFinder(on, stem).words == [name_words(theme, stem) for theme in on]
