"""Finding what is meant among many names by what is typed: misspelt, shortened, in any order.

Importing it loads no library; ranking does.
"""

from corpus.fuzzy.names import Match, NameIndex
from corpus.fuzzy.trigram_index import Stopped

__all__ = ["Match", "NameIndex", "Stopped"]
