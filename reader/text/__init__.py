"""Text on a terminal: what of it may be shown, how wide it is, and how it is wrapped and clipped."""
