"""How text is set: rows of a width in cells, and the rows of a whole report. Pure: it knows no screen."""
