"""A reading room for tests: three hand-made reports whose every word is known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from corpus.model import About, Kind, LineRun, PageTurn, Passage, Ref, Report
from reader.app import Syntopic
from reader.positions.places import Place
from reader.settings.config import Config
from reader.workspace import Workspace

OLD = "adams-2001"
MIDDLE = "baker-2010"
NEW = "clark-2021"
PATIENCE = 180
"""Seconds until a test holds that something does not happen any more; what happens ends the wait at once."""
_T = TypeVar("_T")


def long_report(name: str, author: str, date: str, word: str, **about: Any) -> Report:
    """A title, three sections of ten paragraphs each, a reference in each second one, notes for two of them.

    Paragraph 4 and every fourth after it hold ``word``; a page begins with every fifth paragraph.
    """
    passages = [Passage(f"{name}-t", Kind.TITLE, f"What {author} thinks", level=1, runs=(LineRun(1, 1),))]
    number, line = 0, 3
    for section in ("The beginning", "The middle", "The end"):
        passages.append(
            Passage(f"{name}-{section[4:]}", Kind.HEADING, section, level=1, runs=(LineRun(line, line),))
        )
        for _ in range(10):
            number += 1
            line += 2
            passages.append(_paragraph(name, number, line, section, word))
        line += 2
    passages += [
        Passage(f"{name}-n2", Kind.FOOTNOTE, "The second note, which says more.", marker="2."),
        Passage(f"{name}-n4", Kind.FOOTNOTE, "See also here.2 It is long. " * 30, marker="4.",
                refs=(Ref(14, 15, f"{name}-n2"),)),
    ]  # fmt: skip
    facts: dict[str, Any] = {"title": f"What {author} thinks", "authors": (f"Ann {author}",), "date": date}
    return Report(
        id=name,
        about=About(**{**facts, **about}),
        passages=tuple(passages),
        source=f"{name}.txt",
        path=f"/nowhere/{name}.txt",
        bytes_print=f"bytes of {name}",
    )


def _paragraph(name: str, number: int, line: int, section: str, word: str) -> Passage:
    text = f"Paragraph {number} of {name} begins."
    refs: tuple[Ref, ...] = ()
    if number % 2 == 0:
        start = len(text)
        text += str(number)
        note = f"{name}-n{number}" if number in (2, 4) else None
        refs = (Ref(start, len(text), note),)
    text += f" It speaks of {word} at length." if number % 4 == 0 else " It speaks of nothing at all."
    text += " A further sentence fills the line so that it wraps, whatever the width of the pane may be."
    pages = (PageTurn(0, number // 5, str(number // 5 + 100)),) if number % 5 == 0 else ()
    return Passage(
        f"{name}-{number}", Kind.PARAGRAPH, text, number, section=section, refs=refs, pages=pages,
        runs=(LineRun(line, line + 1),),
    )  # fmt: skip


def reports() -> tuple[Report, ...]:
    """The three, in date order."""
    return (
        long_report(OLD, "Adams", "2001", "treaties"),
        long_report(MIDDLE, "Baker", "2010", "security"),
        long_report(NEW, "Clark", "2021", "treaties"),
    )


def workspace(*more: Report, key: str = "test") -> Workspace:
    """The workspace of the three, or of others."""
    return Workspace(more or reports(), key=key)


@asynccontextmanager
async def room(
    size: tuple[int, int] = (120, 36),
    *,
    shelf: Workspace | None = None,
    config: Config | None = None,
    at: tuple[Report, Place] | None = None,
) -> AsyncIterator[tuple[Syntopic, Pilot[None]]]:
    """An open reading room and the hand that types in it."""
    app = Syntopic(shelf or workspace(), config, at)
    async with app.run_test(size=size) as pilot:
        app.room.notebook.begin()  # without its delay
        await pilot.pause()
        yield app, pilot


async def type_(pilot: Pilot[None], text: str) -> None:
    """Type a text letter by letter, then let the workers end."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being done beside the screen, and for what came of it."""
    background = pilot.app.room.background  # type: ignore[attr-defined]
    while True:
        with suppress(WorkerCancelled):  # of a screen that was left
            await pilot.app.workers.wait_for_complete()
        was_idle = background.idle  # what came last is only heard in the pause
        await pilot.pause()
        if was_idle and background.idle and all(worker.is_finished for worker in pilot.app.workers):
            return
        await asyncio.sleep(0.001)


async def until(pilot: Pilot[Any], there: Callable[[], _T]) -> _T:
    """Let the program go on until something is there, and give it back: a slow machine takes its time.

    Raises:
        AssertionError: it is not there after minutes.
    """
    deadline = time.monotonic() + PATIENCE
    while not (found := there()):
        assert time.monotonic() < deadline, f"it did not come; the screen is:\n{shown(pilot.app)}"
        await pilot.pause(0.02)
    return found


def shown(app: App[Any], width: int | None = None) -> str:
    """What stands on the screen, row by row."""
    size = app.size
    rows: Sequence[Any] = app.screen._compositor.render_strips(size)
    return "\n".join(strip.text for strip in rows)


def status(app: Syntopic) -> str:
    """What the bottom row says."""
    return app.room.bar.text
