"""Themes: named ideas, where each report speaks of them, and where none does."""

from corpus.themes.curated import read_themes
from corpus.themes.model import SAYING, Locator, Origin, Presence, Silence, Suggestion, Theme
from corpus.themes.theme_index import Themes

__all__ = [
    "SAYING",
    "Locator",
    "Origin",
    "Presence",
    "Silence",
    "Suggestion",
    "Theme",
    "Themes",
    "read_themes",
]
