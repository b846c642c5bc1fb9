"""Benchmarks, each against a peer in the same run: ``python -m tests.bench [NAME] [--json]``."""
