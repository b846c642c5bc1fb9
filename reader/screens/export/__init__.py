"""The screen for exports."""
