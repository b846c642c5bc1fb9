"""Short forms and what they stand for, where the text says it: "Weapons of Mass Destruction (WMD)".

Source: A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 8 (2003).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.themes.discovery.function_words import CONNECTORS
from corpus.themes.discovery.phrases import name_key
from corpus.themes.discovery.tokens import Token

_LETTERS: Final = range(2, 11)
"""How long a short form is, by the source."""


def definitions(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The keys of a long and a short form, wherever one stands in brackets behind the other."""
    for at, token in enumerate(tokens):
        if token.text != "(" or at == 0:
            continue
        close = next((i for i in range(at + 1, min(at + 12, len(tokens))) if tokens[i].text == ")"), None)
        if close is None:
            continue
        inside = tokens[at + 1 : close]
        if inside and _is_short(inside[0]) and (len(inside) == 1 or inside[1].text in ",;"):
            short, start = inside[0], at - min(len(inside[0].text) + 5, 2 * len(inside[0].text))
            window = tokens[max(0, start) : at]
        elif len(inside) > 1 and _is_short(tokens[at - 1]):
            short, window = tokens[at - 1], inside
        else:
            continue
        begin = _begin(short.text, window)
        if begin is not None and len(window) - begin > 1:
            key = name_key(window[begin:])
            if key != short.unit:
                yield key, short.unit


def _is_short(token: Token) -> bool:
    text = token.text
    return (
        bool(token.unit)
        and len(text) in _LETTERS
        and any(map(str.isalpha, text))
        and sum(map(str.isupper, text)) * 2 >= len(text)
    )


def _begin(short: str, window: Sequence[Token]) -> int | None:
    """Where in the window the long form begins, or None.

    It has the short form's letters, looked for from the last, the first of them at the beginning of a word,
    which here must not be "of" or the like.
    """
    letters = [char.lower() for char in short if char.isalnum()]
    word = len(window) - 1
    at = len(window[word].text) - 1 if window else -1
    for position in range(len(letters) - 1, -1, -1):
        while True:
            if at < 0:
                word -= 1
                if word < 0 or not (window[word].unit or window[word].text[0] in "'’–-"):
                    return None
                at = len(window[word].text) - 1
            fits = window[word].text[at].lower() == letters[position]
            if fits and (position > 0 or (at == 0 and window[word].text not in CONNECTORS)):
                break
            at -= 1
        at -= 1
    return word
