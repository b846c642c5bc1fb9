"""The reading room: its screen, and a controller for each concern."""
