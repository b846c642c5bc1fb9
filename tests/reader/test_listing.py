"""What the commands print of reports and passages."""

from __future__ import annotations

from dataclasses import replace

from reader.cli.format.reports import passage_json, passages_text, report_json, reports_text
from reader.text.plain_text import cells
from tests.reader.small import report

REPORTS = (
    report(),
    report(
        "a-far-longer-id-2015", title="Bargain", authors=("Peter van Ham",), date="2015", extent="abstract"
    ),
    report("undated", title="A \x1b[31mred\x1b[0m title\n", authors=(), date=None, inferred=("title",)),
)


def test_reports_as_the_contract_has_them() -> None:
    assert report_json(REPORTS[0]) == {
        "report": "portela-2001",
        "title": "The Role of the EU",
        "authors": ["Clara Portela"],
        "organisation": None,
        "date": "2001-05",
        "series": None,
        "inferred": [],
        "extent": "full",
        "source": "portela-2001.txt",
        "words": 28,
        "passages": 5,
        "warnings": [],
    }


def test_passages_as_the_contract_has_them() -> None:
    whole = report()
    assert passage_json(whole, whole.reading[1]) == {
        "report": "portela-2001",
        "passage": "p1",
        "number": 1,
        "kind": "paragraph",
        "level": None,
        "text": "So said Lavrov.6 The rest followed 7 at once.",
        "section": None,
        "marker": None,
        "refs": [[15, 16, "n6"], [35, 36, None]],
        "pages": [],
        "lines": None,
        "mended": None,
    }


def test_the_table_of_reports() -> None:
    assert reports_text(REPORTS, None).splitlines() == [
        "REPORT                YEAR  WORDS  AUTHORS AND TITLE",
        "portela-2001          2001     28  Clara Portela: The Role of the EU",
        "a-far-longer-id-2015  2015     28  Peter van Ham: Bargain [abstract only]",
        "undated               n.d.     28  A ␛[31mred␛[0m title␊",
    ]


def test_a_title_without_end_is_cut_even_where_there_is_no_width() -> None:
    line = reports_text([report(title="x" * 30_000, extent="abstract")], None).splitlines()[1]
    assert len(line) < 300 and line.endswith("x… [abstract only]")


def test_the_table_fits_the_terminal() -> None:
    for width in (1, 10, 40, 80):
        lines = reports_text(REPORTS, width).splitlines()
        assert len(lines) == 4
        assert max(map(cells, lines)) <= width


def test_a_report_to_read() -> None:
    assert "".join(passages_text([report()], None)).splitlines() == [
        "The Role of the EU",
        "Clara Portela · 2001-05",
        "portela-2001 · portela-2001.txt",
        "",
        "     title  The Role of the EU",
        "",
        "       ¶ 1  So said Lavrov.6 The rest followed 7 at once.",
        "",
        "pull quote  The rest followed at once",
        "",
        "       ¶ 2  • Security “architecture” is the word.",
        "",
        "   note 6.  Speech of 3 May.",
    ]


def test_furniture_and_a_first_passage_are_printed_when_asked_for() -> None:
    assert "furniture  BITS Research Note" in "".join(passages_text([report()], None, furniture=True))
    from_second = "".join(passages_text([report()], None, first=3))
    assert "¶ 1" not in from_second
    assert "¶ 2" in from_second


def test_what_is_inferred_and_only_an_excerpt_is_said() -> None:
    known = report(organisation="BITS", extent="excerpt", inferred=("date", "authors"))
    head = "".join(passages_text([known], None))
    assert "Clara Portela · BITS · 2001-05 (inferred: date, authors)\n" in head
    assert "portela-2001 · portela-2001.txt · excerpt only\n" in head


def test_wrapped_text_fits_and_no_control_gets_in() -> None:
    hostile = report()
    passages = [replace(p, text=p.text + " \x1b]52;c;cm0=\x07" + "x" * 200) for p in hostile.passages]
    text = "".join(passages_text([hostile.but(passages=tuple(passages))], 40))
    assert max(map(cells, text.splitlines())) <= 40
    assert "\x1b" not in text
