"""What is done when the reader has left a screen for something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, assert_never

from reader.services.intents import (
    ChooseTheme,
    CorrectNote,
    EditNote,
    ExportNotes,
    GoToNote,
    Intent,
    KeepAsTheme,
    ShowMatrix,
    ShowSynopsis,
    VisitTheme,
    WriteFinding,
)

if TYPE_CHECKING:
    from reader.room.controllers import Controllers


async def carry_out(controllers: Controllers, intent: Intent | None) -> None:
    """Do what the reader left a screen for; nothing for None."""
    match intent:
        case None:
            pass
        case GoToNote(placed):
            controllers.note_lists.go_to(placed)
        case EditNote(placed):
            await controllers.note_lists.edit(placed)
        case CorrectNote(placed):
            controllers.note_lists.begin_correcting(placed)
        case ExportNotes(query):
            await controllers.export.open(query)
        case VisitTheme(theme, report, at):
            controllers.theme_jump.visit(theme, report.id, at)
        case ShowSynopsis(theme, at):
            await controllers.overviews.show(theme, at)
        case ShowMatrix():
            await controllers.overviews.matrix()
        case ChooseTheme():
            await controllers.overviews.ask()
        case KeepAsTheme():
            await controllers.theme_assignment.keep()
        case WriteFinding(theme, report, then):
            controllers.overviews.write(theme, report, partial(carry_out, controllers, then))
        case _:
            assert_never(intent)
