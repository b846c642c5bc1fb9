"""What can be done in the reading room: a file for each concern, called by the commands."""
