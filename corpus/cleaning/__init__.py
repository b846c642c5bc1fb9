"""From the lines of an extracted text to whole blocks of a known kind.

    lines ─furniture─► chunks ─markers, pull quotes, captions─► whole ─headings─► drafts ─references─►

Each step is about one thing and decides only what the text itself shows; what cannot be decided is left as
it stands. No step knows a particular document.
"""
