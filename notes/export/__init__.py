"""Export: notes written as Markdown that can be cited, and the references that it cites.

Nothing here knows a report or a store: it is given plain records (notes/export/records.py) and makes texts
of them, and puts those safely where they are wanted.
"""
