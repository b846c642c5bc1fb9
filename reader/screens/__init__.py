"""The screens: the reading room, and what opens above it."""
