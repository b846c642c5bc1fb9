"""Takes the pictures of docs/ anew: ``python -m tests.pictures [NAME]...``. Look at them, then commit."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.app import Syntopic
from reader.settings.config import Config
from reader.workspace import Workspace

DOCS = Path(__file__).resolve().parents[1] / "docs"


class Picture(NamedTuple):
    """A screen of a size, after some keys."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str]
    colours: str = "dark"
    connected: bool = False
    """Whether connections are shown, which otherwise begin some time after the start."""


CRISIS = ["/", *"crisis management", "enter", "n"]
QUOTE = ["/", *"strategic objective", "enter", "escape", "v", "e", "e"]
NOTED = [
    *[*QUOTE, "a", *"Stability first, partnership second.", "tab", *"order, stability", "ctrl+s"],
    *["J", "J", "A", "J", "J", "a", *"Soft security comes first.", "tab", *"crime", "ctrl+s"],
]
PICTURES = [
    Picture("reading-room-120x36", (120, 36), CRISIS),
    Picture("reading-room-80x24", (80, 24), CRISIS),
    Picture("reading-room-200x50", (200, 50), CRISIS),
    Picture("reading-room-light", (120, 36), CRISIS, "light"),
    Picture("jump-120x36", (120, 36), ["t", *"expansion of nato"]),
    Picture("jump-80x24", (80, 24), ["t", *"misile def"]),
    Picture("jump-lit-120x36", (120, 36), ["t", *"nato enl", "enter"], connected=True),
    Picture("jump-lit-200x50", (200, 50), ["t", *"energy sec", "enter"], connected=True),
    Picture("connections-120x36", (120, 36), [".", *"30", "enter", "p"], connected=True),
    Picture("connections-80x24", (80, 24), [".", *"30", "enter", "p"], connected=True),
    Picture("matrix-120x36", (120, 36), ["m", "J"]),
    Picture("matrix-80x24", (80, 24), ["m"]),
    Picture("synopsis-120x36", (120, 36), ["t", *"missile def", "enter", "s"]),
    Picture("synopsis-200x50", (200, 50), ["t", *"missile def", "enter", "s"]),
    Picture("search-120x36", (120, 36), ["F", *"Transdnestria conflct"]),
    Picture("note-120x36", (120, 36), [".", *"10", "enter", "enter"]),
    Picture("annotating-120x36", (120, 36), [*QUOTE, "a", *"Stability first, partnership second."]),
    Picture("notes-120x36", (120, 36), [*NOTED, "w"]),
    Picture("notes-80x24", (80, 24), [*NOTED, "w"]),
    Picture("notes-200x50", (200, 50), [*NOTED, "w"]),
    Picture("export-120x36", (120, 36), [*NOTED, "e", "s", *"jjjjjjjjj"]),
    Picture("help-120x36", (120, 36), ["?"]),
]


async def take(picture: Picture) -> None:
    """Type the keys and keep the screen as SVG."""
    app = Syntopic(Workspace.bundled(), Config(colours=picture.colours))
    async with app.run_test(size=picture.size) as pilot:
        if picture.connected:
            app.room.controllers.links.begin()
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
            if key in {"enter", "t", "p", "m", "s"}:
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)
        for _ in range(4):
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        (DOCS / f"{picture.name}.svg").write_text(app.export_screenshot(title="Syntopic"), encoding="utf-8")


def main() -> None:
    """Take all pictures, as a reader who starts for the first time would see them."""
    os.chdir("/")  # an export shows where one stands
    wanted = sys.argv[1:]
    for picture in PICTURES:
        if wanted and not any(picture.name.startswith(name) for name in wanted):
            continue
        with tempfile.TemporaryDirectory() as home:
            for name in ("CACHE", "CONFIG", "DATA", "STATE"):
                os.environ[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
            asyncio.run(take(picture))
            print(picture.name)


if __name__ == "__main__":
    main()
