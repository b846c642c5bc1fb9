"""The matrix of all themes by all reports, and the synopsis of one theme."""
