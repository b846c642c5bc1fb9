"""What makes the data that the program comes with. None of it is in the wheel."""
