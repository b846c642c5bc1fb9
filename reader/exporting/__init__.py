"""Export: what is gathered of notes and reports, in which format it is written, and where to."""
