"""The notes beside the open reports: where each stands, finding them, and changing them safely.

Importing it loads no library; opening a notebook does.
"""

from notes.model import Note, Target
from notes.records.relations import Relation
from reader.notebook.contents import Contents
from reader.notebook.importing import Brought
from reader.notebook.notebook import Notebook
from reader.notebook.placed import Placed, State, on

__all__ = ["Brought", "Contents", "Note", "Notebook", "Placed", "Relation", "State", "Target", "on"]
