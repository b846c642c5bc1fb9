"""The line that narrows the rows of a screen: keys that mean nothing in it lead to the rows."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.settings.command import Where
from reader.settings.keymap import bindings
from reader.widgets.text_field import TextField


class FilterLine(TextField):
    """Its screen does what the keys say."""

    # Here and not on the screen: there the same keys move among the rows.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FILTER)]
