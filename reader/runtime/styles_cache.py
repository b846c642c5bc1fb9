"""Textual's cache of the rows of a widget, mended: it must go when the widget goes.

Textual 8.2.8 remembers colours by the cache that asks for them, too, and so keeps the drawn rows of the last
1,024 widgets: half a megabyte a jump, 80 MB in the end. A test fails where its version changes.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Final

from textual._styles_cache import StylesCache

_COLOURS: Final = lru_cache(1024)(partial(StylesCache.get_inner_outer.__wrapped__, None))
"""What Textual works out, which needs no cache to be asked."""


def mend() -> None:
    """Have colours remembered by colours alone."""
    StylesCache.get_inner_outer = staticmethod(_COLOURS)  # type: ignore[assignment]
