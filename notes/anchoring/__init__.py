"""Finding a quote again in a text that has changed.

Weights, shares and thresholds in these modules were tuned on the bundled reports, damaged in the ways of
tests/notes/damages.py, with quotes and damages of seeds below 1000. What they do with those of other seeds
is measured by `python -m tests.bench anchoring`, beside rapidfuzz and the way of Hypothesis' client.
"""
