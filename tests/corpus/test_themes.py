"""Themes: read from lists, found by any of their names, told apart, edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ThemesError
from corpus.library import open_paths
from corpus.search import Searcher
from corpus.themes import Origin, Theme, Themes, read_themes
from corpus.themes.jump import Jumper
from corpus.themes.locators import numbering
from corpus.themes.matrix import matrix
from corpus.themes.own_themes import OwnTheme, apply
from corpus.themes.synopsis import synopsis

ONE = """# One

The enlargement of NATO worries Moscow. Nothing else does, for now, in the view of most observers.

The Minsk Group has met in Vienna to talk about the mountains. It was founded in 1992.

We start again with the peacekeepers in Transdnistria, who were sent there by Russia long ago.

START was signed in 1991, and the reductions went ahead as planned, to general surprise.
"""
TWO = """# Two

NATO's enlargement is a fact. NATO enlargement was discussed at length in Madrid.

The Minsk agreements of 2015 were not carried out. All sides blame each other.

Peace-keeping in Transnistria goes on. The harvest was good.

Many other things were said. Most of the evening went to wine, cheese and the weather, which had been wet for
weeks, and to the price of bread, butter, coal, iron, steel, and fish, and also, late, to NATO enlargement.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text(ONE)
    (tmp_path / "two.md").write_text(TWO)
    return tmp_path


def themes_of(folder: Path, *themes: Theme) -> Themes:
    reports = open_paths([folder]).reports
    return Themes(reports, Searcher(reports).build(), themes)


def said(themes: Themes, name: str) -> list[tuple[str, int | None, list[str]]]:
    theme = themes.named(name)
    assert theme is not None
    return [
        (p.report, p.passage.number, [p.passage.text[a:b] for a, b in p.matches])
        for p in themes.presences(theme)
    ]


class TestNames:
    def test_in_either_order(self, folder: Path) -> None:
        for name in ("NATO enlargement", "enlargement of NATO"):
            found = said(themes_of(folder, Theme(name)), name)
            assert {(report, number) for report, number, _ in found} == {("one", 1), ("two", 1), ("two", 4)}

    def test_in_any_hyphenation_and_inflection(self, folder: Path) -> None:
        found = said(themes_of(folder, Theme("peacekeeping")), "peacekeeping")
        assert {text for _, _, texts in found for text in texts} == {"Peace-keeping", "peacekeepers"}

    def test_in_another_spelling(self, folder: Path) -> None:
        found = said(themes_of(folder, Theme("Transnistria")), "Transnistria")
        assert {text for _, _, texts in found for text in texts} == {"Transnistria", "Transdnistria"}

    def test_capitals_where_they_tell(self, folder: Path) -> None:
        assert said(themes_of(folder, Theme("START")), "start") == [("one", 4, ["START"])]

    def test_the_longest_name_counts(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("Minsk"), Theme("Minsk Group"), Theme("Minsk agreements"))
        assert said(themes, "Minsk") == []
        assert said(themes, "Minsk Group") == [("one", 2, ["Minsk Group"])]

    def test_words_of_one_report_count_there_alone(self, folder: Path) -> None:
        theme = Theme("farming", calls={"two": ("the harvest",)})
        assert said(themes_of(folder, theme), "farming") == [("two", 3, ["harvest"])]
        elsewhere = Theme("farming", calls={"one": ("the harvest",)})
        assert said(themes_of(folder, elsewhere), "farming") == []


class TestPresences:
    def test_more_of_it_comes_first_and_mentions_last(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("NATO enlargement"))
        presences = themes.presences(themes.themes[0])
        assert [(p.report, p.passage.number, p.passing) for p in presences] == [
            ("two", 1, False),
            ("one", 1, False),
            ("two", 4, True),
        ]

    def test_the_best_sentence(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("Transnistria"))
        found = {p.report: p.passage.text[slice(*p.sentence)] for p in themes.presences(themes.themes[0])}
        assert found["two"] == "Peace-keeping in Transnistria goes on."

    def test_a_list_says_what_names_do_not(self, folder: Path) -> None:
        (folder / "themes.toml").write_text(
            '[[theme]]\nname = "Small talk"\nmain.two = "4"\nalso.one = "2"\nalso.gone = "9"\n'
        )
        reports = open_paths([folder]).reports
        listed, problems = read_themes(folder, reports)
        assert not problems
        themes = Themes(reports, Searcher(reports).build(), listed)
        presences = themes.presences(themes.themes[0])
        assert [(p.report, p.passage.number, p.passing) for p in presences] == [
            ("two", 4, False),
            ("one", 2, False),
        ]
        assert presences[0].weight > presences[1].weight

    def test_taken_off_by_hand(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("START"))
        off = frozenset({("one", themes.presences(themes.themes[0])[0].passage.id)})
        assert said(themes_of(folder, Theme("START", off=off)), "START") == []

    def test_of_a_passage(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("START"), Theme("NATO enlargement"))
        for presence in themes.presences(themes.themes[1]):
            assert themes.of(presence.report, presence.passage) == {"nato-enlargement": presence.weight}


