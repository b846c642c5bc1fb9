"""Themes by reports as they are looked at: sums over any reports, bins of years, what a cell shows."""
