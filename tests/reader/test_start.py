"""What the way to the first content costs, and a change of focus, in counts: a clock would tell lies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css import stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from tests.reader.rooms import room
from tests.terminal import Terminal

SYNTOPIC = Path(sysconfig.get_path("scripts")) / "syntopic"
LATER = {
    "charset_normalizer", "markdown_it", "rapidfuzz", "sqlite3", "tinydb", "difflib", "subprocess",
    "corpus.cleaning", "corpus.text.decoding", "corpus.search.find", "corpus.numbering",
    "corpus.sources.imported_text",
    "corpus.importers.sandbox.process", "corpus.importers.markdown", "corpus.importers.text",
    "corpus.search", "corpus.text.sentences",
    "notes.anchoring.locate", "notes.store", "notes.storage.durable",
    "reader.runtime.clipboard", "reader.screens.palette", "reader.screens.contents",
    "reader.screens.help", "reader.screens.search", "reader.screens.source", "reader.widgets.footnote_popup",
    "reader.widgets.prompt",
    "textual.command", "textual.widgets._input", "textual.widgets._option_list",
}  # fmt: skip
"""What nobody needs before there is something to read, and Textual does not load by itself."""

_START = """
import asyncio, json, sys
from reader.app import Syntopic
from reader.workspace import Workspace

loaded, ready = [], Syntopic.on_ready

def on_ready(self):
    loaded.extend(sorted(sys.modules))  # the first frame has been drawn
    return ready(self)

async def start():
    Syntopic.on_ready = on_ready
    app = Syntopic(Workspace.bundled())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        print(json.dumps(loaded))

asyncio.run(start())
"""
_BARE = """
import textual.app, textual.pilot, textual.widgets._static, json, sys
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(code: str) -> set[str]:
    """The modules that are there when a program prints them."""
    return set(json.loads(subprocess.check_output([sys.executable, "-c", code], text=True)))


def test_nothing_is_loaded_before_the_content_that_it_does_not_need() -> None:
    subprocess.run([SYNTOPIC, "reports"], check=True, capture_output=True)  # fills the cache
    early = loaded_by(_START) - loaded_by(_BARE)
    assert "reader.room.screen" in early
    assert early & LATER == set()


class Counts:
    """How often what was done."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.styled: Counter[str] = Counter()
        """Applications of the style sheet by the type of the widget, or by the class of a component."""
        self.parsed: Counter[object] = Counter()
        """By where the style sheet was read."""
        self.drawn: Counter[str] = Counter()
        """Whole screens and parts of one."""
        self._patch = patch
        apply = self._on(stylesheet.Stylesheet, "apply", lambda _, node, **__: self._style(node))
        assert apply is not None
        parse = vars(stylesheet)["parse"]

        def parsing(scope: str, css: str, read_from: object, **more: Any) -> Any:
            self.parsed[read_from] += 1
            return parse(scope, css, read_from, **more)

        patch.setattr(stylesheet, "parse", parsing)
        self._on(Compositor, "render_full_update", lambda *_, **__: self.drawn.update(["whole"]))
        self._on(Compositor, "render_partial_update", lambda *_, **__: self.drawn.update(["part"]))

    def clear(self) -> None:
        """Begin anew."""
        for counter in (self.styled, self.parsed, self.drawn):
            counter.clear()

    def _style(self, node: DOMNode) -> None:
        name = type(node).__name__
        self.styled[name if isinstance(node, Widget) else next(iter(node.classes), name)] += 1

    def _on(self, owner: type, name: str, note: Callable[..., object]) -> Callable[..., Any]:
        original: Callable[..., Any] = getattr(owner, name)

        def noting(*args: Any, **more: Any) -> Any:
            note(*args, **more)
            return original(*args, **more)

        self._patch.setattr(owner, name, noting)
        return original


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    return Counts(monkeypatch)


async def test_the_start_parses_every_style_sheet_once(counts: Counts) -> None:
    async with room():
        assert counts.parsed
        assert set(counts.parsed.values()) == {1}


async def test_the_start_styles_hardly_anything_twice(counts: Counts) -> None:
    async with room() as (app, _):
        panes = len(app.room.grid.columns)
        assert counts.styled["Pane"] <= panes + 1  # the current one gets the focus
        components = {name: n for name, n in counts.styled.items() if name.startswith("pane--")}
        assert max(components.values()) <= panes
        assert len(components) <= 16  # of two dozen: what the first page shows
        assert counts.styled.total() <= 90


async def test_the_start_draws_the_whole_screen_no_more_than_twice(counts: Counts) -> None:
    async with room():
        assert counts.drawn["whole"] <= 2  # once more, after the content, whenever Textual resumes a screen


async def test_another_pane_gets_the_keys_without_much_ado(counts: Counts) -> None:
    async with room() as (_, pilot):
        await pilot.press("tab")
        await pilot.press("tab")
        await pilot.pause()
        counts.clear()
        await pilot.press("tab")
        await pilot.pause()
        assert counts.drawn["whole"] == 0
        assert counts.styled["Pane"] == 2
        assert not [name for name in counts.styled if name.startswith("pane--")]


async def test_a_line_down_draws_a_part_and_styles_nothing(counts: Counts) -> None:
    async with room() as (_, pilot):
        await pilot.press("j", "j", "j", "k")  # components are styled when they are first drawn
        await pilot.pause()
        counts.clear()
        await pilot.press("j")
        await pilot.pause()
        assert counts.drawn["whole"] == 0
        assert not counts.styled


def test_keys_that_come_at_once_are_not_drawn_one_by_one(tmp_path: Path) -> None:
    """Two hundred moves in one read: the last place is right, and few of those between are drawn."""
    text = tmp_path / "lines.txt"
    text.write_text(
        "A Report of Lines\n\n" + "\n\n".join(f"Line {n} of many, in one row." for n in range(1, 301))
    )
    with Terminal([SYNTOPIC, "read", text], columns=120, rows=36, env=dict(os.environ)) as terminal:
        terminal.wait_until_shown("Line 9 of many")
        terminal.settle()
        terminal.send(b"j" * 40)  # from here on a move scrolls
        terminal.settle()
        begin = len(terminal.output)
        terminal.send(b"j")
        terminal.settle()
        once = len(terminal.output) - begin
        terminal.send(b"j" * 200)
        terminal.wait_until_shown("Line 241 of many")  # the title, and a paragraph for each key
        terminal.settle()
        assert "Line 242 of many" not in terminal.text
        assert len(terminal.output) - begin - once < 50 * once
        terminal.send(b"q")
        assert terminal.finish().status == 0