class TestJump:
    @pytest.mark.parametrize(
        "query", ["nato enl", "enlargment of nato", "Nato  ENLARGEMENT", "expansion of the alliance"]
    )
    def test_to_what_is_meant(self, folder: Path, query: str) -> None:
        themes = themes_of(folder, Theme("START"), Theme("NATO enlargement", ("alliance expansion",)))
        jump = Jumper(themes).jump(query)
        assert jump.theme is not None and jump.theme.name == "NATO enlargement"
        assert [p.passage.number for p in jump.passages[:2]] == [1, 1]

    def test_no_theme_fits(self, folder: Path) -> None:
        jump = Jumper(themes_of(folder, Theme("START"))).jump("price of butter")
        assert jump.theme is None and not jump.silent
        assert (jump.passages[0].report, jump.passages[0].passage.number) == ("two", 4)

    @pytest.mark.parametrize("query", ["", "  ", "?!", "x" * 10_000, "расширение", "\x1b[2J", '"'])
    def test_of_nothing(self, folder: Path, query: str) -> None:
        jump = Jumper(themes_of(folder, Theme("START"))).jump(query)
        assert jump.theme is None and jump.passages == ()

    def test_silence_with_the_nearest(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("Minsk agreements"))
        (silence,) = Jumper(themes).jump("minsk agreement").silent
        assert silence.report == "one" and not silence.abstract_only
        assert silence.nearest is not None and silence.nearest.passage.number == 2

    def test_an_abstract_is_not_silent(self, folder: Path) -> None:
        (folder / "catalogue.toml").write_text('[[report]]\nsource = "two.md"\nextent = "abstract"\n')
        themes = themes_of(folder, Theme("START"))
        (silence,) = Jumper(themes).silences(themes.themes[0])
        assert silence.abstract_only
        assert not any(column.silent for column in synopsis(themes, Jumper(themes), themes.themes[0]).columns)

    def test_without_themes(self, folder: Path) -> None:
        assert Jumper(themes_of(folder)).jump("Vienna").passages[0].report == "one"


def test_matrix(folder: Path) -> None:
    rows = matrix(themes_of(folder, Theme("START"), Theme("NATO enlargement"), Theme("unheard things")))
    assert [(row.theme.name, [cell[::2] for cell in row.cells.values()]) for row in rows] == [
        ("NATO enlargement", [(1, 0), (1, 1)]),
        ("START", [(1, 0), (0, 0)]),
        ("unheard things", [(0, 0), (0, 0)]),
    ]


class TestList:
    def read(self, folder: Path, text: str) -> tuple[list[str], tuple[str, ...]]:
        (folder / "themes.toml").write_text(text)
        themes, problems = read_themes(folder, open_paths([folder]).reports)
        return [theme.name for theme in themes], tuple(problem.split(": ", 1)[1] for problem in problems)

    def test_none(self, folder: Path) -> None:
        assert read_themes(folder, ()) == ((), ())

    def test_what_is_wrong_is_said_with_its_line_and_the_rest_is_used(self, folder: Path) -> None:
        (folder / "themes.toml").write_text(
            '[[theme]]\nname = "A"\n\n[[theme]]\naliases = ["x"]\n\n[[theme]]\nname = "B"\n'
            'aliases = ["a", "b b"]\ncolour = 1\nmain.one = "99"\n\n[[theme]]\nname = "a"\n'
        )
        reports = open_paths([folder]).reports
        themes, problems = read_themes(folder, reports)
        assert [(theme.name, theme.aliases) for theme in themes] == [("A", ()), ("B", ("b b",))]
        lines = [problem.removeprefix(f"{folder / 'themes.toml'}, line ") for problem in problems]
        assert [line.split(":")[0] for line in lines] == ["4", "7", "7", "7", "13"]
        assert "one has no ¶ 99" in lines[3]

    @pytest.mark.parametrize("text", ["theme = 3", "[[theme", "\x00", '[theme]\nname = "x"'])
    def test_nothing_can_be_used(self, folder: Path, text: str) -> None:
        with pytest.raises(ThemesError, match=r"themes\.toml"):
            self.read(folder, text)

    def test_locators_are_not_trusted_when_the_numbers_have_changed(self, folder: Path) -> None:
        one = next(report for report in open_paths([folder]).reports if report.id == "one")
        entry = '[[theme]]\nname = "A"\nmain.one = "2"\n'
        (folder / "themes.toml").write_text(f'[numbering]\none = "{numbering(one)}"\n{entry}')
        assert read_themes(folder, [one])[0][0].locators
        (folder / "themes.toml").write_text(f'[numbering]\none = "0123"\n{entry}')
        themes, problems = read_themes(folder, [one])
        assert not themes[0].locators and "¶ numbers of one have changed" in problems[0]

    @given(st.text(max_size=80))
    def test_any_text_is_read_or_refused(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        folder = tmp_path_factory.getbasetemp()
        (folder / "themes.toml").write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            read_themes(folder, ())
        except ThemesError as error:
            assert "\n" not in str(error)


class TestEdits:
    BASE = (
        Theme("NATO enlargement", ("Expansion",)),
        Theme("START", ("arms control",)),
        Theme("Minsk Group"),
    )

    def test_untouched(self) -> None:
        assert apply(self.BASE, ()) == self.BASE

    def test_renamed_and_hidden(self) -> None:
        renamed = OwnTheme("t-1", "Growth of NATO", ("NATO enlargement",), ("nato-enlargement",))
        hidden = OwnTheme("t-2", "START", replaces=("start",), hidden=True)
        edited = apply(self.BASE, (renamed, hidden))
        assert [(theme.name, theme.origin) for theme in edited] == [
            ("Growth of NATO", Origin.OWN),
            ("Minsk Group", Origin.CURATED),
        ]

    def test_merged(self, folder: Path) -> None:
        themes = themes_of(folder, Theme("START"), Theme("Minsk Group"))
        own = OwnTheme("t-1", "Treaties", ("START", "Minsk Group"), ("start", "minsk-group"))
        merged = themes_of(folder, *apply(themes.themes, (own,)))
        assert sorted(found[:2] for found in said(merged, "treaties")) == [("one", 2), ("one", 4)]

    def test_a_name_is_one_themes(self) -> None:
        own = OwnTheme("t-1", "Arms control", ("start",))
        assert [theme.name for theme in apply(self.BASE, (own,))] == [
            "Arms control",
            "NATO enlargement",
            "Minsk Group",
        ]
