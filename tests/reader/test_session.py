"""What was open is found again, and no state file can stop the program."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.positions.anchors import place_of
from reader.positions.places import Place
from reader.state import locations
from reader.state.session import Session, load, pane_state, report_of, save
from tests.reader.small import LONG, report


@pytest.fixture
def session() -> Session:
    panes = (pane_state(LONG, Place(1, 30), Place(0)), pane_state(report(), Place(3, 2), Place(1, 5), 2.5))
    return Session(panes, focused=1, zoomed=True, colours="nord")


def test_what_is_saved_is_loaded(session: Session) -> None:
    assert load("bundled") is None
    assert save(session, "bundled") is None
    assert load("bundled") == session
    assert load("another") is None


def test_saving_leaves_nothing_else_behind(session: Session) -> None:
    path = locations.session_file("bundled")
    save(session, "bundled")
    save(replace(session, zoomed=False), "bundled")
    assert list(path.parent.iterdir()) == [path]


def test_instances_that_save_at_once_leave_one_of_their_sessions_whole(session: Session) -> None:
    sessions = [replace(session, colours=f"colours {n}") for n in range(8)]
    threads = [Thread(target=save, args=(each, "bundled")) for each in sessions for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert load("bundled") in sessions


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"a": 1}',
        b'{"version": 99, "panes": []}',
        b'{"version": 1, "panes": 3, "focused": 0, "zoomed": false, "colours": null}',
        b'{"version": 1, "panes": [{}], "focused": 0, "zoomed": false, "colours": null}',
        b'{"version": 1, "panes": [], "focused": "0", "zoomed": false, "colours": null}',
        b"[" * 100_000,
        b'{"version": ' + b"1" * 5000 + b"}",
        b" " * 2_000_000 + b"{}",
    ],
    ids=lambda content: str(content[:24]),
)
def test_a_file_that_is_damaged_foreign_or_newer_is_as_good_as_none(content: bytes) -> None:
    path = locations.session_file("bundled")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert load("bundled") is None
    assert save(Session(), "bundled") is None
    assert load("bundled") == Session()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_in_any_field_is_survived(session: Session, data: st.DataObject) -> None:
    save(session, "bundled")
    path = locations.session_file("bundled")
    stored = json.loads(path.read_bytes())
    table = data.draw(
        st.sampled_from(
            [stored, stored["panes"][0], stored["panes"][1]["cursor"], stored["panes"][0]["top"]["words"]]
        )
    )
    table[data.draw(st.sampled_from(sorted(table)))] = data.draw(VALUES)
    path.write_text(json.dumps(stored))
    loaded = load("bundled")
    for pane in loaded.panes if loaded else ():
        place_of(LONG, pane.cursor)


def test_a_folder_that_cannot_be_written_is_said_in_one_line(
    session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "syntopic").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    said = save(session, "bundled")
    assert said is not None
    assert said.startswith("what is open is not remembered: ")
    assert "\n" not in said
    assert load("bundled") is None


def test_a_report_is_known_by_its_bytes_then_its_file_then_its_id() -> None:
    pane = pane_state(LONG, Place(0), Place(0))
    renamed = LONG.but(id="renamed", path="/moved.txt")
    edited = LONG.but(id="other", bytes_print="edited")
    moved = LONG.but(path="/moved.txt", bytes_print="edited")
    assert report_of(pane, [moved, edited, renamed]) is renamed
    assert report_of(pane, [moved, edited]) is edited
    assert report_of(pane, [report(), moved]) is moved
    assert report_of(pane, [report()]) is None
