"""The colours: ink on paper, and the same at night."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LIGHT: Final = Theme(
    name="light",
    dark=False,
    primary="#2f5d7c",
    secondary="#7a6a4f",
    accent="#b4531f",
    warning="#9a6700",
    error="#a4332b",
    success="#4c7a34",
    foreground="#2a2824",
    background="#fbf8f2",
    surface="#f4efe4",
    panel="#eae3d3",
    variables={
        "block-cursor-background": "#dbe5ec",
        "block-cursor-foreground": "#1d1b18",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#dbe5ec",
        "block-cursor-blurred-foreground": "#1d1b18",
        "input-cursor-background": "#2f5d7c",
        "input-cursor-foreground": "#fbf8f2",
        "scrollbar": "#d8cfbb",
        "scrollbar-background": "#f4efe4",
    },
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    primary="#8db4d1",
    secondary="#b3a486",
    accent="#e09a5f",
    warning="#d8a657",
    error="#e0736a",
    success="#9dbb80",
    foreground="#d9d3c6",
    background="#1b1a18",
    surface="#232220",
    panel="#2e2c29",
    variables={
        "block-cursor-background": "#2f3f4b",
        "block-cursor-foreground": "#f0ebdf",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#2f3f4b",
        "block-cursor-blurred-foreground": "#f0ebdf",
        "input-cursor-background": "#8db4d1",
        "input-cursor-foreground": "#1b1a18",
        "scrollbar": "#45423c",
        "scrollbar-background": "#232220",
    },
)

COLOURS: Final = {theme.name: theme for theme in (LIGHT, DARK)}
"""By the names that the config and the palette use."""
DEFAULT: Final = DARK.name
"""What is used where nothing was chosen."""
