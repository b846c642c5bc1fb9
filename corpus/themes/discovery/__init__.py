"""Themes discovered in the text alone: the noun phrases and names that two or more reports speak of.

No list and no model is at hand. What is a noun phrase is learnt from the corpus (``lexicon``); phrases are
read off with their turned and possessive forms (``phrases``), counted (``phrase_counts``), gathered with
their variants (``variants``), looked at where they stand (``evidence``) and ranked (``ranking``).
"""

from corpus.themes.discovery.finding import Discovered, discover

__all__ = ["Discovered", "discover"]
