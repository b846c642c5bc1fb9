"""The screen of all notes."""
