"""What can be done on the screen for exports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from notes.errors import ExportError
from reader.job_kinds import EXPORT_WRITE

if TYPE_CHECKING:
    from reader.screens.export.base import ExportBase


class ExportActions:
    """Choosing, scrolling, writing and copying; its public methods are the actions that commands name."""

    def __init__(self, screen: ExportBase) -> None:
        self.screen = screen

    def next(self, field: str) -> None:
        """Take the next order or flavour."""
        self.screen.choose(self.screen.choices.next(field), patience=0)

    def filter(self) -> None:
        """Type which notes."""
        self.screen.set_focus(self.screen.query_line)

    def output(self) -> None:
        """Type where to."""
        self.screen.set_focus(self.screen.output_line)

    def scroll(self, how: str) -> None:
        """Scroll the preview."""
        getattr(self.screen.preview, f"scroll_{how}")(animate=False)

    def write(self, force: int) -> None:
        """Write what is shown, as the notes and files are now.

        Args:
            force: 1 to replace what is in the way.
        """
        # Of the first screen, so that it is written and told where this one is left meanwhile.
        services, work = self.screen.services, partial(self._write, force=bool(force))
        services.background.start(services.owner, EXPORT_WRITE, work, exclusive=True)

    async def _write(self, *, force: bool) -> None:
        screen = self.screen
        made = await screen.make()
        screen.show(made)
        if made.delivery is None:
            screen.say(f"nothing was written: {made.problem}", stay=True)
        elif not made.notes:
            screen.say("nothing was written: no note fits the filter")
        elif (obstacles := made.delivery.obstacles) and not force:
            key = screen.services.keymap.first("export-force")
            screen.say(f"nothing was written: {obstacles[0]}; {key} replaces it", stay=True)
        else:
            try:
                write = partial(made.delivery.write, force=force)
                said = await screen.services.background.result(EXPORT_WRITE, write, ExportError)
            except ExportError as error:
                said = str(error)
            screen.say(said, stay=True)
            screen.services.remember(said)
            screen.show(await screen.make())

    def copy(self) -> None:
        """Copy all of it."""
        made = self.screen.made
        if made is not None:
            text = "\n".join(made.files.values())
            self.screen.services.clipboard.copy(text, self.screen.say)

    def leave(self) -> None:
        """Leave the line that one types in, else the screen."""
        if self.screen.typing:
            self.screen.give_keys()
        else:
            self.screen.dismiss(self.screen.choices)
