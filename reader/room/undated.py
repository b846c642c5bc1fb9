"""How many reports have no date, and which key gives them one: said once, when a folder is first opened."""

from __future__ import annotations

from reader.room.controller import Controller, RoomContext

_EDIT = "describe"


class UndatedController(Controller):
    """What a reader would find out only by their citations."""

    def __init__(self, context: RoomContext, first: bool) -> None:
        super().__init__(context)
        self._due = first
        """Whether these files were never open before, and nothing was said yet."""

    def say_unless_pending(self) -> None:
        """Say it where all files were read by now; what is wrong with files, or was just said, goes first."""
        library = self.workspace.library
        line = self.line_once() if library and not library.pending else ""
        if line and (self.workspace.problems or self.context.bar.message):
            self.context.bar.remember(line)
        elif line:
            self.say(line, stay=True)

    def line_once(self) -> str:
        """What there is to say, unless it was said; "" where that is nothing."""
        reports, due = self.workspace.reports, self._due
        count = sum(report.about.date is None for report in reports)
        self._due = False
        if not due or not count:
            return ""
        from reader.settings.commands import BY_ID

        label = BY_ID[_EDIT].label
        by_name = f"{self.keymap.first('palette')} “{label[0].lower()}{label[1:]}”"
        way = self.keymap.first(_EDIT) if self.keymap.keys[_EDIT] else by_name
        return f"{count:,} of {len(reports):,} {'has' if count == 1 else 'have'} no date; {way} gives one"
