"""Takes the pictures of docs/ anew: ``python -m tests.pictures``. Look at them before they are committed."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.app import Syntopic
from reader.config import Config
from reader.workspace import Workspace

DOCS = Path(__file__).resolve().parents[1] / "docs"


class Picture(NamedTuple):
    """A screen of a size, after some keys."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str]
    colours: str = "dark"


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
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        (DOCS / f"{picture.name}.svg").write_text(app.export_screenshot(title="Syntopic"), encoding="utf-8")


def main() -> None:
    """Take all pictures, as a reader who starts for the first time would see them."""
    os.chdir("/")  # an export shows where one stands
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            for name in ("CACHE", "CONFIG", "DATA", "STATE"):
                os.environ[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
            asyncio.run(take(picture))
            print(picture.name)


if __name__ == "__main__":
    main()
