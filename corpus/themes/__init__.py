"""Themes: named ideas, where each report speaks of them, and where none does."""

from corpus.themes.book import Themes
from corpus.themes.curated import read_themes
from corpus.themes.model import Locator, Origin, Presence, Silence, Suggestion, Theme
from corpus.themes.presence import SAYING

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
