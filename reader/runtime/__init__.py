"""What carries the program: the terminal and its keys, other programs, the ways out, the log."""
