"""Widgets that show notes: a list of any length, and one whole note."""
