"""What a terminal sends, made into keys, moves of the mouse and pastes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

from reader.runtime.paste import plain_text

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"


class TerminalParser(XTermParser):
    """Textual's parser, to which a paste comes as text alone.

    Textual's takes what follows an escape in a paste for keys that were pressed before it.
    """

    def __init__(self, debug: bool = False) -> None:
        self._pasted: str | None = None
        """What has come of a paste so far, and of the sequence that ends it; None where none is going on."""
        self._before = ""
        """The last characters that came before a paste: they may begin the sequence that begins one."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Take what was read; "" ends it."""
        if not data:
            yield from super().feed(data)
        while data:
            known, data = self._next(data)
            if known:
                yield from super().feed(known)

    def _next(self, data: str) -> tuple[str, str]:
        """What can be understood of what was read by now, and the rest to be looked at."""
        if self._pasted is not None:
            text, end, rest = (self._pasted + data).partition(END)
            if not end:
                self._pasted = text
                return "", ""
            self._pasted = None
            return plain_text(text) + END, rest
        _, begin, rest = (self._before + data).partition(BEGIN)
        if not begin:
            self._before = (self._before + data)[1 - len(BEGIN) :]
            return data, ""
        self._before, self._pasted = "", ""
        return data[: len(data) - len(rest)], rest
