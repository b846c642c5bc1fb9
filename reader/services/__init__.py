"""What screens and controllers are given to work with."""
