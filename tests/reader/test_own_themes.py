"""The reader's own themes: what is kept of them, and what each change makes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.themes import Origin, Theme
from notes.errors import RecordError
from notes.opening import open_store
from notes.records.own_themes import LONGEST, OwnTheme, theme_of
from notes.storage.schema import empty, encode
from reader.notebook import Notebook, on
from reader.positions.places import Place, Span
from tests.reader.notebooks import pair, store

PORTELA, KAPOOR = pair()
MINSK = Theme("Minsk Group", ("OSCE Minsk Group",))


def passage(report: Any, index: int) -> Any:
    return on(report, Span(Place(index, 0), Place(index, len(report.reading[index].text))))


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    return Notebook(store(tmp_path), (PORTELA, KAPOOR))


def themes(book: Notebook) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(theme.name, theme.aliases, theme.hidden) for theme in book.contents.own_themes]


def own(book: Notebook, name: str) -> Theme:
    """An own theme as the reports have it."""
    theme = next(theme for theme in book.contents.own_themes if theme.name == name)
    return Theme(theme.name, theme.aliases, Origin.OWN, theme.id)


def records(book: Notebook) -> list[Any]:
    return open_store(book.path).store.all("themes")


def test_a_theme_is_made_and_made_again_it_gains_what_is_new(book: Notebook) -> None:
    made = book.themes.make("  arms   control ", ["disarmament"])
    again = book.themes.make("Arms control", ["CFE"], [passage(KAPOOR, 2)])
    assert made == again and made.startswith("th-")
    assert themes(book) == [("arms control", ("disarmament", "CFE"), False)]
    assert book.contents.own_themes[0].on == (("kapoor", "kapoor-3"),)
    assert book.undo() == "make “Arms control” a theme"
    assert themes(book) == [("arms control", ("disarmament",), False)]


@pytest.mark.parametrize("name", ["", "  ", "?!", "x" * (LONGEST + 1), "half \ud800"])
def test_a_name_that_is_none_is_refused(book: Notebook, name: str) -> None:
    with pytest.raises(RecordError):
        book.themes.make(name)
    assert themes(book) == [] and book.undo() is None


def test_a_theme_that_is_touched_becomes_an_own_one_in_its_place(book: Notebook) -> None:
    ident = book.themes.rename(MINSK, "Karabakh talks")
    assert themes(book) == [("Karabakh talks", ("Minsk Group", "OSCE Minsk Group"), False)]
    assert book.contents.own_themes[0].replaces == ("minsk-group",)
    assert book.themes.alias(MINSK, "co-chairs") == ident  # asked by who has not seen yet that it changed
    assert len(book.contents.own_themes) == 1


def test_renaming_back_leaves_no_name_twice(book: Notebook) -> None:
    book.themes.make("gas")
    book.themes.rename(own(book, "gas"), "energy")
    book.themes.rename(own(book, "energy"), "Gas")
    assert themes(book) == [("Gas", ("energy",), False)]
    book.themes.rename(own(book, "Gas"), "GAS")
    assert themes(book) == [("GAS", ("energy",), False)]


def test_aliases_come_and_go(book: Notebook) -> None:
    book.themes.alias(MINSK, "the co-chairs")
    theme = own(book, "Minsk Group")
    book.themes.unalias(theme, "osce minsk group")
    assert themes(book) == [("Minsk Group", ("the co-chairs",), False)]
    with pytest.raises(RecordError, match="is no alias"):
        book.themes.unalias(theme, "Minsk Group")


def test_merging_takes_all_names_and_passages_in_one_step(book: Notebook) -> None:
    book.themes.make("gas", ["pipelines"], [passage(PORTELA, 0)])
    book.themes.make("energy", targets=[passage(KAPOOR, 1)])
    before = book.contents.own_themes
    book.themes.merge(own(book, "energy"), [own(book, "gas"), MINSK])
    (theme,) = book.contents.own_themes
    assert (theme.name, theme.aliases) == ("energy", ("gas", "pipelines", "Minsk Group", "OSCE Minsk Group"))
    assert theme.replaces == ("minsk-group",)
    assert set(theme.on) == {("portela", "portela-1"), ("kapoor", "kapoor-2")}
    book.undo()
    assert set(book.contents.own_themes) == set(before)


def test_hiding_and_showing(book: Notebook) -> None:
    ident = book.themes.hide(MINSK)
    assert themes(book) == [("Minsk Group", ("OSCE Minsk Group",), True)]
    book.themes.show(ident)
    assert themes(book)[0][2] is False
    book.themes.hide(own(book, "Minsk Group"))
    assert book.themes.make("minsk group") == ident and themes(book)[0][2] is False


def test_a_passage_is_on_or_off_never_both(book: Notebook) -> None:
    book.themes.put_on(MINSK, passage(PORTELA, 1))
    book.themes.put_on(MINSK, passage(PORTELA, 1))
    (theme,) = book.contents.own_themes
    assert (theme.on, theme.off) == ((("portela", "portela-2"),), ())
    book.themes.take_off(own(book, "Minsk Group"), passage(PORTELA, 1))
    (theme,) = book.contents.own_themes
    assert (theme.on, theme.off) == ((), (("portela", "portela-2"),))
    book.undo()
    assert book.contents.own_themes[0].on == (("portela", "portela-2"),)


def test_what_is_not_open_stays_in_the_record(book: Notebook) -> None:
    book.themes.put_on(MINSK, passage(PORTELA, 1))
    book.themes.put_on(MINSK, passage(KAPOOR, 1))
    alone = Notebook(book.path, (KAPOOR,))
    assert alone.contents.own_themes[0].on == (("kapoor", "kapoor-2"),)
    alone.themes.take_off(own(alone, "Minsk Group"), passage(KAPOOR, 1))
    book.poll()
    (theme,) = book.contents.own_themes
    assert (theme.on, theme.off) == ((("portela", "portela-2"),), (("kapoor", "kapoor-2"),))


def test_themes_that_did_not_change_stay_the_same_object(book: Notebook) -> None:
    book.themes.make("gas")
    before = book.contents.own_themes
    book.undo(), book.redo()
    assert book.contents.own_themes == before
    before = book.contents.own_themes
    book.judgements.reject_link(passage(PORTELA, 0), passage(KAPOOR, 0))
    assert book.contents.own_themes is before


def test_odd_records_are_read_as_far_as_they_go_and_kept(tmp_path: Path) -> None:
    path, tables = store(tmp_path), empty()
    good = OwnTheme("good", ("alias", "Alias", "GOOD"), on=(passage(PORTELA, 0),)).fields()
    odd: list[dict[str, Any]] = [
        {"id": "th-1", "name": None},
        {
            "id": "th-2",
            "name": "odd",
            "aliases": "x",
            "replaces": [3, "esdp"],
            "hidden": "yes",
            "on": {"a": 1},
        },
        {
            "id": "th-3",
            **good,
            "off": [7, {}, {"report": "portela"}, {"report": "x", "quote": 3}],
            "later": [1],
        },
    ]
    tables["themes"] = {str(n): record for n, record in enumerate(odd, 1)}
    path.write_bytes(encode(tables))
    book = Notebook(path, (PORTELA, KAPOOR))
    assert themes(book) == [("odd", (), False), ("good", ("alias",), False)]
    assert book.contents.own_themes[0].replaces == ("esdp",)
    assert book.contents.own_themes[1].on == (("portela", "portela-1"),)
    book.themes.put_on(own(book, "good"), passage(KAPOOR, 0))
    kept = records(book)[2]
    assert kept["off"] == odd[2]["off"] and kept["later"] == [1] and len(kept["on"]) == 2


def test_two_versions_of_a_theme_are_one_and_become_one_when_it_is_changed(tmp_path: Path) -> None:
    path, tables = store(tmp_path), empty()
    one = OwnTheme("gas", ("pipelines",), ("gas",), on=(passage(PORTELA, 0),))
    other = replace(one, aliases=("energy",), on=(passage(KAPOOR, 0),))
    rows = [{"id": "th-1", **one.fields()}, {"id": "th-2", **other.fields(), "conflict": "th-1"}]
    tables["themes"] = {str(n): record for n, record in enumerate(rows, 1)}
    path.write_bytes(encode(tables))
    book = Notebook(path, (PORTELA, KAPOOR))
    assert themes(book) == [("gas", ("pipelines", "energy"), False)]
    assert len(book.contents.own_themes[0].on) == 2
    book.themes.take_off(own(book, "gas"), passage(KAPOOR, 0))
    assert [record["id"] for record in records(book)] == ["th-1"]
    assert book.contents.own_themes[0].on == (("portela", "portela-1"),)


def test_what_was_deleted_meanwhile_is_said(book: Notebook) -> None:
    book.themes.make("gas")
    gone = own(book, "gas")
    book.undo()
    with pytest.raises(RecordError, match="deleted meanwhile"):
        book.themes.hide(gone)


def test_a_record_without_a_name_is_no_theme() -> None:
    assert theme_of({"id": "th-1"}) is None
    assert theme_of({"id": "th-1", "name": "x"}) == OwnTheme("x", id="th-1")
