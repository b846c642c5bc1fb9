"""Links: which passages of other reports belong beside a passage, and why."""

from typing import TYPE_CHECKING, Any

from corpus.links.linker import Linker
from corpus.links.model import Link, Reason, ReasonKind, ThemeWeights

if TYPE_CHECKING:
    from corpus.links.built import LinkIndex

__all__ = ["Link", "LinkIndex", "Linker", "Reason", "ReasonKind", "ThemeWeights"]


def __getattr__(name: str) -> Any:
    """The index of links is loaded when it is asked for: it needs numpy."""
    if name == "LinkIndex":
        from corpus.links.built import LinkIndex

        return LinkIndex
    raise AttributeError(name)
