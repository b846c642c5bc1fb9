"""A line for names, of tags or of a holder, with suggestions that forgive how they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.content import Content

from reader.settings.keymap import own_bindings
from reader.text.printable import printable
from reader.widgets.command_node import CommandNode, Handlers
from reader.widgets.text_field import TextField

BETWEEN: Final = ","
"""Parts the names, where there may be several."""
DIGITS: Final = "123456789"

Suggest = Callable[[str], Sequence[str]]
Paint = Callable[[str], tuple[str, str]]
"""From a name to the glyph before it and the style of that glyph."""

HANDLERS: Final[Mapping[str, Callable[[Names], object]]] = {"entry-complete": lambda line: line.complete()}
"""By a command's id."""


class Names(CommandNode, TextField):
    """While no name is begun, 1 to 9 take the suggestions, or take them out again; tab completes."""

    HANDLED: ClassVar[Handlers] = HANDLERS
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(HANDLERS)]

    def __init__(
        self,
        names: Sequence[str],
        suggest: Suggest,
        *,
        several: bool = True,
        hint: str = "",
        paint: Paint | None = None,
    ) -> None:
        """Make the line.

        Args:
            names: what stands there at first.
            suggest: what may be meant by what is begun; "" asks for those used last.
            several: whether commas part names.
            hint: shown while the line is empty.
            paint: how names look among the suggestions.
        """
        super().__init__(_joined(names, several), placeholder=hint, compact=True, select_on_focus=False)
        self._suggest = suggest
        self._several = several
        self._paint = paint

    @property
    def names(self) -> tuple[str, ...]:
        """What stands there, without doubles."""
        parts = self.value.split(BETWEEN) if self._several else [self.value]
        return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))

    @property
    def _value(self) -> Text:
        """What Input draws: the names as a terminal may show them, as long as they are."""
        return Text(printable(self.value), no_wrap=True, overflow="ignore", end="")

    @property
    def begun(self) -> str:
        """The name that is being typed."""
        return (self.value.rpartition(BETWEEN)[2] if self._several else self.value).strip()

    @property
    def suggested(self) -> list[str]:
        """What may be meant by it, likeliest first."""
        return [name for name in self._suggest(self.begun) if name != self.begun][: len(DIGITS)]

    def suggestions(self) -> Content:
        """The suggestions as a row: by number while nothing is begun, else the one that tab takes first."""
        found, begun = self.suggested, self.begun
        if begun and not found:
            return Content.styled("new" if begun not in self._suggest(begun) else "", "dim")
        keys = [*DIGITS] if not begun else [self.keymap.first("entry-complete"), *[""] * len(DIGITS)]
        parts = [
            Content.styled(f"{key} " if key else "", "bold") + self._painted(name)
            for key, name in zip(keys, found, strict=False)
        ]
        return Content("  ").join(parts)

    def _painted(self, name: str) -> Content:
        glyph, style = self._paint(name) if self._paint else ("", "")
        return Content.styled(f"{glyph} " if glyph else "", style) + Content(printable(name))

    async def _on_key(self, event: events.Key) -> None:
        """Let a digit choose where no name is begun."""
        if event.character and event.character in DIGITS and not self.begun:
            event.stop()
            event.prevent_default()
            self.take(DIGITS.index(event.character))
            return
        await super()._on_key(event)

    def take(self, index: int) -> bool:
        """Put a suggestion in place of what is begun; one that stands there already is taken out."""
        found = self.suggested
        if index >= len(found):
            return False
        name, names = found[index], list(self.names)
        if self.begun:
            names.pop()
        if name not in names:
            names.append(name)
        elif not self.begun:
            names.remove(name)
        self.value = _joined(names if self._several else [name], self._several)
        self.cursor_position = len(self.value)
        return True

    def complete(self) -> None:
        """Take the first suggestion for what is begun.

        Raises:
            SkipAction: nothing is begun, or it is a name that there is; tab is for whoever is around.
        """
        begun = self.begun
        if not begun or begun in self._suggest(begun) or not self.take(0):
            raise SkipAction


def _joined(names: Sequence[str], several: bool) -> str:
    if not several:
        return names[0] if names else ""
    return "".join(f"{name}{BETWEEN} " for name in names)
