"""Importers of hostile formats in a child process with limits."""
