"""Themes discovered in the text alone: the noun phrases and names that two or more reports speak of.

No list of themes is at hand, and no model but the table of what words mean. What only names sources
(``sources``) or is copied (``copies``) is passed over. What is a noun phrase is learnt from the corpus
(``lexicon``); phrases are read off with their turned and possessive forms (``runs``, ``phrases``), counted
(``phrase_counts``), gathered with their variants (``variants``, ``synonyms``), looked at where they stand
(``evidence``), ranked (``ranking``) and put in order (``echoes``, ``arrangement``).
"""

from corpus.themes.discovery.finding import Discovered, discover

__all__ = ["Discovered", "discover"]
