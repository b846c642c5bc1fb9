"""Links: which passages of other reports belong beside a passage, and why."""

from corpus.links.linker import Linker
from corpus.links.model import Link, Reason, ReasonKind, ThemeWeights

__all__ = ["Link", "Linker", "Reason", "ReasonKind", "ThemeWeights"]
