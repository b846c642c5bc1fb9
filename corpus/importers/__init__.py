"""One file a format: each reads a source and hands over drafts in reading order."""
