"""The reading room: the command line and the screens on which reports are read side by side."""
