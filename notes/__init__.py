"""The reader's own words on the author's exact words. Knows no screen and no corpus."""
