"""What is remembered from one start to the next, and where: its faults stop nothing."""
