"""The pane: a report on the screen, with a cursor, a selection and painted spans."""

from reader.widgets.pane.pane import Pane

__all__ = ["Pane"]
