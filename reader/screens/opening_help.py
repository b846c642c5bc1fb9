"""The help opened above a screen: apart from the screens, for the help is one of them."""

from __future__ import annotations

from typing import Any

from reader.screens.base import BaseScreen


async def show_help(above: BaseScreen[Any]) -> None:
    """Show all keys, those of a screen first."""
    from reader.screens.help import HelpScreen

    await above.app.push_screen(HelpScreen(above.GROUP))
