"""Themes: named ideas, where each report speaks of them, and where none does."""

from corpus.themes.book import Themes
from corpus.themes.curated import read_themes
from corpus.themes.model import SAYING, Locator, Origin, Presence, Silence, Suggestion, Theme

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
