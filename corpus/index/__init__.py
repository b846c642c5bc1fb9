"""The terms of the passages, by which they are compared."""
