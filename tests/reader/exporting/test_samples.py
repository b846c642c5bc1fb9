"""The samples in the documentation: as they were written, and every quote as the reports have it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notes.export.preserved_blocks import kept
from reader.workspace import Workspace
from tests.samples import NOTES, SAMPLES, WRITTEN


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sample_is_as_it_was_written(name: str) -> None:
    files = sorted((SAMPLES / name).glob("*.md")) if name.endswith("/") else [SAMPLES / name]
    assert files
    for file in files:
        found = kept(file.read_text("utf-8"))
        assert (found.ours, found.intact) == (True, True), f"{file.name}: python -m tests.samples"


def test_every_note_of_the_comparison_holds_on_to_words_of_a_report() -> None:
    text = (SAMPLES / "comparison.md").read_text("utf-8")
    reports = {report.id: report.text for report in Workspace.bundled().reports}
    notes = json.loads(NOTES.read_bytes())["notes"].values()
    assert len(notes) == 28
    for note in notes:
        assert text.count(f'<a id="{note["id"]}"></a>') == 1
        assert note["quote"] is None or note["quote"]["exact"] in reports[note["report"]]


def test_the_answer_stands_above_the_comparison_and_cites_notes_of_it(project_root: Path) -> None:
    text = (SAMPLES / "comparison.md").read_text("utf-8")
    (answer,) = kept(text).headings[""]
    linked = set(_ids(answer))
    assert len(linked) > 15
    assert all(f'<a id="{ident}"></a>' in text for ident in linked)


def _ids(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](#")[1:]]
