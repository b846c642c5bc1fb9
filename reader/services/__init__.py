"""What screens ask for what is slow, and are told when it changes."""
