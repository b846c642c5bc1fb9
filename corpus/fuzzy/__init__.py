"""Finding what is meant among many names by what is typed: misspelt, shortened, in any order.

Importing it loads no library; ranking does.
"""

from corpus.fuzzy.grams import Stopped
from corpus.fuzzy.names import Match, NameIndex

__all__ = ["Match", "NameIndex", "Stopped"]
