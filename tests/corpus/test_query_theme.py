"""A theme made of any words: what counts for it, what is near, and what the reader takes in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import open_paths
from corpus.search import Searcher
from corpus.themes import Origin, Theme, Themes
from corpus.themes.jump import Jumper
from corpus.themes.matrix import row
from corpus.themes.query_theme import query_theme, taken_in, taken_out
from corpus.themes.synopsis import synopsis, tally

TEXTS = {
    "2001-one.md": "# One\n\nRussia wants a say in this. Others want none.\n\nHere Russia is silent.\n\n"
    "The say of others counts. It was cold. What Russia says is: wait.\n",
    "2010-two.md": "# Two\n\nMoscow asks for a voice in all decisions.\n\nThe harvest was good.\n",
    "2021-three.md": "# Russia and its say\n\nWine and cheese were good.\n",
}


@pytest.fixture
def themes(tmp_path: Path) -> Themes:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    reports = open_paths([tmp_path]).reports
    return Themes(reports, Searcher(reports).build(), [Theme("Wine")])


def words(typed: str) -> Theme:
    theme = query_theme(typed)
    assert theme is not None
    return theme


def counted(themes: Themes, theme: Theme) -> list[tuple[str, int | None]]:
    return sorted((p.report, p.passage.number) for p in themes.presences(theme))


def passage(themes: Themes, report: str, number: int) -> str:
    return next(p.id for p in themes.by_id[report].reading if p.number == number)


def test_a_passage_counts_that_has_all_the_words_itself(themes: Themes) -> None:
    theme = words("should Russia have a  say?")
    assert (theme.name, theme.origin) == ("should Russia have a say?", Origin.QUERY)
    assert counted(themes, theme) == [("2001-one", 1), ("2001-one", 3), ("2021-three", None)]
    rule = themes.query(theme).rule
    assert (rule.words, rule.missing, rule.corrected) == (("russia", "say"), (), ())


def test_words_of_any_argument_are_left_out_where_two_others_tell(themes: Themes) -> None:
    assert themes.query(words("how did Moscow see the harvest?")).rule.words == ("moscow", "harvest")
    assert themes.query(words("Russia and its say")).rule.words == (
        "russia",
        "say",
    )


def test_the_best_sentence_has_most_of_the_words(themes: Themes) -> None:
    best = {p.passage.number: p for p in themes.presences_in(words("russia say"), "2001-one")}
    found = best[3]
    assert found.passage.text[slice(*found.sentence)] == "What Russia says is: wait."


def test_quoted_words_stand_as_they_are(themes: Themes) -> None:
    assert counted(themes, words('"a say" russia')) == [("2001-one", 1)]
    assert themes.query(words('"a say" russia')).rule.phrases == ("a say",)


def test_words_are_set_right_and_those_that_no_report_has_are_named(themes: Themes) -> None:
    assert counted(themes, words("Rusia harvest")) == []
    assert themes.query(words("harvesst")).rule.corrected == (("harvesst", "harvest"),)
    rule = themes.query(words("russia zzyzx")).rule
    assert rule.missing == ("zzyzx",) and counted(themes, words("russia zzyzx")) == []


def test_near_passages_are_listed_and_never_counted(themes: Themes) -> None:
    theme = words("russia say")
    told = synopsis(themes, Jumper(themes), theme)
    first, second, third = told.columns
    assert sorted(p.passage.number or 0 for p in first.passages) == [1, 3]
    assert 2 in [p.passage.number for p in first.near]  # it has one of the words
    assert second.silent and {p.passage.kind.value for p in second.near} <= {"paragraph"}
    assert [p.passing for p in third.passages] == [True] and not third.silent  # its title alone
    assert tally(told.columns).speak == 2
    cells = row(themes, theme).cells
    assert [cell.passages for cell in cells.values()] == [2, 0, 0]
    assert told.rule is not None and told.rule.words == ("russia", "say")


def test_what_is_taken_in_counts_and_what_is_taken_out_does_not(themes: Themes) -> None:
    voice, silent = passage(themes, "2010-two", 1), passage(themes, "2001-one", 1)
    theme = taken_in(words("russia say"), "2010-two", voice)
    theme = taken_out(theme, "2001-one", silent)
    assert counted(themes, theme) == [("2001-one", 3), ("2010-two", 1), ("2021-three", None)]
    rule = themes.query(theme).rule
    assert (rule.taken_in, rule.taken_out) == (1, 1)
    told = synopsis(themes, Jumper(themes), theme)
    assert silent in [p.passage.id for p in told.columns[0].near]  # to be taken in again
    again = taken_out(taken_in(theme, "2001-one", silent), "2010-two", voice)
    assert counted(themes, again) == counted(themes, words("russia say"))


def test_a_report_whose_only_passage_was_taken_out_has_nothing_and_that_passage_is_no_reason(
    themes: Themes,
) -> None:
    theme = taken_out(words("moscow voice"), "2010-two", passage(themes, "2010-two", 1))
    assert [s.report for s in Jumper(themes).silences(theme) if s.nothing_found] == [
        "2001-one", "2010-two", "2021-three",
    ]  # fmt: skip


def test_a_jump_to_words_ranks_what_counts_and_what_is_near(themes: Themes) -> None:
    jump = Jumper(themes).jump_to_words("russia say", 2)
    assert jump.theme is not None and jump.theme.origin is Origin.QUERY
    assert len(jump.passages) == 2 and jump.rule is not None
    assert not {p.passage.id for p in jump.passages} & {p.passage.id for p in jump.near}
    assert [s.report for s in jump.silent] == ["2010-two"]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\x00"])
def test_what_has_no_letter_is_no_theme(themes: Themes, typed: str) -> None:
    assert query_theme(typed) is None
    assert Jumper(themes).jump_to_words(typed).theme is None


def test_words_go_before_a_theme_of_the_same_name_only_where_they_are_asked_for(themes: Themes) -> None:
    theme = words("wine")
    named = themes.named("wine")
    assert named is not None and named.origin is Origin.CURATED
    assert themes.including(theme).named("Wine") is theme and themes.named("wine") is named


def test_what_is_near_is_read_when_it_is_asked_for(themes: Themes, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.themes.silences import _Look

    read: list[int] = []
    near = _Look.near
    monkeypatch.setattr(_Look, "near", lambda self, *at: read.append(1) or near(self, *at))
    _, second, _ = Jumper(themes).silences(words("harvest weather"))
    assert read == []
    assert second.near and second.near is second.near and len(read) == 1
