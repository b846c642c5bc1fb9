"""The reports and what can be found in them: importing, cleaning, finding. Knows no screen and no notes."""
