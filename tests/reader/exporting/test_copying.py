"""``y`` and ``Y`` copy in the flavour that the settings name."""

from __future__ import annotations

import pytest

from reader.exporting import copying
from reader.positions.places import Place, Span
from reader.settings.config import Config
from reader.state import locations
from tests.reader.noted import kept, press
from tests.reader.rooms import reports, room

OLD = reports()[0]
SPAN = Span(Place(5, 0), Place(5, 33))
WORDS = OLD.reading[5].without_refs(0, 33)


@pytest.mark.parametrize(
    ("flavour", "text", "cited"),
    [
        ("plain", f"“{WORDS}” (Adams 2001, ¶ 4)", "(Adams 2001, ¶ 4)"),
        ("obsidian", f"> [!quote] Adams 2001, ¶ 4\n> {WORDS}", "(Adams 2001, ¶ 4)"),
        (
            "pandoc",
            f"> {WORDS}\n\n— [@adams-2001, ¶ 4], *What Adams thinks*, “The beginning”",
            "[@adams-2001, ¶ 4]",
        ),
    ],
)
def test_a_quote_and_a_citation(flavour: str, text: str, cited: str) -> None:
    assert copying.quote(OLD, SPAN, flavour) == text
    assert copying.cite(OLD, SPAN, flavour) == cited


def test_the_page_is_cited_where_it_has_a_label() -> None:
    span = Span(Place(6, 0), Place(6, 10))
    assert copying.cite(OLD, span, "pandoc") == "[@adams-2001, p. 101, ¶ 5]"


@pytest.mark.parametrize(
    ("flavour", "begins"), [("obsidian", "> [!quote] Adams 2001"), ("pandoc", "::: {#n-00002 .note}\n\n> ")]
)
async def test_the_list_of_notes_copies_so_too(flavour: str, begins: str) -> None:
    kept()
    async with room(config=Config(flavour=flavour)) as (_, pilot):
        await press(pilot, "w", "j", "y")
    assert locations.clip_file().read_text().startswith(begins)
