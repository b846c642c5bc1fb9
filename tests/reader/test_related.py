"""What the command ``related`` prints."""

from __future__ import annotations

import json

import pytest

from reader import cli


def call(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    printed = capfdbinary.readouterr()
    return code, printed.out.decode(), printed.err.decode()


def test_the_links_of_a_passage_as_the_contract_has_them(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "related", "portela-2001", "30", "--json", "--limit", "3")
    answer = json.loads(out)
    assert (code, err, answer["report"], answer["number"]) == (0, "", "portela-2001", 30)
    passages = json.loads(call(capfdbinary, "passages", "--json")[1])
    texts = {(p["report"], p["passage"]): p["text"] for p in passages}
    assert len(answer["related"]) == 3
    here = texts["portela-2001", answer["passage"]]
    for link in answer["related"]:
        assert link["report"] != "portela-2001"
        assert link["text"] == texts[link["report"], link["passage"]]
        assert len(link["reasons"]) >= 2
        for span in link["reason_spans"]:
            assert span["kind"] in {"terms", "names", "phrase", "theme"}
            assert here[slice(*span["here"])] and link["text"][slice(*span["there"])]


def test_a_passage_is_named_by_place_or_by_number_and_id(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "related", "portela-2001", "30", "--json")
    ident = json.loads(out)["passage"]
    assert call(capfdbinary, "related", "portela-2001:30", "--json")[1] == out
    assert call(capfdbinary, "related", "portela-2001", ident, "--json")[1] == out


def test_links_to_read(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "related", "portela-2001", "30", "--limit", "2")
    lines = out.splitlines()
    assert code == 0 and lines[0] == "portela-2001:30  Portela 2001, ¶ 30"
    assert [line[:4] for line in lines if line[:2].strip().isdigit()] == [" 1  ", " 2  "]
    assert sum(line.startswith("    both: ") for line in lines) == 2


def test_all_has_a_row_for_each_passage_that_is_linked(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = json.loads(call(capfdbinary, "related", "--all", "--json", "--limit", "1")[1])
    passages = json.loads(call(capfdbinary, "passages", "--json")[1])
    kinds = {"paragraph", "list_item", "abstract"}
    wanted = [(p["report"], p["passage"]) for p in passages if p["kind"] in kinds]
    assert [(row["report"], row["passage"]) for row in rows] == wanted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a passage"),
        (("portela-2001",), "name a passage"),
        (("portela-2001", "3", "--all"), "either a passage or --all"),
    ],
)
def test_a_call_that_names_nothing_or_both_is_refused(
    arguments: tuple[str, ...], said: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, out, err = call(capfdbinary, "related", *arguments)
    assert (code, out) == (2, "") and said in err and err.count("\n") == 1


def test_an_unknown_passage_fails_in_one_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = call(capfdbinary, "related", "portela-2001", "999")
    assert code == 1 and "its paragraphs go from 1 to" in err


def test_where_there_are_no_links_it_says_why(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    passages = json.loads(call(capfdbinary, "passages", "portela-2001", "--json")[1])
    heading = next(p["passage"] for p in passages if p["kind"] == "heading")
    assert "only paragraphs, list items" in call(capfdbinary, "related", "portela-2001", heading)[1]


def test_of_one_report_alone_it_says_so(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: pytest.TempPathFactory
) -> None:
    path = f"{tmp_path}/alone.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("A Title\n\nA paragraph of plain words, long enough to be one.\n")
    assert "only this report is open" in call(capfdbinary, "related", "alone", "1", "--in", path)[1]
