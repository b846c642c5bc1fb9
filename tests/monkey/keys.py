"""What a terminal sends for keys, the mouse and pasted text."""

from __future__ import annotations

from collections.abc import Mapping

NAMED: Mapping[str, str] = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "f2": "\x1bOQ", "f4": "\x1bOS",
    "shift+up": "\x1b[1;2A", "shift+right": "\x1b[1;2C", "ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C",
    "focus-lost": "\x1b[O", "focus-got": "\x1b[I",
    # All of them but ctrl+q, which ends the program, and ctrl+z, which stops it.
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnoprstuvwxy"},
}  # fmt: skip
"""The keys that are no characters."""


def key(name: str) -> bytes:
    """The bytes of a key, or of characters typed in one go."""
    return NAMED.get(name, name).encode()


def pasted(text: str) -> bytes:
    """The bytes of a bracketed paste."""
    return f"\x1b[200~{text}\x1b[201~".encode()


def clicked(button: int, x: int, y: int) -> bytes:
    """The bytes of a mouse button, pressed and, where it is one that can be, released."""
    pressed = f"\x1b[<{button};{x};{y}M"
    return (pressed + f"\x1b[<{button};{x};{y}m" * (button < 3)).encode()
