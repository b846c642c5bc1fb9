"""What is said of a theme made of words: by which rule a passage counts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.presentation.search_text import NEAR

if TYPE_CHECKING:
    from corpus.themes.query_theme import Rule

NOT_COUNTED: Final = f"{NEAR}, not counted"


def rule(by: Rule) -> str:
    """By which rule a passage counts: ``your words: a passage counts if it has all of russia, say``."""
    asked = [", ".join(by.words)] if by.words else []
    asked += [f"“{phrase}” as it stands" for phrase in by.phrases]
    said = f"a passage counts if it has {'all of ' * (len(by.words) > 1)}{' and '.join(asked)}"
    if by.missing:
        said = f"no report has {_quoted(by.missing)}, so no passage has all the words"
    parts = [f"your words: {said}"]
    parts += [f"{_quoted([typed])} taken as {_quoted([right])}" for typed, right in by.corrected]
    parts += [f"{by.taken_in} taken in"] if by.taken_in else []
    parts += [f"{by.taken_out} taken out"] if by.taken_out else []
    return "; ".join(parts)


def _quoted(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
