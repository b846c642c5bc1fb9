"""What the reader can set, and the commands with their keys."""
